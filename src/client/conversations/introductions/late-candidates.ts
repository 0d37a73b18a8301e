import {
  type Candidate,
  CandidateKind,
  type Connectivity,
  type FamilyConnectivity,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { isSameAddress } from "../../../socket-address.ts";
import type { Offer } from "../offer.ts";

export interface LateCandidatesOptions {
  /** Returns what this side knows now. */
  readonly known: () => Offer;
  /** What the peer knows from the invitation or acceptance. */
  readonly told: Offer;
  /** Candidates that one offer may have, and that the server keeps: the latest. */
  readonly candidatesMax: number;
  /**
   * Tells the peer, through the server, which adds the addresses at which it has seen this side: they are not among the
   * candidates. `connectivity` is undefined if it has not changed. Resolves when the server has it, or will not take it.
   */
  readonly offer: (news: Offer) => Promise<void>;
  /** Whether the introduction is over: nothing is looked up or told any more. */
  readonly isOver: () => boolean;
}

/**
 * What this side finds out after its invitation or acceptance was sent: the address at which the server sees it, ports
 * that gateways map, whether UDP passes. The peer is told of each once. While it is told of something, the rest waits, so
 * that there are few messages, however much is found out at once.
 */
export class LateCandidates {
  readonly #options: LateCandidatesOptions;
  /** Those that are known now, and the latest of the others. */
  #told: readonly Candidate[];
  #connectivity: Connectivity | undefined;
  #isOffering = false;

  constructor(options: LateCandidatesOptions) {
    this.#options = options;
    this.#told = options.told.candidates;
    this.#connectivity = options.told.connectivity;
  }

  /** Offers what is known by now and was not offered yet. */
  offerMore(): void {
    const { known, candidatesMax, isOver } = this.#options;
    if (this.#isOffering || isOver()) return;
    const { candidates: all, connectivity } = known();
    const candidates = all.slice(0, candidatesMax);
    const more = without(candidates, this.#told);
    const isSame = isSameConnectivity(connectivity, this.#connectivity);
    if (more.length === 0 && isSame) return;
    this.#told = [...without(this.#told, candidates), ...candidates].slice(-candidatesMax);
    this.#connectivity = connectivity;
    const own = more.filter(({ kind }) => kind !== CandidateKind.SERVER_REFLEXIVE);
    void this.#tell({ candidates: own, connectivity: isSame ? undefined : connectivity });
  }

  async #tell(news: Offer): Promise<void> {
    this.#isOffering = true;
    await this.#options.offer(news);
    this.#isOffering = false;
    this.offerMore();
  }
}

function without(candidates: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  return candidates.filter((candidate) => !others.some((each) => isSameAddress(each, candidate)));
}

function isSameConnectivity(one: Connectivity | undefined, other: Connectivity | undefined): boolean {
  return isSameFamily(one?.ipv4, other?.ipv4) && isSameFamily(one?.ipv6, other?.ipv6);
}

function isSameFamily(one: FamilyConnectivity | undefined, other: FamilyConnectivity | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.udpWorks === other.udpWorks && one.hasNat === other.hasNat && one.mapping === other.mapping;
}

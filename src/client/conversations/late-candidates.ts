import type { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import { isSameAddress } from "../../socket-address.ts";

export interface LateCandidatesOptions {
  /** Returns the candidates that this side has now, the best first. */
  readonly known: () => readonly Candidate[];
  /** The candidates in the invitation or acceptance. */
  readonly offered: readonly Candidate[];
  /** Candidates that this side may offer, all together. */
  readonly candidatesMax: number;
  /** Passes further ones on to the peer. */
  readonly offer: (candidates: Candidate[]) => void;
}

/**
 * The candidates of this side that become known after its invitation or acceptance was sent, such as those that a
 * gateway maps. Each is offered once.
 */
export class LateCandidates {
  readonly #options: LateCandidatesOptions;
  readonly #offered: Candidate[];

  constructor(options: LateCandidatesOptions) {
    this.#options = options;
    this.#offered = [...options.offered];
  }

  /**
   * Offers the candidates that are known by now and that were not offered yet.
   *
   * @param isSeen  whether to send an offer without any, too: the server adds the addresses that it has seen
   */
  offerMore(isSeen = false): void {
    const { known, candidatesMax, offer } = this.#options;
    const more = known().filter((candidate) => !this.#offered.some((each) => isSameAddress(each, candidate)));
    const fitting = more.slice(0, Math.max(0, candidatesMax - this.#offered.length));
    if (fitting.length === 0 && !isSeen) return;
    this.#offered.push(...fitting);
    offer(fitting);
  }
}

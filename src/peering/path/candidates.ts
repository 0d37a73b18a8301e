import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import { isUsableAddress } from "./address.ts";
import { Backoff, earliest, TRY_PAUSES_MS } from "./backoff.ts";

interface Candidate {
  readonly address: SocketAddress;
  readonly tries: Backoff;
  triedMs: number;
}

/** The addresses the other side may be reached at, and when each is to be tried next. */
export class Candidates {
  readonly #max: number;
  readonly #candidates: Candidate[] = [];

  /** @param max  how many are kept; the rest is left out */
  constructor(max: number) {
    this.#max = max;
  }

  /** Adds addresses to be tried at once, but those that are known or cannot be a client's. */
  add(addresses: readonly SocketAddress[], nowMs: number): void {
    for (const { address, port } of addresses) {
      if (this.#candidates.length >= this.#max) return;
      if (!isUsableAddress({ address, port }) || this.#find({ address, port }) !== undefined) continue;
      const tries = new Backoff(TRY_PAUSES_MS, nowMs);
      this.#candidates.push({ address: { address, port }, tries, triedMs: nowMs });
    }
  }

  /** The address to try now, if there is one. */
  poll(nowMs: number): SocketAddress | undefined {
    const due = this.#candidates.find(({ tries }) => tries.takeDue(nowMs));
    if (due === undefined) return undefined;
    due.triedMs = nowMs;
    return due.address;
  }

  /** When `poll` has an address. */
  get nextTimeoutMs(): number | undefined {
    return earliest(this.#candidates.map(({ tries }) => tries.nextMs));
  }

  /** When an address was tried, if it was just once: else it is not known which try an answer answers. */
  triedOnceMs(address: SocketAddress): number | undefined {
    const candidate = this.#find(address);
    return candidate?.tries.times === 1 ? candidate.triedMs : undefined;
  }

  #find(address: SocketAddress): Candidate | undefined {
    return this.#candidates.find((candidate) => isSameAddress(candidate.address, address));
  }
}

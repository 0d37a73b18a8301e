import { Backoff, earlier, TRY_PAUSES_MS } from "./backoff.ts";
import type { Destination, PathKind } from "./path-kind.ts";

interface Candidate {
  readonly destination: Destination;
  readonly tries: Backoff;
  lastTryMs: number;
}

/** The candidates of the peer, and when to try each. */
export class Candidates {
  readonly #pathKind: PathKind;
  readonly #max: number;
  readonly #candidates: Candidate[] = [];

  /** @param max  how many candidates are kept; later ones are ignored */
  constructor(pathKind: PathKind, max: number) {
    this.#pathKind = pathKind;
    this.#max = max;
  }

  /** Adds candidates, to be tried at once. Ignores known and unusable destinations. */
  add(destinations: readonly Destination[], nowMs: number): void {
    for (const destination of destinations) {
      if (this.#candidates.length >= this.#max) return;
      if (!this.#pathKind.isUsable(destination) || this.#find(destination) !== undefined) continue;
      const tries = new Backoff(TRY_PAUSES_MS, nowMs);
      this.#candidates.push({ destination: this.#pathKind.copy(destination), tries, lastTryMs: nowMs });
    }
  }

  /** Returns the destination to try now, if one is due. */
  poll(nowMs: number): Destination | undefined {
    const due = this.#candidates.find(({ tries }) => tries.takeDue(nowMs));
    if (due === undefined) return undefined;
    due.lastTryMs = nowMs;
    return due.destination;
  }

  /** When `poll` returns a destination. */
  get nextTimeoutMs(): number | undefined {
    let nextMs: number | undefined;
    for (const { tries } of this.#candidates) nextMs = earlier(nextMs, tries.nextMs);
    return nextMs;
  }

  /**
   * When a destination was tried, if it was tried exactly once. After several
   * tries it is unclear which of them the peer answered.
   */
  singleTryMs(destination: Destination): number | undefined {
    const candidate = this.#find(destination);
    return candidate?.tries.times === 1 ? candidate.lastTryMs : undefined;
  }

  #find(destination: Destination): Candidate | undefined {
    return this.#candidates.find((candidate) => this.#pathKind.isSame(candidate.destination, destination));
  }
}

import type { Destination, PathKind } from "./path-kind.ts";

/** What the handshake tried at one destination, and what came of it. */
export interface HandshakeAttempt {
  readonly destination: Destination;
  /** Punches that went there. */
  readonly punches: number;
  /** Initiations that went there. */
  readonly initiations: number;
  /** Datagrams of the handshake that came from there and verified, and punches there that the peer has answered. */
  readonly heard: number;
}

type Count = "punches" | "initiations" | "heard";

/** Sources that are no candidates, each with a datagram that verified. Further ones are not counted. */
const FOREIGN_MAX = 8;

/** Counts, for people, what the handshake sends and receives at each destination. */
export class HandshakeAttempts {
  readonly #pathKind: PathKind;
  readonly #max: number;
  readonly #attempts: { -readonly [Key in keyof HandshakeAttempt]: HandshakeAttempt[Key] }[] = [];

  /** @param candidatesMax  how many candidates there are at most */
  constructor(pathKind: PathKind, candidatesMax: number) {
    this.#pathKind = pathKind;
    // The relay is one more.
    this.#max = candidatesMax + FOREIGN_MAX + 1;
  }

  get all(): readonly HandshakeAttempt[] {
    return this.#attempts.map((attempt) => ({ ...attempt }));
  }

  count(what: Count, at: Destination): void {
    const destination = this.#pathKind.copy(at);
    let attempt = this.#attempts.find((each) => this.#pathKind.isSame(each.destination, destination));
    if (attempt === undefined) {
      if (this.#attempts.length >= this.#max) return;
      attempt = { destination, punches: 0, initiations: 0, heard: 0 };
      this.#attempts.push(attempt);
    }
    attempt[what] += 1;
  }
}

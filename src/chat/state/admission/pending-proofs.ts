import type { ScramServer } from "../../../crypto/scram-server.ts";
import type { ClientConnection, KnownUser } from "../route.ts";
import type { User } from "../user.ts";
import type { LoginThrottle, ThrottleKey } from "./login-throttle.ts";

/** A password proof whose first half was answered. */
export interface PendingPasswordProof {
  readonly scram: ScramServer;
  /** Where the login was counted as begun; see `LoginThrottle.begin`. */
  readonly origin: string;
  /** The counts that a failure raises. */
  readonly keys: readonly ThrottleKey[];
  /** The user who had the name at the first half. */
  readonly user: User | undefined;
  /** The same, if a login cookie has shown that the client is that user. */
  readonly owner: User | undefined;
  /** The user's verifier at the first half. */
  readonly verifier: User["account"]["verifier"] | undefined;
  /** What the application's program said of the user at the first half. */
  readonly known: KnownUser | undefined;
}

/**
 * Half-finished proofs: at most one of each kind on a connection. A login and a
 * log-off discard them. A password proof that is discarded counts as failed:
 * otherwise its first half could be asked for without end.
 */
export class PendingProofs {
  readonly #throttle: LoginThrottle;
  readonly #passwords = new WeakMap<ClientConnection, PendingPasswordProof>();
  /** Challenges that devices have yet to sign. */
  readonly challenges: WeakMap<ClientConnection, Uint8Array> = new WeakMap();
  #unfinished = 0;

  constructor(throttle: LoginThrottle) {
    this.#throttle = throttle;
  }

  /** Adds a proof, which was counted by `LoginThrottle.begin`. */
  add(connection: ClientConnection, proof: PendingPasswordProof): void {
    this.#passwords.set(connection, proof);
  }

  /** The user whom the client of a connection has shown to be by a login cookie, before its proof. */
  ownerOn(connection: ClientConnection): User | undefined {
    return this.#passwords.get(connection)?.owner;
  }

  /** Takes the proof to finish it. */
  take(connection: ClientConnection): PendingPasswordProof | undefined {
    const proof = this.#passwords.get(connection);
    if (proof === undefined) return undefined;
    this.#passwords.delete(connection);
    this.#throttle.end(proof.origin);
    return proof;
  }

  /** Discards the password proof of a connection, which counts as failed. */
  giveUp(connection: ClientConnection, nowMs: number): void {
    const proof = this.take(connection);
    if (proof !== undefined) this.fail(proof.keys, nowMs);
  }

  /** A login was given up, which counts as failed under each key. */
  fail(keys: readonly ThrottleKey[], nowMs: number): void {
    this.#throttle.fail(keys, nowMs);
    this.#unfinished += 1;
  }

  discard(connection: ClientConnection, nowMs: number): void {
    this.giveUp(connection, nowMs);
    this.challenges.delete(connection);
  }

  /** Returns how many logins were given up since the last call. */
  takeUnfinished(): number {
    const unfinished = this.#unfinished;
    this.#unfinished = 0;
    return unfinished;
  }
}

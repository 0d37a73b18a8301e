import { hmac } from "../../../crypto/scram-messages.ts";
import { saltOf } from "../../../crypto/scram-server.ts";
import type { KeptSalt } from "../account.ts";

/**
 * The salts that the server tells for names without an account. They depend on
 * nothing but the name and the server's secret, and every account is registered
 * with the salt of its name. So registering and deleting change no salt.
 *
 * An account may have another salt: an older version let clients choose it, or
 * the key of its name has changed since. If it is deleted, its salt is kept for
 * the name.
 */
export class Salts {
  readonly #secret: Uint8Array;
  /** By the hash of the name's key: the store must not tell who had an account. */
  readonly #kept: Map<string, Uint8Array>;

  /** @param kept  the salts that were kept before */
  constructor(secret: Uint8Array, kept: Iterable<KeptSalt>) {
    this.#secret = secret;
    this.#kept = new Map([...kept].map(({ id, salt }) => [id, salt]));
  }

  /** The salt of a name that has no account, by the name's key. */
  of(key: string): Uint8Array {
    // Both, so that the time does not tell which of the two it is.
    const derived = saltOf(this.#secret, key);
    return this.#kept.get(this.#idOf(key)) ?? derived;
  }

  /**
   * Keeps the salt of an account that is deleted.
   *
   * @returns what to store; undefined if the name has this salt anyway
   */
  keep(key: string, salt: Uint8Array): KeptSalt | undefined {
    if (Buffer.from(this.of(key)).equals(salt)) return undefined;
    const kept = { id: this.#idOf(key), salt };
    this.#kept.set(kept.id, salt);
    return kept;
  }

  #idOf(key: string): string {
    return Buffer.from(hmac(this.#secret, `kept salt\0${key}`)).toString("hex");
  }
}

import type { ServerAddress } from "../../server-address.ts";
import { checkPin, type Pins, serverSubject } from "./pins.ts";

/**
 * The pins of a server: its key, and after it the key that the server announced, if it did. Whichever of the two it shows
 * is accepted. Once it shows the announced one, the other is no longer accepted.
 */
export class ServerPins {
  readonly #pins: Pins;
  readonly #subject: string;
  /** Fingerprint of the key that the user gave in the address. */
  readonly #given: string | undefined;
  /** Fingerprint of the key on this connection. */
  readonly #shown: string;
  /** The last change of the pins. Changes run one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(pins: Pins, server: ServerAddress, shown: string) {
    this.#pins = pins;
    this.#subject = serverSubject(server);
    this.#given = server.fingerprint;
    this.#shown = shown;
  }

  /**
   * Checks the key that the server shows, and pins it at first use.
   *
   * @throws CryptoError PIN_MISMATCH
   */
  async check(): Promise<void> {
    const pinned = await this.#pins.get(this.#subject);
    checkPin(acceptedOf(pinned, this.#given), this.#subject, this.#shown);
    if (!pinned.includes(this.#shown)) await this.#pins.set(this.#subject, this.#shown);
  }

  /**
   * Keeps the key on this connection and the one that it has announced, and no other.
   *
   * @param nextKey  fingerprint; undefined: none is announced, or the announcement was withdrawn
   */
  keep(nextKey: string | undefined): Promise<void> {
    const kept = this.#last.then(() => this.#keep(nextKey));
    this.#last = kept.catch(() => {});
    return kept;
  }

  async #keep(nextKey: string | undefined): Promise<void> {
    const pinned = await this.#pins.get(this.#subject);
    // Another connection has met the announced key already: this one's is no longer accepted.
    if (!pinned.includes(this.#shown)) return;
    const isPresent = pinned[0] === this.#shown;
    if (isPresent && pinned.length <= 2 && pinned[1] === nextKey) return;
    if (!isPresent || pinned.length > 1) await this.#pins.set(this.#subject, this.#shown);
    if (nextKey !== undefined && nextKey !== this.#shown) await this.#pins.add(this.#subject, nextKey);
  }
}

/** The fingerprints of the keys that a client accepts of a server. Empty: no key is stored, and any is accepted. */
export async function acceptedKeys(pins: Pins, server: ServerAddress): Promise<readonly string[]> {
  return acceptedOf(await pins.get(serverSubject(server)), server.fingerprint);
}

/**
 * The user vouches for a fingerprint in the URL, so it replaces the pinned ones. An error tells the last one, which is to be
 * the present key, not the announced one.
 */
function acceptedOf(pinned: readonly string[], given: string | undefined): readonly string[] {
  return given === undefined ? [...pinned].reverse() : [given];
}

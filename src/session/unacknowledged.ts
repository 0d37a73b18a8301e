import type { Header } from "../../generated/chatwire/v1/message.ts";

/** What a kept message costs besides its body. */
export const KEPT_MESSAGE_BYTES = 64;
/** Taken entries at the front of the list are removed together, so that each costs little. */
const TAKEN_MAX = 64;

/**
 * The messages that one end has sent, or would have sent if there were a stream, and that the other end has not
 * acknowledged. Bodies are not copied: one that goes to many receivers is kept once. Bounded: past `bytesMax`, the oldest
 * are dropped, and with them the possibility to go on from there.
 */
export class Unacknowledged {
  readonly #bytesMax: number;
  readonly #onBytes: ((change: number) => void) | undefined;
  /** Two lists instead of one of pairs: a pair for each message would cost more than the entry. */
  #headers = NO_HEADERS;
  #bodies = NO_BODIES;
  /** Index of the first message that is still kept. */
  #first = 0;
  #bytes = 0;
  #goneUpTo: number;

  /**
   * @param goneUpTo  number of the last message before those that are kept
   * @param onBytes   gets each change of `bytes`
   */
  constructor(bytesMax: number, goneUpTo: number, onBytes?: (change: number) => void) {
    this.#bytesMax = bytesMax;
    this.#goneUpTo = goneUpTo;
    this.#onBytes = onBytes;
  }

  /** The bytes that are kept, each message with `KEPT_MESSAGE_BYTES` more than its body. */
  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#headers.length - this.#first;
  }

  /** Messages up to this number are no longer kept. */
  get goneUpTo(): number {
    return this.#goneUpTo;
  }

  /** @param encoded  the body; not copied, so nobody may write to it again */
  add(header: Header, encoded: Uint8Array): void {
    if (this.#headers === NO_HEADERS) {
      this.#headers = [];
      this.#bodies = [];
    }
    this.#headers.push(header);
    this.#bodies.push(encoded);
    this.#count(encoded.length + KEPT_MESSAGE_BYTES);
    while (this.#bytes > this.#bytesMax) this.#dropFirst();
    this.#cut();
  }

  /** The other end has handled all messages through this number. */
  acknowledge(received: number): void {
    while (this.#first < this.#headers.length && (this.#headers[this.#first]?.sequence ?? 0) <= received) {
      this.#dropFirst();
    }
    this.#goneUpTo = Math.max(this.#goneUpTo, received);
    this.#cut();
  }

  /** Hands out what is kept, in order. */
  *messages(): Generator<{ readonly header: Header; readonly encoded: Uint8Array }> {
    for (let index = this.#first; index < this.#headers.length; index++) {
      const header = this.#headers[index];
      const encoded = this.#bodies[index];
      if (header !== undefined && encoded !== undefined) yield { header, encoded };
    }
  }

  /** Drops everything. */
  clear(): void {
    this.acknowledge(this.#headers.at(-1)?.sequence ?? 0);
  }

  /** Removes what was dropped from the lists, once it is much or all. */
  #cut(): void {
    if (this.#first === this.#headers.length) {
      this.#headers = NO_HEADERS;
      this.#bodies = NO_BODIES;
      this.#first = 0;
      return;
    }
    if (this.#first < TAKEN_MAX) return;
    this.#headers.splice(0, this.#first);
    this.#bodies.splice(0, this.#first);
    this.#first = 0;
  }

  #dropFirst(): void {
    const header = this.#headers[this.#first];
    const encoded = this.#bodies[this.#first];
    if (header === undefined || encoded === undefined) return;
    this.#goneUpTo = header.sequence;
    // The list holds its entries until it is cut.
    this.#bodies[this.#first] = EMPTY;
    this.#first += 1;
    this.#count(-encoded.length - KEPT_MESSAGE_BYTES);
  }

  #count(change: number): void {
    this.#bytes += change;
    this.#onBytes?.(change);
  }
}

const EMPTY = new Uint8Array(0);
/** Of all that keep nothing: an idle session takes no memory for lists. Never added to. */
const NO_HEADERS: Header[] = [];
const NO_BODIES: Uint8Array[] = [];

import { RELAY_OVERHEAD_BYTES } from "../../framing/datagram.ts";

/**
 * What is left of the bytes that the relay forwards for a conversation, as a client knows it: what the relay has told
 * last, less the datagrams that have passed since, in either direction. The relay does not count those that were lost on
 * the way to it, and this side does not see those that were lost on the way from it.
 */
export class RelayQuota {
  readonly #bytesMax: number;
  #bytesLeft: number;
  #sentBytes = 0;

  /** @param bytesMax  of the grant */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
    this.#bytesLeft = bytesMax;
  }

  get bytesLeft(): number {
    return this.#bytesLeft;
  }

  /** The bytes that this side has sent over the relay so far. */
  get sentBytes(): number {
    return this.#sentBytes;
  }

  /**
   * Takes what the relay has told in an answer. What was sent after the question is not in it, as it got to the relay later.
   *
   * @param sentBytes  `sentBytes` at the time of the question; undefined: it is not known
   */
  told(bytesLeft: number, sentBytes: number | undefined): void {
    const left = sentBytes === undefined ? this.#bytesLeft : bytesLeft - (this.#sentBytes - sentBytes);
    this.#bytesLeft = Math.max(0, Math.min(left, bytesLeft, this.#bytesMax));
  }

  /** Takes note of a datagram of the link that was sent over the relay, over UDP or in a message. */
  sent(datagram: Uint8Array): void {
    this.#sentBytes += datagram.length + RELAY_OVERHEAD_BYTES;
    this.received(datagram);
  }

  /** Takes note of a datagram of the link that came over the relay, over UDP or in a message. */
  received(datagram: Uint8Array): void {
    this.#bytesLeft = Math.max(0, this.#bytesLeft - datagram.length - RELAY_OVERHEAD_BYTES);
  }
}

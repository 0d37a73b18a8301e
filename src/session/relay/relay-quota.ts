import { RELAY_OVERHEAD_BYTES } from "../../framing/datagram.ts";

/**
 * What is left of the bytes that the relay forwards for a conversation, as a client knows it: what the relay has told
 * last, less the datagrams that have passed since, in either direction. The relay does not count those that were lost on
 * the way to it, and this side does not see those that were lost on the way from it.
 */
export class RelayQuota {
  readonly #bytesMax: number;
  #bytesLeft: number;

  /** @param bytesMax  of the grant */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
    this.#bytesLeft = bytesMax;
  }

  get bytesLeft(): number {
    return this.#bytesLeft;
  }

  /** Takes what the relay has told. */
  told(bytesLeft: number): void {
    this.#bytesLeft = Math.min(bytesLeft, this.#bytesMax);
  }

  /** Takes note of a datagram of the link that was sent over the relay, or came from there; over UDP or in a message. */
  passed(datagram: Uint8Array): void {
    this.#bytesLeft = Math.max(0, this.#bytesLeft - datagram.length - RELAY_OVERHEAD_BYTES);
  }
}

import type { Header } from "../../generated/chatwire/v1/message.ts";
import type { PackedBody } from "../framing/frame-writer.ts";
import { KEPT_MESSAGE_BYTES, Unacknowledged } from "./unacknowledged.ts";

/** An acknowledgement is due after so many messages of the other end. One alone costs it as much as several deliveries. */
const MESSAGES_MAX = 512;
/** An acknowledgement is due when the other end keeps this share of the bytes that it may. */
const BYTES_SHARE = 1 / 4;
/** An acknowledgement is due so long after the first message that has none. By default the pings of a client come first, and carry one: then none goes alone. */
const DELAY_MS = 30_000;

/**
 * What one end of a session keeps of both directions so that the session can go on over another stream: its own messages
 * that the other end has not acknowledged, and which messages of the other end it has yet to acknowledge.
 */
export class Resumption {
  readonly kept: Unacknowledged;
  readonly #bytesMax: number;
  /** The number of the last message that this end has handled, and the last number that it has said. */
  #handled: number;
  #said: number;
  #messages = 0;
  #bytes = 0;
  #dueMs = Number.POSITIVE_INFINITY;

  /**
   * @param bytesMax  `resumeBytesMax`
   * @param sent      the number of the last message that this end has sent
   * @param handled   the number of the last message of the other end
   * @param onKept    gets each change of the bytes that are kept
   */
  constructor(bytesMax: number, sent: number, handled: number, onKept?: (bytes: number) => void) {
    this.kept = new Unacknowledged(bytesMax, sent, onKept);
    this.#bytesMax = bytesMax * BYTES_SHARE;
    this.#handled = handled;
    this.#said = handled;
  }

  /** When an acknowledgement is due, in monotonic milliseconds. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /**
   * Takes note of a message of the other end that was handled. Returns whether an acknowledgement is due at once.
   *
   * @param isCounted  false: an acknowledgement alone makes none due
   */
  handled(sequence: number, messageBytes: number, isCounted: boolean, nowMs: number): boolean {
    this.#handled = sequence;
    if (!isCounted) return false;
    this.#messages += 1;
    this.#bytes += messageBytes + KEPT_MESSAGE_BYTES;
    if (this.#messages === 1) this.#dueMs = nowMs + DELAY_MS;
    return this.#messages >= MESSAGES_MAX || this.#bytes >= this.#bytesMax;
  }

  /** The number to say in the next header; 0: nothing new. */
  get news(): number {
    return this.#handled > this.#said ? this.#handled : 0;
  }

  /** A header has said how far this end has handled messages. */
  said(received: number): void {
    this.#said = received;
    this.postpone();
  }

  /** Counts anew until the next acknowledgement is due. */
  postpone(): void {
    this.#messages = 0;
    this.#bytes = 0;
    this.#dueMs = Number.POSITIVE_INFINITY;
  }

  /** The session goes on over another stream, and both ends have said how far they have got. */
  attach(received: number): void {
    this.kept.acknowledge(received);
    this.said(this.#handled);
  }

  /** Keeps a message until it is acknowledged. */
  keep(header: Header, encoded: PackedBody): void {
    this.kept.add(header, encoded);
  }
}

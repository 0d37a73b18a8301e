import type { OutgoingMessage } from "../../channel.ts";
import type { LinkCongestion } from "../../congestion/link-congestion.ts";
import { Pacer } from "../../congestion/pacer.ts";

/** Datagrams of full size that may leave at once: a queue that is short for messages delays sound. */
const BURST_SEGMENTS = 2;
/** Frames leave faster than the rate for media by this factor, because their sizes vary around it. */
const AHEAD = 1.1;
/** They leave still faster if they would wait for longer. */
const WAIT_MS_MAX = 1_000;

interface Frame {
  /** In the order in which frames came, from 1. */
  readonly number: number;
  readonly messages: readonly OutgoingMessage[];
  readonly bytes: number;
  /** Messages that have left, and their bytes. */
  left: number;
  leftBytes: number;
}

export interface PacedFramesOptions {
  /** Bytes that may wait. Past it, the oldest frames are dropped, except the newest and one that has begun to leave. */
  readonly bytesMax: number;
  /** Length of the longest datagram that every path carries. */
  readonly datagramBytes: number;
  readonly congestion: Pick<LinkCongestion, "mediaBytesPerMs" | "bytesPerMs">;
}

/**
 * Media frames that take several datagrams, in the order in which they came. They leave at about the rate for media, so that
 * a large frame does not fill the queue of the path.
 */
export class PacedFrames {
  readonly #options: PacedFramesOptions;
  readonly #pacer: Pacer;
  readonly #waiting: Frame[] = [];
  #bytes = 0;
  #dropped = 0;
  #pacedUntilMs: number | undefined;
  #pushed = 0;

  constructor(options: PacedFramesOptions) {
    this.#options = options;
    this.#pacer = new Pacer(options.datagramBytes, BURST_SEGMENTS);
  }

  /** How many messages were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Bytes of the messages that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** When `next` has a message; undefined if none waits for that. */
  get nextMs(): number | undefined {
    return this.#pacedUntilMs;
  }

  /** Takes the messages of a frame. Returns its number in the order in which frames came, from 1. */
  push(messages: readonly OutgoingMessage[]): number {
    this.#pushed += 1;
    const bytes = messages.reduce((sum, message) => sum + message.bytes.length, 0);
    this.#waiting.push({ number: this.#pushed, messages, bytes, left: 0, leftBytes: 0 });
    this.#bytes += bytes;
    const oldest = this.#waiting[0]?.left === 0 ? 0 : 1;
    while (this.#bytes > this.#options.bytesMax && this.#waiting.length > oldest + 1) this.#drop(oldest);
    return this.#pushed;
  }

  /** Whether a frame with this number still waits, or one before it. */
  isWaiting(number: number): boolean {
    const [oldest] = this.#waiting;
    return oldest !== undefined && oldest.number <= number;
  }

  /** The next message, if it may leave now; it stays in the queue. */
  next(nowMs: number): OutgoingMessage | undefined {
    const [first] = this.#waiting;
    const message = first?.messages[first.left];
    this.#pacedUntilMs = undefined;
    if (message === undefined) return undefined;
    const atMs = this.#pacer.nextMs(message.bytes.length, this.#bytesPerMs, nowMs);
    if (atMs <= nowMs) return message;
    this.#pacedUntilMs = atMs;
    return undefined;
  }

  /** Takes the message that `next` has returned out of the queue. */
  take(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const bytes = first.messages[first.left]?.bytes.length ?? 0;
    first.left += 1;
    first.leftBytes += bytes;
    this.#bytes -= bytes;
    if (first.left === first.messages.length) this.#waiting.shift();
  }

  /** Takes note of a datagram with media that has left, whether or not it waited here. */
  sent(bytes: number): void {
    this.#pacer.sent(bytes);
  }

  /** Drops all. Called while there is no path for them. */
  clear(): void {
    while (this.#waiting.length > 0) this.#drop(0);
    this.#pacedUntilMs = undefined;
  }

  /** Undefined: nothing is known of the path yet. */
  get #bytesPerMs(): number | undefined {
    const { congestion } = this.#options;
    const media = congestion.mediaBytesPerMs(false);
    const rate = media === undefined ? congestion.bytesPerMs : AHEAD * media;
    return rate && Math.max(rate, this.#bytes / WAIT_MS_MAX);
  }

  #drop(index: number): void {
    const [frame] = this.#waiting.splice(index, 1);
    if (frame === undefined) return;
    this.#bytes -= frame.bytes - frame.leftBytes;
    this.#dropped += frame.messages.length - frame.left;
  }
}

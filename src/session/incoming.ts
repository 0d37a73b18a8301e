import { type Header, Message } from "../../generated/chatwire/v1/message.ts";
import { ProtocolError } from "../errors.ts";
import { FrameDecoder } from "../framing/frame-decoder.ts";
import type { RateLimits } from "./rate-limits.ts";

/** The receiving side of one end: cuts bytes into messages, checks that their numbers are consecutive, counts them. */
export class Incoming {
  readonly #decoder: FrameDecoder;
  readonly #rateLimits: RateLimits | undefined;
  #sequence = 0;
  #lastMs: number;
  #frameStartMs: number | undefined;

  /** @param rateLimits  undefined at a client: it asked for everything that arrives */
  constructor(frameBytesMax: number, rateLimits: RateLimits | undefined, nowMs: number) {
    this.#decoder = new FrameDecoder(frameBytesMax);
    this.#rateLimits = rateLimits;
    this.#lastMs = nowMs;
  }

  /** Changes the length of the longest frame that is accepted. */
  set frameBytesMax(frameBytesMax: number) {
    this.#decoder.frameBytesMax = frameBytesMax;
  }

  /** When bytes last arrived, in monotonic milliseconds. */
  get lastMs(): number {
    return this.#lastMs;
  }

  /** When the wait for the end of the current frame began; undefined between frames. */
  get frameStartMs(): number | undefined {
    return this.#frameStartMs;
  }

  push(chunk: Uint8Array, nowMs: number): void {
    this.#lastMs = nowMs;
    this.#frameStartMs ??= nowMs;
    this.#decoder.push(chunk);
  }

  /** Restarts the wait for the end of the current frame. */
  restartFrameWait(nowMs: number): void {
    this.#frameStartMs = this.#decoder.isEmpty ? undefined : nowMs;
  }

  /** How long the next message has to wait because of the rate limits, in milliseconds. */
  delayMs(nowMs: number): number {
    return this.#rateLimits?.frameDelayMs(nowMs) ?? 0;
  }

  /**
   * The next message, with its length in bytes; undefined if more bytes are needed.
   *
   * @throws DecodeError the stream cannot be decoded any further
   */
  next(nowMs: number): { message: Message; messageBytes: number } | undefined {
    const frame = this.#decoder.next();
    if (frame === undefined) return undefined;
    this.restartFrameWait(nowMs);
    this.#rateLimits?.countFrame(frame.length, nowMs);
    return { message: Message.decode(frame), messageBytes: frame.length };
  }

  /** @throws ProtocolError OUT_OF_SEQUENCE: the message's number is not one more than the last one's */
  checkHeader({ header }: Message): Header {
    const expected = this.#sequence + 1;
    if (header?.sequence !== expected) {
      const text = `Expected sequence number ${expected}, received ${header?.sequence ?? 0}.`;
      throw new ProtocolError("OUT_OF_SEQUENCE", text);
    }
    this.#sequence = expected;
    return header;
  }
}

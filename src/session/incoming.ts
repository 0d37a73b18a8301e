import { type Header, Message } from "../../generated/chatwire/v1/message.ts";
import { ProtocolError } from "../errors.ts";
import { FrameDecoder } from "../framing/frame-decoder.ts";
import type { RateLimits } from "./rate-limits.ts";

/** The receiving side of one end: cuts bytes into messages, checks that their numbers are consecutive, counts them. */
export class Incoming {
  #decoder: FrameDecoder;
  #frameBytesMax: number;
  readonly #rateLimits: RateLimits | undefined;
  #sequence = 0;
  /** Up to this number, numbers may be missing: their messages were not repeated after a lost stream. */
  #gapsUpTo = 0;
  #lastMs: number;
  #frameStartMs: number | undefined;

  /** @param rateLimits  undefined at a client: it asked for everything that arrives */
  constructor(frameBytesMax: number, rateLimits: RateLimits | undefined, nowMs: number) {
    this.#decoder = new FrameDecoder(frameBytesMax);
    this.#frameBytesMax = frameBytesMax;
    this.#rateLimits = rateLimits;
    this.#lastMs = nowMs;
  }

  /** Changes the length of the longest frame that is accepted. */
  set frameBytesMax(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
    this.#decoder.frameBytesMax = frameBytesMax;
  }

  /** The number of the last message. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The stream is lost. What has arrived and is not handled will be sent again. */
  detach(): void {
    this.#decoder = new FrameDecoder(this.#frameBytesMax);
    this.#frameStartMs = undefined;
  }

  /**
   * There is another stream.
   *
   * @param sent  number of the last message that the other end has sent: up to it, numbers may be missing
   */
  attach(sent: number, nowMs: number): void {
    this.#gapsUpTo = sent;
    this.#lastMs = nowMs;
  }

  /** Hands over the bytes that have arrived and are not decoded. */
  takeRest(): Uint8Array {
    return this.#decoder.takeRest();
  }

  /** When bytes last arrived, in monotonic milliseconds. */
  get lastMs(): number {
    return this.#lastMs;
  }

  /** When the wait for the end of the current frame began; undefined between frames. */
  get frameStartMs(): number | undefined {
    return this.#frameStartMs;
  }

  /** Whether no bytes wait. */
  get isEmpty(): boolean {
    return this.#decoder.isEmpty;
  }

  push(chunk: Uint8Array, nowMs: number): void {
    this.#lastMs = nowMs;
    this.#frameStartMs ??= nowMs;
    this.#decoder.push(chunk);
  }

  /** This end reads again after a pause, during which nothing could arrive. */
  goOn(nowMs: number): void {
    this.#lastMs = nowMs;
    this.restartFrameWait(nowMs);
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

  /**
   * @throws ProtocolError OUT_OF_SEQUENCE: the message's number is not one more than the last one's, nor in the gap that a
   *   resumption has left
   */
  checkHeader({ header }: Message): Header {
    const expected = Math.max(this.#sequence, this.#gapsUpTo) + 1;
    const sequence = header?.sequence ?? 0;
    if (header === undefined || sequence > expected || sequence <= this.#sequence) {
      const text = `Expected sequence number ${expected}, received ${sequence}.`;
      throw new ProtocolError("OUT_OF_SEQUENCE", text);
    }
    this.#sequence = sequence;
    return header;
  }
}

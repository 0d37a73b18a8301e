import type { Header } from "../../generated/chatwire/v1/message.ts";
import { splitMessage } from "../framing/frame-header.ts";

/**
 * Messages with consecutive numbers that one end has sent one after the other, in the frames in which it sent them. A
 * server keeps nearly all that it sends for a while: the frames of a turn of the event loop in one string take a fraction
 * of the time and of the memory of as many headers and bodies.
 */
export class KeptFrames {
  /** One character for each byte. */
  readonly #frames: string;
  /** How many messages there were at first. */
  readonly count: number;
  /** What they counted for at first; see `Unacknowledged.bytes`. */
  readonly keptBytes: number;
  /** Where the first frame begins that was not taken. */
  #at = 0;

  constructor(frames: string, count: number, keptBytes: number) {
    this.#frames = frames;
    this.count = count;
    this.keptBytes = keptBytes;
  }

  /** Drops the oldest message. Returns the length of its body. */
  takeFirst(): number {
    const length = this.#varint();
    const end = this.#at + length;
    // The tag of the header.
    this.#at += 1;
    const headerBytes = this.#varint();
    const bodyBytes = end - this.#at - headerBytes;
    this.#at = end;
    return bodyBytes;
  }

  /** Those that were not taken, in order. */
  *messages(): Generator<{ readonly header: Header; readonly encoded: Uint8Array }> {
    const start = this.#at;
    while (this.#at < this.#frames.length) {
      const length = this.#varint();
      const message = Buffer.from(this.#frames.slice(this.#at, this.#at + length), "latin1");
      this.#at += length;
      yield splitMessage(message);
    }
    this.#at = start;
  }

  #varint(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.#frames.charCodeAt(this.#at++);
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }
}

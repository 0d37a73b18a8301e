/**
 * Takes strings out of bytes.
 *
 * A call into the UTF-8 decoder for every short string is what costs most when
 * a message is decoded. So a window of the bytes becomes text once, one
 * character a byte, and ASCII strings are cut out of that. The window is
 * small, because a string that was cut out keeps all of it in memory.
 */

import { isUtf8 } from "node:buffer";

const WINDOW_BYTES = 2_048;
/** Longer strings are worth a call of their own. */
const SHORT_BYTES = 64;
const REPLACEMENT = "\ufffd";

export class TextWindow {
  private readonly bytes: Buffer;
  private text = "";
  private start = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The string in UTF-8 from `start` to `end`, or undefined where that is not UTF-8. */
  slice(start: number, end: number): string | undefined {
    if (end - start <= SHORT_BYTES && this.isAscii(start, end)) {
      if (start < this.start || end > this.start + this.text.length) {
        this.start = start;
        this.text = this.bytes.toString("latin1", start, start + WINDOW_BYTES);
      }
      return this.text.substring(start - this.start, end - this.start);
    }
    const text = this.bytes.toString("utf8", start, end);
    // The decoder puts U+FFFD where it met something else than UTF-8.
    if (text.includes(REPLACEMENT) && !isUtf8(this.bytes.subarray(start, end))) return undefined;
    return text;
  }

  private isAscii(start: number, end: number): boolean {
    const { bytes } = this;
    for (let index = start; index < end; index++) if ((bytes[index] ?? 0) > 127) return false;
    return true;
  }
}

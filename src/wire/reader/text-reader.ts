/** Reads strings, of which most are short: there a call into the decoder of text would cost more than all the rest. */

import { isUtf8 } from "node:buffer";
import { latin1Slice, utf8Slice } from "../native-text.ts";
import { FieldReader } from "./field-reader.ts";
import { KEPT_BYTES_MAX, keepText, keptText, slotOf } from "./short-text.ts";

/** Longer strings are worth a call of their own. */
const SHORT_BYTES = 24;
const WINDOW_BYTES = 2_048;
/** So short ones are put together from characters as fast. */
const VERY_SHORT_BYTES = 8;
/** There are likely to be many strings in so many bytes. */
const MANY_BYTES = 256;
const REPLACEMENT = "\ufffd";
/** The bit of each of four bytes that none of ASCII has. */
const NOT_ASCII = 0x8080_8080;

export class TextReader extends FieldReader {
  /** A string that the schema does not ask to be UTF-8: what is not becomes U+FFFD. */
  stringUnchecked(): string {
    const length = this.length();
    const start = this.offset;
    this.offset = start + length;
    return utf8Slice.call(this.input, start, this.offset);
  }

  string(): string {
    const length = this.length();
    const start = this.offset;
    const end = start + length;
    this.offset = end;
    return length <= KEPT_BYTES_MAX ? this.veryShort(start, end) : this.longer(start, end);
  }

  private longer(start: number, end: number): string {
    return end - start <= SHORT_BYTES && this.isAscii(start, end) ? this.cut(start, end) : this.decoded(start, end);
  }

  private veryShort(start: number, end: number): string {
    if (start === end) return "";
    const isWhole = end - start >= 4;
    const low = isWhole ? this.word(start) : this.partOfWord(start, end);
    // Some bytes may be in both.
    const high = isWhole ? this.word(end - 4) : 0;
    if (((low | high) & NOT_ASCII) !== 0) return this.decoded(start, end);
    const slot = slotOf(low, high);
    const kept = keptText(slot, low, high, end - start);
    if (kept !== "") return kept;
    const text = this.cut(start, end);
    keepText(slot, low, high, text);
    return text;
  }

  /** Four bytes as one number. */
  private word(offset: number): number {
    const { view, input } = this;
    if (view !== undefined) return view.getInt32(offset);
    const upper = ((input[offset] ?? 0) << 24) | ((input[offset + 1] ?? 0) << 16);
    return upper | ((input[offset + 2] ?? 0) << 8) | (input[offset + 3] ?? 0);
  }

  private partOfWord(start: number, end: number): number {
    let word = 0;
    for (let index = start; index < end; index++) word = (word << 8) | this.at(index);
    return word;
  }

  private decoded(start: number, end: number): string {
    const text = utf8Slice.call(this.input, start, end);
    // The decoder puts U+FFFD where it met something else than UTF-8.
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(this.input.subarray(start, end)))
      throw this.malformed("A string is not UTF-8", start);
    return text;
  }

  /**
   * A call into the decoder for every short string is what costs most when a
   * message is decoded. So a window of the input becomes text once, one
   * character a byte, and ASCII strings are cut out of that. The window is
   * small, because a string that was cut out keeps all of it in memory.
   */
  private cut(start: number, end: number): string {
    if (start < this.textStart || end > this.textStart + this.text.length) return this.cutOutside(start, end);
    return this.text.substring(start - this.textStart, end - this.textStart);
  }

  private cutOutside(start: number, end: number): string {
    // The first short string may be the only one, and if it is very short no window is worth its while.
    if (this.textStart === 0 && end - start <= VERY_SHORT_BYTES) {
      this.textStart = end;
      return this.joined(start, end);
    }
    this.textStart = start;
    this.text = latin1Slice.call(this.input, start, Math.min(start + WINDOW_BYTES, this.input.length));
    if (this.input.length - start >= MANY_BYTES) this.numbers();
    return this.text.substring(0, end - start);
  }

  private joined(start: number, end: number): string {
    const { input } = this;
    let text = "";
    let index = start;
    for (; index + 3 < end; index += 4) {
      const second = input[index + 1] ?? 0;
      text += String.fromCharCode(input[index] ?? 0, second, input[index + 2] ?? 0, input[index + 3] ?? 0);
    }
    for (; index < end; index++) text += String.fromCharCode(input[index] ?? 0);
    return text;
  }

  private isAscii(start: number, end: number): boolean {
    const { view } = this;
    // Of a view there are four bytes at a time to be had; but to make one takes longer than a name.
    if (view !== undefined && end - start >= 4) return isAsciiIn(view, start, end);
    const { input } = this;
    for (let index = start; index < end; index++) if ((input[index] ?? 0) > 127) return false;
    return true;
  }
}

/** The last four bytes may be in the four before them too. */
function isAsciiIn(view: DataView, start: number, end: number): boolean {
  const last = end - 4;
  let seen = view.getInt32(last);
  for (let index = start; index < last; index += 4) seen |= view.getInt32(index);
  return (seen & NOT_ASCII) === 0;
}

import { ProtocolError, UsageError } from "../errors.ts";

const CODE_POINT_BYTES_MAX = 4;

/** A text, or a piece of one that does not fit into a datagram; the schema's PeerText has the same fields. */
export interface TextPiece {
  readonly text: string;
  /** The text goes on in the next piece. */
  readonly continued: boolean;
}

/**
 * Cuts a text into pieces, between code points.
 *
 * @param pieceBytesMax  of UTF-8, at least 4
 * @param textBytesMax   of UTF-8
 * @throws UsageError the text is too long or has half a surrogate pair
 */
export function fragmentText(text: string, pieceBytesMax: number, textBytesMax: number): readonly TextPiece[] {
  const bytes = Buffer.byteLength(text);
  if (bytes > textBytesMax) throw new UsageError(`A text may have ${textBytesMax} bytes of UTF-8, not ${bytes}.`);
  if (/\p{Surrogate}/u.test(text)) throw new UsageError("The text has half a surrogate pair.");
  if (bytes <= pieceBytesMax) return [{ text, continued: false }];
  const pieces: TextPiece[] = [];
  let start = 0;
  let end = 0;
  let pieceBytes = 0;
  for (const codePoint of text) {
    const more = Buffer.byteLength(codePoint);
    if (pieceBytes + more > pieceBytesMax) {
      pieces.push({ text: text.slice(start, end), continued: true });
      start = end;
      pieceBytes = 0;
    }
    pieceBytes += more;
    end += codePoint.length;
  }
  pieces.push({ text: text.slice(start), continued: false });
  return pieces;
}

/** Puts the pieces of one text after the other together again. */
export class Reassembler {
  readonly #bytesMax: number;
  #text = "";
  #bytes = 0;

  /** @param bytesMax  longest text, in UTF-8 */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /**
   * @returns the whole text, where the piece is its last
   * @throws ProtocolError TOO_LARGE: the text is longer than it may be
   */
  add({ text, continued }: TextPiece): string | undefined {
    this.#bytes += Buffer.byteLength(text);
    if (this.#bytes > this.#bytesMax) {
      throw new ProtocolError("TOO_LARGE", `A text may have ${this.#bytesMax} bytes, not ${this.#bytes} and more.`);
    }
    this.#text += text;
    if (continued) return undefined;
    const whole = this.#text;
    this.#text = "";
    this.#bytes = 0;
    return whole;
  }
}

/** The least that `fragmentText` takes as the size of a piece. */
export const PIECE_BYTES_MIN = CODE_POINT_BYTES_MAX;

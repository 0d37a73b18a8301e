/** Characters that take two columns of a terminal (an approximation of East Asian Width). */
const WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
/** Combining marks are drawn over the character before them. */
const ZERO_WIDTH = /\p{M}/u;

/** A position on the screen, relative to where the text starts. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The width of a text on one row. */
export function columnsOf(text: string): number {
  return placeAfter(text, Number.POSITIVE_INFINITY).column;
}

/** The cursor's place after a text that starts at the left edge of a terminal of this many columns. */
export function placeAfter(text: string, columns: number): Place {
  let row = 0;
  let column = 0;
  for (const character of text) {
    const width = ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    column += width;
  }
  return column === columns ? { row: row + 1, column: 0 } : { row, column };
}

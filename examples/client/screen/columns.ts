/** Characters that take two columns of a terminal, near enough. */
const WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
/** Marks are drawn over the character before them. */
const ZERO_WIDTH = /\p{M}/u;

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** How many columns a text takes where there is room for all of it. */
export function columnsOf(text: string): number {
  return placeAfter(text, Number.POSITIVE_INFINITY).column;
}

/** Where the cursor is after a text that begins at the left edge and is wrapped into so many columns. */
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

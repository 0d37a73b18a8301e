import { placeAfter } from "./columns.ts";

/** The part of `tty.WriteStream` that a prompt line needs. */
export interface Output {
  readonly columns: number;
  write(text: string): unknown;
}

const CLEAR_BELOW = "\x1b[J";

/** A prompt and the text typed after it, in the last rows of the screen. */
export class PromptLine {
  readonly #output: Output;
  /** The text on the screen, before and after the cursor. */
  #drawn = { before: "", after: "" };

  constructor(output: Output) {
    this.#output = output;
  }

  /** Replaces the text on the screen. Neither part may contain control characters. */
  draw(before: string, after: string): void {
    const start = this.#start;
    this.#drawn = { before, after };
    const cursor = placeAfter(before, this.#columns);
    const end = placeAfter(before + after, this.#columns);
    // A terminal's cursor stays in a row whose last column was written; a blank moves it to the next row.
    const wrap = end.row > 0 && end.column === 0 ? " " : "";
    const right = cursor.column > 0 ? `\x1b[${cursor.column}C` : "";
    this.#output.write(`${start}${before}${after}${wrap}${up(end.row - cursor.row)}\r${right}`);
  }

  /** Draws the text again after the terminal was resized. */
  redraw(): void {
    const { before, after } = this.#drawn;
    if (before + after !== "") this.draw(before, after);
  }

  /** Removes the text from the screen. */
  erase(): void {
    const start = this.#start;
    if (start !== "") this.#output.write(start);
    this.#drawn = { before: "", after: "" };
  }

  /** Replaces the text for the last time and moves to the row below it. */
  leave(text: string): void {
    this.#output.write(`${this.#start}${text}\n`);
    this.#drawn = { before: "", after: "" };
  }

  /** Moves the cursor to the upper left corner of the text, and clears the screen from there. */
  get #start(): string {
    const { before, after } = this.#drawn;
    if (before + after === "") return "";
    // Measured with the current width: a terminal that becomes narrower wraps its rows again.
    return `${up(placeAfter(before, this.#columns).row)}\r${CLEAR_BELOW}`;
  }

  get #columns(): number {
    return this.#output.columns || Number.POSITIVE_INFINITY;
  }
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : "";
}

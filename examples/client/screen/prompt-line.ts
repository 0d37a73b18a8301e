import { placeAfter } from "./columns.ts";

/** What a `tty.WriteStream` has of it. */
export interface Output {
  readonly columns: number;
  write(text: string): unknown;
}

const CLEAR_BELOW = "\x1b[J";

/** A prompt and what is typed behind it: the last rows of the screen, as many as it takes. */
export class PromptLine {
  readonly #output: Output;
  /** What is on the screen, before the cursor and behind it. */
  #drawn = { before: "", after: "" };

  constructor(output: Output) {
    this.#output = output;
  }

  /** Shows a text, instead of the one that is there. Neither part has control characters. */
  draw(before: string, after: string): void {
    const start = this.#start;
    this.#drawn = { before, after };
    const cursor = placeAfter(before, this.#columns);
    const end = placeAfter(before + after, this.#columns);
    // After the last column of a row a terminal's cursor waits in that row: a blank takes it to the next one.
    const wrap = end.row > 0 && end.column === 0 ? " " : "";
    const right = cursor.column > 0 ? `\x1b[${cursor.column}C` : "";
    this.#output.write(`${start}${before}${after}${wrap}${up(end.row - cursor.row)}\r${right}`);
  }

  /** Shows it anew, in a terminal that has become wider or narrower. */
  redraw(): void {
    const { before, after } = this.#drawn;
    if (before + after !== "") this.draw(before, after);
  }

  /** Takes it from the screen. */
  erase(): void {
    const start = this.#start;
    if (start !== "") this.#output.write(start);
    this.#drawn = { before: "", after: "" };
  }

  /** Leaves a last text where it is: what comes next begins below it. */
  leave(text: string): void {
    this.#output.write(`${this.#start}${text}\n`);
    this.#drawn = { before: "", after: "" };
  }

  /** Takes the cursor to the left upper corner of what is drawn, and clears the rest of the screen. */
  get #start(): string {
    const { before, after } = this.#drawn;
    if (before + after === "") return "";
    // By the columns there are now: a terminal that is made narrower wraps what it shows anew.
    return `${up(placeAfter(before, this.#columns).row)}\r${CLEAR_BELOW}`;
  }

  get #columns(): number {
    return this.#output.columns || Number.POSITIVE_INFINITY;
  }
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : "";
}

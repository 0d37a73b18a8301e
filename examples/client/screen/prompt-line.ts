import { columnsOf, unitsOf } from "./columns.ts";

/** The part of `tty.WriteStream` that a prompt line needs. */
export interface Output {
  readonly columns: number;
  write(text: string): unknown;
}

const CLEAR_BELOW = "\x1b[J";

/** The rows on the screen, and the row of the cursor with the text before it. */
interface Drawn {
  readonly rows: readonly string[];
  readonly cursorRow: number;
  readonly beforeCursor: string;
}

const NOTHING: Drawn = { rows: [""], cursorRow: 0, beforeCursor: "" };

/**
 * A prompt and the text typed after it, in the last rows of the screen. It breaks the
 * text into rows itself, and places the cursor by writing the text before it once more:
 * terminals disagree on how wide some characters are.
 */
export class PromptLine {
  readonly #output: Output;
  /** The text on the screen, before and after the cursor. */
  #text = { before: "", after: "" };
  #drawn = NOTHING;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Replaces the text on the screen. Neither part may contain control characters. */
  draw(before: string, after: string): void {
    const start = this.#start;
    this.#text = { before, after };
    this.#drawn = layOut(before, after, this.#columns);
    const { rows, cursorRow, beforeCursor } = this.#drawn;
    const cursor = after === "" ? "" : `${up(rows.length - 1 - cursorRow)}\r${beforeCursor}`;
    this.#output.write(`${start}${rows.join("\r\n")}${cursor}`);
  }

  /** Draws the text again after the terminal was resized. */
  redraw(): void {
    const { before, after } = this.#text;
    if (before + after !== "") this.draw(before, after);
  }

  /** Removes the text from the screen. */
  erase(): void {
    const start = this.#start;
    if (start !== "") this.#output.write(start);
    this.#text = { before: "", after: "" };
    this.#drawn = NOTHING;
  }

  /** Moves the cursor to the upper left corner of the text, and clears the screen from there. */
  get #start(): string {
    const { before, after } = this.#text;
    if (before + after === "") return "";
    const { rows, cursorRow, beforeCursor } = this.#drawn;
    // Measured with the current width: a terminal that becomes narrower wraps its rows again.
    const rowsOf = (row: string): number => Math.max(1, Math.ceil(columnsOf(row) / this.#columns));
    const above = rows.slice(0, cursorRow).reduce((sum, row) => sum + rowsOf(row), 0);
    return `${up(above + Math.floor(columnsOf(beforeCursor) / this.#columns))}\r${CLEAR_BELOW}`;
  }

  get #columns(): number {
    return this.#output.columns || Number.POSITIVE_INFINITY;
  }
}

/** Breaks a text into rows. A cursor after a full row stands in the next one. */
function layOut(before: string, after: string, columns: number): Drawn {
  const rows = [""];
  let used = 0;
  const put = (text: string): void => {
    for (const unit of unitsOf(text)) {
      if (used > 0 && used + unit.columns > columns) {
        rows.push("");
        used = 0;
      }
      rows[rows.length - 1] += unit.text;
      used += unit.columns;
    }
  };
  put(before);
  if (used >= columns) {
    rows.push("");
    used = 0;
  }
  const cursorRow = rows.length - 1;
  const beforeCursor = rows[cursorRow] ?? "";
  put(after);
  return { rows, cursorRow, beforeCursor };
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : "";
}

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

/** None of the texts may contain control characters. */
interface Text {
  /** Stands in rows of its own, if there is any. */
  readonly above?: string;
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

const NO_TEXT: Text = { question: "", before: "", after: "" };

/**
 * A question and the text typed after it, in the last rows of the screen, below a text that changes. It breaks the
 * question between words and what is typed anywhere, and places the cursor by writing the
 * text before it once more: terminals disagree on how wide some characters are.
 */
export class PromptLine {
  readonly #output: Output;
  /** The texts on the screen: the question, and what is typed before and after the cursor. */
  #text: Text = NO_TEXT;
  #drawn = NOTHING;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Replaces the texts on the screen. */
  draw(text: Text): void {
    const start = this.#start;
    this.#text = text;
    this.#drawn = layOut(text, this.#columns);
    const { rows, cursorRow, beforeCursor } = this.#drawn;
    const cursor = text.after === "" ? "" : `${up(rows.length - 1 - cursorRow)}\r${beforeCursor}`;
    this.#output.write(`${start}${rows.join("\r\n")}${cursor}`);
  }

  /** Draws the texts again after the terminal was resized. */
  redraw(): void {
    if (this.#isShown) this.draw(this.#text);
  }

  /** Removes the texts from the screen. */
  erase(): void {
    const start = this.#start;
    if (start !== "") this.#output.write(start);
    this.#text = NO_TEXT;
    this.#drawn = NOTHING;
  }

  get #isShown(): boolean {
    return Object.values(this.#text).some((text) => text !== "");
  }

  /** Moves the cursor to the upper left corner of the text, and clears the screen from there. */
  get #start(): string {
    if (!this.#isShown) return "";
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

/** Breaks the texts into rows. A cursor after a full row stands in the next one. */
function layOut({ above = "", question, before, after }: Text, columns: number): Drawn {
  const rows = [""];
  let used = 0;
  const begin = (): void => {
    rows.push("");
    used = 0;
  };
  const put = (text: string): void => {
    for (const unit of unitsOf(text)) {
      if (used > 0 && used + unit.columns > columns) begin();
      rows[rows.length - 1] += unit.text;
      used += unit.columns;
    }
  };
  const putWords = (text: string): void => {
    for (const word of text.match(/ *[^ ]+| +$/g) ?? []) {
      // The blanks at a break are lost.
      const isBroken = used > 0 && used + columnsOf(word) > columns;
      if (isBroken) begin();
      put(isBroken ? word.trimStart() : word);
    }
  };
  putWords(above);
  if (above !== "") begin();
  putWords(question);
  put(before);
  if (used >= columns) begin();
  const cursorRow = rows.length - 1;
  const beforeCursor = rows[cursorRow] ?? "";
  put(after);
  return { rows, cursorRow, beforeCursor };
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : "";
}

import { eastAsianWidth } from "get-east-asian-width";

/** The width of a new terminal. */
export const TERMINAL_COLUMNS = 60;

/** Marks and joiners. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\u200c\u200d]/u;
const INTRODUCER = "\x1b[";
/** The rest of a control sequence that the client or Node's line editor uses. */
const SEQUENCE = /^(\d*)(?:;\d*)*([A-DGJKm])/;
/** What shows nothing: the marks of pastes are wanted, or are not; the bell. */
const UNSEEN = ["\x1b[?2004h", "\x1b[?2004l", "\x07"];
const NOTIFICATIONS = ["\x1b]9;", "\x1b]777;"];
const NOTIFICATION_END = "\x07";

interface Row {
  readonly cells: string[];
  /** Whether the text continues in the next row. */
  continues: boolean;
}

/**
 * A model of a terminal. It understands the control sequences that the example
 * client and Node's line editor write, and refuses all others. Like many terminals, it
 * gives each character of an emoji columns of its own.
 */
export class TerminalModel {
  readonly #rows: Row[] = [{ cells: [], continues: false }];
  #columns: number;
  #row = 0;
  #column = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** The rows up to the last one written, without trailing blanks. */
  get lines(): string[] {
    return this.#rows.map(({ cells }) =>
      Array.from(cells, (cell) => cell ?? " ")
        .join("")
        .trimEnd(),
    );
  }

  /** The position of the cursor. */
  get cursor(): { row: number; column: number } {
    return { row: this.#row, column: this.#column };
  }

  /** Resizes the terminal: wrapped lines are wrapped again, and the cursor stays at its character. */
  resize(columns: number): void {
    const rows: Row[] = [];
    let line: string[] = [];
    let cursor: number | undefined;
    for (const [index, { cells, continues }] of this.#rows.splice(0).entries()) {
      if (index === this.#row) cursor = line.length + this.#column;
      line.push(...cells);
      if (continues) continue;
      const first = rows.length;
      do rows.push({ cells: line.splice(0, columns), continues: line.length > 0 });
      while (line.length > 0);
      if (cursor === undefined) continue;
      this.#row = first + Math.floor(cursor / columns);
      this.#column = cursor % columns;
      cursor = undefined;
      line = [];
    }
    this.#rows.push(...rows);
    this.#columns = columns;
  }

  /** @throws Error the text has an unknown control character or sequence */
  write(text: string): void {
    let at = 0;
    while (at < text.length) {
      const unseen = unseenLength(text, at);
      if (unseen > 0) {
        at += unseen;
        continue;
      }
      const rest = at + INTRODUCER.length;
      const sequence = text.startsWith(INTRODUCER, at) ? SEQUENCE.exec(text.slice(rest)) : null;
      if (sequence !== null) {
        this.#control(sequence[2] ?? "", sequence[1] === "" ? undefined : Number(sequence[1]));
        at = rest + sequence[0].length;
        continue;
      }
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      this.#put(character);
      at += character.length;
    }
  }

  #put(character: string): void {
    if (character === "\r") this.#column = 0;
    else if (character === "\n") this.#moveDown();
    else if (character === "\b") this.#column = Math.max(0, this.#column - 1);
    else if (ZERO_WIDTH.test(character)) this.#combine(character);
    else if (/\p{C}/u.test(character)) throw new Error(`${nameOf(character)} reached the terminal.`);
    else {
      const width = eastAsianWidth(character.codePointAt(0) ?? 0);
      if (this.#column + width > this.#columns) {
        this.#column = 0;
        this.#current.continues = true;
        this.#moveDown();
      }
      this.#current.cells[this.#column] = character;
      if (width === 2) this.#current.cells[this.#column + 1] = "";
      this.#column += width;
    }
  }

  /** Draws a mark or a joiner into the cell before the cursor. */
  #combine(character: string): void {
    const { cells } = this.#current;
    const before = cells[this.#column - 1] === "" ? this.#column - 2 : this.#column - 1;
    const cell = cells[before] ?? " ";
    if (cell === " ") throw new Error(`${nameOf(character)} reached an empty cell of the terminal.`);
    cells[before] = cell + character;
  }

  #control(letter: string, count: number | undefined): void {
    if (letter === "A") this.#row = Math.max(0, this.#row - (count ?? 1));
    else if (letter === "B") for (let n = count ?? 1; n > 0; n--) this.#moveDown();
    else if (letter === "C") this.#column = Math.min(this.#columns, this.#column + (count ?? 1));
    else if (letter === "D") this.#column = Math.max(0, this.#column - (count ?? 1));
    else if (letter === "G") this.#column = (count ?? 1) - 1;
    else if (letter === "K") this.#eraseRow();
    else if (letter === "J") {
      if (count !== undefined && count !== 0) throw new Error("The whole screen was erased.");
      this.#eraseRow();
      this.#rows.length = this.#row + 1;
    }
  }

  #eraseRow(): void {
    const { cells } = this.#current;
    cells.length = Math.min(cells.length, this.#column);
    this.#current.continues = false;
  }

  #moveDown(): void {
    this.#row += 1;
    this.#rows[this.#row] ??= { cells: [], continues: false };
  }

  get #current(): Row {
    const row = this.#rows[this.#row] ?? { cells: [], continues: false };
    this.#rows[this.#row] = row;
    return row;
  }
}

/** The length of what shows nothing at this place of a text; 0 if it shows something. */
function unseenLength(text: string, at: number): number {
  const whole = UNSEEN.find((each) => text.startsWith(each, at));
  if (whole !== undefined) return whole.length;
  if (!NOTIFICATIONS.some((start) => text.startsWith(start, at))) return 0;
  return Math.max(0, text.indexOf(NOTIFICATION_END, at) + 1 - at);
}

function nameOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16)}`;
}

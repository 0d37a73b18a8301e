import type { Line } from "./line.ts";

/** The most bytes that the messages of all lines in memory had when they were encoded. */
const BYTES_MAX = 67_108_864;

/** The last lines of a recording: older ones make way, by their number and by the bytes of their messages. */
export class RecentLines {
  readonly #linesMax: number;
  readonly #bytesMax: number;
  /** A ring: the line with the number n is at n modulo `linesMax`. */
  readonly #ring: (Line | undefined)[] = [];
  #first = 1;
  #last = 0;
  #bytes = 0;

  constructor(linesMax: number, bytesMax = BYTES_MAX) {
    this.#linesMax = linesMax;
    this.#bytesMax = bytesMax;
  }

  /** The number of the last line; 0 if there is none. */
  get last(): number {
    return this.#last;
  }

  /** The number of the oldest line that is kept. */
  get first(): number {
    return this.#first;
  }

  /** Adds the line with the number `last` + 1. It is kept, however long it is. */
  add(line: Line): void {
    if (this.#last - this.#first + 1 === this.#linesMax) this.#dropFirst();
    this.#last += 1;
    this.#ring[this.#last % this.#linesMax] = line;
    this.#bytes += bytesOf(line);
    while (this.#bytes > this.#bytesMax && this.#first < this.#last) this.#dropFirst();
  }

  /**
   * The lines from the first one with a number above `after` that is kept: at most so many, and so many bytes of
   * messages, but one at least.
   */
  after(after: number, linesMax: number, bytesMax = Number.POSITIVE_INFINITY): Line[] {
    const lines: Line[] = [];
    let bytes = 0;
    for (let number = Math.max(after + 1, this.#first); number <= this.#last; number++) {
      const line = this.#ring[number % this.#linesMax];
      if (line === undefined || lines.length === linesMax) break;
      bytes += bytesOf(line);
      if (bytes > bytesMax && lines.length > 0) break;
      lines.push(line);
    }
    return lines;
  }

  #dropFirst(): void {
    const at = this.#first % this.#linesMax;
    this.#bytes -= bytesOf(this.#ring[at]);
    this.#ring[at] = undefined;
    this.#first += 1;
  }
}

function bytesOf(line: Line | undefined): number {
  return line !== undefined && "bytes" in line ? line.bytes : 0;
}

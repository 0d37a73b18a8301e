import type { Line } from "./line.ts";

/** The last lines of a recording: older ones make way. */
export class RecentLines {
  readonly #linesMax: number;
  /** A ring: the line with the number n is at n modulo the length. */
  readonly #ring: Line[] = [];
  #last = 0;

  constructor(linesMax: number) {
    this.#linesMax = linesMax;
  }

  /** The number of the last line; 0 if there is none. */
  get last(): number {
    return this.#last;
  }

  /** The number of the oldest line that is kept. */
  get first(): number {
    return Math.max(1, this.#last - this.#ring.length + 1);
  }

  /** Adds the line with the number `last` + 1. */
  add(line: Line): void {
    this.#last += 1;
    this.#ring[this.#last % this.#linesMax] = line;
  }

  /** At most so many lines, from the first one with a number above `after` that is kept. */
  after(after: number, linesMax: number): Line[] {
    const from = Math.max(after + 1, this.first);
    const until = Math.min(this.#last, from + linesMax - 1);
    const lines: Line[] = [];
    for (let number = from; number <= until; number++) {
      const line = this.#ring[number % this.#linesMax];
      if (line !== undefined) lines.push(line);
    }
    return lines;
  }
}

/** Ranges of numbers that belong to something: reserved ones, and those left to extensions. */

export interface NumberRange {
  readonly start: number;
  /** The first number after the range. */
  readonly end: number;
}

/** Finds ranges in logarithmic time: schemas can have very many of them. */
export class NumberRanges<T extends NumberRange> {
  readonly #sorted: readonly T[];

  constructor(ranges: readonly T[]) {
    this.#sorted = ranges.filter(({ start, end }) => start < end).sort((one, other) => one.start - other.start);
  }

  /** The range that contains the number. Of ranges that overlap, one is found if it begins last. */
  find(number: number): T | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle]?.start ?? 0) <= number) low = middle + 1;
      else high = middle;
    }
    const range = this.#sorted[low - 1];
    return range !== undefined && number < range.end ? range : undefined;
  }

  /** Each range that overlaps an earlier one, and the latter. */
  *overlaps(): Generator<readonly [range: T, earlier: T]> {
    let before: T | undefined;
    for (const range of this.#sorted) {
      if (before !== undefined && before.end > range.start) yield [range, before];
      if (before === undefined || range.end > before.end) before = range;
    }
  }

  /** The lowest number from 1 on that is in no range and not in the set. */
  lowestFree(used: ReadonlySet<number>): number {
    for (let number = 1; ; number++) {
      const range = this.find(number);
      if (range !== undefined) number = range.end - 1;
      else if (!used.has(number)) return number;
    }
  }
}

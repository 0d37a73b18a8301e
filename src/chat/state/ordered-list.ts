/** A full part is split in two. Moving so many values costs less than finding the part. */
const PART_MAX = 256;

/**
 * Values in the order of their keys, each key once. Every operation takes logarithmic time, plus time for each
 * value that it returns. The list must not change while it is iterated.
 */
export class OrderedList<T, K extends number | string> {
  readonly #keyOf: (value: T) => K;
  /** In order; none is empty. */
  readonly #parts: T[][] = [];
  #size = 0;

  /** @param keyOf  strings are ordered by their UTF-16 code units */
  constructor(keyOf: (value: T) => K) {
    this.#keyOf = keyOf;
  }

  get size(): number {
    return this.#size;
  }

  get(key: K): T | undefined {
    // Of lists that grow at their end, most keys that are looked for are new.
    if (this.#endsBefore(key)) return undefined;
    const part = this.#parts[this.#partOf(key)] ?? [];
    const value = part[this.#place(part, key)];
    return value !== undefined && this.#keyOf(value) === key ? value : undefined;
  }

  /** Adds a value whose key the list does not have. */
  add(value: T): void {
    const key = this.#keyOf(value);
    this.#size += 1;
    if (this.#endsBefore(key)) {
      this.#append(value);
      return;
    }
    const at = this.#partOf(key);
    const part = this.#parts[at] ?? [];
    part.splice(this.#place(part, key), 0, value);
    if (part.length > PART_MAX) this.#parts.splice(at + 1, 0, part.splice(PART_MAX / 2));
  }

  /** Most lists grow at their end, and their other parts stay full. */
  #append(value: T): void {
    const lastPart = this.#parts.at(-1);
    if (lastPart === undefined || lastPart.length === PART_MAX) this.#parts.push([value]);
    else lastPart.push(value);
  }

  /** @returns whether the list had the key */
  delete(key: K): boolean {
    const at = this.#partOf(key);
    const part = this.#parts[at] ?? [];
    const place = this.#place(part, key);
    const value = part[place];
    if (value === undefined || this.#keyOf(value) !== key) return false;
    part.splice(place, 1);
    if (part.length === 0) this.#parts.splice(at, 1);
    this.#size -= 1;
    return true;
  }

  /** The values from a key on, in order. */
  *from(key: K): Generator<T, void> {
    let at = this.#partOf(key);
    let place = this.#place(this.#parts[at] ?? [], key);
    for (let part = this.#parts[at]; part !== undefined; part = this.#parts[at]) {
      for (; place < part.length; place++) yield part[place] as T;
      at += 1;
      place = 0;
    }
  }

  /** The values before a key, the last one first. */
  *before(key: K): Generator<T, void> {
    let at = this.#partOf(key);
    let place = this.#place(this.#parts[at] ?? [], key);
    for (let part = this.#parts[at]; part !== undefined; part = this.#parts[at]) {
      for (; place > 0; place--) yield part[place - 1] as T;
      at -= 1;
      place = this.#parts[at]?.length ?? 0;
    }
  }

  *[Symbol.iterator](): Generator<T, void> {
    for (const part of this.#parts) yield* part;
  }

  /** Whether all keys come before this one. */
  #endsBefore(key: K): boolean {
    const last = this.#parts.at(-1)?.at(-1);
    return last === undefined || this.#keyOf(last) < key;
  }

  /** The index of the only part that may have a key. */
  #partOf(key: K): number {
    let low = 0;
    let high = this.#parts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = this.#parts[middle]?.[0];
      if (first !== undefined && this.#keyOf(first) <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The index of the first value of a part with this key or a later one. */
  #place(part: readonly T[], key: K): number {
    let low = 0;
    let high = part.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const value = part[middle];
      if (value !== undefined && this.#keyOf(value) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

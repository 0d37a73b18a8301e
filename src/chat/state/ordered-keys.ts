/** A set of strings in the order of their UTF-16 code units. */
export class OrderedKeys {
  readonly #keys: string[] = [];

  has(key: string): boolean {
    return this.#keys[this.#position(key)] === key;
  }

  add(key: string): void {
    const place = this.#position(key);
    if (this.#keys[place] !== key) this.#keys.splice(place, 0, key);
  }

  delete(key: string): void {
    const place = this.#position(key);
    if (this.#keys[place] === key) this.#keys.splice(place, 1);
  }

  /**
   * The keys of the set and of `others` that come after `after`, merged in order. The set
   * must not change while the generator runs.
   *
   * @param others  keys that are not in the set
   */
  *mergedWith(others: readonly string[], after: string): Generator<string> {
    const rest = others.filter((key) => key > after).sort(compare);
    let place = this.#position(`${after}\0`);
    for (const other of rest) {
      for (let key = this.#keys[place]; key !== undefined && key < other; key = this.#keys[place]) {
        yield key;
        place += 1;
      }
      yield other;
    }
    for (let key = this.#keys[place]; key !== undefined; key = this.#keys[place]) {
      yield key;
      place += 1;
    }
  }

  /** The index of a key, or the index at which it would be inserted. */
  #position(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

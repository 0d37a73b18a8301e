import { OrderedList } from "./ordered-list.ts";

/** A set of strings in the order of their UTF-16 code units. */
export class OrderedKeys {
  readonly #keys = new OrderedList<string, string>((key) => key);

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.get(key) !== undefined;
  }

  add(key: string): void {
    if (!this.has(key)) this.#keys.add(key);
  }

  delete(key: string): void {
    this.#keys.delete(key);
  }

  /**
   * The keys of the set and of `others` that come after `after`, merged in order. The set
   * must not change while the generator runs.
   *
   * @param others  keys that are not in the set
   */
  *mergedWith(others: readonly string[], after: string): Generator<string> {
    const rest = others.filter((key) => key > after).sort(compare);
    let next = 0;
    for (const key of this.#keys.from(`${after}\0`)) {
      for (let other = rest[next]; other !== undefined && other < key; other = rest[next]) {
        yield other;
        next += 1;
      }
      yield key;
    }
    yield* rest.slice(next);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

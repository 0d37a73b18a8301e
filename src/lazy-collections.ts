/**
 * A map and a set that take little memory for up to one entry. An empty `Map` takes 200 bytes, and a server has many for
 * each account and each connection, most of them with one entry or none.
 *
 * This file imports nothing of ours, so every folder can use it.
 */

/** The only entry of a map. */
class OneEntry<K, V> {
  readonly key: K;
  value: V;

  constructor(key: K, value: V) {
    this.key = key;
    this.value = value;
  }
}

/** As `Map`. What is added while it is iterated may be left out. */
export class LazyMap<K, V> {
  #entries: Map<K, V> | OneEntry<K, V> | undefined;

  get size(): number {
    const entries = this.#entries;
    if (entries === undefined) return 0;
    return entries instanceof OneEntry ? 1 : entries.size;
  }

  has(key: K): boolean {
    const entries = this.#entries;
    if (entries === undefined) return false;
    return entries instanceof OneEntry ? entries.key === key : entries.has(key);
  }

  get(key: K): V | undefined {
    const entries = this.#entries;
    if (entries === undefined) return undefined;
    if (entries instanceof OneEntry) return entries.key === key ? entries.value : undefined;
    return entries.get(key);
  }

  set(key: K, value: V): this {
    const entries = this.#entries;
    if (entries === undefined) this.#entries = new OneEntry(key, value);
    else if (!(entries instanceof OneEntry)) entries.set(key, value);
    else if (entries.key === key) entries.value = value;
    else this.#entries = new Map([[entries.key, entries.value] as const, [key, value] as const]);
    return this;
  }

  /** @returns whether there was an entry */
  delete(key: K): boolean {
    const entries = this.#entries;
    if (entries === undefined || !this.has(key)) return false;
    if (entries instanceof OneEntry || entries.size === 1) this.#entries = undefined;
    else entries.delete(key);
    return true;
  }

  clear(): void {
    this.#entries = undefined;
  }

  keys(): Iterable<K> {
    const entries = this.#entries;
    if (entries === undefined) return [];
    return entries instanceof OneEntry ? [entries.key] : entries.keys();
  }

  values(): Iterable<V> {
    const entries = this.#entries;
    if (entries === undefined) return [];
    return entries instanceof OneEntry ? [entries.value] : entries.values();
  }

  /** The last value that matches, in the order in which they were added; undefined: none does. */
  findLast(matches: (value: V) => boolean): V | undefined {
    const entries = this.#entries;
    if (entries === undefined) return undefined;
    if (entries instanceof OneEntry) return matches(entries.value) ? entries.value : undefined;
    let last: V | undefined;
    for (const value of entries.values()) if (matches(value)) last = value;
    return last;
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    const entries = this.#entries;
    if (entries instanceof Map) return entries[Symbol.iterator]();
    const all: [K, V][] = entries === undefined ? [] : [[entries.key, entries.value]];
    return all[Symbol.iterator]();
  }
}

/** The only value of a set. */
class OneValue<T> {
  readonly value: T;

  constructor(value: T) {
    this.value = value;
  }
}

/** As `Set`. What is added while it is iterated may be left out. */
export class LazySet<T> {
  #values: Set<T> | OneValue<T> | undefined;

  get size(): number {
    const values = this.#values;
    if (values === undefined) return 0;
    return values instanceof OneValue ? 1 : values.size;
  }

  has(value: T): boolean {
    const values = this.#values;
    if (values === undefined) return false;
    return values instanceof OneValue ? values.value === value : values.has(value);
  }

  add(value: T): this {
    const values = this.#values;
    if (values === undefined) this.#values = new OneValue(value);
    else if (!(values instanceof OneValue)) values.add(value);
    else if (values.value !== value) this.#values = new Set([values.value, value]);
    return this;
  }

  /** @returns whether it was there */
  delete(value: T): boolean {
    const values = this.#values;
    if (values === undefined || !this.has(value)) return false;
    if (values instanceof OneValue || values.size === 1) this.#values = undefined;
    else values.delete(value);
    return true;
  }

  [Symbol.iterator](): Iterator<T> {
    const values = this.#values;
    if (values === undefined) return [][Symbol.iterator]();
    return (values instanceof OneValue ? [values.value] : values)[Symbol.iterator]();
  }
}

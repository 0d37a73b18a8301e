/**
 * A map and a set that take no memory for entries while they are empty. An empty `Map` takes 200 bytes, and a server
 * has many for each account and each connection.
 *
 * This file imports nothing of ours, so every folder can use it.
 */

/** As `Map`. What is added while it is iterated may be left out. */
export class LazyMap<K, V> {
  #entries: Map<K, V> | undefined;

  get size(): number {
    return this.#entries?.size ?? 0;
  }

  has(key: K): boolean {
    return this.#entries?.has(key) ?? false;
  }

  get(key: K): V | undefined {
    return this.#entries?.get(key);
  }

  set(key: K, value: V): this {
    this.#entries ??= new Map();
    this.#entries.set(key, value);
    return this;
  }

  /** @returns whether there was an entry */
  delete(key: K): boolean {
    const wasThere = this.#entries?.delete(key) ?? false;
    if (this.#entries?.size === 0) this.#entries = undefined;
    return wasThere;
  }

  clear(): void {
    this.#entries = undefined;
  }

  keys(): Iterable<K> {
    return this.#entries?.keys() ?? [];
  }

  values(): Iterable<V> {
    return this.#entries?.values() ?? [];
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    return (this.#entries ?? NO_ENTRIES)[Symbol.iterator]();
  }
}

/** As `Set`. What is added while it is iterated may be left out. */
export class LazySet<T> {
  #values: Set<T> | undefined;

  get size(): number {
    return this.#values?.size ?? 0;
  }

  has(value: T): boolean {
    return this.#values?.has(value) ?? false;
  }

  add(value: T): this {
    this.#values ??= new Set();
    this.#values.add(value);
    return this;
  }

  /** @returns whether it was there */
  delete(value: T): boolean {
    const wasThere = this.#values?.delete(value) ?? false;
    if (this.#values?.size === 0) this.#values = undefined;
    return wasThere;
  }

  [Symbol.iterator](): Iterator<T> {
    return (this.#values ?? NO_VALUES)[Symbol.iterator]();
  }
}

const NO_ENTRIES: ReadonlyMap<never, never> = new Map<never, never>();
const NO_VALUES: ReadonlySet<never> = new Set();

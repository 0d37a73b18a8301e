import { LazyMap } from "../../lazy-collections.ts";

/** The steps that undo what the current transaction has changed in memory. */
export class UndoLog {
  #steps: (() => void)[] = [];

  add(step: () => void): void {
    this.#steps.push(step);
  }

  /** Runs the body. If it throws, undoes all of its changes and rethrows. */
  transaction(body: () => void): void {
    try {
      body();
    } catch (error) {
      for (const step of this.#steps.reverse()) step();
      throw error;
    } finally {
      this.#steps = [];
    }
  }
}

/** A map whose changes can be undone. Undoing may change the order of its entries. */
export class UndoableMap<K, V> {
  readonly #map = new LazyMap<K, V>();
  readonly #undo: UndoLog;

  constructor(undo: UndoLog) {
    this.#undo = undo;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    return this.#map[Symbol.iterator]();
  }

  values(): Iterable<V> {
    return this.#map.values();
  }

  set(key: K, value: V): void {
    this.#remember(key);
    this.#map.set(key, value);
  }

  delete(key: K): void {
    this.#remember(key);
    this.#map.delete(key);
  }

  #remember(key: K): void {
    const before = this.#map.get(key);
    this.#undo.add(() => {
      if (before === undefined) this.#map.delete(key);
      else this.#map.set(key, before);
    });
  }
}

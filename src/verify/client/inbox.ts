import { Fault } from "../shared/fault.ts";

/** Most items that an inbox takes: far more than any right client sends in one case. */
export const INBOX_ITEMS_MAX = 20_000;
/** Most bytes of all items together. */
export const INBOX_BYTES_MAX = 33_554_432;

/**
 * What arrived, in order, for a reader that waits for some of it.
 *
 * An inbox takes a bounded number of items and bytes. Past that, and after
 * `fail`, it takes nothing more, and every reader gets the Fault.
 */
export class Inbox<T> {
  readonly #all: T[] = [];
  readonly #taken = new Set<T>();
  readonly #wakers = new Set<() => void>();
  #onPush = (): void => {};
  #isClosed = false;
  #bytes = 0;
  #fault: Fault | undefined;

  /** Everything that arrived, whether or not it was taken. */
  get all(): readonly T[] {
    return this.#all;
  }

  /** Whether nothing more can arrive. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Sets who is told of each item that arrives. */
  onPush(handle: () => void): void {
    this.#onPush = handle;
  }

  /**
   * @param bytes  the size of the item
   * @returns whether the inbox took it
   */
  push(item: T, bytes: number): boolean {
    if (this.#fault !== undefined) return false;
    this.#bytes += bytes;
    if (this.#all.length >= INBOX_ITEMS_MAX || this.#bytes > INBOX_BYTES_MAX) {
      const least = `more than ${INBOX_ITEMS_MAX} messages or ${INBOX_BYTES_MAX} bytes`;
      this.fail(new Fault("a client that sends what its commands need", least));
      return false;
    }
    this.#all.push(item);
    this.#onPush();
    this.#wake();
    return true;
  }

  /** Takes nothing more: readers get the fault. */
  fail(fault: Fault): void {
    this.#fault ??= fault;
    this.#wake();
  }

  /** @throws Fault the inbox failed */
  checkHealth(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }

  /** Nothing more will arrive: readers get undefined. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /**
   * Takes the oldest item that matches and was not taken before.
   *
   * @returns undefined if none arrived within `timeoutMs`, or none can arrive any more
   * @throws Fault the inbox failed
   */
  async take(matches: (item: T) => boolean, timeoutMs: number): Promise<T | undefined> {
    const lateMs = performance.now() + timeoutMs;
    // Each item is looked at once, so that many items cost no more than their number.
    for (let at = 0; ; ) {
      for (; at < this.#all.length; at += 1) {
        const item = this.#all[at] as T;
        if (this.#taken.has(item) || !matches(item)) continue;
        this.#taken.add(item);
        return item;
      }
      this.checkHealth();
      const leftMs = lateMs - performance.now();
      if (this.#isClosed || leftMs <= 0) return undefined;
      await this.#change(leftMs);
    }
  }

  /**
   * Waits until a condition holds. Returns whether it did in time.
   *
   * @throws Fault the inbox failed
   */
  async until(holds: () => boolean, timeoutMs: number): Promise<boolean> {
    const lateMs = performance.now() + timeoutMs;
    while (!holds()) {
      this.checkHealth();
      const leftMs = lateMs - performance.now();
      if (this.#isClosed || leftMs <= 0) return holds();
      await this.#change(leftMs);
    }
    return true;
  }

  async #change(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wakers.add(resolve);
      timer = setTimeout(resolve, timeoutMs + 1);
    });
    clearTimeout(timer);
  }

  #wake(): void {
    for (const wake of this.#wakers) wake();
    this.#wakers.clear();
  }
}

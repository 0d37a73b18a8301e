/** What arrived, in order, for a reader that waits for some of it. */
export class Inbox<T> {
  readonly #all: T[] = [];
  readonly #taken = new Set<T>();
  readonly #wakers = new Set<() => void>();
  #onPush = (): void => {};
  #isClosed = false;

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

  push(item: T): void {
    this.#all.push(item);
    this.#onPush();
    this.#wake();
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
   */
  async take(matches: (item: T) => boolean, timeoutMs: number): Promise<T | undefined> {
    const lateMs = performance.now() + timeoutMs;
    for (;;) {
      const found = this.#all.find((item) => !this.#taken.has(item) && matches(item));
      if (found !== undefined) {
        this.#taken.add(found);
        return found;
      }
      const leftMs = lateMs - performance.now();
      if (this.#isClosed || leftMs <= 0) return undefined;
      await this.#change(leftMs);
    }
  }

  /** Waits until a condition holds. Returns whether it did in time. */
  async until(holds: () => boolean, timeoutMs: number): Promise<boolean> {
    const lateMs = performance.now() + timeoutMs;
    while (!holds()) {
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

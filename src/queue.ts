/** Items that have left are let go once there are so many, and no fewer than remain. */
const LEFT_MIN = 256;

/** A first-in, first-out queue with access by position. Unlike `Array.shift`, taking the first item moves no others. */
export class Queue<T> {
  readonly #items: (T | undefined)[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** The item at a position, from 0; undefined if there is none. */
  at(position: number): T | undefined {
    return position < 0 ? undefined : this.#items[this.#head + position];
  }

  /** Takes the first item out of the queue. */
  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head += 1;
    if (this.#head >= LEFT_MIN && this.#head >= this.length) {
      this.#items.splice(0, this.#head);
      this.#head = 0;
    }
    return item;
  }

  /** Takes out the item at a position, and moves those after it. */
  remove(position: number): void {
    if (position >= 0 && position < this.length) this.#items.splice(this.#head + position, 1);
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    for (let position = 0; position < this.length; position++) {
      const item = this.at(position);
      if (item !== undefined) yield item;
    }
  }
}

/** Samples that wait, the oldest first. */
export class SampleQueue {
  #samples = new Int16Array(0);

  get length(): number {
    return this.#samples.length;
  }

  push(samples: Int16Array): void {
    const joined = new Int16Array(this.#samples.length + samples.length);
    joined.set(this.#samples);
    joined.set(samples, this.#samples.length);
    this.#samples = joined;
  }

  /** Returns a copy of the oldest samples, which stay. */
  peek(count: number): Int16Array {
    return this.#samples.slice(0, count);
  }

  drop(count: number): void {
    this.#samples = this.#samples.slice(count);
  }
}

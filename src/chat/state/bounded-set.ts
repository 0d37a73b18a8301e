/** A set that takes no more than so many: what is more is left out without a word. */
export class BoundedSet<T> extends Set<T> {
  readonly #sizeMax: number;

  constructor(sizeMax: number) {
    super();
    this.#sizeMax = sizeMax;
  }

  override add(value: T): this {
    return this.size < this.#sizeMax ? super.add(value) : this;
  }
}

/** The requests of the other end that wait for this end's answers. */
export class InboundRequests {
  readonly #requestsMax: number;
  readonly #sequences = new Set<number>();
  /** One that moves the state: what came after it must meet the state it leads to. */
  #moving: number | undefined;

  constructor(requestsMax: number) {
    this.#requestsMax = requestsMax;
  }

  /** Whether no more should be looked at before one is answered. */
  get isFull(): boolean {
    return this.#moving !== undefined || this.#sequences.size >= this.#requestsMax;
  }

  add(sequence: number): void {
    this.#sequences.add(sequence);
  }

  /** Adds one that moves the state. */
  addMoving(sequence: number): void {
    this.#sequences.add(sequence);
    this.#moving = sequence;
  }

  /** @returns whether more may be looked at now, and could not before */
  remove(sequence: number): boolean {
    const wasFull = this.isFull;
    this.#sequences.delete(sequence);
    if (this.#moving === sequence) this.#moving = undefined;
    return wasFull && !this.isFull;
  }
}

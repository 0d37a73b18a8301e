/** So many large datagrams in a row must get lost, while others arrive, before the size of the path is doubted. */
const LOSSES_MAX = 3;

/**
 * Notices that a path has stopped carrying large datagrams (a black hole; RFC 8899, section 4.3): several in a row are
 * lost, and none arrives between them.
 */
export class LargeLosses {
  readonly #onDoubt: () => void;
  /** The messages on their way in a large datagram, by sequence. */
  readonly #onTheirWay = new Set<number>();
  #inARow = 0;

  constructor(onDoubt: () => void) {
    this.#onDoubt = onDoubt;
  }

  sent(sequence: number): void {
    this.#onTheirWay.add(sequence);
  }

  arrived(sequence: number): void {
    if (this.#onTheirWay.delete(sequence)) this.#inARow = 0;
  }

  lost(sequence: number): void {
    if (!this.#onTheirWay.delete(sequence)) return;
    this.#inARow += 1;
    if (this.#inARow < LOSSES_MAX) return;
    this.#inARow = 0;
    this.#onDoubt();
  }

  /** Begins anew, on another path. */
  restart(): void {
    this.#onTheirWay.clear();
    this.#inARow = 0;
  }
}

/** A stream of events for `for await`, with bounded room. */
export interface EventStream<T> extends AsyncIterable<T> {
  /** How many events were dropped because nobody read them in time. */
  readonly dropped: number;
}

interface Reader<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Keeps events until they are read.
 *
 * Where the reader is slower than the events, the oldest are dropped and
 * counted. Several readers share the events: each gets the next one.
 */
export class EventQueue<T> implements EventStream<T> {
  readonly #eventsMax: number;
  readonly #events: T[] = [];
  readonly #onLeave: () => void;
  readonly #readers: Reader<T>[] = [];
  #ended = false;
  #failure: Error | undefined;
  #dropped = 0;

  /** @param onLeave  is called when a reader leaves its loop before the end */
  constructor(eventsMax: number, onLeave: () => void = () => {}) {
    this.#eventsMax = eventsMax;
    this.#onLeave = onLeave;
  }

  /** How many events were dropped because nobody read them in time. */
  get dropped(): number {
    return this.#dropped;
  }

  /** How many events wait for a reader. */
  get length(): number {
    return this.#events.length;
  }

  get full(): boolean {
    return this.#events.length >= this.#eventsMax;
  }

  push(event: T): void {
    if (this.#ended) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader.resolve({ value: event, done: false });
      return;
    }
    if (this.full) {
      this.#events.shift();
      this.#dropped += 1;
    }
    this.#events.push(event);
  }

  /** No more events come; what waits can still be read. */
  end(): void {
    this.#ended = true;
    for (const { resolve, reject } of this.#readers.splice(0)) {
      if (this.#failure === undefined) resolve({ value: undefined, done: true });
      else reject(this.#failure);
    }
  }

  /** No more events come, and whoever reads on gets the error: something is missing. */
  fail(error: Error): void {
    if (this.#ended) return;
    this.#failure = error;
    this.end();
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#events.length > 0) return Promise.resolve({ value: this.#events.shift() as T, done: false });
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: () => this.next(),
      return: async () => {
        this.#onLeave();
        return { value: undefined, done: true };
      },
    };
  }
}

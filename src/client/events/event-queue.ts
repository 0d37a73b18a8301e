/**
 * Streams of events, from the connection or a link to the program's loops.
 *
 * How the folder fits together: `event-queue.ts` is the bounded queue under all
 * streams. `subscribers.ts` gives each of several readers its own queue.
 * `application-messages.ts` encodes, decodes and limits the messages of an
 * application's schema; `message-queue.ts` is the queue of one of their readers,
 * `sender-rates.ts` are their rates, by sender. `message-outcomes.ts` tells a
 * server what becomes of them, and a program what became of its own;
 * `message-refused.ts` is the error for their sender.
 *
 * Invariant: every queue is bounded, and an event that finds it full is either
 * dropped and counted, or fails the reader's loop with OVERFLOW. A reliable
 * application message is refused instead.
 */

/** A bounded stream of events for `for await`. */
export interface EventStream<T> extends AsyncIterable<T> {
  /** Number of events that were dropped because they were not read in time. */
  readonly dropped: number;
}

interface Reader<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: Error) => void;
}

/** How many bytes of events may wait, and how many an event has. */
export interface EventBytes<T> {
  readonly max: number;
  readonly of: (event: T) => number;
}

/**
 * Keeps events until they are read. If `eventsMax` events wait, or too many bytes of them, the next one drops the oldest.
 *
 * Several readers share the events: each event goes to one of them.
 */
export class EventQueue<T> implements EventStream<T> {
  readonly #eventsMax: number;
  readonly #events: T[] = [];
  readonly #onLeave: () => void;
  readonly #bytes: EventBytes<T> | undefined;
  readonly #readers: Reader<T>[] = [];
  #waitingBytes = 0;
  #ended = false;
  #failure: Error | undefined;
  #dropped = 0;

  /**
   * @param onLeave  called when a reader leaves its loop before the end
   * @param bytes    default: bytes are not counted
   */
  constructor(eventsMax: number, onLeave: () => void = () => {}, bytes?: EventBytes<T>) {
    this.#eventsMax = eventsMax;
    this.#onLeave = onLeave;
    this.#bytes = bytes;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Number of events that wait for a reader. */
  get length(): number {
    return this.#events.length;
  }

  /** Whether `push` drops no other event for this one. */
  hasRoomFor(event: T): boolean {
    if (this.#readers.length > 0) return true;
    return !this.full && (this.length === 0 || this.#waitingBytes + this.#bytesOf(event) <= (this.#bytes?.max ?? 0));
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
    const bytes = this.#bytesOf(event);
    while (this.length > 0 && (this.full || this.#waitingBytes + bytes > (this.#bytes?.max ?? 0))) {
      this.#take();
      this.#dropped += 1;
    }
    this.#events.push(event);
    this.#waitingBytes += bytes;
  }

  /** Takes back an event that nobody has read. Does nothing if somebody has. */
  remove(event: T): void {
    const index = this.#events.indexOf(event);
    if (index < 0) return;
    this.#events.splice(index, 1);
    this.#waitingBytes -= this.#bytesOf(event);
  }

  /** Discards the events that wait. */
  clear(): void {
    this.#events.length = 0;
    this.#waitingBytes = 0;
  }

  /** Ends the stream after the events that wait. */
  end(): void {
    this.#ended = true;
    for (const { resolve, reject } of this.#readers.splice(0)) {
      if (this.#failure === undefined) resolve({ value: undefined, done: true });
      else reject(this.#failure);
    }
  }

  /** Ends the stream with an error after the events that wait: later ones are missing. */
  fail(error: Error): void {
    if (this.#ended) return;
    this.#failure = error;
    this.end();
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#events.length > 0) return Promise.resolve({ value: this.#take(), done: false });
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  /** Takes the oldest event that waits. */
  #take(): T {
    const event = this.#events.shift() as T;
    this.#waitingBytes -= this.#bytesOf(event);
    return event;
  }

  #bytesOf(event: T): number {
    return this.#bytes?.of(event) ?? 0;
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

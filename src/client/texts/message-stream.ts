import type { EventStream } from "../events/event-queue.ts";
import type { ServerTextMessage } from "./text.ts";
import type { TextInbox } from "./text-inbox.ts";

type Result = IteratorResult<ServerTextMessage, undefined>;

/** Hands the messages of one inbox after the other to its readers: each message to one of them. */
export class MessageStream implements EventStream<ServerTextMessage> {
  readonly #readers: ((result: Result) => void)[] = [];
  #inbox: TextInbox | undefined;
  #onTaken = (): void => {};
  #ended = false;
  #dropped = 0;

  /** How many broadcasts were dropped because nobody read them in time. */
  get dropped(): number {
    return this.#dropped;
  }

  /** From now on messages are of this inbox; what was not read of the one before comes again at that user's next login. */
  use(inbox: TextInbox, onTaken: () => void): void {
    this.#inbox = inbox;
    this.#onTaken = onTaken;
  }

  /** Nothing is to be read until the next inbox. */
  clear(): void {
    this.#inbox = undefined;
    this.#onTaken = () => {};
  }

  /** Hands what has come to readers that wait. */
  flow(): void {
    while (this.#readers.length > 0) {
      const message = this.#take();
      if (message === undefined) return;
      this.#readers.shift()?.({ value: message, done: false });
    }
  }

  drop(): void {
    this.#dropped += 1;
  }

  /** Nothing comes any more; what waits can still be read. */
  end(): void {
    this.#ended = true;
    for (const resolve of this.#readers.splice(0)) resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<ServerTextMessage, undefined> {
    return { next: () => this.#next(), return: async () => ({ value: undefined, done: true }) };
  }

  #next(): Promise<Result> {
    const message = this.#take();
    if (message !== undefined) return Promise.resolve({ value: message, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#readers.push(resolve));
  }

  #take(): ServerTextMessage | undefined {
    const message = this.#inbox?.take();
    if (message !== undefined) this.#onTaken();
    return message;
  }
}

import type { EventStream } from "../events/event-queue.ts";
import type { ServerTextMessage } from "./text.ts";
import type { TextInbox } from "./text-inbox.ts";

type Result = IteratorResult<ServerTextMessage, undefined>;

/** The stream of `texts.messages`. It reads from the inbox of the current login, and hands each message to one reader. */
export class MessageStream implements EventStream<ServerTextMessage> {
  readonly #readers: ((result: Result) => void)[] = [];
  #inbox: TextInbox | undefined;
  #onTaken = (): void => {};
  #ended = false;
  #dropped = 0;

  /** Number of broadcasts that were dropped because they were not read in time. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * Reads from this inbox from now on. Unread texts of the previous inbox are delivered again at that user's next login.
   *
   * @param onTaken  called when a reader has taken a message
   */
  use(inbox: TextInbox, onTaken: () => void): void {
    this.#inbox = inbox;
    this.#onTaken = onTaken;
  }

  /** Leaves the inbox. Readers wait for the next one. */
  clear(): void {
    this.#inbox = undefined;
    this.#onTaken = () => {};
  }

  /** Hands messages of the inbox to readers that wait. */
  handOut(): void {
    while (this.#readers.length > 0) {
      const message = this.#take();
      if (message === undefined) return;
      this.#readers.shift()?.({ value: message, done: false });
    }
  }

  /** Counts a dropped broadcast. */
  countDropped(): void {
    this.#dropped += 1;
  }

  /** Ends the stream. Messages that wait can still be read. */
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

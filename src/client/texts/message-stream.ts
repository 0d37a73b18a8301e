import type { EventStream } from "../events/event-queue.ts";
import type { ServerTextMessage } from "./text.ts";
import type { TextInbox } from "./text-inbox.ts";
import type { TextsInHand } from "./texts-in-hand.ts";

type Result = IteratorResult<ServerTextMessage, undefined>;

/** One loop of the program. */
interface Reader {
  /** The texts that it got since it last asked for one; one, unless it asks for several at once. */
  readonly texts: InHand[];
}

interface InHand {
  /** Of the text's mailbox: another user may have logged in since. */
  readonly inHand: TextsInHand;
  readonly id: number;
}

/**
 * The stream of `texts.messages`. It reads from the inbox of the current login, and hands each message to one reader. A
 * reader is done with a text when it asks for the next one.
 */
export class MessageStream implements EventStream<ServerTextMessage> {
  readonly #waiting: { readonly reader: Reader; readonly resolve: (result: Result) => void }[] = [];
  /**
   * Texts of loops that were left. If an error has ended the loop, the program may end with it, and must get the text
   * again. If the program goes on to another text, it is done with these.
   */
  readonly #left: InHand[] = [];
  #inbox: TextInbox | undefined;
  #inHand: TextsInHand | undefined;
  #onChange = (): void => {};
  #ended = false;
  #dropped = 0;

  /** Number of broadcasts that were dropped because they were not read in time. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * Reads from this inbox from now on. Unread texts of the previous inbox are delivered again at that user's next login.
   *
   * @param inHand    the texts of the inbox's mailbox that readers work on
   * @param onChange  called when a reader has taken a message, or is done with a text
   */
  use(inbox: TextInbox, inHand: TextsInHand, onChange: () => void): void {
    this.#inbox = inbox;
    this.#inHand = inHand;
    this.#onChange = onChange;
  }

  /** Leaves the inbox. Readers wait for the next one. */
  clear(): void {
    this.#inbox = undefined;
    this.#onChange = () => {};
  }

  /** Hands messages of the inbox to readers that wait. */
  handOut(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const message = this.#take(next.reader);
      if (message === undefined) return;
      this.#waiting.shift();
      next.resolve({ value: message, done: false });
    }
  }

  /** The program is done with a text. Does nothing if no reader has it in hand. */
  finish(id: number): void {
    this.#inHand?.finish(id);
    this.#onChange();
  }

  /** Counts a dropped broadcast. */
  countDropped(): void {
    this.#dropped += 1;
  }

  /** Ends the stream. Messages that wait can still be read. */
  end(): void {
    this.#ended = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<ServerTextMessage, undefined> {
    const reader: Reader = { texts: [] };
    return {
      next: () => this.#next(reader),
      return: async () => {
        this.#left.push(...reader.texts.splice(0));
        return { value: undefined, done: true };
      },
    };
  }

  #next(reader: Reader): Promise<Result> {
    for (const { inHand, id } of [...reader.texts.splice(0), ...this.#left.splice(0)]) {
      inHand.finish(id);
      this.#onChange();
    }
    const message = this.#take(reader);
    if (message !== undefined) return Promise.resolve({ value: message, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#waiting.push({ reader, resolve }));
  }

  #take(reader: Reader): ServerTextMessage | undefined {
    const message = this.#inbox?.take();
    if (message === undefined || this.#inHand === undefined) return undefined;
    if (message.kind === "text") reader.texts.push({ inHand: this.#inHand, id: message.id });
    this.#onChange();
    return message;
  }
}

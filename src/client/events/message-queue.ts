import type { Limits } from "../../limits.ts";

/** Bounds of the application messages that wait in one place. */
export type UnreadLimits = Pick<Limits, "unreadMessagesMax" | "unreadMessageBytesMax">;

/** An application message that waits. */
export interface WaitingMessage {
  /** Name of the sender. */
  readonly from: string;
  readonly payload: Uint8Array;
  /** Bytes that it counts for. */
  readonly bytes: number;
  /** Where what becomes of it is told; undefined: it is lossy, and nobody is told. */
  readonly answer: MessageAnswer | undefined;
}

/** Tells what becomes of a reliable application message. */
export interface MessageAnswer {
  /** No program gets the message. Called at most once, when it arrives, or later if it has waited. */
  refuse(code: MessageRefusalCode): void;
  /** A loop has got the message. Called once for each loop. */
  read(): void;
}

/** Why the program of a receiver does not get an application message; names of the schema's `ErrorCode`. */
export type MessageRefusalCode = "NOT_TAKEN" | "LIMIT_REACHED" | "RATE_LIMITED" | "TOO_LARGE" | "INVALID_ARGUMENT";

/** How many messages wait in one place, and how many bytes they have. */
export class Room {
  readonly #limits: UnreadLimits;
  #messages = 0;
  #bytes = 0;

  constructor(limits: UnreadLimits) {
    this.#limits = limits;
  }

  get messages(): number {
    return this.#messages;
  }

  get bytes(): number {
    return this.#bytes;
  }

  has({ bytes }: WaitingMessage): boolean {
    const { unreadMessagesMax, unreadMessageBytesMax } = this.#limits;
    return this.#messages < unreadMessagesMax && this.#bytes + bytes <= unreadMessageBytesMax;
  }

  add({ bytes }: WaitingMessage): void {
    this.#messages += 1;
    this.#bytes += bytes;
  }

  remove({ bytes }: WaitingMessage): void {
    this.#messages -= 1;
    this.#bytes -= bytes;
  }
}

/**
 * The application messages that wait for one reader. Each waits as it came, and is decoded once it is read: what a message
 * decodes to may take many times its length.
 *
 * A lossy message that does not fit drops the oldest lossy one, or is dropped itself. A reliable one makes room in the
 * same way; if that is not enough, the caller refuses it.
 */
export class MessageQueue<T> implements AsyncIterable<T> {
  readonly #room: Room;
  readonly #waiting: WaitingMessage[] = [];
  readonly #read: (waiting: WaitingMessage) => T;
  readonly #readers: Array<(result: IteratorResult<T, undefined>) => void> = [];
  readonly #onEnter: () => void;
  readonly #onLeave: () => void;
  #lossy = 0;
  #lossyBytes = 0;
  #dropped = 0;
  #ended = false;
  #isLeft = false;

  /**
   * @param read     decodes a message, which was decoded before
   * @param onEnter  called when a reader comes back after the last one left its loop
   * @param onLeave  called when a reader leaves its loop; `takeUnread` then has what it has not read
   */
  constructor(limits: UnreadLimits, read: (waiting: WaitingMessage) => T, onEnter: () => void, onLeave: () => void) {
    this.#room = new Room(limits);
    this.#read = read;
    this.#onEnter = onEnter;
    this.#onLeave = onLeave;
  }

  /** Number of lossy messages that were dropped, since the last `takeDropped`. */
  get dropped(): number {
    return this.#dropped;
  }

  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** The reliable messages that wait, and their bytes. */
  get unread(): { readonly messages: number; readonly bytes: number } {
    return { messages: this.#room.messages - this.#lossy, bytes: this.#room.bytes - this.#lossyBytes };
  }

  /** Makes room for a message, if it has none. Returns whether it has room now. */
  makeRoom(waiting: WaitingMessage): boolean {
    if (this.#readers.length > 0) return true;
    while (this.#lossy > 0 && !this.#room.has(waiting)) this.#dropOldestLossy();
    return this.#room.has(waiting);
  }

  /**
   * Hands a message to a reader, or keeps it. Call `makeRoom` first, unless the message has been acknowledged.
   *
   * @param value  what it decodes to
   */
  push(waiting: WaitingMessage, value: T): void {
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      waiting.answer?.read();
      reader({ value, done: false });
      return;
    }
    this.#waiting.push(waiting);
    this.#room.add(waiting);
    if (waiting.answer !== undefined) return;
    this.#lossy += 1;
    this.#lossyBytes += waiting.bytes;
  }

  /** Takes out the reliable messages that nobody has read. Lossy ones are dropped. */
  takeUnread(): WaitingMessage[] {
    this.#dropped += this.#lossy;
    this.#lossy = 0;
    this.#lossyBytes = 0;
    const unread = this.#waiting.splice(0);
    for (const waiting of unread) this.#room.remove(waiting);
    return unread.filter(({ answer }) => answer !== undefined);
  }

  /** Ends the stream after the messages that wait. */
  end(): void {
    this.#ended = true;
    for (const resolve of this.#readers.splice(0)) resolve({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#isLeft) {
      this.#isLeft = false;
      this.#onEnter();
    }
    const next = this.#waiting.shift();
    if (next !== undefined) {
      this.#room.remove(next);
      if (next.answer === undefined) this.#forgetLossy(next);
      else next.answer.read();
      return Promise.resolve({ value: this.#read(next), done: false });
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#readers.push(resolve));
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: () => this.next(),
      return: async () => {
        // Other loops over the same stream may go on.
        if (!this.#isLeft && this.#readers.length === 0) {
          this.#isLeft = true;
          this.#onLeave();
        }
        return { value: undefined, done: true };
      },
    };
  }

  #dropOldestLossy(): void {
    const index = this.#waiting.findIndex(({ answer }) => answer === undefined);
    const [dropped] = this.#waiting.splice(index, 1);
    if (dropped === undefined) return;
    this.#room.remove(dropped);
    this.#forgetLossy(dropped);
    this.#dropped += 1;
  }

  #forgetLossy({ bytes }: WaitingMessage): void {
    this.#lossy -= 1;
    this.#lossyBytes -= bytes;
  }
}

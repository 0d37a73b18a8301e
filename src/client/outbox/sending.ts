import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import type { ChatError } from "../../errors.ts";

/** A text that the server has stored. */
export interface SentText {
  /** Number in the sender's mailbox. */
  readonly id: number;
  /** When the server received the text. */
  readonly sentAt: Date;
}

/** A post that the server has. */
export interface SentPost {
  /** The place of the post in the order of its room. Numbers belong to an epoch. */
  readonly epoch: number;
  readonly number: number;
  /** When the server accepted the post. */
  readonly sentAt: Date;
}

/** A state of a text or a post that the server does not have, as far as is known. */
export type UnsentState =
  /**
   * It is in the outbox.
   *
   * - `reason`: why it has to be sent again, if it was sent before and the cause is not another text
   * - `nextTryMs`: when, in milliseconds since 1970, if the server has refused it for now
   */
  | { readonly status: "waiting"; readonly reason?: ChatError; readonly nextTryMs?: number }
  /** It is on its way, and the server has not answered. */
  | { readonly status: "sent" }
  /** It will not be sent. `reason` is what the promise rejects with. */
  | { readonly status: "failed"; readonly reason: unknown };

/**
 * How far a text or a post has come. `Sent` is what the server has told of it, and `Reached` are the states from then on.
 */
export type SendingState<Sent, Reached extends string> = UnsentState | ({ readonly status: Reached } & Sent);

/**
 * A text on its way to one user. "stored": the server has it; "delivered": a client of the receiver has it; "read": the
 * receiver has read it. Whether the user learns of the latter two depends on the privacy of both users.
 */
export type TextSending = Sending<SentText, "stored" | "delivered" | "read">;

/** How far a text has come. */
export type TextSendingState = TextSending["state"];

/** A post on its way to a room. "stored": the server has it. */
export type PostSending = Sending<SentPost, "stored">;

/**
 * A text or a post on its way.
 *
 * It is a promise that resolves when the server has it, and rejects if it fails; see `Texts.send` and `Room.post`. If one
 * fails that was accepted, and nobody waits for the promise, only `state` tells it.
 *
 * As an iterator, it yields the present state and each later one; a slow reader misses those that others have followed.
 * The iterator ends after the last state ("read" of a text, "stored" of a post, "failed"), and when no change will be known
 * any more: at the end of the login, or once `outboxReceiptsMax` later texts are stored.
 */
export class Sending<Sent extends object, Reached extends string>
  extends Promise<Sent>
  implements AsyncIterable<SendingState<Sent, Reached>>
{
  /** Of a text: the name of the receiver, as given to `send`. Of a post: the id of the room. */
  readonly to: string;
  readonly text: string;
  /** When the client accepted the text. */
  readonly acceptedAt: Date;
  /**
   * Resolves when the outbox has the text: that of a `FileOutbox` then outlives the process and a loss of power. Rejects
   * if it fails before.
   */
  readonly kept: Promise<void>;
  /** @internal */
  onCancel = async (): Promise<boolean> => false;
  readonly #resolve: (sent: Sent) => void;
  readonly #reject: (reason: unknown) => void;
  #keep = (): void => {};
  #lose = (_reason: unknown): void => {};
  #state: SendingState<Sent, Reached> = { status: "waiting" };
  /** Counts the states. */
  #version = 1;
  #isOver = false;
  readonly #readers: (() => void)[] = [];

  /** `then` and the like return plain promises. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** @internal */
  constructor(to: string, { text, acceptedMs }: Pick<OutboxText, "text" | "acceptedMs">) {
    let settle: { resolve: (sent: Sent) => void; reject: (reason: unknown) => void } | undefined;
    super((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.to = to;
    this.text = text;
    this.acceptedAt = new Date(acceptedMs);
    this.kept = new Promise((resolve, reject) => {
      this.#keep = resolve;
      this.#lose = reject;
    });
    this.kept.catch(() => {});
    this.#resolve = (sent) => settle?.resolve(sent);
    this.#reject = (reason) => settle?.reject(reason);
  }

  /** How far it has come. */
  get state(): SendingState<Sent, Reached> {
    return this.#state;
  }

  /**
   * Takes it out of the outbox if it has not left. It has failed then, with CANCELLED.
   *
   * @returns whether it did. False: the server has it or may have it, or it has failed before
   * @throws StoreError the storage of the outbox could not remove it; it may be sent after the next login
   */
  cancel(): Promise<boolean> {
    return this.onCancel();
  }

  [Symbol.asyncIterator](): AsyncIterator<SendingState<Sent, Reached>, undefined> {
    let seen = 0;
    let isLeft = false;
    return {
      next: async () => {
        while (!isLeft && !this.#isOver && seen === this.#version) {
          await new Promise<void>((resolve) => this.#readers.push(resolve));
        }
        if (isLeft || seen === this.#version) return { value: undefined, done: true };
        seen = this.#version;
        return { value: this.#state, done: false };
      },
      return: async () => {
        isLeft = true;
        this.#wake();
        return { value: undefined, done: true };
      },
    };
  }

  /** The outbox has it. From now on `state` tells of a failure, so that none is unhandled. @internal */
  handleKept(): void {
    this.#keep();
    this.catch(() => {});
  }

  /** @internal */
  change(state: UnsentState): void {
    this.#enter(state);
    if (state.status !== "failed") return;
    this.giveUp(state.reason);
    this.end();
  }

  /** The server has it, and has told this. @internal */
  reach(status: Reached, sent: Sent): void {
    this.#enter({ status, ...sent });
    this.#resolve(sent);
  }

  /** Rejects the promise. It stays where it is. @internal */
  giveUp(reason: unknown): void {
    this.#lose(reason);
    this.#reject(reason);
  }

  /** No further change will be known. @internal */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  #enter(state: SendingState<Sent, Reached>): void {
    this.#state = state;
    this.#version += 1;
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#readers.splice(0)) resolve();
  }
}

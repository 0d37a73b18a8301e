import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import type { ChatError } from "../../errors.ts";

/** A text that the server has stored. */
export interface SentText {
  /** Number in the sender's mailbox. */
  readonly id: number;
  /** When the server received the text. */
  readonly sentAt: Date;
}

/** How far a text has come. */
export type TextSendingState =
  /**
   * It is in the outbox.
   *
   * - `reason`: why it has to be sent again, if it was sent before and the cause is not another text
   * - `nextTryMs`: when, in milliseconds since 1970, if the server has refused it for now
   */
  | { readonly status: "waiting"; readonly reason?: ChatError; readonly nextTryMs?: number }
  /** It is on its way, and the server has not answered. */
  | { readonly status: "sent" }
  /**
   * The server has stored it; a client of the receiver has it; the receiver has read it. Whether the user learns of the
   * latter two depends on the privacy of both users.
   */
  | ({ readonly status: "stored" | "delivered" | "read" } & SentText)
  /** It will not be sent. `reason` is what the promise rejects with. */
  | { readonly status: "failed"; readonly reason: unknown };

/**
 * A text on its way to one user.
 *
 * It is a promise that resolves when the server has stored the text, and rejects if the text fails; see `Texts.send`. If
 * a text fails that was accepted, and nobody waits for the promise, only `state` tells it.
 *
 * As an iterator, it yields the present state and each later one; a slow reader misses those that others have followed.
 * The iterator ends after "read" and "failed", and when no change will be known any more: at the end of the login, or
 * once `outboxReceiptsMax` later texts are stored.
 */
export class TextSending extends Promise<SentText> implements AsyncIterable<TextSendingState> {
  /** The name of the receiver, as given to `send`. */
  readonly to: string;
  readonly text: string;
  /** When the client accepted the text. */
  readonly acceptedAt: Date;
  /**
   * Resolves when the outbox has the text: that of a `FileOutbox` then outlives the process and a loss of power. Rejects
   * if it fails before.
   */
  readonly kept: Promise<void>;
  readonly #cancel: () => Promise<boolean>;
  readonly #resolve: (sent: SentText) => void;
  readonly #reject: (reason: unknown) => void;
  #keep = (): void => {};
  #lose = (_reason: unknown): void => {};
  #state: TextSendingState = { status: "waiting" };
  /** Counts the states. */
  #version = 1;
  #isOver = false;
  readonly #readers: (() => void)[] = [];

  /** `then` and the like return plain promises. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** @internal */
  constructor(
    { to, text, acceptedMs }: Pick<OutboxText, "to" | "text" | "acceptedMs">,
    cancel: () => Promise<boolean>,
  ) {
    let settle: { resolve: (sent: SentText) => void; reject: (reason: unknown) => void } | undefined;
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
    this.#cancel = cancel;
    this.#resolve = (sent) => settle?.resolve(sent);
    this.#reject = (reason) => settle?.reject(reason);
  }

  /** How far the text has come. */
  get state(): TextSendingState {
    return this.#state;
  }

  /**
   * Takes the text out of the outbox if it has not left. The text has failed then, with CANCELLED.
   *
   * @returns whether it did. False: the server has the text or may have it, or the text has failed before
   * @throws StoreError the storage of the outbox could not remove the text; it may be sent after the next login
   */
  cancel(): Promise<boolean> {
    return this.#cancel();
  }

  [Symbol.asyncIterator](): AsyncIterator<TextSendingState, undefined> {
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

  /** The outbox has the text. From now on `state` tells of a failure, so that none is unhandled. @internal */
  handleKept(): void {
    this.#keep();
    this.catch(() => {});
  }

  /** @internal */
  change(state: TextSendingState): void {
    this.#state = state;
    this.#version += 1;
    if (state.status === "failed") this.giveUp(state.reason);
    else if ("id" in state) this.#resolve({ id: state.id, sentAt: state.sentAt });
    if (state.status === "failed" || state.status === "read") this.#isOver = true;
    this.#wake();
  }

  /** Rejects the promise. The text stays where it is. @internal */
  giveUp(reason: unknown): void {
    this.#lose(reason);
    this.#reject(reason);
  }

  /** No further change will be known. @internal */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#readers.splice(0)) resolve();
  }
}

import type { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { LazySet } from "../../lazy-collections.ts";
import type { Limits } from "../../limits.ts";
import type { Login, LoginId, User } from "./user.ts";

/** An application message whose last outcome was not told to its sender yet. */
export interface PendingMessage {
  /** Both sides know it; from 1 to 2^48 - 1, drawn at random. */
  readonly number: number;
  /** Another one of the same user once that has repeated the message. */
  sender: Login;
  readonly receiver: User;
  readonly typeName: string;
  /** The receiver's logins that have not answered. */
  readonly unanswered: LazySet<LoginId>;
  /** The receiver's logins that have taken the message, and may still refuse it: it waits for a reader there. */
  readonly keeping: LazySet<LoginId>;
  /** Whether the sender was told that it is taken. It then has no time limit any more. */
  isTaken: boolean;
  /** Whether the message went to a client that never answers, or whose answer says nothing. */
  isUncertain: boolean;
  /**
   * Whether an answer came that the sender may not be told. The outcome then comes from the time limit or from
   * `pendingMessagesMax`.
   */
  isWithheld: boolean;
  /** Why a client refused it; undefined: none did. */
  refusal: ErrorCode | undefined;
  /** Monotonic milliseconds. */
  readonly expiresMs: number;
}

const NUMBER_BYTES = 6;

/**
 * The application messages of all senders that wait for an answer, or that were taken and may still be refused. One sender
 * has `pendingMessagesMax` at most.
 */
export class PendingMessages {
  readonly #limits: Pick<Limits, "pendingMessagesMax" | "messageAnswerMs">;
  readonly #random: RandomBytes;
  readonly #byNumber = new Map<number, PendingMessage>();
  /** Those that were not taken, the first to expire first: all wait equally long. */
  readonly #expiring = new Set<PendingMessage>();
  /** By sender, the oldest first. */
  readonly #bySender = new Map<User, Set<PendingMessage>>();

  constructor(limits: Pick<Limits, "pendingMessagesMax" | "messageAnswerMs">, random: RandomBytes) {
    this.#limits = limits;
    this.#random = random;
  }

  get size(): number {
    return this.#byNumber.size;
  }

  /** The one that expires next. */
  get next(): PendingMessage | undefined {
    if (this.#expiring.size === 0) return undefined;
    const [first] = this.#expiring;
    return first;
  }

  find(number: number): PendingMessage | undefined {
    return this.#byNumber.get(number);
  }

  /** The oldest one of a sender who has as many as there may be. End it before `add`. */
  excess({ user }: Login): PendingMessage | undefined {
    const own = this.#bySender.get(user);
    if (own === undefined || own.size < this.#limits.pendingMessagesMax) return undefined;
    const [oldest] = own;
    return oldest;
  }

  /** Undefined if nobody answers: the sender's client does not ask, or no client of the receiver can. */
  add(sender: Login, receiver: User, typeName: string, nowMs: number): PendingMessage | undefined {
    if (!sender.answersMessages) return undefined;
    const unanswered = new LazySet<LoginId>();
    for (const { answersMessages, id } of receiver.logins.values()) if (answersMessages) unanswered.add(id);
    if (unanswered.size === 0) return undefined;
    const isUncertain = unanswered.size < receiver.logins.size;
    const expiresMs = nowMs + this.#limits.messageAnswerMs;
    const number = this.#newNumber();
    const pending: PendingMessage = {
      number,
      sender,
      receiver,
      typeName,
      unanswered,
      keeping: new LazySet(),
      isTaken: false,
      isUncertain,
      isWithheld: false,
      refusal: undefined,
      expiresMs,
    };
    this.#byNumber.set(number, pending);
    this.#expiring.add(pending);
    const own = this.#bySender.get(sender.user) ?? new Set();
    this.#bySender.set(sender.user, own.add(pending));
    return pending;
  }

  /** The sender is told that the message is taken, and it may still be refused. */
  take(pending: PendingMessage): void {
    pending.isTaken = true;
    this.#expiring.delete(pending);
  }

  /** Forgets those that a login has sent and that were taken: their later outcomes go to nobody. */
  endOf(login: Login): void {
    for (const pending of [...(this.#bySender.get(login.user) ?? [])])
      if (pending.isTaken && pending.sender === login) this.remove(pending);
  }

  remove(pending: PendingMessage): void {
    this.#byNumber.delete(pending.number);
    this.#expiring.delete(pending);
    const own = this.#bySender.get(pending.sender.user);
    own?.delete(pending);
    if (own?.size === 0) this.#bySender.delete(pending.sender.user);
  }

  #newNumber(): number {
    for (;;) {
      const number = this.#random(NUMBER_BYTES).reduce((high, byte) => 256 * high + byte, 0);
      if (number > 0 && !this.#byNumber.has(number)) return number;
    }
  }
}

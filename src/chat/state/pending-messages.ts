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
  /**
   * The receiver's logins that have taken the message, and may still refuse it: it waits for a reader there. Undefined: there
   * was none, as for most messages.
   */
  keeping: LazySet<LoginId> | undefined;
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
  /** Its neighbours among those that expire. */
  earlier: PendingMessage | undefined;
  later: PendingMessage | undefined;
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
  /**
   * The first and the last of those that were not taken, linked in the order in which they expire: all wait equally long.
   * Looking for the first entry of a `Set` passes over all that were removed before it.
   */
  #first: PendingMessage | undefined;
  #last: PendingMessage | undefined;
  /** By sender, the oldest first. */
  readonly #bySender = new Map<User, Set<PendingMessage>>();
  /** Of the last message. */
  #typeName = "";

  constructor(limits: Pick<Limits, "pendingMessagesMax" | "messageAnswerMs">, random: RandomBytes) {
    this.#limits = limits;
    this.#random = random;
  }

  get size(): number {
    return this.#byNumber.size;
  }

  /** The one that expires next. */
  get next(): PendingMessage | undefined {
    return this.#first;
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
    // Most have the type of the one before. Each name that is kept may keep the text of its whole request in memory.
    if (typeName !== this.#typeName) this.#typeName = typeName;
    const pending: PendingMessage = {
      number,
      sender,
      receiver,
      typeName: this.#typeName,
      unanswered,
      keeping: undefined,
      isTaken: false,
      isUncertain,
      isWithheld: false,
      refusal: undefined,
      expiresMs,
      earlier: this.#last,
      later: undefined,
    };
    this.#byNumber.set(number, pending);
    if (this.#last === undefined) this.#first = pending;
    else this.#last.later = pending;
    this.#last = pending;
    const own = this.#bySender.get(sender.user) ?? new Set();
    this.#bySender.set(sender.user, own.add(pending));
    return pending;
  }

  /** The sender is told that the message is taken, and it may still be refused. */
  take(pending: PendingMessage): void {
    pending.isTaken = true;
    this.#unlink(pending);
  }

  /** Forgets those that a login has sent and that were taken: their later outcomes go to nobody. */
  endOf(login: Login): void {
    for (const pending of [...(this.#bySender.get(login.user) ?? [])])
      if (pending.isTaken && pending.sender === login) this.remove(pending);
  }

  remove(pending: PendingMessage): void {
    if (!this.#byNumber.delete(pending.number)) return;
    if (!pending.isTaken) this.#unlink(pending);
    const own = this.#bySender.get(pending.sender.user);
    own?.delete(pending);
    if (own?.size === 0) this.#bySender.delete(pending.sender.user);
  }

  /** It no longer expires. */
  #unlink(pending: PendingMessage): void {
    const { earlier, later } = pending;
    if (earlier === undefined) this.#first = later;
    else earlier.later = later;
    if (later === undefined) this.#last = earlier;
    else later.earlier = earlier;
    pending.earlier = undefined;
    pending.later = undefined;
  }

  #newNumber(): number {
    for (;;) {
      let number = 0;
      for (const byte of this.#random(NUMBER_BYTES)) number = 256 * number + byte;
      if (number > 0 && !this.#byNumber.has(number)) return number;
    }
  }
}

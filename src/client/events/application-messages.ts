import { ApplicationMessage } from "../../../generated/chatwire/v1/application.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { DecodeError, ProtocolError, UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import { keptBytesOf, keptCopy, keptText } from "../../peering/kept.ts";
import { TokenBucket } from "../../token-bucket.ts";
import { FIRST_VIOLATION, type Violation, violationText } from "../../violation.ts";
import type { RuledCodec } from "../../wire/codec.ts";
import {
  type MessageAnswer,
  MessageQueue,
  type MessageRefusalCode,
  Room,
  type UnreadLimits,
  type WaitingMessage,
} from "./message-queue.ts";
import { SenderRates } from "./sender-rates.ts";

/** The codec of an application message: one of the application's schema with `option (chatwire.v1.application_rule)`. */
export type ApplicationCodec<T> = RuledCodec<T, Rule>;

/** A received application message. */
export interface Received<T> {
  /** Name of the sender. */
  readonly from: string;
  readonly message: T;
}

/** What became of the application messages of a link, or of those that came through the server. */
export interface MessageCounts {
  /** Reliable messages that their sender takes to be delivered, and that no loop has got yet. */
  readonly unread: number;
  /** Their bytes, with the names of their types. */
  readonly unreadBytes: number;
  /**
   * Reliable messages that nobody gets, because they were refused when they arrived, or when they had waited. Their sender
   * is told, unless the login or link in which they came is over.
   */
  readonly refused: number;
  /** Lossy messages that were dropped: malformed, without a reader, not read in time, or against the rules of their type. */
  readonly dropped: number;
}

/** A reader of one type. */
interface Listener {
  readonly queue: MessageQueue<unknown>;
  /** Decodes a message. Undefined: the payload is malformed, or a field breaks a rule that the schema declares about it. */
  read(from: string, payload: Uint8Array): { readonly value: unknown } | undefined;
}

/** The readers of one type, and its rule. */
interface Kind {
  readonly rule: Rule;
  readonly listeners: Set<Listener>;
}

/** Why the receiver of a message does not get it; undefined: it does. */
type Fault = MessageRefusalCode | undefined;

const TYPE_NAME_CHARACTERS_MAX = 256;

/**
 * The application messages of one connection or link, in both directions. Enforces the rules they declare.
 *
 * Of a reliable message that arrives, one of three things becomes: a reader gets it; it waits, for a reader that is slow,
 * or for the first one; or it is refused, and its sender is told. While nobody reads a type, its messages wait in one
 * place with those of all such types.
 */
export class ApplicationMessages {
  readonly #clock: Clock;
  readonly #limits: UnreadLimits;
  readonly #sending = new Map<string, TokenBucket>();
  readonly #receiving: SenderRates;
  readonly #kinds = new Map<string, Kind>();
  /** The types that the program does not take. */
  readonly #notTaken = new Set<string>();
  /** Messages of types that nobody reads, by type, in their order. */
  readonly #waiting = new Map<string, WaitingMessage[]>();
  readonly #room: Room;
  readonly #queues = new Set<MessageQueue<unknown>>();
  #refused = 0;
  #dropped = 0;
  #ended = false;

  constructor(clock: Clock, limits: UnreadLimits & Pick<Limits, "messageSendersMax" | "messageStallMs">) {
    this.#clock = clock;
    this.#limits = limits;
    this.#room = new Room(limits);
    this.#receiving = new SenderRates(limits);
  }

  get counts(): MessageCounts {
    let [unread, unreadBytes, dropped] = [this.#room.messages, this.#room.bytes, this.#dropped];
    for (const queue of this.#queues) {
      unread += queue.unread.messages;
      unreadBytes += queue.unread.bytes;
      dropped += queue.dropped;
    }
    return { unread, unreadBytes, refused: this.#refused, dropped };
  }

  /**
   * Encodes a message for sending, and counts it against the rate of its type.
   *
   * @throws UsageError a value does not fit its field or breaks a rule about it, or the message has no rule
   * @throws ProtocolError TOO_LARGE; RATE_LIMITED, with `retryAfterMs`
   */
  encode<T>(codec: ApplicationCodec<T>, value: T): ApplicationMessage {
    checkRule(codec);
    const [violation] = this.#violations(codec, value);
    if (violation !== undefined) throw new UsageError(`${codec.typeName}: ${violationText(violation)}`);
    const payload = codec.encode(value);
    const { typeName, rule } = codec;
    if (isTooLarge(rule, payload)) {
      throw new ProtocolError(
        "TOO_LARGE",
        `${typeName} may have ${rule.bytesMax} bytes at most, not ${payload.length}.`,
      );
    }
    const retryAfterMs = take(this.#sending, typeName, rule, this.#clock.monotonicMs());
    if (retryAfterMs > 0) {
      const text = `${typeName} may be sent ${rule.rate?.perSecond} times per second, in bursts of ${rule.rate?.burst}.`;
      throw new ProtocolError("RATE_LIMITED", text, { retryAfterMs });
    }
    return ApplicationMessage.create({ typeName, payload });
  }

  /** Reads the messages of one type: those that wait, then those that arrive, until the connection or link ends. */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    checkRule(codec);
    const { typeName } = codec;
    const queue = new MessageQueue<Received<T>>(
      this.#limits,
      ({ from, payload }) => ({ from, message: codec.decode(payload) }),
      () => this.#enter(codec, listener),
      () => this.#leave(typeName, listener),
    );
    const listener: Listener = {
      queue: queue as MessageQueue<unknown>,
      read: (from, payload) => {
        const message = decode(codec, payload);
        if (message === undefined || this.#violations(codec, message).length > 0) return undefined;
        return { value: { from, message } };
      },
    };
    this.#enter(codec, listener);
    return queue;
  }

  /**
   * Refuses the reliable messages of one type from now on, and drops the lossy ones, while nobody reads them. Those that
   * wait already are refused too, which their senders learn although they took them to be delivered.
   */
  refuse({ typeName }: { readonly typeName: string }): void {
    this.#notTaken.add(typeName);
    for (const waiting of this.#takeWaiting(typeName)) this.#reject(waiting, "NOT_TAKEN");
  }

  /**
   * Hands a received message to its readers, keeps it for them, refuses it, or drops and counts it.
   *
   * @param answer  undefined: the message is lossy
   * @returns whether the message was taken
   */
  handle(from: string, { typeName, payload }: ApplicationMessage, answer?: MessageAnswer): boolean {
    // A copy: the payload may be a small part of all that a socket has read at once.
    const bytes = keptBytesOf(typeName.length + payload.length);
    const waiting = { from, payload: keptCopy(payload), bytes, answer };
    const fault = this.#take(typeName, waiting);
    if (fault !== undefined) this.#reject(waiting, fault);
    return fault === undefined;
  }

  /** Refuses all that wait because nobody reads their types: the user whom they were for has gone. */
  discard(): void {
    for (const typeName of [...this.#waiting.keys()])
      for (const waiting of this.#takeWaiting(typeName)) this.#reject(waiting, "NOT_TAKEN");
  }

  /** Ends all streams after what waits for them. Later ones get what waits for them, and end. */
  end(): void {
    this.#ended = true;
    for (const queue of this.#queues) queue.end();
  }

  #take(typeName: string, waiting: WaitingMessage): Fault {
    if (typeName === "" || typeName.length > TYPE_NAME_CHARACTERS_MAX) return "INVALID_ARGUMENT";
    const kind = this.#kinds.get(typeName);
    if (kind !== undefined) return this.#deliver(typeName, kind, waiting);
    if (waiting.answer === undefined || this.#notTaken.has(typeName)) return "NOT_TAKEN";
    if (!this.#room.has(waiting)) return "LIMIT_REACHED";
    this.#keep(typeName, [waiting]);
    return undefined;
  }

  #deliver(typeName: string, { rule, listeners }: Kind, waiting: WaitingMessage): Fault {
    if (isTooLarge(rule, waiting.payload)) return "TOO_LARGE";
    if (!this.#isWithinRate(waiting.from, typeName, rule)) return "RATE_LIMITED";
    const takers: Array<{ queue: MessageQueue<unknown>; value: unknown }> = [];
    for (const { queue, read } of listeners) {
      const found = read(waiting.from, waiting.payload);
      if (found !== undefined) takers.push({ queue, value: found.value });
    }
    if (takers.length === 0) return "INVALID_ARGUMENT";
    // All readers get it, or none: the sender gets one answer.
    const fitting = takers.filter(({ queue }) => queue.makeRoom(waiting));
    if (waiting.answer !== undefined && fitting.length < takers.length) return "LIMIT_REACHED";
    for (const { queue, value } of fitting) queue.push(waiting, value);
    return fitting.length === 0 ? "LIMIT_REACHED" : undefined;
  }

  /** Makes a listener a reader of its type, and hands it what waits if it is the first. */
  #enter({ typeName, rule }: Pick<ApplicationCodec<unknown>, "typeName" | "rule">, listener: Listener): void {
    const kind = this.#kinds.get(typeName) ?? { rule, listeners: new Set() };
    this.#kinds.set(typeName, kind);
    kind.listeners.add(listener);
    this.#queues.add(listener.queue);
    for (const waiting of this.#takeWaiting(typeName)) {
      const found = isTooLarge(rule, waiting.payload) ? undefined : listener.read(waiting.from, waiting.payload);
      if (found === undefined) this.#reject(waiting, "INVALID_ARGUMENT");
      else listener.queue.push(waiting, found.value);
    }
    if (this.#ended) listener.queue.end();
  }

  /** Takes a listener out. What the last one of a type has not read waits for the next. */
  #leave(typeName: string, listener: Listener): void {
    const unread = listener.queue.takeUnread();
    this.#queues.delete(listener.queue);
    this.#dropped += listener.queue.takeDropped();
    const kind = this.#kinds.get(typeName);
    kind?.listeners.delete(listener);
    if (kind === undefined || kind.listeners.size > 0) return;
    this.#kinds.delete(typeName);
    if (this.#notTaken.has(typeName)) for (const waiting of unread) this.#reject(waiting, "NOT_TAKEN");
    else this.#keep(typeName, unread);
  }

  #keep(typeName: string, messages: readonly WaitingMessage[]): void {
    if (messages.length === 0) return;
    const waiting = this.#waiting.get(typeName) ?? [];
    if (waiting.length === 0) this.#waiting.set(keptText(typeName), waiting);
    for (const message of messages) {
      waiting.push(message);
      this.#room.add(message);
    }
  }

  #takeWaiting(typeName: string): readonly WaitingMessage[] {
    const waiting = this.#waiting.get(typeName) ?? [];
    this.#waiting.delete(typeName);
    for (const message of waiting) this.#room.remove(message);
    return waiting;
  }

  #reject({ answer }: WaitingMessage, code: MessageRefusalCode): void {
    if (answer === undefined) this.#dropped += 1;
    else {
      this.#refused += 1;
      answer.refuse(code);
    }
  }

  #violations<T>({ validate }: ApplicationCodec<T>, message: T): readonly Violation[] {
    return validate?.(message, { ...FIRST_VIOLATION, nowMs: this.#clock.wallClockMs() }) ?? [];
  }

  #isWithinRate(from: string, typeName: string, { rate }: Rule): boolean {
    return rate === undefined || this.#receiving.allow(from, typeName, rate, this.#clock.monotonicMs());
  }
}

/** Decodes a payload; undefined if it is malformed. */
function decode<T>(codec: ApplicationCodec<T>, payload: Uint8Array): T | undefined {
  try {
    return codec.decode(payload);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return undefined;
  }
}

/** Checks at run time, for callers without types, that a message declares a rule. */
function checkRule({ typeName, rule }: { readonly typeName: string; readonly rule?: Rule }): void {
  if (rule === undefined) {
    throw new UsageError(
      `${typeName} has no option (chatwire.v1.application_rule). Add one to the message in its .proto file.`,
    );
  }
}

function isTooLarge({ bytesMax }: Rule, payload: Uint8Array): boolean {
  return bytesMax > 0 && payload.length > bytesMax;
}

/** Takes a token from the type's bucket. Returns 0, or the milliseconds until a token is available. */
function take(buckets: Map<string, TokenBucket>, typeName: string, { rate }: Rule, nowMs: number): number {
  if (rate === undefined) return 0;
  const bucket = buckets.get(typeName) ?? new TokenBucket(rate, nowMs);
  buckets.set(typeName, bucket);
  return bucket.take(nowMs);
}

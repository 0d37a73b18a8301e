import { MessageOutcome, MessageOutcomes, Outcome } from "../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { ChatError, TransportError } from "../../errors.ts";
import { errorCodeName } from "../../framing/error-code.ts";
import { within } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { RequestId } from "../../request-id.ts";
import type { SendOptions } from "../connection/call.ts";
import { withOutcome } from "../connection/outcome.ts";
import type { MessageAnswer, MessageRefusalCode } from "./message-queue.ts";
import { messageRefused } from "./message-refused.ts";

/** Outcomes in one message; each has at most 14 bytes, and all fit into the 4,096 of the schema. */
const OUTCOMES_MAX = 256;
/** How long the client may wait before it tells the server that a message that waited was read, in milliseconds. */
const READ_DELAY_MS = 1_000;

/**
 * Tells the server whether this client has taken or refused application messages: those of one turn of the event loop
 * together. If a message waits for a reader, it tells later whether the message was read or refused.
 */
export class OutcomeSender {
  readonly #clock: Clock;
  readonly #emit: (outcomes: MessageOutcomes) => void;
  /** To be told. */
  #outcomes: MessageOutcome[] = [];
  /** Messages of which the server knows that they wait. */
  readonly #kept = new Set<number>();
  readonly #timer: Timer;
  #isFlushing = false;
  #isSuspended = false;

  constructor(clock: Clock, emit: (outcomes: MessageOutcomes) => void) {
    this.#clock = clock;
    this.#emit = emit;
    this.#timer = new Timer(clock, () => this.#flush());
  }

  /**
   * Answers a message.
   *
   * @param number  that of the server; 0: it wants no answer
   * @param take    takes the message, or refuses it by the answer; returns whether it was taken
   */
  answer(number: number, take: (answer: MessageAnswer) => boolean): void {
    let isRead = false;
    let refusal: MessageRefusalCode | undefined;
    let isAnswered = false;
    const isTaken = take({
      refuse: (code) => {
        refusal = code;
        if (isAnswered) this.#refuseKept(number, code);
      },
      read: () => {
        isRead = true;
        if (isAnswered) this.#noteRead(number);
      },
    });
    isAnswered = true;
    if (number === 0) return;
    const waits = isTaken && !isRead;
    if (waits) this.#kept.add(number);
    this.#tellSoon(isTaken ? takenOutcome(number, waits) : refusedOutcome(number, refusal ?? "NOT_TAKEN"));
  }

  /** The login is lost. What becomes of messages is told after `renew`. */
  suspend(): void {
    this.#isSuspended = true;
  }

  /** Another login has taken the place of the lost one. */
  renew(): void {
    this.#isSuspended = false;
    this.#flush();
  }

  /** The login is over, and nothing is told any more of its messages. */
  endLogin(): void {
    this.#isSuspended = false;
    this.#kept.clear();
    this.#outcomes = [];
    this.#timer.clear();
  }

  /** Sends the answer with later ones: no caller waits for it. */
  #noteRead(number: number): void {
    if (!this.#kept.delete(number)) return;
    this.#outcomes.push(takenOutcome(number, false));
    if (this.#outcomes.length >= OUTCOMES_MAX) this.#flush();
    else this.#timer.set(this.#clock.monotonicMs() + READ_DELAY_MS);
  }

  #refuseKept(number: number, code: MessageRefusalCode): void {
    if (this.#kept.delete(number)) this.#tellSoon(refusedOutcome(number, code));
  }

  #tellSoon(outcome: MessageOutcome): void {
    this.#outcomes.push(outcome);
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    this.#isFlushing = false;
    this.#timer.clear();
    if (this.#isSuspended) return;
    const outcomes = this.#outcomes;
    this.#outcomes = [];
    for (let at = 0; at < outcomes.length; at += OUTCOMES_MAX)
      this.#emit(MessageOutcomes.create({ outcomes: outcomes.slice(at, at + OUTCOMES_MAX) }));
  }
}

function takenOutcome(number: number, waits: boolean): MessageOutcome {
  return MessageOutcome.create({ number, outcome: Outcome.TAKEN, waits });
}

function refusedOutcome(number: number, code: MessageRefusalCode): MessageOutcome {
  return MessageOutcome.create({ number, outcome: Outcome.REFUSED, code: ErrorCode[code] });
}

/** An application message that no program gets after all, although `send` was over because a client there had taken it. */
export interface LateRefusal {
  /** Name of the receiver. */
  readonly to: string;
  /** Full name of the message's type. */
  readonly typeName: string;
  /**
   * What `send` would have failed with. Its `outcome` is "not done" if no program gets the message; "unknown", and its code
   * TIMED_OUT, if the server no longer follows what becomes of it.
   */
  readonly reason: ChatError;
}

interface Waiter {
  readonly what: string;
  readonly id: RequestId | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** The application messages of this client whose outcome the server will tell, by the number that it gave them. */
export class OutcomeWaiters {
  readonly #clock: Clock;
  readonly #onLateRefusal: (refusal: LateRefusal) => void;
  readonly #waiters = new Map<number, Waiter>();

  /** @param onLateRefusal  called for each message that was taken, and that no program may get after all */
  constructor(clock: Clock, onLateRefusal: (refusal: LateRefusal) => void) {
    this.#clock = clock;
    this.#onLateRefusal = onLateRefusal;
  }

  /**
   * Sends a message and waits for its outcome; not if the server does not tell it.
   *
   * @param what  names the message and its receiver in the error texts
   * @param call  sends it, and reports the number in the response before any later event is handled
   * @param id    with which the message can be sent again
   * @throws what `call` throws
   * @throws ProtocolError the receiver's client has refused the message
   * @throws TransportError TIMED_OUT: the outcome is unknown
   * @throws the reason given to `end`
   */
  async send(
    what: string,
    call: (onNumber: (number: number) => void) => Promise<unknown>,
    {
      signal,
      timeoutMs,
      id,
    }: { readonly signal: SendOptions["signal"]; readonly timeoutMs: number; readonly id: SendOptions["id"] },
  ): Promise<void> {
    const untilMs = this.#clock.monotonicMs() + timeoutMs;
    let [number, outcome]: [number, Promise<void> | undefined] = [0, undefined];
    await call((told) => {
      if (told === 0) return;
      number = told;
      outcome = this.#wait(told, what, id);
      // The outcome may come before the caller is awake.
      outcome.catch(() => {});
    });
    const known: Promise<void> | undefined = outcome;
    if (known === undefined) return;
    try {
      const leftMs = Math.max(1, untilMs - this.#clock.monotonicMs());
      await within(this.#clock, { signal, timeoutMs: leftMs, what }, () => known);
    } catch (error) {
      // What has an outcome is about the message, and the rest about the wait for it.
      throw error instanceof ChatError && error.outcome === undefined ? withOutcome(error, "unknown", id) : error;
    } finally {
      this.#waiters.delete(number);
    }
  }

  /** Takes what the server tells. Ignores what nobody waits for, unless it is a late refusal. */
  handle({ outcomes }: MessageOutcomes): void {
    for (const { number, outcome, code, to, typeName } of outcomes) {
      const waiter = this.#waiters.get(number);
      this.#waiters.delete(number);
      if (outcome === Outcome.TAKEN) waiter?.resolve();
      else if (waiter !== undefined) waiter.reject(failureOf(waiter.what, outcome, code));
      else if (typeName !== "")
        this.#onLateRefusal({ to, typeName, reason: failureOf(describe(typeName, to), outcome, code) });
    }
  }

  /** Rejects all: no outcome can arrive any more, and so each is unknown. */
  end(reason: Error): void {
    for (const { id, reject } of this.#waiters.values()) reject(withOutcome(reason, "unknown", id));
    this.#waiters.clear();
  }

  #wait(number: number, what: string, id: RequestId | undefined): Promise<void> {
    return new Promise((resolve, reject) => this.#waiters.set(number, { what, id, resolve, reject }));
  }
}

/** Names a message and its receiver in error texts. */
export function describe(typeName: string, to: string): string {
  return `${typeName} to ${to}`;
}

/** The error for a message that was not taken. */
function failureOf(what: string, outcome: Outcome, code: ErrorCode): ChatError {
  if (outcome === Outcome.REFUSED) return withOutcome(messageRefused(what, errorCodeName(code)), "not done", undefined);
  const text = `${what}: no client of the receiver has said in time that its program gets the message. It may get it nevertheless.`;
  return withOutcome(new TransportError("TIMED_OUT", text), "unknown", undefined);
}

import { MessageOutcome, MessageOutcomes, Outcome } from "../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { ChatError, TransportError } from "../../errors.ts";
import { errorCodeName } from "../../framing/error-code.ts";
import { within } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import type { SendOptions } from "../connection/call.ts";
import { withOutcome } from "../connection/outcome.ts";
import type { MessageRefusalCode } from "./message-queue.ts";
import { messageRefused } from "./message-refused.ts";

/** Outcomes in one message; each has at most 14 bytes, and all fit into the 4,096 of the schema. */
const OUTCOMES_MAX = 256;

/** Tells the server what this client makes of application messages: those of one turn of the event loop together. */
export class OutcomeSender {
  readonly #emit: (outcomes: MessageOutcomes) => void;
  #waiting: MessageOutcome[] = [];

  constructor(emit: (outcomes: MessageOutcomes) => void) {
    this.#emit = emit;
  }

  /** @param refusal  why the client refuses the message; undefined: it takes it */
  add(number: number, refusal: MessageRefusalCode | undefined): void {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
    const outcome = refusal === undefined ? Outcome.TAKEN : Outcome.REFUSED;
    const code = refusal === undefined ? ErrorCode.UNSPECIFIED : ErrorCode[refusal];
    this.#waiting.push(MessageOutcome.create({ number, outcome, code }));
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let at = 0; at < waiting.length; at += OUTCOMES_MAX)
      this.#emit(MessageOutcomes.create({ outcomes: waiting.slice(at, at + OUTCOMES_MAX) }));
  }
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
  readonly #waiters = new Map<number, Waiter>();

  constructor(clock: Clock) {
    this.#clock = clock;
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

  /** Takes what the server tells. Ignores what nobody waits for. */
  handle({ outcomes }: MessageOutcomes): void {
    for (const { number, outcome, code } of outcomes) {
      const waiter = this.#waiters.get(number);
      if (waiter === undefined) continue;
      this.#waiters.delete(number);
      if (outcome === Outcome.TAKEN) waiter.resolve();
      else if (outcome === Outcome.REFUSED) {
        const refused = messageRefused(waiter.what, errorCodeName(code));
        waiter.reject(withOutcome(refused, "not done", undefined));
      } else waiter.reject(withOutcome(outcomeUnknown(waiter.what), "unknown", undefined));
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

function outcomeUnknown(what: string): TransportError {
  const text = `${what}: no client of the receiver has said in time that it takes the message. It may have it nevertheless.`;
  return new TransportError("TIMED_OUT", text);
}

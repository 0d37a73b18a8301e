import { Everyone, type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { type ChatError, type Outcome, ProtocolError, UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import { deadline, onAbort, untilAborted } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import type { AnyMethod } from "../../session/rules.ts";
import type { SessionEvent } from "../../session/session-event.ts";
import type { Method } from "../../wire/method.ts";
import { outcomeOfRefusal, withOutcome } from "./outcome.ts";

/** Pages of one list that are read at most. */
export const PAGES_MAX = 10_000;
/** How often a call is made, as long as a rate refuses it. */
const LIMITED_TRIES_MAX = 5;
/** How long the client waits in between at most, in milliseconds, whatever the server asks for. */
const LIMITED_PAUSE_MS_MAX = 10_000;

/** Options of every call that waits for the server or a peer. */
export interface CallOptions {
  /** Ends the wait: the call rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long to wait, in milliseconds; greater than 0. Default: a limit of the client, by kind of call. */
  timeoutMs?: number;
}

/** Options of a call that changes something. */
export interface SendOptions extends CallOptions {
  /** With which the request can be repeated. Only for methods that change something, at servers with REQUEST_IDS. */
  id?: RequestId | undefined;
}

/** Options of a call of a method of the schema. */
export interface MethodOptions extends SendOptions {
  /** The recipient, if the method needs one. */
  to?: CallRecipient;
  /**
   * Another request of the method, sent before: the server refuses this one with NOT_IN_ORDER unless it has carried out that
   * one. Only with `id`, at servers with ORDERED_REQUESTS.
   */
  after?: RequestId | undefined;
}

const SEND_KEYS: KeysOf<SendOptions> = { signal: true, timeoutMs: true, id: true };
const CALL_KEYS: KeysOf<MethodOptions> = { signal: true, timeoutMs: true, to: true, id: true, after: true };
const ID_KEYS: KeysOf<RequestId> = { bytes: true, firstSentMs: true };
const RECIPIENT_KEYS: KeysOf<{ user: string; room: Uint8Array }> = { user: true, room: true };

/** @throws UsageError an option is unknown, or a text cannot have it */
export function checkSendOptions(options: SendOptions): void {
  checkKeys(options, SEND_KEYS, "option", " of a text");
  checkCallOptions(options);
}

/** @throws UsageError an option is unknown, or `after` is without `id` */
export function checkCallOptions(options: MethodOptions): void {
  checkKeys(options, CALL_KEYS, "option", " of a call");
  if (options.after !== undefined && options.id === undefined) {
    throw new UsageError("A call with `after` needs an `id` too: pass one of `client.createRequestId()`.");
  }
  for (const id of [options.id, options.after])
    if (id !== undefined) checkKeys(id, ID_KEYS, "field", " of the id of a request");
  if (typeof options.to === "string") checkWord(options.to, ["everyone"], "A recipient without a name");
  else if (options.to !== undefined) checkKeys(options.to, RECIPIENT_KEYS, "field", " of a recipient");
}

/** The recipient of a call: one user, by name; a room, by its id of 16 bytes; or everyone. */
export type CallRecipient = { user: string } | { room: Uint8Array } | "everyone";

/** Calls a method of the schema. */
export type Caller = <Q, R>(method: Method<Q, R, MessageBody, Rule>, value: Q, options?: MethodOptions) => Promise<R>;

/** Calls a method. `onResponse` receives the response before any event that arrived after it is handled. */
export type OrderedCaller = <Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  options: MethodOptions,
  onResponse?: (response: R) => void,
) => Promise<R>;

/** A request that can be handed to one stream after another. */
export interface CallRequest {
  readonly method: AnyMethod;
  readonly body: MessageBody;
  readonly recipient: Recipient | undefined;
  readonly id: RequestId | undefined;
  readonly after: RequestId | undefined;
  /** When the call times out, in monotonic milliseconds. */
  readonly deadlineMs: number;
}

/** What `PendingCalls` needs of the stream that carries its requests. */
export interface RequestStream {
  /** When a call times out that begins now. @param timeoutMs  default: `requestTimeoutMs` */
  deadlineMs(timeoutMs: number | undefined): number;
  /**
   * Queues a request.
   *
   * @returns its sequence number, which the response carries
   * @throws ProtocolError, ClosedError, UsageError: see `Session.call`
   */
  request(request: CallRequest): number;
  /** Ignores the response to a request. */
  forget(sequence: number): void;
  /** Handles and sends what waits. Call after `request`. */
  drain(): void;
}

interface PendingCall {
  readonly request: CallRequest;
  /** Whether its id was sent before the call began. */
  readonly isRepeated: boolean;
  stream: RequestStream;
  sequence: number;
  readonly resolve: (body: MessageBody) => void;
  /** The server has refused it, or its time is up. */
  readonly refuse: (error: unknown) => void;
  /** No answer will come, or nobody waits for it. */
  readonly end: (reason: unknown, outcome: Outcome) => void;
}

/** The calls that wait for a response, by sequence number of their requests. */
export class PendingCalls {
  readonly #calls = new Map<number, PendingCall>();

  /**
   * Sends a request and waits for the response.
   *
   * @param onResponse  receives the response before any event that arrived after it is handled
   */
  start<Q, R>(
    stream: RequestStream,
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    options: MethodOptions,
    onResponse: (response: R) => void = () => {},
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      checkCallOptions(options);
      const { to, signal, timeoutMs, id, after } = options;
      signal?.throwIfAborted();
      const isRepeated = id?.firstSentMs !== undefined;
      const fail = (error: unknown, outcome: Outcome): void => reject(withOutcome(error, outcome, id));
      const request: CallRequest = {
        method,
        body: method.wrapRequest(value),
        recipient: to && toRecipient(to),
        id,
        after,
        deadlineMs: stream.deadlineMs(timeoutMs),
      };
      let sequence: number;
      try {
        sequence = stream.request(request);
      } catch (error) {
        fail(error, isRepeated ? "unknown" : "not done");
        return;
      }
      const call: PendingCall = {
        request,
        isRepeated,
        stream,
        sequence,
        resolve: (body) => {
          leave();
          const response = method.unwrapResponse(body);
          if (response === undefined) {
            fail(new ProtocolError("BODY_MISMATCH", `The response to ${method.name} is a ${body.case}.`), "unknown");
            return;
          }
          onResponse(response);
          resolve(response);
        },
        refuse: (error) => {
          leave();
          // The time of one that waits for a session is up.
          const isWaiting = call.sequence < 0 && !isRepeated;
          fail(error, isWaiting ? "not done" : outcomeOfRefusal(error, isRepeated));
        },
        end: (reason, outcome) => {
          leave();
          fail(reason, isRepeated ? "unknown" : outcome);
        },
      };
      const leave = onAbort(signal, () => {
        call.stream.forget(call.sequence);
        // A session keeps its requests, and sends them once it is resumed.
        this.#take(call.sequence)?.end(signal?.reason, call.sequence < 0 ? "not done" : "unknown");
      });
      this.#calls.set(call.sequence, call);
      stream.drain();
    });
  }

  /** Settles the call that an event is about. Returns false if the event is about none of these calls. */
  handle(event: SessionEvent): boolean {
    if (event.kind !== "response" && event.kind !== "refused") return false;
    const call = this.#take(event.sequence);
    if (event.kind === "response") call?.resolve(event.body);
    else call?.refuse(event.error);
    return call !== undefined;
  }

  /** Hands calls over to another stream, in their order. @param mayMove  whether a call was not sent, by its number */
  move(to: RequestStream, mayMove: (sequence: number) => boolean): void {
    for (const [sequence, call] of [...this.#calls]) {
      if (!mayMove(sequence)) continue;
      this.#calls.delete(sequence);
      const { id } = call.request;
      // The stream noted it as sent, and it never left.
      if (id !== undefined && !call.isRepeated) id.firstSentMs = undefined;
      try {
        call.sequence = to.request(call.request);
        call.stream = to;
        this.#calls.set(call.sequence, call);
      } catch (error) {
        call.end(error, "not done");
      }
    }
    to.drain();
  }

  /**
   * Rejects calls: no response can arrive any more.
   *
   * @param outcomeOf  what became of a call, by its number; default: nobody here knows
   * @param isOver     which calls; default: all
   */
  rejectAll(
    reason: ChatError,
    outcomeOf: (sequence: number) => Outcome = () => "unknown",
    isOver: (sequence: number) => boolean = () => true,
  ): void {
    for (const sequence of [...this.#calls.keys()]) {
      if (isOver(sequence)) this.#take(sequence)?.end(reason, outcomeOf(sequence));
    }
  }

  #take(sequence: number): PendingCall | undefined {
    const call = this.#calls.get(sequence);
    this.#calls.delete(sequence);
    return call;
  }
}

/**
 * Reads a list that the server sends in pages.
 *
 * @param fetch  fetches the page after the entry of this name, "" for the first; `next` is "" in the last
 * @throws ProtocolError LIMIT_REACHED: the list has more than `PAGES_MAX` pages
 */
export async function readPages<T>(fetch: (after: string) => Promise<{ entries: T[]; next: string }>): Promise<T[]> {
  const found: T[] = [];
  const asked = new Set<string>([""]);
  for (let after = ""; asked.size <= PAGES_MAX; asked.add(after)) {
    const { entries, next } = await fetch(after);
    for (const entry of entries) found.push(entry);
    // A server that repeats a `next` would keep the client in this loop.
    if (asked.has(next)) return found;
    after = next;
  }
  throw new ProtocolError("LIMIT_REACHED", `The list of the server has more than ${PAGES_MAX} pages.`);
}

/**
 * Makes a call again while a rate refuses it.
 *
 * @param over  once it fires, the call is not made again
 * @throws the last error of the call
 */
export async function repeatWhileLimited<T>(
  clock: Clock,
  over: AbortSignal | undefined,
  call: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const isAgain = error instanceof ProtocolError && error.code === "RATE_LIMITED" && tries < LIMITED_TRIES_MAX;
      if (!isAgain || over?.aborted) throw error;
      const pauseMs = Math.min(Math.max(error.retryAfterMs, 1), LIMITED_PAUSE_MS_MAX);
      using pause = deadline(clock, over, pauseMs, "The pause");
      await untilAborted(new Promise(() => {}), pause.signal).catch(() => {});
    }
  }
}

function toRecipient(to: CallRecipient): Recipient {
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  if ("room" in to) return Recipient.create({ target: { case: "room", value: to.room } });
  return Recipient.create({ target: { case: "user", value: to.user } });
}

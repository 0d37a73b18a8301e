import { Everyone, type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { ProtocolError } from "../../errors.ts";
import type { RequestIdentity } from "../../framing/request-identity.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import { onAbort } from "../../net/deadline.ts";
import type { AnyMethod } from "../../session/rules.ts";
import type { SessionEvent } from "../../session/session-event.ts";
import type { Method } from "../../wire/method.ts";

/** Pages of one list that are read at most. */
export const PAGES_MAX = 10_000;

/** Options of every call that waits for the server or a peer. */
export interface CallOptions {
  /** Ends the wait: the call rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long to wait, in milliseconds; greater than 0. Default: a limit of the client, by kind of call. */
  timeoutMs?: number;
}

const CALL_KEYS: KeysOf<CallOptions & { to?: CallRecipient }> = { signal: true, timeoutMs: true, to: true };
const RECIPIENT_KEYS: KeysOf<{ user: string }> = { user: true };

/** @throws UsageError an option is unknown */
export function checkCallOptions(options: CallOptions & { to?: CallRecipient }): void {
  checkKeys(options, CALL_KEYS, "option", " of a call");
  if (typeof options.to === "string") checkWord(options.to, ["everyone"], "A recipient without a name");
  else if (options.to !== undefined) checkKeys(options.to, RECIPIENT_KEYS, "field", " of a recipient");
}

/** The recipient of a call: one user, by name, or everyone. */
export type CallRecipient = { user: string } | "everyone";

/** Calls a method of the schema. */
export type Caller = <Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  options?: CallOptions & { to?: CallRecipient },
) => Promise<R>;

/** Calls a method whose request may be repeated with the same identity. */
export type RepeatableCaller = <Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  options: CallOptions & { to?: CallRecipient },
  identity?: RequestIdentity,
) => Promise<R>;

/** A request that can be handed to one stream after another. */
export interface CallRequest {
  readonly method: AnyMethod;
  readonly body: MessageBody;
  readonly recipient: Recipient | undefined;
  readonly identity: RequestIdentity | undefined;
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
  stream: RequestStream;
  sequence: number;
  readonly resolve: (body: MessageBody) => void;
  readonly reject: (error: unknown) => void;
}

/** The calls that wait for a response, by sequence number of their requests. */
export class PendingCalls {
  readonly #calls = new Map<number, PendingCall>();

  /**
   * Sends a request and waits for the response.
   *
   * @param onResponse  receives the response before any event that arrived after it is handled
   * @param identity    with which the request can be repeated; undefined: the request has none
   */
  start<Q, R>(
    stream: RequestStream,
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    options: CallOptions & { to?: CallRecipient },
    onResponse: (response: R) => void = () => {},
    identity?: RequestIdentity,
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      checkCallOptions(options);
      const { to, signal, timeoutMs } = options;
      signal?.throwIfAborted();
      const request: CallRequest = {
        method,
        body: method.wrapRequest(value),
        recipient: to && toRecipient(to),
        identity,
        deadlineMs: stream.deadlineMs(timeoutMs),
      };
      const call: PendingCall = {
        request,
        stream,
        sequence: stream.request(request),
        resolve: (body) => {
          leave();
          const response = method.unwrapResponse(body);
          if (response === undefined) {
            reject(new ProtocolError("BODY_MISMATCH", `The response to ${method.name} is a ${body.case}.`));
            return;
          }
          onResponse(response);
          resolve(response);
        },
        reject: (error) => {
          leave();
          reject(error);
        },
      };
      const leave = onAbort(signal, () => {
        call.stream.forget(call.sequence);
        this.#take(call.sequence)?.reject(signal?.reason);
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
    else call?.reject(event.error);
    return call !== undefined;
  }

  /** Hands calls over to another stream, in their order. @param mayMove  whether a call was not sent, by its number */
  move(to: RequestStream, mayMove: (sequence: number) => boolean): void {
    for (const [sequence, call] of [...this.#calls]) {
      if (!mayMove(sequence)) continue;
      this.#calls.delete(sequence);
      try {
        call.sequence = to.request(call.request);
        call.stream = to;
        this.#calls.set(call.sequence, call);
      } catch (error) {
        call.reject(error);
      }
    }
    to.drain();
  }

  /**
   * Rejects calls: no response can arrive any more.
   *
   * @param reasonOf  the reason, by the call's number
   * @param isOver    which calls; default: all
   */
  rejectAll(reasonOf: (sequence: number) => unknown, isOver: (sequence: number) => boolean = () => true): void {
    for (const sequence of [...this.#calls.keys()]) {
      if (isOver(sequence)) this.#take(sequence)?.reject(reasonOf(sequence));
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

function toRecipient(to: CallRecipient): Recipient {
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  return Recipient.create({ target: { case: "user", value: to.user } });
}

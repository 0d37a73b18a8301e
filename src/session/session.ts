/**
 * The protocol between a client and its server: a state machine over numbered
 * messages, without I/O. It may outlive the stream that carries them.
 *
 * How the folder fits together: `session.ts` is the state machine, and
 * `session-event.ts` what it reports. `incoming.ts` turns bytes into messages and
 * `outgoing.ts` messages into bytes; an event for many connections is a `shared-event.ts`, of which each connection
 * keeps a reference in a `posted-list.ts` until then. `state.ts` keeps the state, and `checks.ts`
 * checks each message against the rules of the schema (`rules.ts`) in that state. `pending-calls.ts`
 * matches responses with requests, and `critical-events.ts` refusals with events. `rate-limits.ts` and `timeouts.ts` bound what
 * the other end may cause. `error-info.ts` translates errors. `resumption.ts`, with `unacknowledged.ts`
 * and `kept-frames.ts`, keeps what a session needs to go on over another stream. `probe/` is the
 * exchange of datagrams by which a client learns its address.
 *
 * Invariant: both ends handle the same messages in the same order, and each
 * message completely before the next. So both are always in the same state, and
 * the state is never transmitted.
 */

import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { Acknowledged } from "../../generated/chatwire/v1/connection.ts";
import type { ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import {
  type Header,
  type Message,
  type MessageBody,
  MessageType,
  type Recipient,
} from "../../generated/chatwire/v1/message.ts";
import { Delivery, type Rule, type State } from "../../generated/chatwire/v1/options.ts";
import { AcknowledgedEvent } from "../../generated/chatwire/v1/rules.ts";
import type { Position } from "../crypto/resumption.ts";
import { type ChatError, ClosedError, ProtocolError, TransportError, UsageError } from "../errors.ts";
import { hasFeature } from "../framing/capabilities.ts";
import {
  encodeToSend,
  FRAME_OVERHEAD_BYTES,
  messageLength,
  type PackedBody,
  packBody,
} from "../framing/frame-writer.ts";
import { GREASED_BYTES_MAX, type Grease } from "../framing/grease.ts";
import { identityOf, type RequestIdentity } from "../framing/request-identity.ts";
import type { UnknownMessage } from "../framing/unknown-message.ts";
import type { Limits } from "../limits.ts";
import { checkEvent, checkRequest, checkRule, findEvent, findResponseFault } from "./checks.ts";
import { CriticalEvents } from "./critical-events.ts";
import { toCloseError, toCloseReason, toErrorInfo, toProtocolError } from "./error-info.ts";
import { Incoming } from "./incoming.ts";
import { Outgoing } from "./outgoing.ts";
import { InboundRequests, OutboundCalls } from "./pending-calls.ts";
import { PostedList } from "./posted-list.ts";
import { type AddressRate, RateLimits } from "./rate-limits.ts";
import { Resumption } from "./resumption.ts";
import { type AnyEvent, type AnyMethod, bytesMaxOf } from "./rules.ts";
import type { SessionEvent, SessionStatistics, SessionTap } from "./session-event.ts";
import type { SharedEvents } from "./shared-event.ts";
import { isLoggedIn, StateMachine } from "./state.ts";
import { SessionTimeouts } from "./timeouts.ts";
import { KEPT_MESSAGE_BYTES } from "./unacknowledged.ts";

export interface SessionOptions {
  readonly role: "client" | "server";
  readonly limits: Limits;
  readonly tap?: SessionTap | undefined;
  /** Receives every refusal of a request, for a server's statistics. `answers` 0 announces that the connection closes. */
  readonly onRefusal?: ((header: Header, error: ErrorInfo) => void) | undefined;
  /** Adds unknown fields and messages to those that are sent. Undefined: nothing is added. */
  readonly grease?: Grease | undefined;
  /** Gets each change of the bytes that are kept for a resumption. */
  readonly onKept?: ((change: number) => void) | undefined;
  /** Of the client's address. Servers only; default: it has none. */
  readonly address?: AddressRate | undefined;
  /** An empty list, the same for all sessions that are posted the same events. Default: one of its own. */
  readonly nothingPosted?: PostedList | undefined;
}

const ACKNOWLEDGED = AcknowledgedEvent.wrap(Acknowledged.create());
const ACKNOWLEDGED_BYTES = packBody(ACKNOWLEDGED);

/**
 * One end of a connection between a client and its server, without I/O.
 *
 * Report what happens (`handle...`) and ask for what is wanted (`call`,
 * `respond`, `refuse`, `emit`, `close`). After each, drain the session in this
 * order: take events from `pollEvent` until it returns undefined, send the bytes
 * of `pollTransmit`, and call `handleTimeout` at `nextTimeoutMs`. Times are
 * monotonic milliseconds.
 *
 * @see proto/PROTOCOL.md, "Sessions"
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #incoming: Incoming;
  readonly #outgoing: Outgoing;
  readonly #calls: OutboundCalls;
  readonly #requests: InboundRequests;
  readonly #criticalEvents = new CriticalEvents();
  /** Undefined at a client, which asked for everything that arrives. */
  readonly #rateLimits: RateLimits | undefined;
  readonly #timeouts: SessionTimeouts;
  readonly #state: StateMachine;
  /** The next event, and those after it. Most are alone, and an array that gets empty gives its memory back. */
  #next: SessionEvent | undefined;
  readonly #events: SessionEvent[] = [];
  readonly #counts = { skipped: 0, refusalsSent: 0, refusalsReceived: 0 };
  /** The latest time that a call passed. */
  #nowMs: number;
  #closed = false;
  /** From a login on which both ends have agreed, until it ends. */
  #resumption: Resumption | undefined;
  #resumeBytesMax: number;
  /** More arrived than the rate limits allow: until then the next message waits. */
  #delayedUntilMs: number | undefined;

  constructor(options: SessionOptions, nowMs: number) {
    this.#options = options;
    const { role, limits } = options;
    this.#state = new StateMachine(role, limits, nowMs);
    this.#rateLimits = role === "server" ? new RateLimits("connection", limits, nowMs, options.address) : undefined;
    this.#incoming = new Incoming(this.#state.receivedBytesMax, this.#rateLimits, nowMs);
    this.#outgoing = new Outgoing(options.tap, nowMs, options.nothingPosted ?? PostedList.empty());
    this.#calls = new OutboundCalls(limits.pendingRequestsMax);
    this.#requests = new InboundRequests(limits.pendingRequestsMax);
    this.#timeouts = new SessionTimeouts(role, limits);
    this.#resumeBytesMax = limits.resumeBytesMax;
    this.#nowMs = nowMs;
  }

  get state(): State {
    return this.#state.state;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whether a message with this rule changes the state, so that both ends must handle it. */
  isChangedBy(rule: Rule): boolean {
    return this.#state.isChangedBy(rule);
  }

  /** When a message was last sent, in monotonic milliseconds. */
  get lastSentMs(): number {
    return this.#outgoing.lastSentMs;
  }

  /** Bytes that wait for `pollTransmit`. */
  get waitingBytes(): number {
    return this.#outgoing.waitingBytes;
  }

  /** Bytes of the messages that wait until `release`, each counted as at least 256, and the length of the next one's body. */
  get heldBytes(): number {
    return this.#outgoing.heldBytes;
  }

  get nextHeldBytes(): number | undefined {
    return this.#outgoing.nextHeldBytes;
  }

  /**
   * Holds events and answers from now on, those emitted "ahead" not included, until `releaseAll` or a message that changes
   * the state. Servers only.
   */
  hold(): void {
    if (!this.#closed && !this.detached) this.#outgoing.hold();
  }

  /** Sends the oldest message that is held. Returns the length of its frame; 0 if none is held. */
  release(nowMs: number): number {
    return this.#outgoing.release(nowMs);
  }

  /** Sends all messages that are held, and holds no more. */
  releaseAll(nowMs: number): void {
    this.#outgoing.releaseAll(nowMs);
  }

  get statistics(): SessionStatistics {
    return { ...this.#counts };
  }

  /**
   * Whether the other end takes an event when it arrives: there is a stream, or the event waits for one; the state allows the
   * event, and no response on its way changes that.
   */
  mayEmit({ rule }: AnyEvent): boolean {
    const arrives = !this.detached || rule.delivery !== Delivery.LOSSY;
    return arrives && rule.states.includes(this.state) && !this.#calls.changesState;
  }

  /** The limits of the account that is logged in, which all of its connections share. Servers only. */
  set account(account: RateLimits | undefined) {
    if (this.#rateLimits !== undefined) this.#rateLimits.account = account;
  }

  /**
   * The features that both ends have named in hello; none before. A request of another feature is refused, an event of
   * another feature is unknown.
   */
  get features(): ReadonlySet<Feature> {
    return this.#state.features;
  }

  set features(features: ReadonlySet<Feature>) {
    this.#state.features = features;
  }

  /** Takes over the rates of the connection as they are now in the limits. Servers only. */
  renewRates(nowMs: number): void {
    this.#rateLimits?.renew(nowMs);
  }

  /** Adopts the limits that the server announced in hello, or later. */
  adopt(limits: { idleTimeoutMs: number; frameBytesMax: number; resumeBytesMax: number }): void {
    this.#resumeBytesMax = Math.min(this.#options.limits.resumeBytesMax, limits.resumeBytesMax);
    this.#timeouts.idleTimeoutMs = limits.idleTimeoutMs;
    this.#state.serverFrameBytesMax = limits.frameBytesMax;
    this.#incoming.frameBytesMax = this.#state.receivedBytesMax;
  }

  /** Whether the messages that have arrived must wait. The owner then stops reading from the socket. */
  get busy(): boolean {
    return this.#requests.isFull || this.#delayedUntilMs !== undefined;
  }

  /** Whether `pollEvent` may return an event: one waits, or bytes have arrived of which no message was made yet. */
  get mayHaveEvents(): boolean {
    return this.#next !== undefined || !this.#incoming.isEmpty;
  }

  /** Handles no further message until `goOnReading`: a request waits for an earlier one. Servers only. */
  stopReading(): void {
    this.#requests.isHeld = true;
  }

  /** Whether `stopReading` holds back messages. */
  get isStopped(): boolean {
    return this.#requests.isHeld;
  }

  /** The other half of `stopReading`. Does nothing if this end reads. */
  goOnReading(nowMs: number): void {
    if (!this.#requests.isHeld) return;
    this.#requests.isHeld = false;
    this.#nowMs = nowMs;
    this.#incoming.goOn(nowMs);
  }

  /** Takes bytes of the stream, cut anywhere. */
  handleBytes(chunk: Uint8Array, nowMs: number): void {
    if (this.#closed) return;
    this.#nowMs = nowMs;
    this.#incoming.push(chunk, nowMs);
  }

  /** The stream has ended or broken. A session that can be resumed waits for another one; any other closes. */
  handleStreamEnd(reason: ChatError): void {
    if (this.#closed || this.detached) return;
    if (this.#resumption === undefined) {
      this.#close(reason);
      return;
    }
    this.detach();
    this.#report({ kind: "detached", reason });
  }

  /** Whether the session waits for another stream. */
  get detached(): boolean {
    return this.#outgoing.isDetached;
  }

  /** How far this end has got. Does not change while the session is detached, except that calls are added. */
  get position(): Position {
    return { received: this.#incoming.sequence, sent: this.#outgoing.sequence };
  }

  /** The number of the last message of which a stream has taken anything: later ones cannot have reached the other end. */
  get sentUpTo(): number {
    return this.#outgoing.sentUpTo;
  }

  /** Bytes of the messages that are kept for a resumption. */
  get keptBytes(): number {
    this.#outgoing.keepFrames();
    return this.#resumption?.kept.bytes ?? 0;
  }

  /**
   * From now on, the session can go on over another stream: it keeps what it sends until the other end has acknowledged
   * it. Call after the message that logs the user in, and only if both ends have the feature. Ends with the login.
   */
  beginResumption(): void {
    const { received, sent } = this.position;
    this.#resumption = new Resumption(this.#resumeBytesMax, sent, received, this.#options.onKept);
    this.#outgoing.resumption = this.#resumption;
  }

  /** Drops what is kept: the other end cannot resume the session before it has handled everything sent so far. */
  dropKept(): void {
    this.#outgoing.keepFrames();
    this.#resumption?.kept.clear();
  }

  /**
   * Leaves the stream. From now on, calls, responses and events are kept, and lossy events dropped. What has arrived and
   * is not handled is dropped; it will be sent again.
   */
  detach(): void {
    this.#outgoing.detach(this.#nowMs);
    this.#incoming.detach();
    this.#delayedUntilMs = undefined;
  }

  /**
   * Checks whether the session can go on from where the other end is.
   *
   * @throws ProtocolError INVALID_ARGUMENT: the numbers of the other end are impossible; SESSION_INCOMPLETE: a message
   *   that it needs is no longer kept
   */
  checkPosition({ received, sent }: Position): void {
    const own = this.position;
    if (received > own.sent || sent < own.received) {
      const text = `The other end has handled ${received} of ${own.sent} messages, and sent ${sent} of which ${own.received} are handled: that cannot be.`;
      throw new ProtocolError("INVALID_ARGUMENT", text);
    }
    if (received >= (this.#resumption?.kept.goneUpTo ?? Number.POSITIVE_INFINITY)) return;
    throw new ProtocolError("SESSION_INCOMPLETE", `Messages after ${received} are no longer kept.`);
  }

  /**
   * Goes on over another stream: sends what the other end has not handled.
   *
   * @param other  how far the other end has got, after `checkPosition`
   */
  attach(other: Position, nowMs: number): void {
    this.#nowMs = nowMs;
    this.#resumption?.attach(other.received);
    this.#incoming.attach(other.sent, nowMs);
    this.#outgoing.attach(nowMs);
  }

  /** Hands over the bytes that have arrived and are not handled: they belong to the session that goes on over the stream. */
  takeRest(): Uint8Array {
    return this.#incoming.takeRest();
  }

  /** Closes because of the other end, for good and without sending a reason. */
  end(reason: ChatError): void {
    this.#close(reason);
  }

  /**
   * Sends a request.
   *
   * @param identity  with which it can be repeated; only of a method whose rule says that it changes something
   * @returns the sequence number that the `response` or `refused` event will carry
   * @throws ProtocolError the request breaks a rule of the schema; nothing was sent
   * @throws ClosedError; UsageError WRONG_STATE: too many calls are pending
   */
  call(
    method: AnyMethod,
    body: MessageBody,
    recipient: Recipient | undefined,
    deadlineMs: number,
    nowMs: number,
    identity?: RequestIdentity,
  ): number {
    if (this.#closed) throw new ClosedError("CLOSED", "The connection is closed.");
    this.#calls.checkRoom();
    const encoded = encodeToSend(body);
    const header = this.#outgoing.header(MessageType.REQUEST, method.command, recipient, 0);
    header.critical = method.rule.critical;
    if (identity !== undefined) {
      const { id, repeatedAfterMs, after } = identity;
      // The ids are the caller's, and the message may be kept for long.
      Object.assign(header, { id: new Uint8Array(id), repeatedAfterMs });
      if (after !== undefined) header.after = new Uint8Array(after);
    }
    const bytesMax = bytesMaxOf(method.rule, this.#state.messageContext(0));
    let messageBytes = messageLength(header, encoded.length);
    if (messageBytes > bytesMax && header.received > 0) {
      // An acknowledgement has time until the next message.
      header.received = 0;
      messageBytes = messageLength(header, encoded.length);
    }
    checkRule(method.name, method.rule, header, this.#state.messageContext(messageBytes));
    this.#checkKept(method, encoded);
    // Grease takes a sequence number, and the request's own may then need one byte more.
    if (messageBytes < bytesMax && this.#sendGrease(nowMs)) header.sequence += 1;
    this.#options.grease?.touch(header, encoded.length, bytesMax);
    this.#outgoing.send(header, body, encoded, nowMs);
    this.#calls.add(header.sequence, method, deadlineMs);
    return header.sequence;
  }

  /** Abandons a call: its response will be ignored. */
  forget(sequence: number): void {
    this.#calls.forget(sequence);
  }

  /**
   * Sends the response to a request. If the method's rule changes the state, it changes now.
   *
   * @throws UsageError the frame of a server has more than `frameBytesMax` bytes; nothing was sent
   */
  respond(method: AnyMethod, sequence: number, body: MessageBody, nowMs: number): void {
    if (this.#closed) return;
    if (this.#outgoing.isHolding && this.isChangedBy(method.rule)) this.#outgoing.releaseAll(nowMs);
    this.#answer(method.command, sequence, body, nowMs);
    this.#advanceState(method.rule, nowMs);
  }

  /** Answers a request with an error. */
  refuse(command: Command, sequence: number, error: ProtocolError, nowMs: number): void {
    if (this.#closed) return;
    const value = toErrorInfo(error);
    const header = this.#answer(command, sequence, { case: "error", value }, nowMs);
    this.#options.onRefusal?.(header, value);
  }

  /**
   * Sends an event. Does nothing if the event belongs to a feature that the other end does not have.
   *
   * @param encoded  the body as `packBody` or `encodeBody` returned it; one encoding serves all receivers
   * @param turn     ahead: before messages that are held
   * @throws UsageError the frame of a server has more than `frameBytesMax` bytes; nothing was sent
   */
  emit(
    event: AnyEvent,
    body: MessageBody,
    encoded: PackedBody,
    nowMs: number,
    turn: "ahead" | "in turn" = "in turn",
  ): void {
    if (this.#closed || !hasFeature(this.#state.features, event.rule.feature)) return;
    const isLossy = event.rule.delivery === Delivery.LOSSY;
    if (isLossy && this.detached) return;
    if (this.#outgoing.isHolding && this.isChangedBy(event.rule)) this.#outgoing.releaseAll(nowMs);
    this.#sendGrease(nowMs);
    const header = this.#outgoing.header(MessageType.EVENT, event.command, undefined, 0);
    header.critical = event.rule.critical;
    const { bytesMax } = event.rule;
    this.#options.grease?.touch(header, encoded.length, Math.min(bytesMax || GREASED_BYTES_MAX, GREASED_BYTES_MAX));
    this.#checkFrame(event.name, header, encoded);
    const onSent = event.rule.critical
      ? (sequence: number) => this.#criticalEvents.add(sequence, event.command)
      : undefined;
    if (turn === "ahead") this.#outgoing.send(header, body, encoded, nowMs, !isLossy);
    else this.#outgoing.sendInTurn(header, body, encoded, nowMs, !isLossy, onSent);
    this.#advanceState(event.rule, nowMs);
  }

  /**
   * Sends events as `emit` does, if that needs no more than a note of them: their numbers and frames are made when anything
   * else is sent, or bytes are taken. There is nothing to drain then but bytes. Servers only: `lastSentMs` stays.
   *
   * @returns whether all of them are sent; if not, none is: call `emit`
   */
  post(shared: SharedEvents): boolean {
    if (!this.#mayPost(shared)) return false;
    if (shared.isAlone) this.#postAlone(shared);
    else this.#outgoing.post(shared.posted);
    return true;
  }

  #postAlone({ events }: SharedEvents): void {
    for (const { before, posted } of events) {
      if (before !== undefined) this.#outgoing.postAlone(before);
      this.#outgoing.postAlone(posted);
    }
  }

  #mayPost({ isPlain, bodyBytesMax, events }: SharedEvents): boolean {
    if (this.#closed || !isPlain || !this.#outgoing.takesPosted || !isLoggedIn(this.state)) return false;
    if (bodyBytesMax + FRAME_OVERHEAD_BYTES > this.#options.limits.frameBytesMax) return false;
    for (const { event } of events) if (!hasFeature(this.#state.features, event.rule.feature)) return false;
    return true;
  }

  /**
   * Sends a message that the schema does not have, and that is neither a request nor a response. The other end skips
   * it, or refuses it if it is critical.
   *
   * @returns its sequence number, which a refusal answers
   * @throws ClosedError
   */
  emitUnknown(message: UnknownMessage, nowMs: number): number {
    if (this.#closed) throw new ClosedError("CLOSED", "The connection is closed.");
    const sequence = this.#outgoing.sendUnknown(message, nowMs);
    if (message.critical) this.#criticalEvents.add(sequence, message.command);
    return sequence;
  }

  /** Sends the reason to the other end, and closes. */
  closeWith(error: ProtocolError, nowMs: number): void {
    if (this.#closed) return;
    this.#outgoing.releaseAll(nowMs);
    // An error that answers no request announces the close.
    this.refuse(0, 0, error, nowMs);
    this.#close(error);
  }

  /** Closes from this side, without sending a reason. */
  close(): void {
    this.#close(new ClosedError("CLOSED", "The connection was closed by this side."));
  }

  /**
   * Returns bytes to send; undefined if none wait.
   *
   * @param bytesMax  at least 1: as many as are together in memory, but no more than this; the rest waits for the next
   *   call. Default: all
   */
  pollTransmit(bytesMax?: number): Uint8Array | undefined {
    return this.#outgoing.take(bytesMax);
  }

  /** The next event. Handles messages one at a time, so that each is checked in the state that the last one left. */
  pollEvent(): SessionEvent | undefined {
    for (;;) {
      const event = this.#next;
      if (event !== undefined) {
        this.#next = this.#events.shift();
        return event;
      }
      if (this.#closed || this.#mustWait()) return undefined;
      try {
        const next = this.#incoming.next(this.#nowMs);
        if (next === undefined) return undefined;
        this.#handleMessage(next.message, next.messageBytes, this.#nowMs);
      } catch (error) {
        this.closeWith(toCloseError(error, this.#state.frameLimit), this.#nowMs);
      }
    }
  }

  #report(event: SessionEvent): void {
    if (this.#next === undefined) this.#next = event;
    else this.#events.push(event);
  }

  /** When `handleTimeout` is due, or undefined once closed. */
  nextTimeoutMs(): number | undefined {
    if (this.#closed) return undefined;
    if (this.detached) return this.#calls.nextDeadlineMs();
    const delayedUntilMs = this.#delayedUntilMs ?? Number.POSITIVE_INFINITY;
    const acknowledgeMs = this.#resumption?.dueMs ?? Number.POSITIVE_INFINITY;
    return Math.min(this.#deadlineMs(), delayedUntilMs, acknowledgeMs, this.#calls.nextDeadlineMs());
  }

  handleTimeout(nowMs: number): void {
    if (this.#closed) return;
    this.#nowMs = nowMs;
    for (const { sequence, method } of this.#calls.expire(nowMs)) {
      const error = new TransportError("TIMED_OUT", `${method.name} was not answered in time.`);
      this.#report({ kind: "refused", sequence, error });
    }
    if (this.detached) return;
    if (this.#resumption !== undefined && this.#resumption.dueMs <= nowMs) this.#acknowledge(nowMs);
    if (this.#deadlineMs() > nowMs) return;
    const expired = this.#timeouts.check(this.#incoming, this.#state, this.#isReading, nowMs);
    if (expired === undefined) return;
    if (this.#resumption !== undefined) this.handleStreamEnd(expired);
    else this.closeWith(expired, nowMs);
  }

  /** When the other end is late. It cannot be while this end does not handle its messages. */
  #deadlineMs(): number {
    if (this.#requests.isFull) return Number.POSITIVE_INFINITY;
    return this.#timeouts.deadlineMs(this.#incoming, this.#state, this.#isReading);
  }

  /** Whether the rates let the next message in. */
  get #isReading(): boolean {
    return this.#delayedUntilMs === undefined;
  }

  /** Whether the next message has to wait. */
  #mustWait(): boolean {
    const delayMs = this.#incoming.delayMs(this.#nowMs);
    if (delayMs === 0 && this.#delayedUntilMs !== undefined) this.#incoming.goOn(this.#nowMs);
    this.#delayedUntilMs = delayMs > 0 ? this.#nowMs + delayMs : undefined;
    return this.busy;
  }

  #handleMessage(message: Message, messageBytes: number, nowMs: number): void {
    this.#options.tap?.("received", message);
    const header = this.#incoming.checkHeader(message);
    this.#noteReceived(header, messageBytes, nowMs);
    if (header.type === MessageType.REQUEST) this.#handleRequest(message, header, messageBytes, nowMs);
    else if (header.type === MessageType.RESPONSE) this.#handleResponse(message, header, nowMs);
    else this.#handleEvent(message, header, messageBytes, nowMs);
  }

  #handleRequest(message: Message, header: Header, messageBytes: number, nowMs: number): void {
    try {
      const context = this.#state.messageContext(messageBytes);
      const method = checkRequest({ message, context, rateLimits: this.#rateLimits, nowMs });
      const { sequence, recipient } = header;
      if (this.#state.isChangedBy(method.rule)) this.#requests.addStateChange(sequence);
      else this.#requests.add(sequence);
      this.#report({
        kind: "request",
        method,
        sequence,
        recipient,
        identity: identityOf(header),
        body: message.body,
      });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.refuse(header.command, header.sequence, error, nowMs);
    }
  }

  #handleResponse(message: Message, header: Header, nowMs: number): void {
    if (header.answers === 0 && message.body.case === "error") {
      this.#close(toCloseReason(message.body.value));
      return;
    }
    const method = this.#calls.take(header.answers);
    if (method === undefined && message.body.case === "error") {
      if (this.#criticalEvents.takeRefusal(header.answers, header.command)) {
        this.#counts.refusalsReceived += 1;
        this.#report({ kind: "eventRefused", header, error: toProtocolError(message.body.value) });
        return;
      }
    }
    if (method?.command !== header.command) {
      throw new ProtocolError(
        "OUT_OF_SEQUENCE",
        `Message ${header.sequence} answers ${header.answers}, which is neither a pending request nor a critical event.`,
      );
    }
    if (message.body.case === "error") {
      this.#report({ kind: "refused", sequence: header.answers, error: toProtocolError(message.body.value) });
      return;
    }
    const error = findResponseFault(method, message.body);
    if (error !== undefined) {
      // This end does not know whether the other end changed its state.
      if (this.#state.isChangedBy(method.rule)) throw error;
      this.#report({ kind: "refused", sequence: header.answers, error });
      return;
    }
    this.#advanceState(method.rule, nowMs);
    this.#report({ kind: "response", sequence: header.answers, body: message.body });
  }

  /** Handles an event, or a message of an undefined type. */
  #handleEvent(message: Message, header: Header, messageBytes: number, nowMs: number): void {
    const context = this.#state.messageContext(messageBytes);
    let event: AnyEvent | undefined;
    try {
      event = findEvent(header, context);
      checkEvent(event, { message, context, rateLimits: this.#rateLimits, nowMs });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      // If the event changes the state, the other end has changed its own.
      if (event !== undefined && this.#state.isChangedBy(event.rule)) throw error;
      this.#skip(header, error, nowMs);
      return;
    }
    this.#advanceState(event.rule, nowMs);
    if (event.command !== Command.ACKNOWLEDGE) this.#report({ kind: "event", event, body: message.body });
  }

  /**
   * Takes note of a message for a resumption: what it acknowledges, and that it is to be acknowledged.
   *
   * @throws ProtocolError OUT_OF_SEQUENCE: it acknowledges what was not sent
   */
  #noteReceived({ sequence, received, command }: Header, messageBytes: number, nowMs: number): void {
    const resumption = this.#resumption;
    if (resumption === undefined) return;
    if (received > this.#outgoing.sequence) {
      const text = `Message ${sequence} acknowledges ${received}, and ${this.#outgoing.sequence} were sent.`;
      throw new ProtocolError("OUT_OF_SEQUENCE", text);
    }
    if (received > 0) {
      this.#outgoing.keepFrames();
      resumption.kept.acknowledge(received);
    }
    const isDue = resumption.handled(sequence, messageBytes, command !== Command.ACKNOWLEDGE, nowMs);
    if (isDue) this.#acknowledge(nowMs);
  }

  /** Acknowledges alone, unless the other end may not take that: then the next message will. */
  #acknowledge(nowMs: number): void {
    if (this.#resumption === undefined) return;
    this.#resumption.postpone();
    if (!this.mayEmit(AcknowledgedEvent)) return;
    this.emit(AcknowledgedEvent, ACKNOWLEDGED, ACKNOWLEDGED_BYTES, nowMs, "ahead");
  }

  /**
   * While the session waits for a stream, a call that would push others out is refused.
   *
   * @throws ProtocolError LIMIT_REACHED
   */
  #checkKept({ name }: AnyMethod, encoded: PackedBody): void {
    if (!this.detached || this.keptBytes + encoded.length + KEPT_MESSAGE_BYTES <= this.#resumeBytesMax) return;
    const text = `${name} does not fit: ${this.keptBytes} bytes wait for the connection to the server.`;
    throw new ProtocolError("LIMIT_REACHED", text, { retryable: true, limit: "resumeBytesMax" });
  }

  /**
   * Skips a message that a newer schema may have, or that breaks its rule.
   *
   * @throws ProtocolError `error`: nobody is logged in, so there are no events, and none may be added
   */
  #skip(header: Header, error: ProtocolError, nowMs: number): void {
    if (!isLoggedIn(this.state)) throw error;
    this.#rateLimits?.countSkipped(nowMs);
    this.#counts.skipped += 1;
    this.#report({ kind: "skipped", header, error });
    if (!header.critical) return;
    this.#counts.refusalsSent += 1;
    this.#answer(header.command, header.sequence, { case: "error", value: toErrorInfo(error) }, nowMs);
  }

  #answer(command: Command, sequence: number, body: MessageBody, nowMs: number): Header {
    this.#sendGrease(nowMs);
    const header = this.#outgoing.header(MessageType.RESPONSE, command, undefined, sequence);
    const encoded = encodeToSend(body);
    this.#options.grease?.touch(header, encoded.length, GREASED_BYTES_MAX);
    if (body.case !== "error") this.#checkFrame(`The response ${body.case ?? ""}`, header, encoded);
    this.#outgoing.sendInTurn(header, body, encoded, nowMs);
    if (this.#requests.remove(sequence)) {
      this.#nowMs = nowMs;
      this.#incoming.goOn(nowMs);
    }
    return header;
  }

  /**
   * Holds a server to the limit that it announced: its client closes the connection after a longer frame.
   *
   * @throws UsageError
   */
  #checkFrame(name: string, header: Header, encoded: PackedBody): void {
    const { role, limits } = this.#options;
    const { frameBytesMax } = limits;
    if (role === "client" || encoded.length + FRAME_OVERHEAD_BYTES <= frameBytesMax) return;
    const bytes = messageLength(header, encoded.length);
    if (bytes > frameBytesMax)
      throw new UsageError(`${name} has a frame of ${bytes} bytes, and frameBytesMax is ${frameBytesMax}.`);
  }

  /**
   * Sends an unknown message now and then. The other end must be logged in when the message arrives.
   *
   * @returns whether a message was sent
   */
  #sendGrease(nowMs: number): boolean {
    const { grease } = this.#options;
    if (grease === undefined || this.detached || !isLoggedIn(this.state)) return false;
    const message = grease.message();
    if (message === undefined || this.#calls.changesState) return false;
    this.#outgoing.sendUnknown(message, nowMs);
    return true;
  }

  #advanceState(rule: Rule, nowMs: number): void {
    this.#incoming.frameBytesMax = this.#state.receivedBytesMax;
    if (!this.#state.isChangedBy(rule)) return;
    this.#state.advance(rule, nowMs);
    this.#incoming.frameBytesMax = this.#state.receivedBytesMax;
    if (!isLoggedIn(this.state)) this.#endResumption();
  }

  #endResumption(): void {
    // First, because what was posted is kept until here.
    this.#outgoing.resumption = undefined;
    this.#resumption?.kept.clear();
    this.#resumption = undefined;
  }

  #close(reason: ChatError): void {
    if (this.#closed) return;
    this.#outgoing.releaseAll(this.#nowMs);
    this.#closed = true;
    this.#calls.clear();
    this.#endResumption();
    this.#report({ kind: "closed", reason });
  }
}

import type { Command } from "../../generated/chatwire/v1/command.ts";
import {
  type Header,
  Message,
  type MessageBody,
  MessageType,
  type Recipient,
} from "../../generated/chatwire/v1/message.ts";
import type { Rule, State } from "../../generated/chatwire/v1/options.ts";
import { type ChatError, ClosedError, ProtocolError, TransportError } from "../errors.ts";
import { encodeBody } from "../framing/frame-writer.ts";
import type { Limits } from "../limits.ts";
import { toCloseError, toCloseReason, toErrorInfo, toProtocolError } from "./error-info.ts";
import { Incoming } from "./incoming.ts";
import { Outgoing, type SessionObservers } from "./outgoing.ts";
import { OutboundCalls } from "./pending-calls.ts";
import { RateLimiter } from "./rate-limiter.ts";
import type { Budget } from "./rate-limits.ts";
import { type AnyEvent, type AnyMethod, checkEvent, checkRequest, checkRule } from "./rules.ts";
import type { SessionEvent } from "./session-event.ts";
import { StateMachine } from "./state.ts";
import { SessionTimeouts } from "./timeouts.ts";
import { InboundRequests } from "./unanswered-requests.ts";

export interface SessionOptions extends SessionObservers {
  readonly role: "client" | "server";
  readonly limits: Limits;
}

/**
 * One connection between a client and its server, without I/O.
 *
 * Hand it what happens (`handle...`) and what is wanted (`call`, `respond`,
 * `refuse`, `emit`, `close`); after each, drain it in this order: send
 * `pollTransmit`, take events from `pollEvent` until there is none, and call
 * `handleTimeout` at `nextTimeoutMs`. Times are monotonic milliseconds.
 *
 * @see proto/PROTOCOL.md, "Sessions"
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #incoming: Incoming;
  readonly #patience: SessionTimeouts;
  readonly #calls: OutboundCalls;
  readonly #rates = new RateLimiter();
  readonly #unanswered: InboundRequests;
  readonly #outgoing: Outgoing;
  readonly #state: StateMachine;
  readonly #events: SessionEvent[] = [];
  /** The latest time that was handed in. */
  #nowMs: number;
  #closed = false;
  /** More came than may: until then nothing more is looked at. */
  #heldUntilMs: number | undefined;

  constructor(options: SessionOptions, nowMs: number) {
    this.#options = options;
    const { role, limits } = options;
    this.#state = new StateMachine(role, limits, nowMs);
    this.#incoming = new Incoming(options, this.#state.receivedBytesMax, nowMs);
    this.#patience = new SessionTimeouts(role, limits);
    this.#calls = new OutboundCalls(limits.pendingRequestsMax);
    this.#unanswered = new InboundRequests(limits.pendingRequestsMax);
    this.#outgoing = new Outgoing(options, nowMs);
    this.#nowMs = nowMs;
  }

  get state(): State {
    return this.#state.state;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** When something was last sent, in monotonic milliseconds. */
  get lastSentMs(): number {
    return this.#outgoing.lastSentMs;
  }

  /** Bytes that `pollTransmit` would give. */
  get waitingBytes(): number {
    return this.#outgoing.waitingBytes;
  }

  /** Who is logged in here: what comes counts for all connections of the account together. */
  set account(account: Budget | undefined) {
    this.#incoming.account = account;
    this.#rates.account = account?.rates;
  }

  /** Takes over what the server said in hello. Milliseconds and bytes. */
  adopt(limits: { idleTimeoutMs: number; frameBytesMax: number }): void {
    this.#patience.idleTimeoutMs = limits.idleTimeoutMs;
    this.#state.frameBytesTold = limits.frameBytesMax;
    this.#incoming.frameBytesMax = this.#state.receivedBytesMax;
  }

  /** Whether bytes had better not be read for now: what has come already cannot be looked at yet. */
  get busy(): boolean {
    return this.#unanswered.isFull || this.#heldUntilMs !== undefined;
  }

  /** Takes bytes from the stream, cut anywhere. */
  handleBytes(chunk: Uint8Array, nowMs: number): void {
    if (this.#closed) return;
    this.#nowMs = nowMs;
    this.#incoming.push(chunk, nowMs);
  }

  /** The stream has ended or broken. */
  handleEnd(reason: ChatError): void {
    this.#close(reason);
  }

  /**
   * Asks the other end.
   *
   * @returns the sequence number that the `response` or `refused` event will carry
   * @throws ProtocolError what the schema's rules forbid here and now; ClosedError; UsageError: too many calls wait
   */
  call(
    method: AnyMethod,
    body: MessageBody,
    recipient: Recipient | undefined,
    deadlineMs: number,
    nowMs: number,
  ): number {
    if (this.#closed) throw new ClosedError("CLOSED", "The connection is closed.");
    this.#calls.checkRoom();
    const encoded = encodeBody(body);
    const header = this.#outgoing.header(MessageType.REQUEST, method.command, recipient, 0);
    const messageBytes = encoded.length + Message.encode(Message.create({ header })).length;
    checkRule(method.name, method.rule, recipient, this.#state.circumstances(messageBytes));
    this.#outgoing.send(header, body, encoded, nowMs);
    this.#calls.add(header.sequence, method, deadlineMs);
    return header.sequence;
  }

  /** Gives a call up: its answer, should one come, is nobody's any more. */
  forget(sequence: number): void {
    this.#calls.forget(sequence);
  }

  /** Answers a request. Where the rule of the method moves the state, it moves now. */
  respond(method: AnyMethod, sequence: number, body: MessageBody, nowMs: number): void {
    if (this.#closed) return;
    this.#answer(method.command, sequence, body, nowMs);
    this.#move(method.rule, nowMs);
  }

  /** Refuses a request. */
  refuse(command: Command, sequence: number, error: ProtocolError, nowMs: number): void {
    if (!this.#closed) this.#answer(command, sequence, { case: "error", value: toErrorInfo(error) }, nowMs);
  }

  /** Sends an event whose body was encoded before: once for all its receivers. */
  emit(event: AnyEvent, body: MessageBody, encoded: Uint8Array, nowMs: number): void {
    if (this.#closed) return;
    this.#outgoing.send(this.#outgoing.header(MessageType.EVENT, event.command, undefined, 0), body, encoded, nowMs);
    this.#move(event.rule, nowMs);
  }

  /** Tells the other end why, and closes. */
  closeWith(error: ProtocolError, nowMs: number): void {
    if (this.#closed) return;
    // An error that answers nothing announces the close.
    this.refuse(0, 0, error, nowMs);
    this.#close(error);
  }

  /** Closes from this side, without a word. */
  close(): void {
    this.#close(new ClosedError("CLOSED", "The connection was closed by this side."));
  }

  /** All bytes that wait to be sent, in one piece, or undefined where there are none. */
  pollTransmit(): Uint8Array | undefined {
    return this.#outgoing.take();
  }

  /** The next thing that happened. Messages are looked at one by one, so that each meets the state the last one left. */
  pollEvent(): SessionEvent | undefined {
    for (;;) {
      const event = this.#events.shift();
      if (event !== undefined) return event;
      if (this.#closed || this.#isHeld()) return undefined;
      try {
        const next = this.#incoming.next(this.#nowMs);
        if (next === undefined) return undefined;
        this.#handleMessage(next.message, next.messageBytes, this.#nowMs);
      } catch (error) {
        this.closeWith(toCloseError(error, this.#state.frameLimit), this.#nowMs);
      }
    }
  }

  /** When `handleTimeout` is due, or undefined once closed. */
  nextTimeoutMs(): number | undefined {
    if (this.#closed) return undefined;
    const heldUntilMs = this.#heldUntilMs ?? Number.POSITIVE_INFINITY;
    return Math.min(this.#patienceMs(), heldUntilMs, this.#calls.nextDeadlineMs());
  }

  handleTimeout(nowMs: number): void {
    if (this.#closed) return;
    this.#nowMs = nowMs;
    for (const { sequence, method } of this.#calls.expire(nowMs)) {
      const error = new TransportError("TIMED_OUT", `${method.name} was not answered in time.`);
      this.#events.push({ kind: "refused", sequence, error });
    }
    if (this.#patienceMs() > nowMs) return;
    const breach = this.#patience.breach(this.#incoming, this.#state, nowMs);
    if (breach !== undefined) this.closeWith(breach, nowMs);
  }

  /** While this end does not look at what has come, nobody is late. */
  #patienceMs(): number {
    if (this.#unanswered.isFull) return Number.POSITIVE_INFINITY;
    return this.#patience.deadlineMs(this.#incoming, this.#state);
  }

  /** Whether what has come is to wait before it is looked at. */
  #isHeld(): boolean {
    const owedMs = this.#incoming.owedMs(this.#nowMs);
    this.#heldUntilMs = owedMs > 0 ? this.#nowMs + owedMs : undefined;
    return this.busy;
  }

  #handleMessage(message: Message, messageBytes: number, nowMs: number): void {
    this.#options.tap?.("received", message);
    const header = this.#incoming.checkHeader(message);
    if (header.type === MessageType.REQUEST) this.#handleRequest(message, header, messageBytes, nowMs);
    else if (header.type === MessageType.RESPONSE) this.#handleResponse(message, header, nowMs);
    else if (header.type === MessageType.EVENT) this.#handleEvent(message, messageBytes, nowMs);
    else throw new ProtocolError("BODY_MISMATCH", `There is no message of type ${header.type}.`);
  }

  #handleRequest(message: Message, header: Header, messageBytes: number, nowMs: number): void {
    try {
      this.#incoming.takeRequest(nowMs);
      const method = checkRequest(message, this.#state.circumstances(messageBytes));
      this.#rates.take(method, nowMs);
      const { sequence, recipient } = header;
      if (this.#state.isMovedBy(method.rule)) this.#unanswered.addMoving(sequence);
      else this.#unanswered.add(sequence);
      this.#events.push({ kind: "request", method, sequence, recipient, body: message.body });
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
    if (method?.command !== header.command) {
      throw new ProtocolError("OUT_OF_SEQUENCE", `Nothing was asked that message ${header.sequence} could answer.`);
    }
    if (message.body.case === "error") {
      this.#events.push({ kind: "refused", sequence: header.answers, error: toProtocolError(message.body.value) });
      return;
    }
    if (message.body.case !== method.responseCase) {
      throw new ProtocolError("BODY_MISMATCH", `${method.name} is not answered by such a body.`);
    }
    this.#move(method.rule, nowMs);
    this.#events.push({ kind: "response", sequence: header.answers, body: message.body });
  }

  #handleEvent(message: Message, messageBytes: number, nowMs: number): void {
    const event = checkEvent(message, this.#state.circumstances(messageBytes));
    this.#move(event.rule, nowMs);
    this.#events.push({ kind: "event", event, body: message.body });
  }

  #answer(command: Command, sequence: number, body: MessageBody, nowMs: number): void {
    const header = this.#outgoing.header(MessageType.RESPONSE, command, undefined, sequence);
    this.#outgoing.send(header, body, encodeBody(body), nowMs);
    if (!this.#unanswered.remove(sequence)) return;
    this.#nowMs = nowMs;
    this.#incoming.restart(nowMs);
  }

  #move(rule: Rule, nowMs: number): void {
    this.#state.move(rule, nowMs);
    this.#incoming.frameBytesMax = this.#state.receivedBytesMax;
  }

  #close(reason: ChatError): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#calls.clear();
    this.#events.push({ kind: "closed", reason });
  }
}

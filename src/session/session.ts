import type { Command } from "../../generated/chatwire/v1/command.ts";
import {
  type Header,
  Message,
  type MessageBody,
  MessageType,
  type Recipient,
} from "../../generated/chatwire/v1/message.ts";
import { Direction, type State, Transport } from "../../generated/chatwire/v1/options.ts";
import { type ChatError, ClosedError, DecodeError, ProtocolError, TransportError } from "../errors.ts";
import { encodeBody, FrameDecoder } from "../framing/stream.ts";
import type { Limits } from "../limits.ts";
import { Outgoing, type SessionObservers } from "./outgoing.ts";
import { PendingCalls } from "./pending-calls.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { toCloseReason, toErrorInfo, toProtocolError } from "./refusal.ts";
import { type AnyEvent, type AnyMethod, type Circumstances, checkEvent, checkRequest, checkRule } from "./rulebook.ts";
import type { SessionEvent } from "./session-event.ts";
import { StateMachine } from "./state.ts";

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
  readonly #decoder: FrameDecoder;
  readonly #calls: PendingCalls;
  readonly #rates = new RateLimiter();
  readonly #outgoing: Outgoing;
  readonly #state: StateMachine;
  readonly #events: SessionEvent[] = [];
  #received = 0;
  #receivedMs: number;
  #closed = false;
  /** A request that moves the state waits for its answer; what came after it is not looked at before. */
  #moving: number | undefined;
  /** The server's own limit is in force from the start, a client learns it in hello. */
  #frameBytesMax: number;
  #idleTimeoutMs: number;

  constructor(options: SessionOptions, nowMs: number) {
    this.#options = options;
    this.#frameBytesMax = options.limits.frameBytesMax;
    this.#idleTimeoutMs = options.limits.idleTimeoutMs;
    this.#decoder = new FrameDecoder(options.limits.frameBytesMax);
    this.#calls = new PendingCalls(options.limits.pendingRequestsMax);
    this.#outgoing = new Outgoing(options, nowMs);
    this.#state = new StateMachine(nowMs);
    this.#receivedMs = nowMs;
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

  /** Takes over what the server said in hello. Milliseconds and bytes. */
  adopt(limits: { idleTimeoutMs: number; frameBytesMax: number }): void {
    this.#idleTimeoutMs = limits.idleTimeoutMs;
    this.#frameBytesMax = limits.frameBytesMax;
    this.#decoder.frameBytesMax = Math.min(limits.frameBytesMax, this.#options.limits.serverFrameBytesMax);
  }

  /** Whether bytes had better not be read for now: what has come already cannot be looked at yet. */
  get busy(): boolean {
    return this.#moving !== undefined;
  }

  /** Takes bytes from the stream, cut anywhere. */
  handleBytes(chunk: Uint8Array, nowMs: number): void {
    if (this.#closed) return;
    this.#receivedMs = nowMs;
    this.#decoder.push(chunk);
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
    checkRule(method.name, method.rule, recipient, this.#circumstances(messageBytes));
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
    this.#state.move(method.rule, nowMs);
  }

  /** Refuses a request. */
  refuse(command: Command, sequence: number, error: ProtocolError, nowMs: number): void {
    if (!this.#closed) this.#answer(command, sequence, { case: "error", value: toErrorInfo(error) }, nowMs);
  }

  /** Sends an event whose body was encoded before: once for all its receivers. */
  emit(event: AnyEvent, body: MessageBody, encoded: Uint8Array, nowMs: number): void {
    if (this.#closed) return;
    this.#outgoing.send(this.#outgoing.header(MessageType.EVENT, event.command, undefined, 0), body, encoded, nowMs);
    this.#state.move(event.rule, nowMs);
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
      if (this.#closed || this.#moving !== undefined) return undefined;
      try {
        const frame = this.#decoder.next();
        if (frame === undefined) return undefined;
        this.#handleMessage(Message.decode(frame), frame.length, this.#receivedMs);
      } catch (error) {
        this.#abandon(error, this.#receivedMs);
      }
    }
  }

  /** When `handleTimeout` is due, or undefined once closed. */
  nextTimeoutMs(): number | undefined {
    if (this.#closed) return undefined;
    return Math.min(this.#receivedMs + this.#idleTimeoutMs, this.#stateDeadlineMs(), this.#calls.nextDeadlineMs());
  }

  handleTimeout(nowMs: number): void {
    if (this.#closed) return;
    for (const { sequence, method } of this.#calls.expire(nowMs)) {
      const error = new TransportError("TIMED_OUT", `${method.name} was not answered in time.`);
      this.#events.push({ kind: "refused", sequence, error });
    }
    if (this.#receivedMs + this.#idleTimeoutMs <= nowMs) {
      this.closeWith(
        new ProtocolError("IDLE", `Nothing came for ${this.#idleTimeoutMs} ms.`, { retryable: true }),
        nowMs,
      );
    } else if (this.#stateDeadlineMs() <= nowMs) {
      this.closeWith(
        new ProtocolError("TIMED_OUT", "The connection was not greeted or logged in to in time.", { retryable: true }),
        nowMs,
      );
    }
  }

  /** Only a server is impatient: a client may sit greeted for as long as the server lets it. */
  #stateDeadlineMs(): number {
    return this.#options.role === "server" ? this.#state.deadlineMs(this.#options.limits) : Number.POSITIVE_INFINITY;
  }

  #handleMessage(message: Message, messageBytes: number, nowMs: number): void {
    const header = message.header;
    this.#options.tap?.("received", message);
    if (header?.sequence !== this.#received + 1) {
      throw new ProtocolError(
        "OUT_OF_SEQUENCE",
        `Message ${this.#received + 1} should have come, not ${header?.sequence ?? 0}.`,
      );
    }
    this.#received += 1;
    if (header.type === MessageType.REQUEST) this.#handleRequest(message, header, messageBytes, nowMs);
    else if (header.type === MessageType.RESPONSE) this.#handleResponse(message, header, nowMs);
    else if (header.type === MessageType.EVENT) this.#handleEvent(message, messageBytes, nowMs);
    else throw new ProtocolError("BODY_MISMATCH", `There is no message of type ${header.type}.`);
  }

  #handleRequest(message: Message, header: Header, messageBytes: number, nowMs: number): void {
    try {
      const method = checkRequest(message, this.#circumstances(messageBytes));
      this.#rates.take(method, nowMs);
      const { sequence, recipient } = header;
      if (this.#state.isMovedBy(method.rule)) this.#moving = sequence;
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
    this.#state.move(method.rule, nowMs);
    this.#events.push({ kind: "response", sequence: header.answers, body: message.body });
  }

  #handleEvent(message: Message, messageBytes: number, nowMs: number): void {
    const event = checkEvent(message, this.#circumstances(messageBytes));
    this.#state.move(event.rule, nowMs);
    this.#events.push({ kind: "event", event, body: message.body });
  }

  #circumstances(messageBytes: number): Circumstances {
    return {
      state: this.state,
      direction: this.#options.role === "server" ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
      transport: Transport.STREAM,
      messageBytes,
      frameBytesMax: this.#frameBytesMax,
    };
  }

  #answer(command: Command, sequence: number, body: MessageBody, nowMs: number): void {
    const header = this.#outgoing.header(MessageType.RESPONSE, command, undefined, sequence);
    this.#outgoing.send(header, body, encodeBody(body), nowMs);
    if (this.#moving === sequence) this.#moving = undefined;
  }

  /** The stream cannot be trusted any more. */
  #abandon(error: unknown, nowMs: number): void {
    if (error instanceof ProtocolError) this.closeWith(error, nowMs);
    else if (error instanceof DecodeError) {
      const code = error.code === "TOO_LARGE" ? "TOO_LARGE" : "MALFORMED";
      this.closeWith(new ProtocolError(code, error.message, { cause: error }), nowMs);
    } else throw error;
  }

  #close(reason: ChatError): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#calls.clear();
    this.#events.push({ kind: "closed", reason });
  }
}

/**
 * One connection to the server under test, which sends whatever a case wants:
 * messages, invalid frames, single bytes.
 *
 * What a connection receives is checked in every case: frames of valid length,
 * messages that decode, consecutive sequence numbers, responses that answer a
 * request of the same command. The first violation fails the case.
 */

import type { Socket } from "node:net";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import {
  PingRequest,
  type ResumeRequest,
  type ResumeResponse,
  type ServerLimits,
} from "../../../generated/chatwire/v1/connection.ts";
import { ErrorCode, type ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import {
  Everyone,
  Header,
  Message,
  type MessageBody,
  MessageType,
  Recipient,
} from "../../../generated/chatwire/v1/message.ts";
import { type Rule, State } from "../../../generated/chatwire/v1/options.ts";
import { Ping, Resume } from "../../../generated/chatwire/v1/rules.ts";
import type { Position } from "../../crypto/resumption.ts";
import { FrameDecoder } from "../../framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../framing/frame-writer.ts";
import type { Event, Method } from "../../wire/method.ts";
import { cut } from "../shared/cut.ts";
import { codeName, describeError, describeMessage, hex } from "../shared/describe.ts";
import { Fault, Pause } from "../shared/fault.ts";
import { after, nowMs, type OpenConnection, type Secrets, sleep } from "./socket.ts";

export type AnyMethod<Q = never, R = unknown> = Method<Q, R, MessageBody, Rule>;
/** A user by name, a room by its id, or everyone. */
export type To = { readonly user: string } | { readonly room: Uint8Array } | "everyone";

/** A message as it came. */
export interface Received {
  readonly message: Message;
  /** Without its length prefix. */
  readonly frame: Uint8Array;
}

/** A refusal as it came. */
export interface Refusal extends Received {
  readonly error: ErrorInfo;
}

/** A message to send; what is absent is as the protocol wants it. */
export interface Outgoing {
  readonly type?: number;
  readonly command: number;
  readonly body: MessageBody;
  readonly to?: To | undefined;
  readonly sequence?: number;
  readonly answers?: number;
  readonly critical?: boolean;
  readonly id?: Uint8Array;
  readonly repeatedAfterMs?: number;
  readonly after?: Uint8Array;
}

/** Greatest frame that the suite accepts from a server. */
const FRAME_BYTES_MAX = 16_777_216;
/** Most messages of a server that wait for a case to ask for them. */
const INBOX_MESSAGES_MAX = 10_000;
/** Most bytes of those messages. */
const INBOX_BYTES_MAX = 67_108_864;
/** Most lines in the log of a case. */
const LOG_LINES_MAX = 50_000;
/** A pause that the server asks for may be this many times as long as a case waits for an answer. */
export const PAUSE_FACTOR = 4;
/** How often a request is repeated that the server limits. */
const TRIES_MAX = 20;
/** The number of `Message.header`. */
const HEADER_FIELD = 1;

/** The server sends more than the suite keeps. */
class Flood extends Fault {}

export class RawConnection {
  /** The channel binding and the key of datagrams; undefined on plain TCP. */
  readonly secrets: Secrets | undefined;
  /** The key that the server shows: SubjectPublicKeyInfo in DER; undefined on plain TCP. */
  readonly serverKey: Uint8Array | undefined;
  /** What the server said in hello; undefined before. */
  limits: ServerLimits | undefined;
  /** Whether the suite may register accounts here: not if the command line has accounts for it. */
  mayRegister = true;
  readonly #name: string;
  readonly #socket: Socket;
  readonly #timeoutMs: number;
  readonly #log: string[];
  readonly #decoder = new FrameDecoder(FRAME_BYTES_MAX);
  readonly #inbox: Received[] = [];
  /** Requests that are not answered, and events that the server may refuse: sequence and command. */
  readonly #open = new Map<number, number>();
  #wake: (() => void) | undefined;
  readonly #openedMs = nowMs();
  #isLoggedIn = false;
  #inboxBytes = 0;
  /** Messages that were taken out of the inbox. */
  #taken = 0;
  #sent = 0;
  #received = 0;
  /** Up to this number, the server may leave out messages: those of a resumed session that it has not kept. */
  #gapsUpTo = 0;
  /** How far the client has got in the session that is being resumed here. */
  #resuming: Position | undefined;
  #fault: Fault | undefined;
  #closeReason: Refusal | undefined;
  #ended = false;
  #gone = false;

  /**
   * @param name  of the connection in the log
   * @param log   gets a line for each message
   */
  constructor({ socket, secrets, serverKey }: OpenConnection, name: string, timeoutMs: number, log: string[]) {
    this.#socket = socket;
    this.secrets = secrets;
    this.serverKey = serverKey;
    this.#name = name;
    this.#timeoutMs = timeoutMs;
    this.#log = log;
    // What a case sends apart must arrive apart.
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.#take(bytes));
    socket.on("end", () => {
      this.#ended = true;
      this.#log.push(`${this.#name} received the end of the stream`);
      this.#wake?.();
    });
    socket.on("close", () => {
      this.#gone = true;
      this.#wake?.();
    });
  }

  /** The name of the connection in the log. */
  get name(): string {
    return this.#name;
  }

  /** This end of the connection. */
  get local(): { address: string; port: number } {
    return { address: this.#socket.localAddress ?? "", port: this.#socket.localPort ?? 0 };
  }

  /** The sequence number of the message that was sent last. */
  get sequence(): number {
    return this.#sent;
  }

  /** The sequence number of the message that was received last. */
  get received(): number {
    return this.#received;
  }

  /** Whether the server has ended the stream. */
  get isEnded(): boolean {
    return this.#ended || this.#gone;
  }

  /** Sends bytes that the suite does not look at. */
  sendBytes(bytes: Uint8Array): void {
    this.#note(`sent ${hex(bytes)}`);
    this.#socket.write(bytes);
  }

  /** Encodes the next message as a frame, without sending it. */
  frame(outgoing: Outgoing): Uint8Array {
    const message = this.#number(outgoing);
    this.#note(`sent ${describeMessage(message)}`);
    return encodeFrame(message.header ?? Header.create(), encodeBody(message.body));
  }

  /** Sends one message, and returns its sequence number. */
  send(outgoing: Outgoing): number {
    this.#socket.write(this.frame(outgoing));
    return outgoing.sequence ?? this.#sent;
  }

  /** Sends an encoded body behind the header that the protocol wants. For bodies that no codec would write. */
  sendBody(method: Pick<AnyMethod, "name" | "command">, body: Uint8Array, to?: To): number {
    const { header } = this.#number({ command: method.command, body: { case: undefined }, to });
    this.#note(`sent ${method.name} ${this.#sent} with the body ${hex(body)}`);
    this.#socket.write(encodeFrame(header ?? Header.create(), body));
    return this.#sent;
  }

  /** Sends a request, and returns its sequence number. */
  request<Q>(method: AnyMethod<Q>, value: Q, to?: To): number {
    return this.send({ command: method.command, body: method.wrapRequest(value), to });
  }

  /** Ends this side of the stream. */
  end(): void {
    this.#note("ended the stream");
    this.#socket.end();
  }

  /** Breaks the connection. */
  destroy(): void {
    this.#socket.destroy();
  }

  /**
   * Sends a request and returns its response. Waits and repeats it if the server
   * asks for a pause that is short enough.
   *
   * @throws Fault the server refuses
   */
  async ok<Q, R>(method: AnyMethod<Q, R>, value: Q, to?: To): Promise<R> {
    const received = await this.exchange(method, value, to);
    const { body } = received.message;
    const response = method.unwrapResponse(body);
    if (response !== undefined) {
      this.#isLoggedIn ||= method.rule.enters === State.AVAILABLE;
      return response;
    }
    const came = body.case === "error" ? describeError(body.value) : describeReceived(received);
    throw new Fault(`the response to ${method.name}`, came);
  }

  /**
   * Resumes a session on this connection, which from the response on carries the messages of that session.
   *
   * @throws Fault the server refuses
   */
  async resume(request: ResumeRequest): Promise<ResumeResponse> {
    this.#resuming = { received: request.received, sent: request.sent };
    const response = await this.ok(Resume, request);
    this.#isLoggedIn = true;
    return response;
  }

  /**
   * Sends a request and returns its refusal.
   *
   * @throws Fault the server does not refuse, or with another code
   */
  async refused<Q>(method: AnyMethod<Q>, value: Q, code: ErrorCode, to?: To): Promise<Refusal> {
    return toRefusal(await this.exchange(method, value, to, code), code, method.name);
  }

  /** The response to a message that was sent. */
  answerTo(sequence: number, expected = `a response with answers ${sequence}`): Promise<Received> {
    return this.#find(
      expected,
      ({ message: { header } }) => header?.type === MessageType.RESPONSE && header.answers === sequence,
    );
  }

  /** The refusal of a message that was sent. */
  async refusalOf(sequence: number, code: ErrorCode): Promise<Refusal> {
    const expected = `a refusal with ${codeName(code)} and answers ${sequence}`;
    return toRefusal(await this.answerTo(sequence, expected), code, `message ${sequence}`);
  }

  /** The next event of a kind that satisfies the condition. Others stay. */
  async event<V>(kind: Event<V, MessageBody, Rule>, where: (value: V) => boolean = () => true): Promise<V> {
    const readEvent = ({ message: { header, body } }: Received): V | undefined =>
      header?.type === MessageType.EVENT && header.command === kind.command ? kind.unwrap(body) : undefined;
    const received = await this.#find(`the event ${kind.name}`, (candidate) => {
      const value = readEvent(candidate);
      return value !== undefined && where(value);
    });
    return readEvent(received) as V;
  }

  /** Fails if an event of the kind has come, or comes before the answer to a ping that is sent now. */
  async noEvent<V>(kind: Event<V, MessageBody, Rule>, why: string, where: (value: V) => boolean = () => true) {
    await this.alive();
    for (const { message } of this.#inbox) {
      if (message.header?.command !== kind.command) continue;
      const value = kind.unwrap(message.body);
      if (value !== undefined && where(value)) throw new Fault(`no ${kind.name}: ${why}`, describeMessage(message));
    }
  }

  /** Fails if the server does not answer any more. Every answer to a ping will do. */
  async alive(): Promise<void> {
    await this.answerTo(this.request(Ping, PingRequest.create()));
  }

  /** Waits until the server has sent a reason and closed the connection. */
  async closed(code: ErrorCode): Promise<Refusal> {
    const expected = `the connection closed with ${codeName(code)}`;
    await this.#until(expected, () => this.#closeReason !== undefined || this.isEnded);
    const reason = this.#closeReason;
    if (reason === undefined) throw new Fault(expected, "the end of the stream without a reason");
    if (reason.error.code !== code) throw new Fault(expected, `a close with ${describeError(reason.error)}`);
    await this.#until(`the end of the stream after the reason ${codeName(code)}`, () => this.isEnded);
    return reason;
  }

  /** Waits until the server has ended the stream, with a reason or without. */
  async ended(why: string): Promise<void> {
    await this.#until(`the end of the stream: ${why}`, () => this.isEnded);
  }

  /** Messages that came and that no case has asked for yet. */
  get inbox(): readonly Received[] {
    return this.#inbox;
  }

  /** Sends a request, and returns its answer, a refusal too. Repeats it after a pause that the server asks for. */
  async exchange<Q>(method: AnyMethod<Q>, value: Q, to?: To, code?: ErrorCode): Promise<Received> {
    for (let tries = 1; ; tries += 1) {
      const received = await this.answerTo(this.request(method, value, to));
      const { body } = received.message;
      if (body.case !== "error" || body.value.code !== ErrorCode.RATE_LIMITED || code === body.value.code)
        return received;
      await this.#pause(body.value, method.name, tries);
    }
  }

  async #pause({ retryAfterMs, limit }: ErrorInfo, what: string, tries: number): Promise<void> {
    const why = limit === "" ? "" : ` by ${cut(limit)}`;
    if (retryAfterMs === 0) throw new Fault("retry_after_ms in RATE_LIMITED", "0");
    if (retryAfterMs > this.#pauseMaxMs() || tries > TRIES_MAX) {
      throw new Pause(`${what} is limited${why}: the server asks to wait ${retryAfterMs} ms`, retryAfterMs);
    }
    await sleep(retryAfterMs + 1);
  }

  /** How long a request may wait here: a connection without a login ends after `loginTimeoutMs`. */
  #pauseMaxMs(): number {
    const longestMs = PAUSE_FACTOR * this.#timeoutMs;
    if (this.#isLoggedIn || this.limits === undefined) return longestMs;
    return Math.min(longestMs, this.limits.loginTimeoutMs * 0.8 - (nowMs() - this.#openedMs));
  }

  async #find(expected: string, isWanted: (received: Received) => boolean): Promise<Received> {
    let at = 0;
    let taken = this.#taken;
    const search = (): boolean => {
      // Looks only at what came since, unless something was taken out.
      if (taken !== this.#taken) at = 0;
      taken = this.#taken;
      while (at < this.#inbox.length && !isWanted(this.#inbox[at] as Received)) at += 1;
      return at < this.#inbox.length;
    };
    await this.#until(expected, search, true);
    const [found] = search() ? this.#inbox.splice(at, 1) : [];
    if (found === undefined) throw new Fault(expected, "nothing");
    this.#taken += 1;
    this.#inboxBytes -= found.frame.length;
    return found;
  }

  /** @param needsStream  whether it cannot happen any more once the connection is closed */
  async #until(expected: string, holds: () => boolean, needsStream = false): Promise<void> {
    let late = false;
    const cancel = after(this.#timeoutMs, () => {
      late = true;
      this.#wake?.();
    });
    try {
      while (!holds()) {
        if (this.#fault !== undefined) throw this.#fault;
        const reason = this.#closeReason && `a close with ${describeError(this.#closeReason.error)}`;
        if (needsStream && reason !== undefined) throw new Fault(expected, reason);
        if (this.isEnded) throw new Fault(expected, "the end of the stream");
        if (late) throw new Fault(expected, this.#whatCame());
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      cancel();
      this.#wake = undefined;
    }
    if (this.#fault !== undefined) throw this.#fault;
  }

  #whatCame(): string {
    const other = this.#inbox.at(-1);
    const within = `within ${this.#timeoutMs} ms`;
    return other === undefined
      ? `nothing ${within}`
      : `nothing of that ${within}, but ${describeMessage(other.message)}`;
  }

  #number({ type, command, body, to, sequence, answers = 0, critical = false, ...rest }: Outgoing): Message {
    const number = sequence ?? this.#sent + 1;
    if (sequence === undefined) this.#sent = number;
    this.#open.set(number, command);
    const header = Header.create({ type: type ?? MessageType.REQUEST, command, sequence: number, answers, critical });
    if (to !== undefined) header.recipient = toRecipient(to);
    Object.assign(header, rest);
    return Message.create({ header, body });
  }

  #take(bytes: Uint8Array): void {
    if (this.#fault !== undefined) return;
    try {
      this.#decoder.push(bytes);
      for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next()) this.#accept(frame);
    } catch (error) {
      this.#fault ??= error instanceof Fault ? error : new Fault("frames with messages", `${error}: ${hex(bytes)}`);
      if (error instanceof Flood) this.#socket.destroy();
    }
    this.#wake?.();
  }

  #accept(frame: Uint8Array): void {
    const message = Message.decode(frame);
    this.#note(`received ${describeMessage(message)}`);
    const { header, body } = message;
    this.#received += 1;
    const came = describeReceived({ message, frame });
    if (this.#closeReason !== undefined) throw new Fault("nothing after the reason of a close", came);
    const sequence = header?.sequence ?? 0;
    if (sequence > this.#received && sequence <= this.#gapsUpTo) this.#received = sequence;
    if (header === undefined || sequence !== this.#received)
      throw new Fault(`a message with sequence ${this.#received}`, came);
    if (header.type === MessageType.REQUEST) throw new Fault("a response or an event: servers send no requests", came);
    if (header.type !== MessageType.RESPONSE) return void this.#keep({ message, frame });
    if (header.answers === 0 && body.case === "error") {
      this.#closeReason = { message, frame, error: body.value };
      if (header.command !== Command.UNSPECIFIED) throw new Fault("the reason of a close with command 0", came);
      return;
    }
    if (this.#open.get(header.answers) !== header.command)
      throw new Fault("a response to an open request, with its command", came);
    this.#open.delete(header.answers);
    this.#keep({ message, frame });
    const resumed = Resume.unwrapResponse(body);
    if (resumed !== undefined) this.#goOn(resumed);
  }

  /** The next message is one of the session that was resumed, in both directions. */
  #goOn({ sent }: ResumeResponse): void {
    if (this.#resuming === undefined) return;
    this.#sent = this.#resuming.sent;
    this.#received = this.#resuming.received;
    this.#gapsUpTo = sent;
    this.#resuming = undefined;
  }

  #keep(received: Received): void {
    this.#inboxBytes += received.frame.length;
    if (this.#inbox.length >= INBOX_MESSAGES_MAX || this.#inboxBytes > INBOX_BYTES_MAX) {
      const most = `at most ${INBOX_MESSAGES_MAX} messages and ${INBOX_BYTES_MAX} bytes that no case asked for`;
      throw new Flood(most, "more");
    }
    this.#inbox.push(received);
  }

  #note(text: string): void {
    if (this.#log.length < LOG_LINES_MAX) this.#log.push(`${this.#name} ${text}`);
    else throw new Flood(`at most ${LOG_LINES_MAX} messages in a case`, "more");
  }
}

/**
 * The bytes of a message without its header, as they came. Headers differ in
 * their numbers, so these are what two answers have in common.
 */
export function bodyOf({ frame }: Received): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < frame.length; ) {
    const begin = at;
    const tag = readVarint(frame, at);
    at = tag.end;
    const wireType = tag.value % 8;
    if (wireType === 0) at = readVarint(frame, at).end;
    else if (wireType === 2) {
      const length = readVarint(frame, at);
      at = length.end + length.value;
    } else at += wireType === 1 ? 8 : 4;
    if (Math.floor(tag.value / 8) !== HEADER_FIELD) parts.push(frame.subarray(begin, at));
  }
  return Buffer.concat(parts);
}

function readVarint(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  for (let end = at, factor = 1; ; end += 1, factor *= 128) {
    const byte = bytes[end] ?? 0;
    value += (byte % 128) * factor;
    if (byte < 128) return { value, end: end + 1 };
  }
}

/** A message, decoded and in bytes. */
function describeReceived({ message, frame }: Received): string {
  return `${describeMessage(message)}; bytes ${hex(frame)}`;
}

function toRefusal(received: Received, code: ErrorCode, what: string): Refusal {
  const { body } = received.message;
  const expected = `${what} refused with ${codeName(code)}`;
  if (body.case !== "error") throw new Fault(expected, describeReceived(received));
  if (body.value.code !== code) throw new Fault(expected, describeError(body.value));
  return { ...received, error: body.value };
}

function toRecipient(to: To): Recipient {
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  if ("room" in to) return Recipient.create({ target: { case: "room", value: to.room } });
  return Recipient.create({ target: { case: "user", value: to.user } });
}

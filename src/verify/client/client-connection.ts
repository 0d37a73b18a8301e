import type { TLSSocket } from "node:tls";
import { ErrorCode, ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../../generated/chatwire/v1/rules.ts";
import type { Position } from "../../crypto/resumption.ts";
import { FrameDecoder } from "../../framing/frame-decoder.ts";
import type { Method } from "../../wire/method.ts";
import { cut } from "../shared/cut.ts";
import { check, Fault, present } from "../shared/fault.ts";
import { bytesField, frameOf, varint } from "../shared/raw.ts";
import { INBOX_BYTES_MAX, Inbox } from "./inbox.ts";

/** A message that the client sent. */
export interface Received {
  readonly header: Header;
  readonly body: MessageBody;
  /** Length of the encoded Message. */
  readonly bytes: number;
  readonly atMs: number;
}

export type BodyCase = NonNullable<MessageBody["case"]>;
export type BodyOf<Case extends BodyCase> = Extract<MessageBody, { case: Case }>["value"];
/** Answers a request. */
export type Answer<Case extends BodyCase> = (
  value: BodyOf<Case>,
  request: Received,
  connection: ClientConnection,
) => void | Promise<void>;

/** What the header of a message says besides type, command and sequence. */
export interface HeaderOptions {
  readonly answers?: number;
  readonly critical?: boolean;
  /** Default: the next one. */
  readonly sequence?: number;
  /** Default: what is not acknowledged yet, if the session can be resumed. */
  readonly received?: number;
}

/** A message of `send`, which a session that goes on elsewhere sends again. */
interface Kept {
  readonly sequence: number;
  readonly frame: Uint8Array;
}

const SECRET_BYTES = 32;
/** More than any limit that the suite announces: the suite itself reports what is too long. */
const FRAME_BYTES_MAX = 2 ** 24;

/** One connection of the client to the scripted server, as the server sees it. */
export class ClientConnection {
  readonly socket: TLSSocket;
  readonly received = new Inbox<Received>();
  /** Everything that the client sent, as bytes. */
  readonly bytes: Uint8Array[] = [];
  /** Called for each request. */
  onRequest: (request: Received, connection: ClientConnection) => void = () => {};
  readonly #waitMs: number;
  readonly #decoder = new FrameDecoder(FRAME_BYTES_MAX);
  #sequence = 0;
  /** The number of the last message of the client. */
  #handled = 0;
  /** The last number that was acknowledged; undefined: the session cannot be resumed. */
  #acknowledged: number | undefined;
  #kept: Kept[] = [];
  #bytesCount = 0;
  #broken: string | undefined;
  /** What waits until all pieces are sent. */
  #waiting: Uint8Array[] | undefined;

  constructor(socket: TLSSocket, waitMs: number) {
    this.socket = socket;
    this.#waitMs = waitMs;
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.#handle(bytes));
    socket.on("error", () => {});
    socket.on("end", () => socket.end());
    socket.on("close", () => this.received.close());
  }

  /** Why the bytes of the client are not frames with messages; undefined if they are. */
  get broken(): string | undefined {
    return this.#broken;
  }

  /** How far the server is in the session of this connection. */
  get position(): Position {
    return { received: this.#handled, sent: this.#sequence };
  }

  /** The session can be resumed from now on: messages of the client are acknowledged. */
  beginSession(): void {
    this.#acknowledged = this.#handled;
  }

  /**
   * Goes on with the session of another connection.
   *
   * @param clientReceived  the number of the last message that the client has: what comes after it is sent again
   * @param own             what the client was told
   */
  goOn(lost: ClientConnection, clientReceived: number, own: Position): void {
    this.#sequence = own.sent;
    this.#handled = own.received;
    this.#acknowledged = own.received;
    this.#kept = lost.#kept.filter(({ sequence }) => sequence > clientReceived);
    for (const { frame } of this.#kept) this.sendBytes(frame);
  }

  /** Breaks the connection, without a message. */
  cut(): void {
    this.socket.destroy();
  }

  /** Ends the connection because of an error that nobody foresaw. Reports tell it. */
  fail(error: unknown): void {
    this.#broken ??= cut(String(error));
    this.socket.destroy();
  }

  /** The value that both ends export from the TLS session for a label (RFC 8446, section 7.5). */
  exporter(label: string): Uint8Array {
    return this.socket.exportKeyingMaterial(SECRET_BYTES, label, Buffer.alloc(0));
  }

  /**
   * Waits for a request.
   *
   * @throws Fault it did not come in time
   */
  async request<Case extends BodyCase>(
    name: Case,
    matches: (value: BodyOf<Case>) => boolean = () => true,
  ): Promise<Received & { readonly value: BodyOf<Case> }> {
    const fits = ({ body }: Received): boolean => {
      const value = bodyValue(body, name);
      return value !== undefined && matches(value);
    };
    const found = await this.received.take(fits, this.#waitMs);
    const request = present(found, `the request ${name}`, () => this.describe());
    return { ...request, value: present(bodyValue(request.body, name), `the request ${name}`) };
  }

  /** The requests with a body so far. */
  requests(name: BodyCase): Received[] {
    return this.received.all.filter(({ body }) => body.case === name);
  }

  /** Sends a message with the next sequence number, unless `options` says otherwise. Returns its number. */
  send(type: number, command: number, body: MessageBody, options: HeaderOptions = {}): number {
    const header = this.header(type, command, options);
    const frame = frameOf(Message.encode(Message.create({ header, body })));
    if (this.#acknowledged !== undefined) this.#kept.push({ sequence: header.sequence, frame });
    this.sendBytes(frame);
    return header.sequence;
  }

  /** Returns the header of the next message. */
  header(type: number, command: number, options: HeaderOptions = {}): Header {
    const { answers, critical, sequence, received = this.#acknowledgement() } = options;
    if (sequence === undefined) this.#sequence += 1;
    const number = sequence ?? this.#sequence;
    return Header.create({
      type,
      command,
      sequence: number,
      ...(answers !== undefined && { answers }),
      ...(critical !== undefined && { critical }),
      ...(received !== undefined && { received }),
    });
  }

  #acknowledgement(): number | undefined {
    if (this.#acknowledged === undefined || this.#acknowledged === this.#handled) return undefined;
    this.#acknowledged = this.#handled;
    return this.#handled;
  }

  /** Sends a message whose body is not of this version. Returns its number. */
  sendUnknown(type: number, command: number, options: HeaderOptions & { readonly field?: number } = {}): number {
    const header = this.header(type, command, options);
    const body = bytesField(options.field ?? 9_050, Buffer.concat([varint(8), varint(1)]));
    this.sendBytes(frameOf(Buffer.concat([Message.encode(Message.create({ header })), body])));
    return header.sequence;
  }

  /** Sends bytes, after those that `sendInPieces` sends. */
  sendBytes(bytes: Uint8Array): void {
    if (this.#waiting !== undefined) this.#waiting.push(bytes);
    else if (this.socket.writable) this.socket.write(bytes);
  }

  /** Sends pieces, and waits for something after each. Nothing else is sent between them. */
  async sendInPieces(pieces: Iterable<Uint8Array>, between: () => Promise<unknown>): Promise<void> {
    const waiting: Uint8Array[] = [];
    this.#waiting = waiting;
    try {
      for (const piece of pieces) {
        if (this.socket.writable) this.socket.write(piece);
        await between();
      }
    } finally {
      this.#waiting = undefined;
      for (const bytes of waiting) this.sendBytes(bytes);
    }
  }

  /** Sends an event. Returns its number. */
  event(body: MessageBody, options: HeaderOptions = {}): number {
    const found = Object.values(events).find(({ bodyCase }) => bodyCase === body.case);
    if (found === undefined) throw new Error(`${body.case} is no event.`);
    return this.send(MessageType.EVENT, found.command, body, options);
  }

  /** Answers a request. */
  respond(request: Received, body: MessageBody): void {
    const { command, sequence } = request.header;
    this.send(MessageType.RESPONSE, command, body, { answers: sequence });
  }

  /** Answers a request with a response without content. */
  respondEmpty(request: Received): void {
    const method: AnyMethod | undefined = Object.values(methods).find(
      ({ requestCase }) => requestCase === request.body.case,
    );
    if (method === undefined) this.refuse(request, ErrorCode.UNKNOWN_COMMAND);
    else this.respond(request, method.wrapResponse(method.response.create()));
  }

  refuse(request: Received, code: number): void {
    this.respond(request, { case: "error", value: ErrorInfo.create({ code, text: "Refused by the test." }) });
  }

  /** Announces the end of the connection, and ends it. */
  close(code: number): void {
    const value = ErrorInfo.create({ code, text: "Closed by the test." });
    this.send(MessageType.RESPONSE, 0, { case: "error", value });
    this.socket.end();
  }

  /**
   * Waits until the client closes the connection for a reason that it sent.
   *
   * @returns the code of the reason
   * @throws Fault it did not, in time
   */
  async closeCode(expected: string): Promise<number> {
    const isReason = ({ header, body }: Received): boolean =>
      header.type === MessageType.RESPONSE && header.command === 0 && header.answers === 0 && body.case === "error";
    const reason = await this.received.take(isReason, this.#waitMs);
    const { body } = present(reason, `a close with ${expected}`, () => this.describe());
    await this.closed(`the end of the stream after the close with ${expected}`);
    return body.case === "error" ? body.value.code : 0;
  }

  /** @throws Fault the client does not close the connection with this code */
  async expectClose(code: keyof typeof ErrorCode): Promise<void> {
    const came = await this.closeCode(code);
    check(came === ErrorCode[code], `a close with ${code}`, () => `a close with ${codeName(came)}`);
  }

  /** @throws Fault the client keeps the connection open */
  async closed(expected: string): Promise<void> {
    const isClosed = await this.received.until(() => this.received.isClosed, this.#waitMs);
    check(isClosed, expected, () => `an open connection; ${this.describe()}`);
  }

  /** The messages that came last, for a report. */
  describe(): string {
    const last = this.received.all.slice(-5).map(describeMessage);
    const state = this.received.isClosed ? "; the connection is closed" : "";
    const broken = this.#broken === undefined ? "" : `; then bytes that are no message: ${this.#broken}`;
    return `${last.length === 0 ? "no message" : last.join(", ")}${broken}${state}`;
  }

  #handle(bytes: Uint8Array): void {
    this.#bytesCount += bytes.length;
    if (this.#bytesCount > INBOX_BYTES_MAX) return void this.#flooded();
    this.bytes.push(bytes);
    if (this.#broken !== undefined) return;
    try {
      this.#decoder.push(bytes);
      for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next()) this.#take(frame);
    } catch (error) {
      this.#broken = cut(String(error));
    }
  }

  #flooded(): void {
    this.received.fail(new Fault(`at most ${INBOX_BYTES_MAX} bytes on a connection`, "more"));
    this.#broken ??= "more than a case takes";
    this.socket.destroy();
  }

  #take(frame: Uint8Array): void {
    const { header, body } = Message.decode(frame);
    const request = { header: header ?? Header.create(), body, bytes: frame.length, atMs: performance.now() };
    if (!this.received.push(request, frame.length)) return void this.#flooded();
    this.#handled = request.header.sequence;
    if (request.header.type === MessageType.REQUEST) this.onRequest(request, this);
  }
}

/** Describes a message in a few words. */
export function describeMessage({ header, body }: Pick<Received, "header" | "body">): string {
  const error = body.case === "error" ? ` ${codeName(body.value.code)}` : "";
  return `${body.case ?? "a message without a known body"}${error} (sequence ${header.sequence}, answers ${header.answers})`;
}

/** The name of an error code, or its number. */
export function codeName(code: number): string {
  return Object.entries(ErrorCode).find(([, value]) => value === code)?.[0] ?? String(code);
}

type AnyMethod = Method<object, object, MessageBody, Rule>;

/** The content of a body, or undefined if the body is of another kind. */
export function bodyValue<Case extends BodyCase>(body: MessageBody, name: Case): BodyOf<Case> | undefined;
export function bodyValue(body: MessageBody, name: BodyCase): unknown {
  return body.case === name ? body.value : undefined;
}

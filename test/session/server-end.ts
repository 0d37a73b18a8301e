import { Privacy, RegisterRequest, RegisterResponse } from "../../generated/chatwire/v1/account.ts";
import type { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloRequest, HelloResponse } from "../../generated/chatwire/v1/connection.ts";
import type { ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import {
  Everyone,
  Header,
  Message,
  type MessageBody,
  MessageType,
  Recipient,
} from "../../generated/chatwire/v1/message.ts";
import { Addressee, type Rule } from "../../generated/chatwire/v1/options.ts";
import { Hello, Register } from "../../generated/chatwire/v1/rules.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { type UnknownMessage, unknownHeader } from "../../src/framing/unknown-message.ts";
import { type Limits, resolveLimits } from "../../src/limits.ts";
import { Session } from "../../src/session/session.ts";
import type { Method } from "../../src/wire/method.ts";

type AnyRequest<Q, R> = Method<Q, R, MessageBody, Rule>;

/** The server's end of one connection, and a client that sends whatever a test wants. */
export class ServerEnd {
  readonly session: Session;
  readonly limits: Limits;
  /** Requests that the session passed on, by name. */
  readonly requests: { name: string; sequence: number }[] = [];
  readonly refusals: ErrorInfo[] = [];
  nowMs = 1_000;
  readonly #decoder = new FrameDecoder(1_000_000);
  #sequence = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.limits = resolveLimits(limits);
    this.session = new Session({ role: "server", limits: this.limits }, this.nowMs);
  }

  /** The frame of the client's next request. */
  frame<Q, R>(method: AnyRequest<Q, R>, value: Q, user?: string): Uint8Array {
    this.#sequence += 1;
    const header = Header.create({ type: MessageType.REQUEST, command: method.command, sequence: this.#sequence });
    if (user !== undefined) header.recipient = Recipient.create({ target: { case: "user", value: user } });
    if (method.rule.addressee === Addressee.EVERYONE)
      header.recipient = Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
    return encodeFrame(header, encodeBody(method.wrapRequest(value)));
  }

  /** The client's next frame: a response, or the refusal of an event. */
  responseFrame(command: Command, answers: number, body: MessageBody): Uint8Array {
    this.#sequence += 1;
    const header = Header.create({ type: MessageType.RESPONSE, command, answers, sequence: this.#sequence });
    return encodeFrame(header, encodeBody(body));
  }

  /** The client's next frame: a message that the schema does not have. */
  unknownFrame(message: UnknownMessage): Uint8Array {
    this.#sequence += 1;
    return encodeFrame(unknownHeader(message, this.#sequence), message.fields);
  }

  receive(...chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) this.session.handleBytes(chunk, this.nowMs);
    this.poll();
  }

  send<Q, R>(method: AnyRequest<Q, R>, value: Q, user?: string): void {
    this.receive(this.frame(method, value, user));
  }

  /** Answers the latest request. */
  answer<Q, R>(method: AnyRequest<Q, R>, response: R): void {
    const { sequence = 0 } = this.requests.at(-1) ?? {};
    this.session.respond(method, sequence, method.wrapResponse(response), this.nowMs);
    this.poll();
  }

  greet(): void {
    this.send(Hello, HelloRequest.create({ versions: [1] }));
    this.session.features = ownFeatures("connection");
    this.answer(Hello, HelloResponse.create());
  }

  logIn(): void {
    this.greet();
    this.send(Register, RegisterRequest.create({ name: "ada", privacy: Privacy.PUBLIC }));
    this.answer(Register, RegisterResponse.create());
  }

  /** Lets time pass without any input. */
  wait(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let dueMs = this.session.nextTimeoutMs(); dueMs !== undefined && dueMs <= untilMs; ) {
      this.nowMs = Math.max(this.nowMs, dueMs);
      this.session.handleTimeout(this.nowMs);
      this.poll();
      dueMs = this.session.nextTimeoutMs();
    }
    this.nowMs = untilMs;
  }

  poll(): void {
    for (let event = this.session.pollEvent(); event !== undefined; event = this.session.pollEvent()) {
      if (event.kind === "request") this.requests.push({ name: event.method.name, sequence: event.sequence });
    }
    const bytes = this.session.pollTransmit();
    if (bytes === undefined) return;
    this.#decoder.push(bytes);
    for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next()) {
      const { body } = Message.decode(frame);
      if (body.case === "error") this.refusals.push(body.value);
    }
  }
}

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import { BeginRegisterRequest, Privacy, type RegisterResponse } from "../../generated/chatwire/v1/account.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloRequest } from "../../generated/chatwire/v1/connection.ts";
import type { ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import {
  Everyone,
  Header,
  Message,
  type MessageBody,
  MessageType,
  Recipient,
} from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { BeginRegister, Hello, Register } from "../../generated/chatwire/v1/rules.ts";
import * as resumption from "../../src/crypto/resumption.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { type UnknownMessage, unknownHeader } from "../../src/framing/unknown-message.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { Method } from "../../src/wire/method.ts";
import { createRegistration } from "../sim/privacy/chat-simulation.ts";
import { socketEnd } from "../socket-end.ts";

export interface RawClientOptions {
  readonly port: number;
  /** Default: TLS. */
  readonly security?: "tls" | "plain";
  /** Local address. Default: 127.0.0.1. */
  readonly localAddress?: string;
}

const ALL_FEATURES: readonly Feature[] = [Feature.PROBES, Feature.APPLICATION_MESSAGES, Feature.RELAY_MESSAGES];

/** A client that sends whatever the test wants. */
export class RawClient {
  readonly socket: Socket;
  readonly #decoder = new FrameDecoder(1_000_000);
  #sequence = 0;

  /** Connects and completes the TLS handshake. */
  static async open({ port, security = "tls", localAddress = "127.0.0.1" }: RawClientOptions): Promise<RawClient> {
    const to = { host: "127.0.0.1", port, localAddress };
    const socket = security === "plain" ? connect(to) : connectTls({ ...to, rejectUnauthorized: false });
    await once(socket, security === "plain" ? "connect" : "secureConnect");
    return new RawClient(socket);
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => {});
  }

  send(body: MessageBody, command: Command, to?: string | "everyone"): void {
    this.socket.write(this.frame(body, command, to));
  }

  /** Encodes the next frame without sending it. */
  frame(body: MessageBody, command: Command, to?: string | "everyone"): Uint8Array {
    this.#sequence += 1;
    const header = Header.create({ type: MessageType.REQUEST, command, sequence: this.#sequence });
    if (to !== undefined) header.recipient = recipientOf(to);
    return encodeFrame(header, encodeBody(body));
  }

  /** Sends an event. */
  emit(body: MessageBody, command: Command): void {
    this.#sequence += 1;
    const header = Header.create({ type: MessageType.EVENT, command, sequence: this.#sequence });
    this.socket.write(encodeFrame(header, encodeBody(body)));
  }

  /** Sends a message that the schema does not have. */
  sendUnknown(message: UnknownMessage): void {
    this.#sequence += 1;
    this.socket.write(encodeFrame(unknownHeader(message, this.#sequence), message.fields));
  }

  /** Sends a request and waits for the answer. Events before it are skipped. */
  async call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    to?: string | "everyone",
  ): Promise<R | ErrorInfo> {
    this.send(method.wrapRequest(value), method.command, to);
    const sequence = this.#sequence;
    for (;;) {
      const { header, body } = await this.message();
      if (header?.answers !== sequence) continue;
      const response = method.unwrapResponse(body);
      if (response !== undefined) return response;
      if (body.case === "error") return body.value;
    }
  }

  async greet(features: readonly Feature[] = ALL_FEATURES): Promise<void> {
    await this.call(Hello, HelloRequest.create({ versions: [1], features: [...features] }));
  }

  /** @param isGreeted  whether hello is done */
  async join(
    name: string,
    random: SeededRandom,
    features: readonly Feature[] = ALL_FEATURES,
    isGreeted = false,
  ): Promise<RegisterResponse> {
    if (!isGreeted) await this.greet(features);
    const begun = await this.call(BeginRegister, BeginRegisterRequest.create({ name }));
    if ("code" in begun) throw new Error(`${name} got no salt: ${begun.text}`);
    const request = createRegistration(name, Privacy.PUBLIC, random, "secret-1", begun.salt);
    const answer = await this.call(Register, request);
    if ("code" in answer) throw new Error(`${name} was not registered: ${answer.text}`);
    return answer;
  }

  /** What the TLS connection exports for resumptions. */
  resumptionSecret(): Uint8Array {
    if (!(this.socket instanceof TLSSocket)) throw new Error("The connection is plain.");
    const { RESUMPTION_EXPORTER_LABEL: label, RESUMPTION_EXPORTER_BYTES: length } = resumption;
    return new Uint8Array(this.socket.exportKeyingMaterial(length, label, Buffer.alloc(0)));
  }

  /** The session of another connection goes on over this one: the next message has the number after this. */
  goOn(sequence: number): void {
    this.#sequence = sequence;
  }

  async message(): Promise<Message> {
    for (;;) {
      const frame = this.#decoder.next();
      if (frame !== undefined) return Message.decode(frame);
      const [chunk] = await once(this.socket, "data");
      this.#decoder.push(chunk);
    }
  }

  /** All refusals until the server closes. */
  async rest(): Promise<(ErrorInfo | undefined)[]> {
    this.socket.on("data", (chunk) => this.#decoder.push(chunk)).resume();
    await socketEnd(this.socket);
    const refusals: (ErrorInfo | undefined)[] = [];
    for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next())
      refusals.push(refusalOf(Message.decode(frame)));
    return refusals;
  }
}

function recipientOf(to: string): Recipient {
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  return Recipient.create({ target: { case: "user", value: to } });
}

export function refusalOf({ body }: Message): ErrorInfo | undefined {
  return body.case === "error" ? body.value : undefined;
}

import type { Socket } from "node:net";
import {
  BeginRegisterRequest,
  IdentityKeys,
  PasswordVerifier,
  Privacy,
  RegisterRequest,
} from "../../../../generated/chatwire/v1/account.ts";
import { Acknowledged, HelloRequest, PingRequest } from "../../../../generated/chatwire/v1/connection.ts";
import {
  Everyone,
  Header,
  Message,
  type MessageBody,
  MessageType,
  Recipient,
} from "../../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../../generated/chatwire/v1/options.ts";
import {
  AcknowledgedEvent,
  BeginRegister,
  Broadcast,
  BroadcastReceivedEvent,
  Hello,
  Ping,
  Register,
} from "../../../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest } from "../../../../generated/chatwire/v1/text.ts";
import { createIdentity, publicKeys } from "../../../../src/crypto/identity.ts";
import type { Position } from "../../../../src/crypto/resumption.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { FrameDecoder } from "../../../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../../../src/framing/frame-writer.ts";
import type { Event, Method } from "../../../../src/wire/method.ts";
import { TEST_ITERATIONS } from "../../../sim/scram-proof.ts";
import { answer, CONTENT, type Member, open, type Protocol, type Target } from "./protocol.ts";

const FRAME_BYTES_MAX = 1_000_000;
/** As the library's client does: see `src/session/resumption.ts`. */
const MESSAGES_PER_ACKNOWLEDGEMENT = 512;
/** Of no password: nobody logs in again. */
const VERIFIER = { iterations: TEST_ITERATIONS, storedKey: new Uint8Array(32), serverKey: new Uint8Array(32) };
/** One identity for all: nobody connects to a peer. */
const KEYS = IdentityKeys.create(publicKeys(createIdentity((length) => new Uint8Array(length).fill(7))));
/** What members publish, and what they count. */
export interface Channel {
  readonly command: number;
  readonly body: MessageBody;
  readonly recipient: Recipient;
  /** How the header of an event begins that counts; see `startOf`. */
  readonly received: Uint8Array;
}

const BROADCASTS: Channel = {
  command: Broadcast.command,
  body: Broadcast.wrapRequest(BroadcastRequest.create({ text: CONTENT })),
  recipient: Recipient.create({ target: { case: "everyone", value: Everyone.create() } }),
  received: startOf(BroadcastReceivedEvent.command),
};
const FEATURES = [...ownFeatures("connection")];
/** Lets a sender be the only one of its kind: what it broadcasts reaches the receivers, and not other senders. */
const PRIVACY = { sender: Privacy.PRIVATE, receiver: Privacy.PUBLIC } as const;

/** Messages are broadcasts. Members have all features of the library's client, and acknowledge what they get as it does. */
export const chatwire = {
  async join(target: Target, number: number, role: "sender" | "receiver") {
    const client = new Client(await open(target));
    const name = `user-${number}x`;
    await client.greet();
    const { salt } = await client.call(BeginRegister, BeginRegisterRequest.create({ name }));
    const verifier = PasswordVerifier.create({ ...VERIFIER, salt });
    await client.call(Register, RegisterRequest.create({ name, privacy: PRIVACY[role], verifier, keys: KEYS }));
    // An idle client of the library does so every 30 seconds.
    await client.ping();
    return client;
  },
} satisfies Protocol;

export class Client implements Member {
  readonly socket: Socket;
  readonly #decoder = new FrameDecoder(FRAME_BYTES_MAX);
  #sent: number;
  #received: number;
  #acknowledged = 0;
  #channel = BROADCASTS;

  /** @param session  how far the session has got that goes on over the socket; default: it is new */
  constructor(socket: Socket, session: Position = { sent: 0, received: 0 }) {
    this.socket = socket;
    this.#sent = session.sent;
    this.#received = session.received;
  }

  get position(): Position {
    return { sent: this.#sent, received: this.#received };
  }

  async greet(): Promise<void> {
    await this.call(Hello, HelloRequest.create({ versions: [1], features: FEATURES }));
  }

  /** Sends a request and reads until its answer. */
  async call<Q, R>(method: Method<Q, R, MessageBody, Rule>, value: Q, more: Partial<Header> = {}): Promise<R> {
    const sequence = this.#sent + 1;
    this.socket.write(this.#frame(MessageType.REQUEST, method.command, method.wrapRequest(value), more));
    for (;;) {
      this.#decoder.push(await answer(this.socket, endOfFrame));
      const frame = this.#decoder.next();
      if (frame === undefined) throw new Error("The frame is incomplete.");
      this.#received += 1;
      const { header, body } = Message.decode(frame);
      if (header?.answers !== sequence) continue;
      const response = method.unwrapResponse(body);
      if (response === undefined) throw new Error(`${method.name} was refused: ${JSON.stringify(body)}`);
      return response;
    }
  }

  /** Sends a request. Its answer is counted as any other message. */
  request<Q, R>(method: Method<Q, R, MessageBody, Rule>, value: Q): void {
    this.socket.write(this.requestFrame(method, value));
  }

  /** The bytes of a request, which must be sent before those of the next one. */
  requestFrame<Q, R>(method: Method<Q, R, MessageBody, Rule>, value: Q, more: Partial<Header> = {}): Uint8Array {
    return this.#frame(MessageType.REQUEST, method.command, method.wrapRequest(value), more);
  }

  post<T>(event: Event<T, MessageBody, Rule>, value: T): void {
    this.socket.write(this.#frame(MessageType.EVENT, event.command, event.wrap(value)));
  }

  /** Also acknowledges what has arrived. */
  async ping(): Promise<void> {
    await this.call(Ping, PingRequest.create(), this.#news());
  }

  /** As `ping`, but the answer is counted as any other message. */
  keepAlive(): void {
    this.socket.write(this.requestFrame(Ping, PingRequest.create(), this.#news()));
  }

  /** From now on, the member publishes and counts on another channel than that of broadcasts. */
  enter(channel: Channel): void {
    this.#channel = channel;
  }

  publication(count: number): Uint8Array {
    const { command, body, recipient } = this.#channel;
    const frame = (): Uint8Array => this.#frame(MessageType.REQUEST, command, body, { recipient });
    return Buffer.concat(Array.from({ length: count }, frame));
  }

  count(bytes: Uint8Array): number {
    let count = 0;
    for (const frame of this.#frames(bytes)) if (startsWith(frame, this.#channel.received)) count += 1;
    return count;
  }

  /** The bodies of the messages in bytes that have arrived. Gets all bytes after those of calls, in order. */
  *bodies(bytes: Uint8Array): Generator<MessageBody> {
    for (const frame of this.#frames(bytes)) yield Message.decode(frame).body;
  }

  *#frames(bytes: Uint8Array): Generator<Uint8Array> {
    this.#decoder.push(bytes);
    for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next()) {
      this.#received += 1;
      yield frame;
    }
    if (this.#received - this.#acknowledged >= MESSAGES_PER_ACKNOWLEDGEMENT) this.#acknowledge();
  }

  #acknowledge(): void {
    const body = AcknowledgedEvent.wrap(Acknowledged.create());
    this.socket.write(this.#frame(MessageType.EVENT, AcknowledgedEvent.command, body, this.#news()));
  }

  #news(): Partial<Header> {
    this.#acknowledged = this.#received;
    return { received: this.#received };
  }

  #frame(type: MessageType, command: number, body: MessageBody, more: Partial<Header> = {}): Uint8Array {
    this.#sent += 1;
    return encodeFrame(Header.create({ type, command, sequence: this.#sent, ...more }), encodeBody(body));
  }
}

/** How the header of an event begins, after its tag and its length. */
export function startOf(command: number): Uint8Array {
  return Header.encode(Header.create({ type: MessageType.EVENT, command })).slice();
}

function startsWith(frame: Uint8Array, start: Uint8Array): boolean {
  for (let at = 0; at < start.length; at++) if (frame[2 + at] !== start[at]) return false;
  return true;
}

function endOfFrame(bytes: Buffer): number {
  let [length, at] = [0, 0];
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 128 ** at;
    if (byte < 0x80) break;
  }
  const end = at + 1 + length;
  return bytes.length > at && bytes.length >= end ? end : 0;
}

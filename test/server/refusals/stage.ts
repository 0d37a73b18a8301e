import { IdentityKeys, Privacy, RegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { HelloRequest } from "../../../generated/chatwire/v1/connection.ts";
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
import { SetStatusRequest, Status } from "../../../generated/chatwire/v1/presence.ts";
import { Accept, Hello, Invite, Register, SetStatus } from "../../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import type { ErrorCodeName } from "../../../src/chat/state/route.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { FrameDecoder } from "../../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../../src/framing/frame-writer.ts";
import type { RequestIdentity } from "../../../src/framing/request-identity.ts";
import type { Network, StreamSocket } from "../../../src/net/network.ts";
import { type ChatServerOptions, implementService, type Operator } from "../../../src/server/index.ts";
import { MemoryStore } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { SimulatedHost } from "../../../src/testing/simulated-host.ts";
import { SimulatedWorld } from "../../../src/testing/simulated-world.ts";
import type { Method } from "../../../src/wire/method.ts";
import { Scores } from "../../codegen/application-method/generated/scores.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { listen, type TestedServer } from "../../served/tested-server.ts";
import { TEST_ITERATIONS, TEST_SECRET, testSaltOf, verifierOf } from "../../sim/scram-proof.ts";

export const PASSWORD = "secret-1";
export const KEYS = IdentityKeys.create(publicKeys(createIdentity((length) => new SeededRandom(SEED).bytes(length))));

/** So low that a case reaches each with few requests. */
export const LIMITS = {
  scramIterations: TEST_ITERATIONS,
  accountsMax: 4,
  registrationsPerAddressMax: 2,
  loginTriesMax: 1,
  contactsMax: 1,
  blockedMax: 1,
  waitingTextsPerSenderMax: 1,
  introductionsMax: 1,
  invitationsMax: 1,
  candidatesMax: 2,
  accountCausedBytesPerSecond: 1,
  roomsMax: 2,
  roomsPerAccountMax: 2,
  roomsOwnedMax: 1,
  roomInvitationsMax: 1,
  roomRequestsMax: 1,
  roomBansMax: 1,
  mentionsPerPostMax: 1,
  roomPinsMax: 1,
  reactionsPerPostMax: 1,
  roomReportsPerAccountMax: 1,
};

const SERVER = { address: "203.0.113.1", port: 4_433 };
const FEATURES = Object.values(Feature).filter((feature) => feature !== Feature.UNSPECIFIED);

const NO_ANSWER: MessageBody = { case: undefined };

type AnyMethod<Q, R> = Method<Q, R, MessageBody, Rule>;

/** The name of a code, as declarations have it. */
export function nameOf({ code }: ErrorInfo): string {
  return Object.entries(ErrorCode).find(([, number]) => number === code)?.[0] ?? String(code);
}

/** A server in a simulated world, and clients that send it whatever a case wants. */
export class Stage {
  readonly #world: SimulatedWorld;
  readonly #host: SimulatedHost;
  #server: TestedServer;
  /** Every refusal so far. */
  readonly refusals: { readonly method: string; readonly code: string; readonly error: ErrorInfo }[] = [];
  #hosts = 0;

  static async open(): Promise<Stage> {
    const world = new SimulatedWorld({ seed: SEED });
    const host = world.addHost(SERVER.address);
    return new Stage(world, host, await Stage.#listen(host, {}, world));
  }

  /** @param world  undefined: its time passes already */
  static #listen(host: SimulatedHost, options: ChatServerOptions = {}, world?: SimulatedWorld): Promise<TestedServer> {
    // A server without TLS listens on loopback only. This one is reached from outside all the same.
    const network = replace<Network>(host, {
      listen: (target, handlers) => host.listen({ ...target, host: SERVER.address }, handlers),
      bindUdp: (_, port) => host.bindUdp(SERVER.address, port),
    });
    return listen(
      {
        grease: false,
        port: SERVER.port,
        host: "127.0.0.1",
        security: "plain",
        network,
        limits: LIMITS,
        store: new MemoryStore(() => TEST_SECRET),
        // So that clients may call methods.
        handlers: [implementService(Scores, { Add: () => ({}), Praise: () => ({}) })],
        ...options,
      },
      world,
    );
  }

  private constructor(world: SimulatedWorld, host: SimulatedHost, server: TestedServer) {
    this.#world = world;
    this.#host = host;
    this.#server = server;
  }

  /** Replaces the server by one without a relay. */
  async removeRelay(): Promise<void> {
    await this.#server.close();
    this.#server = await Stage.#listen(this.#host, { relay: false });
  }

  /** Replaces the server by one whose relay forwards for a conversation hardly at all. */
  async limitRelay(): Promise<void> {
    await this.#server.close();
    this.#server = await Stage.#listen(this.#host, { limits: { ...LIMITS, relayTimeMs: 1 } });
  }

  /** Replaces the server by one with callbacks. */
  async extend({ limits, ...options }: ChatServerOptions): Promise<void> {
    await this.#server.close();
    this.#server = await Stage.#listen(this.#host, { limits: { ...LIMITS, ...limits }, ...options });
  }

  get operator(): Operator {
    return this.#server.operator;
  }

  /** Runs a case on virtual time. */
  async run<T>(play: () => Promise<T>): Promise<T> {
    try {
      return await this.#world.run(play());
    } finally {
      await this.#world.run(this.#server.close());
    }
  }

  addHost(): SimulatedHost {
    this.#hosts += 1;
    return this.#world.addHost(`192.0.2.${this.#hosts}`);
  }

  /** A client that has sent nothing yet. */
  async connect(host = this.addHost()): Promise<Caller> {
    const target = { host: SERVER.address, port: SERVER.port, security: "plain" } as const;
    const { socket } = await host.dial(target, new AbortController().signal);
    return new Caller(this, socket, host);
  }

  /** A client in the state `AWAY`. */
  async greet(host?: SimulatedHost, features: readonly Feature[] = FEATURES): Promise<Caller> {
    const caller = await this.connect(host);
    await caller.call(Hello, HelloRequest.create({ versions: [1], features: [...features] }));
    return caller;
  }

  /** A client in the state `AVAILABLE`. */
  async join(name: string, features?: readonly Feature[]): Promise<Caller> {
    const caller = await this.greet(undefined, features);
    await caller.call(Register, registration(name));
    return caller;
  }

  /** Leads two users into a conversation. Returns the id of the introduction. */
  async talk(inviter: Caller, invited: Caller, name: string): Promise<number> {
    const { introductionId } = await inviter.call(Invite, InviteRequest.create(), name);
    await invited.call(Accept, AcceptRequest.create({ introductionId }));
    return introductionId;
  }

  /** A client whose connection is in a state. */
  async inState(state: State | undefined, features?: readonly Feature[]): Promise<Caller> {
    if (state === State.NEW) return this.connect();
    if (state === State.AWAY) return this.greet(undefined, features);
    const ada = await this.join("ada", features);
    if (state === State.CONNECTED) await this.talk(ada, await this.join("grace"), "grace");
    return ada;
  }
}

interface SendOptions {
  readonly to?: To | undefined;
  readonly unknownBytes?: number;
  readonly identity?: RequestIdentity | undefined;
}

/** One connection of a client without a session, so that nothing stops it from breaking rules. */
export class Caller {
  readonly host: SimulatedHost;
  readonly #stage: Stage;
  readonly #socket: StreamSocket;
  readonly #decoder = new FrameDecoder(1_000_000);
  /** What waits for a response, by the sequence number of the request. */
  readonly #waiting = new Map<number, (body: MessageBody) => void>();
  #sequence = 0;
  #isClosed = false;

  constructor(stage: Stage, socket: StreamSocket, host: SimulatedHost) {
    this.#stage = stage;
    this.#socket = socket;
    this.host = host;
    socket.start({
      onBytes: (bytes) => this.#receive(bytes),
      onEnd: () => socket.end(),
      onClosed: () => this.#noteClosed(),
    });
  }

  /** Sends a request and returns the response. @throws Error the server refused it */
  async call<Q, R>(method: AnyMethod<Q, R>, value: Q, to?: To): Promise<R> {
    const body = await this.send(method, method.wrapRequest(value), { to });
    const response = method.unwrapResponse(body);
    if (response !== undefined) return response;
    throw new Error(`${method.name} was refused: ${body.case === "error" ? body.value.text : body.case}`);
  }

  /** Sends a request and returns its refusal. @throws Error the server did not refuse it */
  async refusal<Q, R>(method: AnyMethod<Q, R>, value: Q, to?: To, identity?: RequestIdentity): Promise<ErrorInfo> {
    const body = await this.send(method, method.wrapRequest(value), { to, identity });
    if (body.case === "error") return body.value;
    throw new Error(`${method.name} was not refused.`);
  }

  /** Waits for the error with which the server announces that it closes the connection. */
  announcement(): Promise<ErrorInfo> {
    return new Promise((resolve) => {
      this.#waiting.set(0, (body) => body.case === "error" && resolve(body.value));
    });
  }

  /**
   * Sends any body as a request of a method, followed by bytes of a field that nobody knows.
   *
   * @returns the answer; without a case, if the connection closes before that
   */
  async send<Q, R>(
    method: AnyMethod<Q, R>,
    body: MessageBody,
    { to, unknownBytes = 0, identity }: SendOptions = {},
  ): Promise<MessageBody> {
    if (this.#isClosed) return NO_ANSWER;
    this.#sequence += 1;
    const header = Header.create({ type: MessageType.REQUEST, command: method.command, sequence: this.#sequence });
    if (to !== undefined) header.recipient = recipientOf(to);
    Object.assign(header, identity);
    const answered = new Promise<MessageBody>((resolve) => this.#waiting.set(header.sequence, resolve));
    this.#socket.write(encodeFrame(header, Buffer.concat([encodeBody(body), unknownField(unknownBytes)])), () => {});
    const answer = await answered;
    if (answer.case === "error")
      this.#stage.refusals.push({ method: method.name, code: nameOf(answer.value), error: answer.value });
    return answer;
  }

  #noteClosed(): void {
    this.#isClosed = true;
    for (const answer of this.#waiting.values()) answer(NO_ANSWER);
  }

  #receive(bytes: Uint8Array): void {
    this.#decoder.push(bytes);
    for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next()) {
      const { header, body } = Message.decode(frame);
      this.#waiting.get(header?.answers ?? 0)?.(body);
    }
  }
}

export function registration(name: string, changed: Partial<RegisterRequest> = {}): RegisterRequest {
  const verifier = verifierOf(PASSWORD, testSaltOf(name));
  return RegisterRequest.create({ name, verifier, privacy: Privacy.PUBLIC, keys: KEYS, ...changed });
}

/** A user by its name, everyone, or a room by its id. */
export type To = string | "everyone" | { readonly room: Uint8Array };

function recipientOf(to: To): Recipient {
  if (typeof to !== "string") return Recipient.create({ target: { case: "room", value: to.room } });
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  return Recipient.create({ target: { case: "user", value: to } });
}

/** A field of the number 2047 with at least this many bytes, fewer than 2 ** 21. */
function unknownField(bytes: number): Uint8Array {
  if (bytes === 0) return new Uint8Array();
  const length = Uint8Array.of(0x80 | (bytes & 0x7f), 0x80 | ((bytes >> 7) & 0x7f), bytes >> 14);
  return Buffer.concat([Uint8Array.of(0xfa, 0x7f), length, new Uint8Array(bytes)]);
}

/** Brings about one refusal of a method. */
export type Case = (stage: Stage) => Promise<ErrorInfo>;
/** Those of one method, by code. */
export type Cases = { readonly [Code in ErrorCodeName]?: readonly Case[] };

/** Lets ada join after grace, whose status is AWAY. */
export async function withAwayGrace(stage: Stage): Promise<Caller> {
  const grace = await stage.join("grace");
  await grace.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  return stage.join("ada");
}

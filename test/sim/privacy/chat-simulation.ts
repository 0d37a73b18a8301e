import { IdentityKeys, Privacy, RegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { HelloRequest, HelloResponse, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { Everyone, type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { Hello, Ping, Register } from "../../../generated/chatwire/v1/rules.ts";
import { Chat, type Outcome, type Reply } from "../../../src/chat/chat.ts";
import type { KeptNote } from "../../../src/chat/state/outbox.ts";
import type { ClientConnection } from "../../../src/chat/state/route.ts";
import { PROBE_TOKEN_BYTES } from "../../../src/chat/state/seen-addresses.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { type ChatError, ProtocolError } from "../../../src/errors.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import type { Grease } from "../../../src/framing/grease.ts";
import type { RequestIdentity } from "../../../src/framing/request-identity.ts";
import { type Limits, resolveLimits } from "../../../src/limits.ts";
import { EffectRouter, type EffectTarget } from "../../../src/server/effect-router.ts";
import { Session } from "../../../src/session/session.ts";
import type { SessionEvent } from "../../../src/session/session-event.ts";
import type { SharedEvents } from "../../../src/session/shared-event.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { Method } from "../../../src/wire/method.ts";
import { IS_CLUSTER } from "../../served/is-cluster.ts";
import { resumed } from "../resumed.ts";
import { TEST_ITERATIONS, TEST_SECRET, testSaltOf, verifierOf } from "../scram-proof.ts";
import { type ClusteredConnection, SimulatedCluster } from "./simulated-cluster.ts";
import { StepClock } from "./step-clock.ts";

export { TEST_ITERATIONS };

/**
 * A server and its clients in one process, without sockets or timers: the bytes
 * of one session are passed to the other at once. With CHATWIRE_TEST_CLUSTER=1, the server is a core and two gateways.
 */
export class ChatSimulation {
  readonly limits: Limits;
  readonly random: SeededRandom;
  readonly store: MemoryRecords;
  chat: Chat;
  #router = new EffectRouter<SimulatedClient>();
  /** The server, if it is a core and gateways. */
  #cluster: SimulatedCluster | undefined;
  readonly #clock = new StepClock();
  readonly clients: SimulatedClient[] = [];
  readonly grease: Grease | undefined;
  /** Whether each change of presence has a tick of its own. If not, ticks come as time passes. */
  ticksAtOnce = true;

  /** @param grease  what the ends of all connections send besides their messages */
  constructor(seed: number, limits: Partial<Limits> = {}, grease?: Grease) {
    this.grease = grease;
    this.random = new SeededRandom(seed);
    this.limits = resolveLimits({ scramIterations: TEST_ITERATIONS, ...limits });
    this.store = new MemoryRecords(TEST_SECRET);
    this.nowMs = 1_000;
    this.wallMs = 1_700_000_000_000;
    this.chat = this.#start();
  }

  get nowMs(): number {
    return this.#clock.monotonicMs();
  }

  set nowMs(nowMs: number) {
    this.#clock.advanceTo(nowMs);
  }

  get wallMs(): number {
    return this.#clock.wallMs;
  }

  set wallMs(wallMs: number) {
    this.#clock.wallMs = wallMs;
  }

  /** A connected client that has sent nothing yet. */
  connect(): SimulatedClient {
    const client = new SimulatedClient(this, 1_001 + this.clients.length);
    this.clients.push(client);
    return client;
  }

  /** A client that has registered. @param facts  what its hello says of it */
  join(
    name: string,
    privacy: Privacy = Privacy.PUBLIC,
    facts: Pick<ClientConnection, "answersMessages"> = {},
  ): SimulatedClient {
    const client = this.connect();
    Object.assign(client.connection, facts);
    client.call(Hello, HelloRequest.create({ versions: [1] }));
    client.call(Register, createRegistration(name, privacy, this.random));
    return client;
  }

  /** The server crashes and starts again from its store. All connections are lost. */
  restart(): void {
    this.#cluster?.close();
    this.chat = this.#start();
    this.#router = new EffectRouter();
    for (const client of this.clients) {
      client.connection.login = undefined;
      client.drop();
    }
  }

  /** Advances both clocks and does what is due then. */
  pass(ms: number): void {
    for (let tickMs = this.chat.nextTickMs; tickMs <= this.nowMs + ms; tickMs = this.chat.nextTickMs)
      this.#tick(tickMs);
    this.nowMs += ms;
    this.wallMs += ms;
    this.carryOut(this.chat.handleTimeout(this.nowMs, this.wallMs), undefined);
    this.settle();
  }

  /** Commits the changes of an outcome and carries out its effects. */
  carryOut({ changes, effects }: Outcome, requester: SimulatedClient | undefined): void {
    if (this.#cluster === undefined) {
      this.store.commit(changes);
      this.#router.carryOut(effects, requester);
      return;
    }
    this.#cluster.release({ changes, effects });
  }

  /** Moves bytes and events until nothing is left to move. */
  settle(): void {
    for (let moved = true; moved; ) {
      moved = this.clients.map((client) => client.step()).includes(true);
      const { nextTickMs, nextRoomsMs } = this.chat;
      if (!moved && nextRoomsMs <= (this.ticksAtOnce ? Number.MAX_VALUE : this.nowMs)) {
        this.carryOut(this.chat.handleRooms(Math.max(nextRoomsMs, this.nowMs)), undefined);
        moved = true;
        continue;
      }
      if (moved || !this.ticksAtOnce || nextTickMs === Number.POSITIVE_INFINITY) continue;
      this.#tick(nextTickMs);
      moved = true;
    }
  }

  /** Returns how many events of strangers were dropped since the last call. */
  takeStrangerEventsDropped(): number {
    return this.#cluster?.takeDropped() ?? this.chat.takeStrangerEventsDropped();
  }

  /** Returns how many logins clients have begun and given up since the last call. */
  takeUnfinishedLogins(): number {
    return this.#cluster?.takeUnfinishedLogins() ?? this.chat.takeUnfinishedLogins();
  }

  /** Attaches a client to a gateway. Undefined: there is none, and its requests go to the chat. */
  attach(client: SimulatedClient): ClusteredConnection | undefined {
    return this.#cluster?.attach(client.number, client.connection, client);
  }

  #start(): Chat {
    const { limits, random, store: records, nowMs } = this;
    if (!IS_CLUSTER) {
      const draw = (length: number): Uint8Array => random.bytes(length);
      return new Chat({ limits, random: draw, stored: records.load(), nowMs, takesNotes: true });
    }
    this.#cluster = new SimulatedCluster({ clock: this.#clock, limits, random, records });
    return this.#cluster.chat;
  }

  #tick(tickMs: number): void {
    this.carryOut(this.chat.handleTick(tickMs), undefined);
  }
}

/** One client: both ends of its connection. */
export class SimulatedClient implements EffectTarget {
  readonly #simulation: ChatSimulation;
  /** Also the port of its address at first. */
  readonly number: number;
  readonly #facts: ClientConnection;
  #clustered: ClusteredConnection | undefined;
  readonly client: Session;
  readonly server: Session;
  /** Events of the server, oldest first. */
  readonly events: MessageBody[] = [];
  /** What is noted of the login, by key. */
  readonly notes = new Map<string, KeptNote>();
  /** All bytes the server has sent. */
  readonly received: Uint8Array[] = [];
  /** All bytes the client has sent. */
  readonly sent: Uint8Array[] = [];
  readonly #answers = new Map<number, { body?: MessageBody; error?: ChatError }>();
  reason: ChatError | undefined;

  constructor(simulation: ChatSimulation, number: number) {
    const { limits, grease, nowMs } = simulation;
    this.#simulation = simulation;
    this.number = number;
    this.#facts = { endpoint: { address: "192.0.2.1", port: number }, channelBinding: undefined, login: undefined };
    this.client = new Session({ role: "client", limits, grease }, nowMs);
    this.server = new Session({ role: "server", limits, grease }, nowMs);
    for (const end of [this.client, this.server]) end.features = ownFeatures("connection");
  }

  /** As the chat sees it. */
  get connection(): ClientConnection {
    return this.#clustered?.atCore() ?? this.#facts;
  }

  /** The server answers a probe that seems to come from an address. Returns the token in the answer. */
  probeFrom(source: SocketAddress): Uint8Array {
    const token = this.#simulation.random.bytes(PROBE_TOKEN_BYTES);
    this.#simulation.chat.noteProbe(this.connection, token, source);
    return token;
  }

  /**
   * Sends a request and returns the response.
   *
   * @throws ProtocolError the server's refusal
   */
  call<Q, R>(method: Method<Q, R, MessageBody, Rule>, value: Q, to?: To, identity?: RequestIdentity): R {
    const { nowMs } = this.#simulation;
    const sequence = this.client.call(
      method,
      method.wrapRequest(value),
      to === undefined ? undefined : recipientOf(to),
      nowMs + 1_000,
      nowMs,
      identity,
    );
    this.#simulation.settle();
    const answer = this.#answers.get(sequence);
    if (answer?.error !== undefined) throw answer.error;
    const response = answer?.body && method.unwrapResponse(answer.body);
    if (response === undefined) throw this.reason ?? new Error(`${method.name} was not answered.`);
    return response;
  }

  /** The code of the refusal of a call; "none" if it is answered. */
  refusal<Q, R>(method: Method<Q, R, MessageBody, Rule>, value: Q, to?: To): string {
    try {
      this.call(method, value, to);
    } catch (error) {
      if (error instanceof ProtocolError) return error.code;
      throw error;
    }
    return "none";
  }

  /** Takes the events received since the last call. */
  takeEvents(): MessageBody[] {
    return this.events.splice(0);
  }

  /** The connection breaks. */
  drop(): void {
    this.client.close();
    this.server.handleStreamEnd(new ProtocolError("GOING_AWAY", "The connection broke."));
    this.#simulation.settle();
  }

  emit(shared: SharedEvents): void {
    if (!this.server.post(shared))
      for (const { event, body, encoded } of shared.events)
        this.server.emit(event, body, encoded, this.#simulation.nowMs);
  }

  note(kept: KeptNote): void {
    if (kept.note === undefined) this.notes.delete(kept.key);
    else this.notes.set(kept.key, kept);
  }

  handleEmitError(_event: unknown, error: unknown): void {
    throw error;
  }

  closeWith(error: ProtocolError): void {
    this.server.closeWith(error, this.#simulation.nowMs);
  }

  /** Moves bytes and events of both ends once. @returns whether there were any */
  step(): boolean {
    const { nowMs } = this.#simulation;
    const up = this.client.pollTransmit();
    const down = this.server.pollTransmit();
    if (up !== undefined) {
      this.sent.push(up);
      this.server.handleBytes(up, nowMs);
    }
    if (down !== undefined) {
      this.received.push(down);
      this.client.handleBytes(down, nowMs);
    }
    let moved = up !== undefined || down !== undefined;
    for (let event = this.client.pollEvent(); event !== undefined; event = this.client.pollEvent(), moved = true)
      this.#atClient(event);
    for (let event = this.server.pollEvent(); event !== undefined; event = this.server.pollEvent(), moved = true)
      this.#atServer(event);
    return moved;
  }

  #atClient(event: SessionEvent): void {
    if (event.kind === "response") this.#answers.set(event.sequence, { body: event.body });
    else if (event.kind === "refused") this.#answers.set(event.sequence, { error: event.error });
    else if (event.kind === "event") this.events.push(event.body);
    else if (event.kind === "closed") this.reason = event.reason;
  }

  #atServer(event: SessionEvent): void {
    const { chat, nowMs, wallMs, limits } = this.#simulation;
    if (event.kind === "closed" && this.#clustered !== undefined) {
      this.#clustered.toCore.lose(0);
      this.#clustered.settle();
    } else if (event.kind === "closed") {
      this.#simulation.carryOut(chat.lose(this.connection, nowMs, wallMs), this);
    } else if (event.kind === "request" && event.method.name === "Hello") {
      const hello = HelloResponse.create({ version: 1, limits: ServerLimits.create({ ...limits }) });
      this.server.respond(event.method, event.sequence, Hello.wrapResponse(hello), nowMs);
    } else if (event.kind === "request" && event.method.name === "Ping") {
      this.server.respond(event.method, event.sequence, Ping.wrapResponse({}), nowMs);
    } else if (event.kind === "request") {
      this.#clustered ??= this.#simulation.attach(this);
      if (this.#clustered !== undefined) {
        this.#ask(event, this.#clustered);
        return;
      }
      try {
        const handled = chat.handle(event.method.name, event.body, {
          connection: this.connection,
          recipient: event.recipient,
          identity: event.identity,
          nowMs,
          wallMs,
        });
        const { answer, outcome }: Reply = "answer" in handled ? handled : resumed(handled, this.#simulation.store);
        this.server.respond(event.method, event.sequence, answer, nowMs);
        this.#simulation.carryOut(outcome, this);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        this.server.refuse(event.method.command, event.sequence, error, nowMs);
      }
    }
  }

  /** Hands a request to the core, over a gateway. */
  #ask(
    { method, sequence, body, recipient, identity }: SessionEvent & { readonly kind: "request" },
    { toCore, settle }: ClusteredConnection,
  ): void {
    const others = { state: State.UNSPECIFIED, sessionId: undefined, pageBytesMax: undefined };
    toCore.request({ method, body, recipient, identity, ...others }, (answer) => {
      const { nowMs } = this.#simulation;
      if (answer instanceof ProtocolError) this.server.refuse(method.command, sequence, answer, nowMs);
      else if (answer !== undefined) this.server.respond(method, sequence, answer, nowMs);
    });
    settle();
  }
}

export function createRegistration(
  name: string,
  privacy: Privacy,
  random: SeededRandom,
  password = "secret-1",
  salt = testSaltOf(name),
): RegisterRequest {
  const identity = createIdentity((length) => random.bytes(length));
  const verifier = verifierOf(password, salt);
  return RegisterRequest.create({ name, privacy, verifier, keys: IdentityKeys.create(publicKeys(identity)) });
}

/** A user by its name, everyone, or a room by its id. */
export type To = string | "everyone" | { readonly room: Uint8Array };

function recipientOf(to: To): Recipient {
  if (typeof to !== "string") return Recipient.create({ target: { case: "room", value: to.room } });
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  return Recipient.create({ target: { case: "user", value: to } });
}

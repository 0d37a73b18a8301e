/**
 * A gateway: a process that has the connections of clients, and asks a core over the bus.
 *
 * - `gateway-server.ts` is the process.
 * - `remote-core.ts` is the core as its connections see it, and `remote-connection.ts` one connection.
 *
 * Invariant: what waits for the core is bounded, for each connection and for all together.
 */

import {
  type CoreMessage,
  CoreMessage as CoreMessageCodec,
  GatewayMessage,
  type GatewayMessageMessage,
  type Limit,
  type NetworkBan,
  type Welcome,
} from "../../../generated/chatwire/cluster/v1/core.ts";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { Bans, banned } from "../../chat/state/admission/bans.ts";
import { random64 } from "../../crypto/random-bytes.ts";
import { DecodeError, ProtocolError } from "../../errors.ts";
import type { Grease } from "../../framing/grease.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { ConnectionFacts, Core, CorePort } from "../../server/core/core.ts";
import { toProtocolError } from "../../session/error-info.ts";
import { eventOf } from "../../session/rules.ts";
import { SharedEvent, SharedEvents } from "../../session/shared-event.ts";
import type { Bus, BusSubjects, BusSubscription } from "../bus/bus.ts";
import { BusLink } from "../bus/bus-link.ts";
import { BusConversation, type BusEvent } from "../bus/conversation.ts";
import { type CoreSender, RemoteConnection } from "./remote-connection.ts";

/** From so many bytes on that wait for the core, each connection hands over one request at a time; from more on, none. */
const CROWDED_BYTES = 4_194_304;
const FULL_BYTES = 16_777_216;
/** A conversation with the core that fails begins anew at once, but not sooner than so long after its beginning. */
const RESTART_MS = 1_000;
/** Clients whose core has changed come back within this time for each of them. */
const RETURN_SPREAD_MS = 2;

export interface RemoteCoreOptions {
  readonly network: Network;
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  /** The name of this gateway. */
  readonly name: string;
  /** SHA-256 of the key that it shows to clients, in hex; undefined without TLS. */
  readonly fingerprint: string | undefined;
  /** What is added to events; undefined: nothing. */
  readonly grease: Grease | undefined;
  /** Milliseconds since 1970, with which bans end. */
  readonly wallMs: () => number;
  /** Called for each welcome of a core, the first one included, and whenever limits change. */
  readonly onLimits: (limits: ReadonlyMap<string, number>) => void;
  /** Called when networks were banned, or are no longer. */
  readonly onBans: () => void;
}

/** The core as the connections of a gateway see it, over the bus. */
export class RemoteCore implements Core, CoreSender {
  /** Resolves once a core has welcomed this gateway. */
  readonly welcomed: Promise<Welcome>;
  readonly #options: RemoteCoreOptions;
  readonly #subscription: BusSubscription;
  readonly #restart: Timer;
  #conversation: BusConversation;
  #link: BusLink;
  readonly #connections = new Map<number, RemoteConnection>();
  #bans = new Bans([]);
  #welcome: Welcome | undefined;
  #onWelcome: (welcome: Welcome) => void = () => {};
  /** Requests of all connections that are not answered. */
  #unanswered = 0;
  #onAnswered: () => void = () => {};
  /** Whether the core has been heard in this conversation. */
  #hasBegun = false;
  #isSilent = false;
  /** Whether it waits to begin anew. */
  #isPaused = false;
  /** When the conversation began, in monotonic milliseconds. */
  #begunMs = 0;

  constructor(options: RemoteCoreOptions) {
    this.#options = options;
    this.welcomed = new Promise((resolve) => {
      this.#onWelcome = resolve;
    });
    [this.#conversation, this.#link] = this.#begin();
    const { network, bus, subjects, name } = options;
    this.#restart = new Timer(network, () => {
      // What those have said that came meanwhile was not sent.
      this.#abandonAll();
      [this.#conversation, this.#link] = this.#begin();
    });
    this.#subscription = bus.subscribe(subjects.toGateway(name), (packet) => this.#link.handle(packet));
  }

  /** Whether a core has answered lately. */
  get isReachable(): boolean {
    return this.#welcome !== undefined && !this.#isSilent;
  }

  /** 16 bytes, from which clients derive what they announce of conversations. */
  get announcementSalt(): Uint8Array {
    return this.#welcome?.announcementSalt ?? new Uint8Array();
  }

  /** See `Core`. */
  attach(facts: ConnectionFacts, port: CorePort): RemoteConnection {
    const { id, endpoint, channelBinding = new Uint8Array(), relayOnly, answersMessages } = facts;
    const connection = new RemoteConnection(id, port, this);
    this.#connections.set(id, connection);
    this.send({ case: "attached", value: { connection: id, endpoint, channelBinding, relayOnly, answersMessages } });
    return connection;
  }

  /** See `Core`. */
  banOf(address: string): ProtocolError | undefined {
    const wallMs = this.#options.wallMs();
    const ban = this.#bans.ofAddress(address, wallMs);
    return ban && banned("This address", ban, wallMs);
  }

  /** See `CoreSender`. */
  get isCrowded(): boolean {
    return this.#isSilent || this.#conversation.waitingBytes > CROWDED_BYTES;
  }

  /** See `CoreSender`. */
  get isFull(): boolean {
    return this.#isPaused || this.#conversation.waitingBytes > FULL_BYTES;
  }

  /** See `CoreSender`. */
  count(change: number): void {
    this.#unanswered += change;
    if (this.#unanswered === 0) this.#onAnswered();
  }

  /** Resolves once all requests are answered that were handed over. */
  answered(): Promise<void> {
    if (this.#unanswered === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onAnswered = resolve;
    });
  }

  /** See `CoreSender`. */
  remove(id: number): void {
    this.#connections.delete(id);
  }

  /** See `CoreSender`. Once too much waits, nothing is sent: the conversation begins anew, without its connections. */
  send(message: GatewayMessageMessage): void {
    if (this.#isPaused || this.#conversation.isClosed) return;
    this.#link.send(GatewayMessage.encode({ message }));
  }

  /** Ends it. The connections are closed by their owner. */
  close(): void {
    this.#subscription.cancel();
    this.#restart.clear();
    this.#link.close();
  }

  #begin(): [BusConversation, BusLink] {
    const { network, bus, subjects, name } = this.#options;
    const conversation = new BusConversation({ id: random64(network.randomBytes), nowMs: network.monotonicMs() });
    const link = new BusLink(network, bus, subjects.toCore(name), conversation, (event) => this.#handle(event));
    this.#hasBegun = false;
    this.#begunMs = network.monotonicMs();
    this.#isSilent = false;
    this.#isPaused = false;
    const fingerprint = Buffer.from(this.#options.fingerprint ?? "", "hex");
    link.send(GatewayMessage.encode({ message: { case: "greeting", value: { fingerprint } } }));
    return [conversation, link];
  }

  #handle(event: BusEvent): void {
    if (event.type === "message") this.#take(event.bytes);
    else if (event.type === "silent") this.#isSilent = true;
    else if (event.type === "heard") this.#isSilent = false;
    else if (event.type === "closed") this.#fail();
    // The first time, nothing was said before. Later, the core has begun anew, and the greeting is lost with what was said.
    else if (this.#hasBegun) this.#fail();
    else this.#hasBegun = true;
  }

  /** The core knows nothing of this gateway any more. The clients come back and log in again. */
  #fail(): void {
    this.#welcome = undefined;
    this.#link.close();
    this.#abandonAll();
    const { network } = this.#options;
    if (network.monotonicMs() - this.#begunMs >= RESTART_MS) [this.#conversation, this.#link] = this.#begin();
    else {
      this.#isPaused = true;
      this.#restart.set(this.#begunMs + RESTART_MS);
    }
  }

  #abandonAll(): void {
    const connections = [...this.#connections.values()];
    const spreadMs = connections.length * RETURN_SPREAD_MS;
    for (const [index, connection] of connections.entries()) {
      const retryAfterMs = Math.round((index * spreadMs) / connections.length);
      const text = "The server has restarted.";
      connection.abandon(new ProtocolError("GOING_AWAY", text, { retryAfterMs }));
    }
  }

  #take(bytes: Uint8Array): void {
    try {
      // A copy, because what is decoded refers to it, and the bus uses its bytes again.
      if (!this.#carryOut(CoreMessageCodec.decode(bytes.slice()))) this.#fail();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#fail();
    }
  }

  /** Returns false if the message is none that a core sends. */
  #carryOut({ message }: CoreMessage): boolean {
    if (message.case === "welcome") return this.#takeWelcome(message.value);
    if (message.case === "emitted") return this.#emit(message.value);
    if (message.case === "limitsChanged") {
      this.#options.onLimits(limitsOf(message.value.limits));
      return true;
    }
    if (message.case === "bansChanged") {
      this.#takeBans(message.value.bans);
      return true;
    }
    // From a core of a later version.
    if (message.case === undefined) return true;
    const connection = this.#connections.get(message.value.connection);
    // It may have ended here before the core learned of it.
    if (connection === undefined) return true;
    if (message.case === "answered") return this.#answer(connection, message.value);
    if (message.case === "loggedIn") {
      const { login: id, account, name, sinceMs } = message.value;
      connection.port.noteLogin({ id, account, name, sinceMs });
    } else if (message.case === "loggedOff") connection.port.noteLogin(undefined);
    else if (message.value.error !== undefined) connection.port.closeWith(toProtocolError(message.value.error));
    return true;
  }

  #takeWelcome(welcome: Welcome): boolean {
    this.#welcome = welcome;
    this.#options.onLimits(limitsOf(welcome.limits));
    this.#takeBans(welcome.bans);
    this.#onWelcome(welcome);
    return true;
  }

  #takeBans(bans: readonly NetworkBan[]): void {
    this.#bans = new Bans(
      bans.map(({ network, untilMs }) => ({
        kind: "network",
        key: network,
        subject: network,
        sinceMs: 0,
        untilMs: untilMs === 0 ? undefined : untilMs,
      })),
    );
    this.#options.onBans();
  }

  #answer(
    connection: RemoteConnection,
    { request, answer }: Extract<CoreMessage["message"], { case: "answered" }>["value"],
  ): boolean {
    if (answer.case === "refusal") return connection.answered(request, toProtocolError(answer.value));
    if (answer.case !== "body") return false;
    const { body } = Message.decode(answer.value);
    return body.case !== undefined && connection.answered(request, body);
  }

  #emit({ connections, events }: Extract<CoreMessage["message"], { case: "emitted" }>["value"]): boolean {
    const shared: SharedEvent[] = [];
    for (const { command, body: bytes } of events) {
      const event = eventOf(command);
      const { body } = Message.decode(bytes);
      if (event === undefined || body.case !== event.bodyCase) return false;
      shared.push(new SharedEvent(event, body, this.#options.grease));
    }
    if (shared.length === 0) return true;
    const all = new SharedEvents(shared);
    for (const id of connections) this.#connections.get(id)?.port.emit(all);
    return true;
  }
}

function limitsOf(limits: readonly Limit[]): ReadonlyMap<string, number> {
  return new Map(limits.map(({ name, value }) => [name, value]));
}

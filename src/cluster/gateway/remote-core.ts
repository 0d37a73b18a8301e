/**
 * A gateway: a process that has the connections of clients, and asks a core over the bus.
 *
 * - `gateway-server.ts` is the process.
 * - `gateway-relay.ts` is its part of the relay.
 * - `remote-core.ts` is the core as its connections see it, and `remote-connection.ts` one connection.
 *
 * A core that takes over from another one gets the connections, with what the other one has noted of them, and then the
 * requests that are not answered. Clients notice a pause at most.
 *
 * Invariant: what waits for the core is bounded, for each connection and for all together.
 */

import {
  type BansChanged,
  type CoreMessage,
  CoreMessage as CoreMessageCodec,
  GatewayMessage,
  type GatewayMessageMessage,
  type Limit,
  type Welcome,
} from "../../../generated/chatwire/cluster/v1/core.ts";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { Bans, banned } from "../../chat/state/admission/bans.ts";
import type { FailureRecord } from "../../chat/state/admission/login-throttle.ts";
import type { RelayPlace } from "../../chat/state/user.ts";
import { random64 } from "../../crypto/random-bytes.ts";
import { DecodeError, ProtocolError } from "../../errors.ts";
import type { Grease } from "../../framing/grease.ts";
import type { Clock, Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { ConnectionFacts, Core, CorePort } from "../../server/core/core.ts";
import { drawReturnPause } from "../../server/drain.ts";
import type { Observer } from "../../server/observation/observer.ts";
import { toProtocolError } from "../../session/error-info.ts";
import { eventOf } from "../../session/rules.ts";
import { SharedEvent, SharedEvents } from "../../session/shared-event.ts";
import type { Bus, BusSubjects, BusSubscription } from "../bus/bus.ts";
import { BusLink } from "../bus/bus-link.ts";
import { BusConversation, type BusEvent } from "../bus/conversation.ts";
import type { BusLimits } from "../bus/limits.ts";
import { failureMessages, recordsOf } from "../failure-messages.ts";
import {
  CONNECTIONS_PER_MESSAGE_MAX,
  CROWDED_BYTES,
  ENDED_KEPT_MAX,
  ENDED_KEPT_MS,
  FAILURES_MAX,
  HELD_BYTES_MAX,
  HOLD_MS,
} from "../limits.ts";
import type { GatewayRelay } from "./gateway-relay.ts";
import { type CoreSender, RemoteConnection } from "./remote-connection.ts";

/** Connections are handed to another core as fast as it takes them. How often to look, in milliseconds. */
const HANDING_OVER_MS = 5;
/** A conversation with the core that fails begins anew at once, but not sooner than so long after its beginning. */
const RESTART_MS = 1_000;

export interface RemoteCoreOptions {
  readonly network: Clock & Pick<Network, "randomBytes">;
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  /** The name of this gateway. */
  readonly name: string;
  readonly observer: Observer;
  readonly busLimits: BusLimits;
  /** What is added to events; undefined: nothing. */
  readonly grease: Grease | undefined;
  /** Milliseconds since 1970, with which bans end. */
  readonly wallMs: () => number;
  /** Called with the limits at each welcome of a core, the first one included, and whenever they change. */
  readonly onLimits: (limits: ReadonlyMap<string, number>) => void;
  /** Called when networks were banned, or are no longer. */
  readonly onBans: () => void;
}

/** The relay of this gateway, and where it is. */
export interface OwnRelay {
  readonly relay: GatewayRelay;
  readonly place: RelayPlace;
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
  /** The bans of the core that has not welcomed this gateway yet, as they arrive; then the same object as `#bans`. */
  #nextBans = new Bans([]);
  #welcome: Welcome | undefined;
  #onWelcome: (welcome: Welcome) => void = () => {};
  /** Requests of all connections that are not answered. */
  #unanswered = 0;
  #unansweredBytes = 0;
  #onAnswered: () => void = () => {};
  /** Whether a packet of the core has arrived in this conversation. */
  #hasBegun = false;
  #isSilent = false;
  /** Whether the core has welcomed this gateway. */
  #isWelcome = false;
  /** Whether it waits to begin anew. */
  #isPaused = false;
  /** The highest token of a core that this gateway has begun with. */
  #token = 0;
  /** See `CoreSender`. */
  epoch = 0;
  heardMs = 0;
  /** Whether no core has come for long. */
  #isForsaken = false;
  readonly #hold: Timer;
  /** Connections still to be handed over. */
  #handingOver: RemoteConnection[] = [];
  readonly #handOver: Timer;
  /** Connections that have ended lately, and when: the core may not have sent others the change. */
  readonly #ended: { readonly connection: RemoteConnection; readonly atMs: number }[] = [];
  /** Counts of failed logins by their keys, for the next core. */
  readonly #failures = new Map<string, FailureRecord>();
  /** When the conversation began, in monotonic milliseconds. */
  #begunMs = 0;
  #relay: OwnRelay | undefined;

  constructor(options: RemoteCoreOptions) {
    this.#options = options;
    this.welcomed = new Promise((resolve) => {
      this.#onWelcome = resolve;
    });
    const { network, bus, subjects, name } = options;
    this.#hold = new Timer(network, () => this.#forsake());
    this.#handOver = new Timer(network, () => this.#handOverMore());
    [this.#conversation, this.#link] = this.#begin();
    this.#restart = new Timer(network, () => {
      // Connections that came meanwhile were not attached.
      this.#abandonAll();
      [this.#conversation, this.#link] = this.#begin();
    });
    this.#subscription = bus.subscribe(subjects.toGateway(name), (packet) => {
      this.#link.handle(packet);
      // Not by a core that takes over: its connections are those that it is being handed.
      if (this.#isWelcome) this.heardMs = this.#conversation.heardMs;
    });
  }

  /** Set once, before the first connection. */
  set relay(relay: OwnRelay | undefined) {
    this.#relay = relay;
    this.#sendRelay();
  }

  /** See `CoreSender`. */
  get isReady(): boolean {
    return this.#isWelcome && !this.#isSilent;
  }

  /** 16 bytes, from which clients derive what they announce of conversations. */
  get announcementSalt(): Uint8Array {
    return this.#welcome?.announcementSalt ?? new Uint8Array();
  }

  /** See `Core`. */
  attach(facts: ConnectionFacts, port: CorePort): RemoteConnection {
    const connection = new RemoteConnection(facts, port, this, this.#options.network);
    this.#connections.set(facts.id, connection);
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
    return !this.isReady || this.#conversation.waitingBytes > CROWDED_BYTES;
  }

  /** See `CoreSender`. */
  get messageBytesMax(): number {
    return this.#options.busLimits.messageBytesMax;
  }

  /** See `CoreSender`. */
  get isFull(): boolean {
    return this.#isForsaken || this.#unansweredBytes > HELD_BYTES_MAX;
  }

  /** See `CoreSender`. */
  count(requests: number, bytes: number): void {
    this.#unanswered += requests;
    this.#unansweredBytes += bytes;
    if (this.#unanswered === 0) this.#onAnswered();
  }

  /** See `CoreSender`. */
  countDropped(): void {
    this.#options.observer.droppedForCore();
  }

  /** Resolves once all requests are answered that were handed over. */
  answered(): Promise<void> {
    if (this.#unanswered === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onAnswered = resolve;
    });
  }

  /** See `CoreSender`. */
  remove(connection: RemoteConnection): void {
    this.#connections.delete(connection.id);
    if (!connection.hasLogin) return;
    this.#ended.push({ connection, atMs: this.#options.network.monotonicMs() });
    this.#dropEnded();
  }

  /** See `CoreSender`. If too much waits, nothing is sent: the conversation begins anew, without its connections. */
  send(message: GatewayMessageMessage): void {
    if (this.#isPaused || this.#conversation.isClosed) return;
    this.#link.send(GatewayMessage.encode({ message }));
  }

  /** Ends it. The connections are closed by their owner. */
  close(): void {
    this.#subscription.cancel();
    this.#relay?.relay.stop();
    this.#restart.clear();
    this.#hold.clear();
    this.#handOver.clear();
    this.#link.close();
  }

  #begin(): [BusConversation, BusLink] {
    const { network, bus, subjects, name, busLimits: limits } = this.#options;
    const nowMs = network.monotonicMs();
    const id = random64(network.randomBytes);
    const conversation = new BusConversation({ id, tokenMin: this.#token, limits, nowMs });
    const link = new BusLink(network, bus, subjects.toCore(name), conversation, {
      onEvent: (event) => this.#handle(event),
    });
    this.#hasBegun = false;
    this.#begunMs = nowMs;
    this.#isSilent = false;
    this.#isPaused = false;
    this.#suspend();
    // The owner has neither of the two yet.
    [this.#conversation, this.#link] = [conversation, link];
    this.#greet([]);
    return [conversation, link];
  }

  /** No core takes messages, until one welcomes this gateway. */
  #suspend(): void {
    this.#isWelcome = false;
    this.epoch += 1;
    if (!this.#isForsaken) this.#hold.set(this.#options.network.monotonicMs() + HOLD_MS);
  }

  /** Greets a core, and attaches the connections that another one has had. */
  #greet(connections: readonly RemoteConnection[]): void {
    this.#nextBans = new Bans([]);
    this.send({ case: "greeting", value: { announcementSalt: this.announcementSalt } });
    this.#sendFailures();
    this.#sendRelay();
    this.#handingOver = [...connections];
    this.#handOverMore();
  }

  #handOverMore(): void {
    while (this.#conversation.waitingBytes < CROWDED_BYTES) {
      const next = this.#handingOver.pop();
      if (next === undefined) {
        this.send({ case: "ready", value: {} });
        return;
      }
      next.attach();
    }
    this.#handOver.set(this.#options.network.monotonicMs() + HANDING_OVER_MS);
  }

  /** Another core has taken over: it gets what the one before had, also what has just ended. */
  #takeOver(): void {
    this.#suspend();
    this.#dropEnded();
    for (const { connection } of this.#ended) this.#connections.set(connection.id, connection);
    this.#ended.length = 0;
    this.#greet([...this.#connections.values()]);
  }

  #dropEnded(): void {
    const beforeMs = this.#options.network.monotonicMs() - ENDED_KEPT_MS;
    const isOver = (): boolean => {
      const [first] = this.#ended;
      return first !== undefined && (first.atMs < beforeMs || this.#ended.length > ENDED_KEPT_MAX);
    };
    while (isOver()) this.#ended.shift();
  }

  #noteSilence(): void {
    this.#isSilent = true;
    this.#hold.set(this.#options.network.monotonicMs() + HOLD_MS);
  }

  #noteHeard(): void {
    this.#isSilent = false;
    if (this.#isWelcome) this.#goOn();
  }

  /** A core takes messages. */
  #goOn(): void {
    this.#isForsaken = false;
    this.#hold.clear();
    for (const connection of [...this.#connections.values()]) connection.goOn();
  }

  /** No core has come for long. */
  #forsake(): void {
    this.#isForsaken = true;
    for (const connection of [...this.#connections.values()]) connection.refuseHeld();
  }

  #handle(event: BusEvent): void {
    if (event.type === "message") this.#take(event.bytes);
    else if (event.type === "silent") this.#noteSilence();
    else if (event.type === "heard") this.#noteHeard();
    else if (event.type === "closed") this.#fail(event.error.message);
    else this.#handleBegun();
  }

  /**
   * A core is there. What another one has not acknowledged is lost. A core that has begun anew under the same token has cut
   * this gateway, and has not sent what it had for the clients since then.
   */
  #handleBegun(): void {
    const { peerToken } = this.#conversation;
    const isOther = peerToken > this.#token;
    this.#token = peerToken;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return;
    }
    if (isOther) this.#takeOver();
    else this.#fail("The core has begun anew.");
  }

  /** The core has none of the connections of this gateway any more. The clients come back and log in again. */
  #fail(reason: string): void {
    this.#options.observer.coreLost(reason, this.#connections.size);
    this.#suspend();
    this.#handOver.clear();
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
    this.#relay?.relay.closeAll();
    const connections = [...this.#connections.values()];
    for (const connection of connections) {
      const retryAfterMs = drawReturnPause(connections.length, this.#options.network.randomBytes);
      const text = "The server has restarted.";
      connection.abandon(new ProtocolError("GOING_AWAY", text, { retryAfterMs }));
    }
  }

  #take(bytes: Uint8Array): void {
    try {
      if (!this.#carryOut(CoreMessageCodec.decode(bytes))) this.#fail("The core sent a wrong message.");
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#fail(`A message of the core cannot be decoded: ${error.message}`);
    }
  }

  /** Returns false if the message is none that a core sends. */
  #carryOut({ message }: CoreMessage): boolean {
    if (message.case === "welcome") return this.#takeWelcome(message.value);
    if (message.case === "remembered") {
      for (const record of recordsOf(message.value.failures, this.#options.network.monotonicMs()))
        this.#remember(record);
      return true;
    }
    if (message.case === "emitted") return this.#emit(message.value);
    if (message.case === "limitsChanged") {
      this.#options.onLimits(limitsOf(message.value.limits));
      return true;
    }
    if (message.case === "bansChanged") {
      this.#changeBans(message.value);
      return true;
    }
    if (message.case === "relayOpened") return this.#relay?.relay.open(message.value) ?? true;
    if (message.case === "relayReferred" || message.case === "relayClosed") {
      if (message.case === "relayReferred") this.#relay?.relay.refer(message.value);
      else this.#relay?.relay.close(message.value);
      return true;
    }
    // From a core of a later version.
    if (message.case === undefined) return true;
    const connection = this.#connections.get(message.value.connection);
    // It may have ended here before the core learned of it.
    if (connection === undefined) return true;
    if (message.case === "answered") return this.#answer(connection, message.value);
    if (message.case === "noted") connection.keep(message.value.key, new Uint8Array(message.value.note));
    else if (message.case === "loggedIn") {
      const { login: id, account, name, sinceMs } = message.value;
      connection.port.noteLogin({ id, account, name, sinceMs });
    } else if (message.case === "loggedOff") {
      connection.forgetNotes();
      connection.port.noteLogin(undefined);
    } else if (message.value.error !== undefined) connection.port.closeWith(toProtocolError(message.value.error));
    return true;
  }

  #takeWelcome(welcome: Welcome): boolean {
    this.#welcome = welcome;
    this.#options.onLimits(limitsOf(welcome.limits));
    this.#bans = this.#nextBans;
    this.#options.onBans();
    this.#onWelcome(welcome);
    this.#isWelcome = true;
    if (!this.#isSilent) this.#goOn();
    return true;
  }

  /** Failures under the same key are later ones. */
  #remember(record: FailureRecord): void {
    this.#failures.delete(record.id);
    this.#failures.set(record.id, record);
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined && this.#failures.size > FAILURES_MAX) this.#failures.delete(oldest);
  }

  #sendFailures(): void {
    for (const message of failureMessages([...this.#failures.values()], this.#options.network.monotonicMs()))
      this.send(message);
  }

  /** Connections that are attached from now on have a relay here. */
  #sendRelay(): void {
    if (this.#relay === undefined) return;
    const { place, relay } = this.#relay;
    this.send({ case: "relayPlace", value: { port: place.port, addresses: [...place.addresses] } });
    const all = relay.introductions;
    for (let index = 0; index < all.length; index += CONNECTIONS_PER_MESSAGE_MAX) {
      const introductions = all.slice(index, index + CONNECTIONS_PER_MESSAGE_MAX);
      this.send({ case: "relaying", value: { introductions } });
    }
  }

  #changeBans({ bans, lifted }: BansChanged): void {
    for (const { network, untilMs: until } of bans) {
      const untilMs = until === 0 ? undefined : until;
      this.#nextBans.add({ kind: "network", key: network, subject: network, sinceMs: 0, untilMs });
    }
    for (const key of lifted) this.#nextBans.remove({ kind: "network", key });
    if (this.#isWelcome) this.#options.onBans();
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
      // From a core of a later version.
      if (event === undefined) continue;
      const { body } = Message.decode(bytes);
      if (body.case !== event.bodyCase) return false;
      shared.push(new SharedEvent(event, body, this.#options.grease));
    }
    if (shared.length === 0) return true;
    const all = new SharedEvents(shared);
    const lastTextId = lastTextOf(shared);
    for (const id of connections) {
      const connection = this.#connections.get(id);
      if (lastTextId > 0) connection?.noteText(lastTextId);
      connection?.port.emit(all);
    }
    return true;
  }
}

/** The number of the last text among events; 0: there is none. */
function lastTextOf(events: readonly SharedEvent[]): number {
  let last = 0;
  for (const { body } of events) if (body.case === "textReceived") last = Math.max(last, body.value.text?.textId ?? 0);
  return last;
}

function limitsOf(limits: readonly Limit[]): ReadonlyMap<string, number> {
  return new Map(limits.map(({ name, value }) => [name, value]));
}

import {
  CoreMessage,
  type CoreMessageMessage,
  type FailureRecord,
  GatewayMessage,
  type GatewayMessageMessage,
  type Greeting,
} from "../../../generated/chatwire/cluster/v1/core.ts";
import { Note as NoteCodec } from "../../../generated/chatwire/cluster/v1/note.ts";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { MessageOutcomesEvent } from "../../../generated/chatwire/v1/rules.ts";
import type { Note } from "../../chat/state/outbox.ts";
import { PROBE_TOKEN_BYTES } from "../../chat/state/seen-addresses.ts";
import type { RelayPlace } from "../../chat/state/user.ts";
import { random64 } from "../../crypto/random-bytes.ts";
import { DecodeError } from "../../errors.ts";
import { unpackBody } from "../../framing/frame-writer.ts";
import type { Limits } from "../../limits.ts";
import type { Clock, Network } from "../../net/network.ts";
import type { Turns, TurnTaker } from "../../net/streams/turns.ts";
import { Timer } from "../../net/timers.ts";
import type { LocalCore, TakenOver } from "../../server/core/local-core.ts";
import type { Observer } from "../../server/observation/observer.ts";
import type { Tracer } from "../../server/observation/tracing.ts";
import type { WallClock } from "../../server/wall-clock.ts";
import type { SharedEvent, SharedEvents } from "../../session/shared-event.ts";
import { parseIpAddress, type SocketAddress } from "../../socket-address.ts";
import type { Bus, BusSubjects } from "../bus/bus.ts";
import { BusLink } from "../bus/bus-link.ts";
import { BusConversation, type BusEvent } from "../bus/conversation.ts";
import type { BusLimits } from "../bus/limits.ts";
import {
  ASKED_BYTES_MAX,
  CONNECTIONS_PER_MESSAGE_MAX,
  GATEWAY_GONE_MS,
  HANDED_BYTES_MAX,
  RELAY_ADDRESSES_MAX,
  RELAYED_MAX,
} from "../limits.ts";
import { BusConnection, type GatewaySender } from "./bus-connection.ts";
import type { CoreRelay } from "./core-relay.ts";
import type { GatewayPauses } from "./gateway-pauses.ts";
import type { NoteSeal } from "./note-seal.ts";

/** What the links to all gateways share. */
export interface LinkHost {
  readonly network: Clock & Pick<Network, "randomBytes">;
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  readonly core: Pick<LocalCore<BusConnection>, "attach"> & { readonly wallClock: Pick<WallClock, "nowMs"> };
  readonly relay: CoreRelay;
  readonly observer: Observer;
  readonly tracer: Tracer;
  /** The fencing token of the core. */
  readonly token: number;
  readonly busLimits: BusLimits;
  /** The gateway has attached all that another core had, and waits to be opened and welcomed. */
  readonly onReady: (link: GatewayLink) => void;
  /** The gateway sends counts of failed logins of another core. */
  readonly onRemembered: (failures: readonly FailureRecord[]) => void;
  /** The number of the next connection of any gateway. */
  readonly nextId: () => number;
  readonly limits: Pick<Limits, "connectionsMax" | "frameBytesMax">;
  readonly noteSeal: NoteSeal;
  /** In which order messages of the gateways are taken. */
  readonly turns: Turns;
  /** When gateways were cut, and when they began anew. */
  readonly pauses: GatewayPauses;
  /** The gateway is gone, or was cut. Its connections are lost. */
  readonly onEnd: (gateway: string) => void;
}

/** One gateway, as the core sees it. */
export class GatewayLink implements GatewaySender, TurnTaker {
  /** See `TurnTaker`. All gateways have their turns alike. */
  readonly isLoggedIn = true;
  /** By their numbers at the gateway. */
  readonly connections = new Map<number, BusConnection>();
  readonly name: string;
  readonly #host: LinkHost;
  readonly #conversation: BusConversation;
  readonly #link: BusLink;
  readonly #gone: Timer;
  #state: "silent" | "greeted" | "ready" | "open" = "silent";
  /** The connections that another core had, by their numbers, until this one takes them over. */
  readonly #handed = new Map<number, Handed>();
  #handedBytes = 0;
  /** Bytes of requests that are not answered. */
  #askedBytes = 0;
  /** How many conversations have a relay at the gateway, by what it has reported. */
  #relayed = 0;
  /** As the gateway has it from another core; empty: it has none. */
  #announcementSalt = new Uint8Array();
  /** Where its relay is; undefined: it has none. */
  #relayPlace: RelayPlace | undefined;
  /** Whether a packet of the gateway has arrived. */
  #hasBegun = false;
  #isOver = false;
  /** Events that are about to be sent, and to which connections. */
  #emitting: { readonly events: SharedEvents; connections: number[] } | undefined;

  constructor(name: string, host: LinkHost) {
    const { network, bus, subjects, token, busLimits: limits } = host;
    this.name = name;
    this.#host = host;
    const options = { id: random64(network.randomBytes), token, limits, nowMs: network.monotonicMs() };
    this.#conversation = new BusConversation(options);
    this.#link = new BusLink(network, bus, subjects.toGateway(name), this.#conversation, {
      onEvent: (event) => this.#take(event),
      beforeSending: () => this.#flush(),
      mayTake: () => host.turns.mayHandle(this),
    });
    this.#gone = new Timer(network, () => this.#end("It is silent."));
  }

  /** Whether the gateway has attached all that another core had. */
  get isReady(): boolean {
    return this.#state === "ready";
  }

  /** 16 bytes that clients have got from another core; empty: there was none. */
  get announcementSalt(): Uint8Array {
    return this.#announcementSalt;
  }

  /** From now on, the gateway is sent what concerns its connections. @returns those that another core had */
  open(): readonly TakenOver<BusConnection>[] {
    this.#state = "open";
    const handed = [...this.#handed.values()];
    this.#clearHanded();
    return handed;
  }

  /** Takes a packet of the gateway. */
  handle(packet: Uint8Array): void {
    this.#link.handle(packet);
  }

  /** See `TurnTaker`. */
  takeTurn(): void {
    this.#link.takeMore();
  }

  /** See `GatewaySender`. */
  get isCrowded(): boolean {
    return this.#conversation.waitingBytes > this.#host.busLimits.queueBytesMax / 2;
  }

  /** See `GatewaySender`. */
  get bodyBytesMax(): number {
    return this.#host.limits.frameBytesMax;
  }

  /** See `GatewaySender`. */
  countAsked(bytes: number): void {
    this.#askedBytes += bytes;
  }

  /** See `GatewaySender`. */
  sealNote(connection: number, note: Uint8Array): Uint8Array {
    return this.#host.noteSeal.seal(this.name, connection, note);
  }

  /** Sends a message if the gateway is welcome. If too much waits for it, it is cut. */
  send(message: CoreMessageMessage): void {
    this.#flush();
    this.#send(message);
  }

  /** See `GatewaySender`. */
  emit(connection: number, events: SharedEvents): void {
    const emitting = this.#emitting;
    if (emitting?.events === events && emitting.connections.length < CONNECTIONS_PER_MESSAGE_MAX) {
      emitting.connections.push(connection);
      return;
    }
    this.#flush();
    this.#emitting = { events, connections: [connection] };
    this.#link.wake();
  }

  /** The core goes away. The gateway keeps its connections for another one. */
  close(): void {
    this.#isOver = true;
    this.#gone.clear();
    this.#link.close();
  }

  /** The gateway has broken the rules, or too much waits for it. */
  #cut(reason: string): void {
    if (this.#isOver) return;
    this.#host.pauses.note(this.name, this.#host.network.monotonicMs());
    this.#end(reason);
  }

  /** The gateway is gone, or is cut: its connections are lost. */
  #end(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#host.observer.gatewayLost(this.name, reason, this.connections.size);
    this.#gone.clear();
    this.#link.close();
    this.#loseAll();
    this.#host.onEnd(this.name);
  }

  #flush(): void {
    const emitting = this.#emitting;
    if (emitting === undefined) return;
    this.#emitting = undefined;
    const { connections, events } = emitting;
    for (const part of this.#inMessages(events.events, connections)) {
      const sent = part.map(({ event: { command }, encoded }) => ({ command, body: unpackBody(encoded) }));
      this.#send({ case: "emitted", value: { connections, events: sent } });
    }
  }

  /** Events as they go into one message after the other. One that is too long is an error of this program. */
  #inMessages(events: readonly SharedEvent[], connections: readonly number[]): SharedEvent[][] {
    const messages: SharedEvent[][] = [];
    let bytes = Number.POSITIVE_INFINITY;
    for (const each of events) {
      if (each.encoded.length > this.bodyBytesMax) {
        const text = `${each.event.name} has ${each.encoded.length} bytes, and frameBytesMax is ${this.bodyBytesMax}.`;
        const error = new Error(text);
        for (const number of connections) this.connections.get(number)?.handleEmitError(each.event, error);
        continue;
      }
      bytes += each.encoded.length;
      if (bytes > this.bodyBytesMax) {
        messages.push([]);
        bytes = each.encoded.length;
      }
      messages.at(-1)?.push(each);
    }
    return messages;
  }

  #send(message: CoreMessageMessage): void {
    if (this.#isOver || this.#conversation.isClosed || this.#state !== "open") return;
    this.#link.send(CoreMessage.encode({ message }));
  }

  #take(event: BusEvent): void {
    if (event.type === "message") this.#handle(event.bytes);
    else if (event.type === "closed") this.#cut(event.error.message);
    else if (event.type === "silent") this.#gone.set(this.#host.network.monotonicMs() + GATEWAY_GONE_MS);
    else if (event.type === "heard") this.#gone.clear();
    else this.#handleBegun();
  }

  /** A gateway that has begun anew has none of the connections that it had. */
  #handleBegun(): void {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return;
    }
    this.#state = "silent";
    this.#loseAll();
    const { pauses, network } = this.#host;
    pauses.note(this.name, network.monotonicMs());
    if (pauses.isPaused(this.name, network.monotonicMs())) this.#end("It begins anew too often.");
  }

  #handle(bytes: Uint8Array): void {
    try {
      const { message } = GatewayMessage.decode(bytes);
      if (!this.#carryOut(message)) this.#cut(`It may not send the message ${message.case} now.`);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#cut(`It sent a message that cannot be decoded: ${error.message}`);
    }
  }

  /** Returns false if a gateway may not send the message now. */
  #carryOut(message: GatewayMessageMessage): boolean {
    if (message.case === "greeting") return this.#greet(message.value);
    if (this.#state === "silent") return false;
    // From a gateway of a later version.
    if (message.case === undefined) return true;
    if (message.case === "attached") return this.#attach(message.value);
    if (message.case === "relayPlace") {
      const { port, addresses } = message.value;
      if (!addresses.every(isAddress)) return false;
      this.#relayPlace = { port, addresses: addresses.slice(0, RELAY_ADDRESSES_MAX) };
      return true;
    }
    if (message.case === "remembered" || message.case === "furtherNotes" || message.case === "relaying")
      return this.#takeHandedOver(message);
    if (message.case === "ready") return this.#makeReady();
    // It waits for the welcome.
    if (this.#state !== "open") return false;
    const connection = this.connections.get(message.value.connection);
    if (connection === undefined) return false;
    const { core } = connection;
    if (message.case === "asked") return connection.ask(message.value) && this.#askedBytes <= ASKED_BYTES_MAX;
    if (message.case === "told") {
      const { body } = Message.decode(message.value.body);
      const outcomes = body.case === undefined ? undefined : MessageOutcomesEvent.unwrap(body);
      if (outcomes !== undefined) core.takeOutcomes(outcomes);
    } else if (message.case === "probed") {
      const { token, source } = message.value;
      if (!isEndpoint(source) || token.length !== PROBE_TOKEN_BYTES) return false;
      core.noteProbe(token, source);
    } else if (message.case === "detached") core.noteDetached(message.value.isDetached);
    else if (message.case === "moved") {
      const { endpoint } = message.value;
      if (!isEndpoint(endpoint)) return false;
      core.move(endpoint);
    } else {
      this.connections.delete(message.value.connection);
      if (message.case === "left") connection.leave();
      else connection.lose(message.value.forMs);
    }
    return true;
  }

  #greet({ announcementSalt }: Greeting): boolean {
    if (this.#state !== "silent") return false;
    this.#state = "greeted";
    this.#announcementSalt = new Uint8Array(announcementSalt);
    return true;
  }

  /** What another core had besides connections. After `ready`, there is nothing more of it. */
  #takeHandedOver(
    message: Extract<GatewayMessageMessage, { case: "remembered" | "furtherNotes" | "relaying" }>,
  ): boolean {
    if (message.case === "relaying") {
      const { introductions } = message.value;
      // A gateway without another core before has a relay only once it is welcome.
      if (introductions.length > 0 && this.#state !== "greeted") return false;
      this.#relayed += introductions.length;
      if (this.#relayed > RELAYED_MAX) return false;
      this.#host.relay.note(this, introductions);
      return true;
    }
    if (this.#state !== "greeted") return false;
    if (message.case === "remembered") {
      this.#host.onRemembered(message.value.failures);
      return true;
    }
    const handed = this.#handed.get(message.value.connection);
    return handed !== undefined && this.#addNotes(handed, message.value.notes);
  }

  /** Returns false if no core has made one of them for this connection, or they are too many. @throws DecodeError */
  #addNotes({ connection: { port }, notes }: Handed, sealed: readonly Uint8Array[]): boolean {
    for (const bytes of sealed) {
      this.#handedBytes += bytes.length;
      const encoded = this.#host.noteSeal.open(this.name, port.number, bytes);
      if (encoded === undefined || this.#handedBytes > HANDED_BYTES_MAX) return false;
      const note = noteOf(encoded);
      if (note !== undefined) notes.push(note);
    }
    return true;
  }

  #makeReady(): boolean {
    if (this.#state !== "greeted") return false;
    this.#state = "ready";
    this.#host.onReady(this);
    return true;
  }

  #attach(attached: Extract<GatewayMessageMessage, { case: "attached" }>["value"]): boolean {
    const { connection: number, endpoint, channelBinding, relayOnly, answersMessages } = attached;
    const { core, nextId, limits } = this.#host;
    if (!isEndpoint(endpoint) || this.connections.has(number) || this.connections.size >= limits.connectionsMax)
      return false;
    const facts = { id: nextId(), endpoint };
    const openedWallMs = core.wallClock.nowMs();
    const connection = new BusConnection({ ...facts, openedWallMs }, attached, this, this.#host);
    connection.core = core.attach(
      {
        ...facts,
        channelBinding: channelBinding.length === 0 ? undefined : channelBinding,
        relayOnly,
        answersMessages,
        takesRelayed: attached.takesRelayed,
        relay: this.#relayPlace,
      },
      connection,
    );
    this.connections.set(number, connection);
    // The core before this one may have had it, unless a client has only now sent its first request.
    if (attached.notes.length === 0) return true;
    if (this.#state === "open") return false;
    const handed: Handed = {
      connection: connection.core,
      notes: [],
      isDetached: attached.isDetached,
      lastTextId: attached.lastText,
      settledMs: attached.settledMs,
    };
    this.#handed.set(number, handed);
    return this.#addNotes(handed, attached.notes);
  }

  #clearHanded(): void {
    this.#handed.clear();
    this.#handedBytes = 0;
  }

  #loseAll(): void {
    const connections = [...this.connections.values()];
    this.connections.clear();
    this.#emitting = undefined;
    this.#clearHanded();
    this.#relayed = 0;
    this.#host.relay.remove(this);
    this.#relayPlace = undefined;
    for (const connection of connections) connection.lose(0);
  }
}

/** A connection that another core had. */
interface Handed extends TakenOver<BusConnection> {
  readonly notes: Note[];
}

function isEndpoint(endpoint: SocketAddress | undefined): endpoint is SocketAddress {
  return endpoint !== undefined && isAddress(endpoint.address) && endpoint.port <= 65_535;
}

function isAddress(address: string): boolean {
  return parseIpAddress(address) !== undefined;
}

/** Undefined: it is from a core of a later version. @throws DecodeError */
function noteOf(bytes: Uint8Array): Note | undefined {
  const { note } = NoteCodec.decode(bytes);
  return note.case === undefined ? undefined : note;
}

import {
  CoreMessage,
  type CoreMessageMessage,
  type FailureRecord,
  GatewayMessage,
  type GatewayMessageMessage,
  type Greeting,
  type Welcome,
} from "../../../generated/chatwire/cluster/v1/core.ts";
import { Note as NoteCodec } from "../../../generated/chatwire/cluster/v1/note.ts";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { MessageOutcomesEvent } from "../../../generated/chatwire/v1/rules.ts";
import type { Note } from "../../chat/state/outbox.ts";
import { random64 } from "../../crypto/random-bytes.ts";
import { DecodeError } from "../../errors.ts";
import { unpackBody } from "../../framing/frame-writer.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { LocalCore, TakenOver } from "../../server/core/local-core.ts";
import type { Observer } from "../../server/observation/observer.ts";
import type { SharedEvents } from "../../session/shared-event.ts";
import type { Bus, BusSubjects } from "../bus/bus.ts";
import { BusLink } from "../bus/bus-link.ts";
import { BusConversation, type BusEvent } from "../bus/conversation.ts";
import type { BusLimits } from "../bus/limits.ts";
import { CONNECTIONS_PER_MESSAGE_MAX, GATEWAY_GONE_MS } from "../limits.ts";
import { BusConnection, type GatewaySender } from "./bus-connection.ts";

/** What the links to all gateways share. */
export interface LinkHost {
  readonly network: Network;
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  readonly core: LocalCore<BusConnection>;
  readonly observer: Observer;
  /** The fencing token of the core. */
  readonly token: number;
  readonly busLimits: BusLimits;
  readonly welcome: () => Welcome;
  /** The gateway has attached all that another core had, and waits to be opened and welcomed. */
  readonly onReady: (link: GatewayLink) => void;
  /** The gateway tells of failed logins at another core. */
  readonly onRemembered: (failures: readonly FailureRecord[]) => void;
  /** The number of the next connection of any gateway. */
  readonly nextId: () => number;
  /** How many connections a gateway may have. */
  readonly connectionsMax: () => number;
  /** The gateway is gone, or was cut. Its connections are lost. */
  readonly onEnd: (gateway: string) => void;
}

/** One gateway, as the core sees it. */
export class GatewayLink implements GatewaySender {
  /** By their numbers at the gateway. */
  readonly connections = new Map<number, BusConnection>();
  readonly name: string;
  readonly #host: LinkHost;
  readonly #conversation: BusConversation;
  readonly #link: BusLink;
  readonly #gone: Timer;
  #state: "silent" | "greeted" | "ready" | "open" = "silent";
  /** What another core had, until it is taken over. */
  #handed: TakenOver<BusConnection>[] = [];
  /** As the gateway has it from another core; empty: it has none. */
  #announcementSalt = new Uint8Array();
  #isOver = false;
  /** Events that are about to be sent, and to which connections. */
  #emitting: { readonly events: SharedEvents; connections: number[] } | undefined;

  constructor(name: string, host: LinkHost) {
    const { network, bus, subjects, token, busLimits: limits } = host;
    this.name = name;
    this.#host = host;
    const options = { id: random64(network.randomBytes), token, limits, nowMs: network.monotonicMs() };
    this.#conversation = new BusConversation(options);
    this.#link = new BusLink(
      network,
      bus,
      subjects.toGateway(name),
      this.#conversation,
      (event) => this.#take(event),
      () => this.#flush(),
    );
    this.#gone = new Timer(network, () => this.end());
  }

  /** Whether the gateway has attached all that another core had. */
  get isReady(): boolean {
    return this.#state === "ready";
  }

  /** 16 bytes that another core has told clients; empty: there was none. */
  get announcementSalt(): Uint8Array {
    return this.#announcementSalt;
  }

  /** From now on, the gateway is sent what concerns its connections. @returns those that another core had */
  open(): readonly TakenOver<BusConnection>[] {
    this.#state = "open";
    const handed = this.#handed;
    this.#handed = [];
    return handed;
  }

  /** Lets the gateway go on. */
  welcome(): void {
    this.send({ case: "welcome", value: this.#host.welcome() });
  }

  /** Takes a packet of the gateway. */
  handle(packet: Uint8Array): void {
    this.#link.handle(packet);
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

  /** The gateway is gone, or is cut: its connections are lost. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
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
    this.#send({
      case: "emitted",
      value: {
        connections,
        events: events.events.map(({ event: { command }, encoded }) => ({ command, body: unpackBody(encoded) })),
      },
    });
  }

  #send(message: CoreMessageMessage): void {
    if (this.#isOver || this.#conversation.isClosed || this.#state !== "open") return;
    this.#link.send(CoreMessage.encode({ message }));
  }

  #take(event: BusEvent): void {
    if (event.type === "message") this.#handle(event.bytes);
    else if (event.type === "closed") this.end();
    else if (event.type === "silent") this.#gone.set(this.#host.network.monotonicMs() + GATEWAY_GONE_MS);
    else if (event.type === "heard") this.#gone.clear();
    else {
      // The gateway has begun anew, and has none of the connections that it had.
      this.#state = "silent";
      this.#loseAll();
    }
  }

  #handle(bytes: Uint8Array): void {
    try {
      // A copy, because what is decoded refers to it, and the bus uses its bytes again.
      const { message } = GatewayMessage.decode(bytes.slice());
      if (!this.#carryOut(message)) this.end();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.end();
    }
  }

  /** Returns false if a gateway may not send the message now. */
  #carryOut(message: GatewayMessageMessage): boolean {
    if (message.case === "greeting") return this.#greet(message.value);
    if (this.#state === "silent") return false;
    // From a gateway of a later version.
    if (message.case === undefined) return true;
    if (message.case === "attached") return this.#attach(message.value);
    if (message.case === "remembered") {
      this.#host.onRemembered(message.value.failures);
      return true;
    }
    if (message.case === "ready") return this.#makeReady();
    // It waits for the welcome.
    if (this.#state !== "open") return false;
    const connection = this.connections.get(message.value.connection);
    if (connection === undefined) return false;
    const { core } = connection;
    if (message.case === "asked") return connection.ask(message.value);
    if (message.case === "told") {
      const { body } = Message.decode(message.value.body);
      const outcomes = body.case === undefined ? undefined : MessageOutcomesEvent.unwrap(body);
      if (outcomes !== undefined) core.takeOutcomes(outcomes);
    } else if (message.case === "probed") {
      const { token, source } = message.value;
      if (source !== undefined) core.noteProbe(token, source);
    } else if (message.case === "detached") core.noteDetached(message.value.isDetached);
    else if (message.case === "moved") {
      if (message.value.endpoint !== undefined) core.move(message.value.endpoint);
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

  #makeReady(): boolean {
    if (this.#state !== "greeted") return false;
    this.#state = "ready";
    this.#host.onReady(this);
    return true;
  }

  #attach(attached: Extract<GatewayMessageMessage, { case: "attached" }>["value"]): boolean {
    const { connection: number, endpoint, channelBinding, relayOnly, answersMessages } = attached;
    const { core, observer, nextId, connectionsMax } = this.#host;
    if (endpoint === undefined || this.connections.has(number) || this.connections.size >= connectionsMax())
      return false;
    const facts = { id: nextId(), endpoint };
    const connection = new BusConnection({ ...facts, number, openedWallMs: core.wallClock.nowMs() }, this, observer);
    connection.core = core.attach(
      {
        ...facts,
        channelBinding: channelBinding.length === 0 ? undefined : channelBinding,
        relayOnly,
        answersMessages,
      },
      connection,
    );
    this.connections.set(number, connection);
    // The core before this one may have had it, unless a client has only now asked its first question.
    if (attached.notes.length > 0)
      this.#handed.push({
        connection: connection.core,
        notes: attached.notes.flatMap((bytes) => noteOf(bytes) ?? []),
        isDetached: attached.isDetached,
        lastTextId: attached.lastText,
      });
    return this.#state !== "open" || this.#handed.length === 0;
  }

  #loseAll(): void {
    const connections = [...this.connections.values()];
    this.connections.clear();
    this.#emitting = undefined;
    this.#handed = [];
    for (const connection of connections) connection.lose(0);
  }
}

/** Undefined: it is from a core of a later version. @throws DecodeError */
function noteOf(bytes: Uint8Array): Note | undefined {
  const { note } = NoteCodec.decode(bytes);
  return note.case === undefined ? undefined : note;
}

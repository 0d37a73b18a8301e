import type { Relayed } from "../../generated/chatwire/v1/signalling.ts";
import type { AccountId } from "../chat/state/account.ts";
import type { RelaySides } from "../chat/state/relay-access.ts";
import type { RelayStatus } from "../framing/relay-datagram.ts";
import type { Limits } from "../limits.ts";
import type { DatagramSocket } from "../net/datagram-socket.ts";
import type { Network } from "../net/network.ts";
import { Timer } from "../net/timers.ts";
import { RelayBacklogs } from "../session/relay/relay-backlog.ts";
import {
  type RelayCounts,
  type RelayedPair,
  type RelayOutput,
  RelayServer,
  type RelaySide,
  type RelaySideGrant,
} from "../session/relay/relay-server.ts";
import type { RelayTarget } from "./effect-router.ts";

const TOKEN_KEY_BYTES = 32;
/** Pairs that outlast their conversations. A further one ends the first of them. */
const LINGERING_MAX = 1_024;

/** The counts of a server without a relay. */
export const NOTHING_RELAYED: RelayCounts & { readonly queueDropped: number } = {
  datagrams: 0,
  bytes: 0,
  messages: 0,
  bound: 0,
  boundConnections: 0,
  refused: 0,
  unbound: 0,
  overRate: 0,
  overQuota: 0,
  queueDropped: 0,
};

/** What the relay needs of the connection of a client. */
export interface RelayConnection {
  /** Whether the client takes datagrams on it. */
  readonly hasRelayMessages: boolean;
  /** Datagrams that were dropped because too many waited. */
  readonly relayDropped: number;
  /**
   * Sends the client a datagram of the link, as soon as the window of the connection allows.
   *
   * @param datagram  not kept; undefined: the quota of the conversation is used up
   */
  relay(introductionId: number, datagram: Uint8Array | undefined): void;
}

/** The relay of a conversation, if another gateway of the server has it. */
export interface DistantRelay {
  /** See `Relay.bind`. */
  bind(): Binding;
  /** Hands over a datagram of the client. @param datagram  not kept */
  handleMessage(datagram: Uint8Array): void;
}

/** A conversation whose relay is elsewhere, and the connection of the side that is here. */
interface Referral {
  readonly connection: RelayConnection;
  readonly relay: DistantRelay;
}

/** A conversation at the relay. */
interface Conversation {
  readonly pair: RelayedPair<Bound>;
  /** Those of the two sides, in the order of the pair. */
  readonly owners: readonly (RelayConnection | undefined)[];
  /** The connections that are bound for it, or were. */
  readonly connections: Set<RelayConnection>;
}

/** A connection that is bound for a side, and the conversation for which it is. */
interface Bound {
  readonly connection: RelayConnection;
  readonly introductionId: number;
}

/** The connection is bound, and the relay forwards so many bytes; or it forwards nothing more. */
export type Binding = { readonly bytesLeft: number } | { readonly over: RelayStatus };

/**
 * The relay on the server's UDP socket and on the connections of its clients: opens and closes it for each conversation,
 * as the chat says.
 */
export class Relay implements RelayTarget<RelayConnection> {
  readonly #network: Network;
  readonly #datagrams: DatagramSocket;
  /** The bytes that wait on all connections. */
  readonly queued: RelayBacklogs;
  readonly #relay: RelayServer<AccountId, Bound>;
  /** By introduction. */
  readonly #conversations = new Map<number, Conversation>();
  /** Those whose relay is elsewhere, by introduction. */
  readonly #referrals = new Map<number, Referral>();
  /** When pairs end whose conversations are over, in monotonic milliseconds; by introduction, the first to end first. */
  readonly #lingering = new Map<number, number>();
  readonly #timer: Timer;
  /** The conversations for which each connection is bound, or was. */
  readonly #bound = new Map<RelayConnection, Set<number>>();
  /** Of connections that are closed. */
  #queueDropped = 0;

  constructor(network: Network, datagrams: DatagramSocket, limits: Limits) {
    this.#network = network;
    this.#datagrams = datagrams;
    this.queued = new RelayBacklogs(limits.relayQueuesBytesMax);
    this.#relay = new RelayServer(limits, network.randomBytes(TOKEN_KEY_BYTES), network.monotonicMs());
    this.#timer = new Timer(network, () => this.#endLingering());
  }

  /** `queueDropped`: datagrams for a connection that were dropped because too many waited. */
  get counts(): RelayCounts & { readonly queueDropped: number } {
    let queueDropped = this.#queueDropped;
    for (const { relayDropped } of this.#bound.keys()) queueDropped += relayDropped;
    return { ...this.#relay.counts, queueDropped };
  }

  /** The number of conversations that may use the relay now. */
  get pairs(): number {
    return this.#relay.pairs;
  }

  /** The number of conversations, for each connection, for which it is bound or was. */
  get bindings(): number {
    return [...this.#bound.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The conversations whose relay this is, or to whose relay it forwards. */
  get introductions(): number[] {
    return [...this.#conversations.keys(), ...this.#referrals.keys()];
  }

  open(introductionId: number, sides: RelaySides, connections: readonly (RelayConnection | undefined)[] = []): void {
    this.#end(introductionId);
    const grantOf = (at: 0 | 1): RelaySideGrant<AccountId, Bound> => {
      const connection = connections[at];
      return { ...sides[at], connection: connection?.hasRelayMessages ? { connection, introductionId } : undefined };
    };
    const pair = this.#relay.open([grantOf(0), grantOf(1)], this.#network.monotonicMs());
    const conversation = { pair, owners: connections, connections: new Set<RelayConnection>() };
    this.#conversations.set(introductionId, conversation);
    for (const side of pair.sides) {
      if (side.connection !== undefined) this.#noteBound(conversation, side.connection);
      this.#datagrams.claim(side.relayId, (bytes, from) => {
        const out = side.handleDatagram(bytes, from, this.#network.monotonicMs());
        this.#send(out);
        return out !== undefined;
      });
    }
  }

  /** From now on, forwards what a connection sends to the relay of a conversation, until `close`. */
  refer(introductionId: number, connection: RelayConnection, relay: DistantRelay): void {
    this.#end(introductionId);
    this.#referrals.set(introductionId, { connection, relay });
  }

  close(introductionId: number, lingerMs: number): void {
    const isKnown = this.#conversations.has(introductionId) || this.#referrals.has(introductionId);
    if (lingerMs === 0 || !isKnown) {
      this.#end(introductionId);
      return;
    }
    this.#lingering.set(introductionId, this.#network.monotonicMs() + lingerMs);
    const [first] = this.#lingering.keys();
    if (first !== undefined && this.#lingering.size > LINGERING_MAX) this.#end(first);
    this.#setTimer();
  }

  /** Stops the timer: the server is closing. */
  stop(): void {
    this.#timer.clear();
  }

  /**
   * Binds the connection of a client as its side of a conversation.
   *
   * @returns undefined: the connection takes part in no such conversation; `over`: why nothing was bound
   */
  bind(introductionId: number, connection: RelayConnection): Binding | undefined {
    const side = this.#sideOf(introductionId, connection);
    if (side === undefined) return this.#referralOf(introductionId, connection)?.bind();
    const over = side.bindConnection({ connection, introductionId }, this.#network.monotonicMs());
    if (over !== undefined) return { over };
    const conversation = this.#conversations.get(introductionId);
    if (conversation !== undefined) this.#noteBound(conversation, { connection, introductionId });
    return { bytesLeft: side.bytesLeft };
  }

  #noteBound({ connections }: Conversation, { connection, introductionId }: Bound): void {
    connections.add(connection);
    const introductions = this.#bound.get(connection) ?? new Set();
    this.#bound.set(connection, introductions.add(introductionId));
  }

  /** Handles a datagram that a client sent in a message. */
  handleMessage(
    { introductionId, datagram }: Pick<Relayed, "introductionId" | "datagram">,
    connection: RelayConnection,
  ): void {
    const side = this.#sideOf(introductionId, connection);
    const elsewhere = side === undefined ? this.#referralOf(introductionId, connection) : undefined;
    if (side !== undefined)
      this.#send(side.handleMessage(datagram, { connection, introductionId }, this.#network.monotonicMs()));
    else if (elsewhere !== undefined) elsewhere.handleMessage(datagram);
    else this.#relay.countRefused();
  }

  /** Bytes that the relay still forwards for a conversation; 0: none, or it is over. */
  bytesLeftOf(introductionId: number): number {
    return this.#conversations.get(introductionId)?.pair.sides[0].bytesLeft ?? 0;
  }

  /** The connection has closed. */
  leave(connection: RelayConnection): void {
    for (const introductionId of this.#bound.get(connection) ?? []) {
      const conversation = this.#conversations.get(introductionId);
      conversation?.connections.delete(connection);
      for (const side of conversation?.pair.sides ?? []) {
        if (side.connection?.connection === connection) side.releaseConnection();
      }
    }
    this.#bound.delete(connection);
    this.#queueDropped += connection.relayDropped;
  }

  #endLingering(): void {
    const nowMs = this.#network.monotonicMs();
    for (const [introductionId, endsMs] of this.#lingering) {
      if (endsMs > nowMs) break;
      this.#end(introductionId);
    }
    this.#setTimer();
  }

  #setTimer(): void {
    const [endsMs] = this.#lingering.values();
    this.#timer.set(endsMs);
  }

  #end(introductionId: number): void {
    this.#lingering.delete(introductionId);
    this.#referrals.delete(introductionId);
    const conversation = this.#conversations.get(introductionId);
    if (conversation === undefined) return;
    this.#conversations.delete(introductionId);
    for (const { relayId } of conversation.pair.sides) this.#datagrams.release(relayId);
    for (const connection of conversation.connections) this.#bound.get(connection)?.delete(introductionId);
    conversation.pair.close(this.#network.monotonicMs());
  }

  #sideOf(introductionId: number, connection: RelayConnection): RelaySide<Bound> | undefined {
    const conversation = this.#conversations.get(introductionId);
    return conversation?.pair.sides[conversation.owners.indexOf(connection)];
  }

  #referralOf(introductionId: number, connection: RelayConnection): DistantRelay | undefined {
    const referral = this.#referrals.get(introductionId);
    return referral?.connection === connection ? referral.relay : undefined;
  }

  #send(out: RelayOutput<Bound> | undefined): void {
    if (out === undefined) return;
    if ("to" in out) this.#datagrams.send(out.bytes, out.to);
    else out.connection.connection.relay(out.connection.introductionId, out.datagram);
  }
}

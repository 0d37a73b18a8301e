import { BindRelay, RelayedEvent } from "../../../../generated/chatwire/v1/rules.ts";
import { BindRelayRequest, type Relayed } from "../../../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../../errors.ts";
import { DATAGRAM_RULES } from "../../../framing/datagram.ts";
import { LIMITS, type Limits } from "../../../limits.ts";
import type { RelayedDatagram } from "../../../session/relay/relay-backlog.ts";
import { RelayQueue } from "../../../session/relay/relay-queue.ts";
import { TokenBucket } from "../../../token-bucket.ts";
import type { Connection } from "../../connection/connection.ts";

/** What one link gets from the relay over the connection. */
export interface RelayMessagesHandler {
  /** A datagram of the link. */
  onDatagram(datagram: Uint8Array): void;
  /** The conversation has used up its bytes or its time. */
  onOver(): void;
  /** The connection is gone. */
  onLost(): void;
}

/** How a link uses the connection to the server to reach the relay. */
export interface RelayMessagesEnd {
  /** Whether the connection can carry datagrams. */
  readonly isAvailable: boolean;
  /** Hands over what arrives from now on, and what has just arrived. */
  open(handler: RelayMessagesHandler): void;
  /** Asks the relay to send what the other side sends over the connection again. */
  bind(): Promise<BindOutcome>;
  /** Sends a datagram of the link, unreliably. */
  send(datagram: Uint8Array): void;
  /** Hands over no more. */
  close(): void;
}

export type BindOutcome =
  /** The connection is bound, and the relay still forwards so many bytes for the conversation. */
  | { readonly bytesLeft: number }
  /** It is not. @property isFinal  whether another attempt would be refused too */
  | { readonly isFinal: boolean };

/** Datagrams that are kept for links that do not exist yet. They may arrive before this side has checked the introduction. */
const EARLY_MAX = 16;
/**
 * The conversation is over, or has used up the relay. After anything else, such as no answer in time, another attempt may
 * succeed.
 */
const FINAL_REFUSALS: readonly string[] = ["INTRODUCTION_NOT_FOUND", "LIMIT_REACHED"];
/** The part of the bytes a second from a connection that relayed datagrams may take, so that other messages have the rest. */
const SHARE = 1 / 2;
/** The server counts a shorter frame as so many bytes. */
const COUNTED_BYTES_MIN = LIMITS.frameBytesCountedMin.value;

/** What this needs of the connection. */
export type RelayMessagesConnection = Pick<
  Connection,
  "network" | "state" | "serverLimits" | "protocol" | "untakenBytes" | "onTaken" | "onLost" | "call" | "emit"
>;

/** The datagrams of all links of a login that go to the relay over the connection, and those that come from there. */
export class RelayMessages {
  readonly #connection: RelayMessagesConnection;
  /** By introduction. */
  readonly #handlers = new Map<number, RelayMessagesHandler>();
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #queue: RelayQueue;
  /** Datagrams without a handler, the oldest first. */
  readonly #early: Relayed[] = [];
  #dropped = 0;
  #isLost = false;

  constructor(connection: RelayMessagesConnection, limits: Limits) {
    this.#connection = connection;
    this.#queue = new RelayQueue(limits);
    const nowMs = connection.network.monotonicMs();
    const perSecond = connection.serverLimits.connectionBytesPerSecond * SHARE;
    this.#messages = new TokenBucket(RelayedEvent.rule.rate ?? { perSecond: 1, burst: 1 }, nowMs);
    this.#bytes = new TokenBucket({ perSecond, burst: perSecond }, nowMs);
    connection.onTaken(() => {
      if (this.#queue.length > 0) this.#flush();
    });
    connection.onLost(() => this.#queue.clear());
  }

  /**
   * Datagrams of links that were not sent: too many waited, the server would have stopped reading, or the connection waited
   * to be resumed.
   */
  get dropped(): number {
    return this.#dropped + this.#queue.dropped;
  }

  /** Returns the end that the link of an introduction uses. */
  endOf(introductionId: number): RelayMessagesEnd {
    const isAvailable = !this.#isLost && this.#connection.protocol.features.has("RELAY_MESSAGES");
    return {
      isAvailable,
      open: (handler) => this.#open(introductionId, handler),
      bind: () => this.#bind(introductionId),
      send: (datagram) => this.#send({ introductionId, datagram }),
      close: () => this.#handlers.delete(introductionId),
    };
  }

  /** Handles a message of the relay. */
  handle(relayed: Relayed): void {
    const { introductionId, datagram, isOver, number } = relayed;
    this.#queue.handle(relayed, this.#nowMs);
    const handler = this.#handlers.get(introductionId);
    if (isOver) handler?.onOver();
    else if (number !== 0 && handler !== undefined) handler.onDatagram(datagram);
    else if (number !== 0) this.#keep(relayed);
    this.#flush();
  }

  #keep(relayed: Relayed): void {
    // Too long for a datagram of a link.
    if (relayed.datagram.length > DATAGRAM_RULES.bytesMax) return;
    // A copy, because the datagram may be a view of all that arrived with it.
    this.#early.push({ ...relayed, datagram: Uint8Array.from(relayed.datagram) });
    if (this.#early.length > EARLY_MAX) this.#early.shift();
  }

  #open(introductionId: number, handler: RelayMessagesHandler): void {
    this.#handlers.set(introductionId, handler);
    const early = this.#early.filter((each) => each.introductionId === introductionId);
    if (early.length === 0) return;
    // Once the link is complete.
    queueMicrotask(() => {
      if (this.#handlers.get(introductionId) !== handler) return;
      for (const { datagram } of early) handler.onDatagram(datagram);
    });
    this.#early.splice(0, this.#early.length, ...this.#early.filter((each) => !early.includes(each)));
  }

  /** The connection is gone. */
  end(): void {
    this.#isLost = true;
    for (const handler of [...this.#handlers.values()]) handler.onLost();
  }

  async #bind(introductionId: number): Promise<BindOutcome> {
    try {
      const { bytesLeft } = await this.#connection.call(BindRelay, BindRelayRequest.create({ introductionId }));
      return { bytesLeft };
    } catch (error) {
      return { isFinal: error instanceof ProtocolError && FINAL_REFUSALS.includes(error.code) };
    }
  }

  #send(relayed: RelayedDatagram): void {
    if (this.#isLost) return;
    const isWaiting = this.#connection.state.status !== "connected";
    if (isWaiting || this.#bytes.level(this.#nowMs) <= 0 || this.#messages.waitMs(this.#nowMs) > 0) {
      this.#dropped += 1;
      return;
    }
    this.#queue.push(relayed);
    this.#flush();
    this.#queue.trim();
  }

  #flush(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#messages.spend(1, this.#nowMs);
      this.#bytes.spend(Math.max(next.datagram.length, COUNTED_BYTES_MIN), this.#nowMs);
      this.#connection.emit(RelayedEvent, next);
    }
  }

  #next(): Relayed | undefined {
    return this.#queue.poll(this.#nowMs, this.#connection.untakenBytes);
  }

  get #nowMs(): number {
    return this.#connection.network.monotonicMs();
  }
}

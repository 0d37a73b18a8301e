import { BindRelay, RelayedEvent } from "../../../generated/chatwire/v1/rules.ts";
import { BindRelayRequest, type Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../errors.ts";
import { LIMITS, type Limits } from "../../limits.ts";
import { type RelayedDatagram, RelayQueue } from "../../session/relay/relay-queue.ts";
import { TokenBucket } from "../../token-bucket.ts";
import type { Connection } from "../connection/connection.ts";

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
  /** Hands over what arrives from now on. */
  open(handler: RelayMessagesHandler): void;
  /** Asks the relay to send what the other side sends over the connection. */
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

/** The part of the bytes a second from a connection that relayed datagrams may take, so that other messages have the rest. */
const SHARE = 1 / 2;
/** The server counts a shorter frame as so many bytes. */
const COUNTED_BYTES_MIN = LIMITS.frameBytesCountedMin.value;

/** The datagrams of all links of a login that go to the relay over the connection, and those that come from there. */
export class RelayMessages {
  readonly #connection: Connection;
  /** By introduction. */
  readonly #handlers = new Map<number, RelayMessagesHandler>();
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #queue: RelayQueue;
  #dropped = 0;
  #isLost = false;

  constructor(connection: Connection, limits: Limits) {
    this.#connection = connection;
    this.#queue = new RelayQueue(limits);
    const nowMs = connection.network.monotonicMs();
    const perSecond = connection.serverLimits.connectionBytesPerSecond * SHARE;
    this.#messages = new TokenBucket(RelayedEvent.rule.rate ?? { perSecond: 1, burst: 1 }, nowMs);
    this.#bytes = new TokenBucket({ perSecond, burst: perSecond }, nowMs);
  }

  /** Datagrams of links that were not sent: too many waited, or the server would have stopped reading. */
  get dropped(): number {
    return this.#dropped + this.#queue.dropped;
  }

  /** Returns the end that the link of an introduction uses. */
  endOf(introductionId: number): RelayMessagesEnd {
    const isAvailable = !this.#isLost && this.#connection.protocol.features.has("RELAY_MESSAGES");
    return {
      isAvailable,
      open: (handler) => this.#handlers.set(introductionId, handler),
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
    else if (number !== 0) handler?.onDatagram(datagram);
    this.#flush();
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
      return { isFinal: !(error instanceof ProtocolError && error.code === "RATE_LIMITED") };
    }
  }

  #send(relayed: RelayedDatagram): void {
    if (this.#isLost) return;
    if (this.#bytes.level(this.#nowMs) <= 0 || this.#messages.waitMs(this.#nowMs) > 0) {
      this.#dropped += 1;
      return;
    }
    this.#queue.push(relayed);
    this.#flush();
  }

  #flush(): void {
    for (let next = this.#queue.poll(this.#nowMs); next !== undefined; next = this.#queue.poll(this.#nowMs)) {
      this.#messages.spend(1, this.#nowMs);
      this.#bytes.spend(Math.max(next.datagram.length, COUNTED_BYTES_MIN), this.#nowMs);
      this.#connection.emit(RelayedEvent, next);
    }
  }

  get #nowMs(): number {
    return this.#connection.network.monotonicMs();
  }
}

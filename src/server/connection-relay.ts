import { RelayedEvent } from "../../generated/chatwire/v1/rules.ts";
import type { Relayed } from "../../generated/chatwire/v1/signalling.ts";
import { encodeBody } from "../framing/frame-writer.ts";
import type { Limits } from "../limits.ts";
import type { Network } from "../net/network.ts";
import type { SessionDriver } from "../net/session-driver.ts";
import { Timer } from "../net/timers.ts";
import type { RelayBacklogs } from "../session/relay/relay-backlog.ts";
import { RelayQueue } from "../session/relay/relay-queue.ts";
import { RelayTurns } from "../session/relay/relay-turns.ts";
import type { Session } from "../session/session.ts";

export interface ConnectionRelayOptions {
  readonly network: Network;
  readonly limits: Limits;
  readonly session: Session;
  readonly driver: Pick<SessionDriver, "untakenBytes" | "drain" | "onWrite">;
  /** The bytes that wait on all connections. */
  readonly shared: RelayBacklogs | undefined;
}

/**
 * The relayed datagrams on the connection of one client, and the turns of all other messages beside them: while there are
 * datagrams, few bytes of others are on their way.
 */
export class ConnectionRelay {
  readonly #options: ConnectionRelayOptions;
  readonly #queue: RelayQueue;
  readonly #turns: RelayTurns;
  readonly #timer: Timer;

  constructor(options: ConnectionRelayOptions) {
    const { network, limits, shared } = options;
    this.#options = options;
    this.#queue = new RelayQueue(limits, shared);
    this.#turns = new RelayTurns(limits.relayOthersBytesMax);
    this.#timer = new Timer(network, () => {
      this.#takeTurns();
      options.driver.drain();
    });
    // The session holds answers of its own too: refusals.
    options.driver.onWrite = () => {
      if (options.session.heldBytes > 0) this.#takeTurns();
    };
  }

  /** Datagrams that were dropped because too many waited. */
  get dropped(): number {
    return this.#queue.dropped;
  }

  /** Bytes of a page of texts at most; undefined: no datagram would wait for it. */
  get pageBytesMax(): number | undefined {
    return this.#turns.isActive(this.#nowMs) ? this.#options.limits.relayOthersBytesMax : undefined;
  }

  /** Adds a datagram for the client. @param user  for whom it waits */
  push(introductionId: number, datagram: Uint8Array | undefined, user: unknown): void {
    this.#turns.active(this.#nowMs);
    this.#queue.user = user;
    this.#queue.push({ introductionId, datagram });
    this.#send();
    this.#queue.trim();
  }

  /** Handles a message of the client. Call `answer` when its datagram is handled. */
  handle(relayed: Relayed): void {
    if (relayed.number !== 0) this.#turns.active(this.#nowMs);
    this.#turns.handled(relayed.received);
    this.#queue.handle(relayed, this.#nowMs);
  }

  answer(): void {
    this.#send();
  }

  /** The system has taken something of the connection. */
  taken(): void {
    if (this.#queue.length > 0) this.#send();
  }

  /** The socket is lost, or the connection closed. What was on its way or waits is lost; a new socket begins with nothing. */
  clear(): void {
    this.#timer.clear();
    this.#queue.clear();
  }

  #send(): void {
    const { session, driver } = this.#options;
    const nowMs = this.#nowMs;
    for (let next = this.#next(nowMs); next !== undefined; next = this.#next(nowMs)) {
      const body = RelayedEvent.wrap(next);
      if (next.number !== 0) this.#turns.relayed(next.number);
      if (session.mayEmit(RelayedEvent)) session.emit(RelayedEvent, body, encodeBody(body), nowMs, "ahead");
    }
    this.#takeTurns();
    driver.drain();
  }

  /** The next message of the relay. Bytes that the socket still holds count, whatever number the client has reported. */
  #next(nowMs: number): Relayed | undefined {
    return this.#queue.poll(nowMs, this.#options.driver.untakenBytes);
  }

  #takeTurns(): void {
    const { session, limits } = this.#options;
    const nowMs = this.#nowMs;
    // Too many would take too much memory.
    if (!this.#turns.isActive(nowMs) || session.heldBytes > limits.relayOthersHeldBytesMax) session.releaseAll(nowMs);
    else session.hold();
    for (let bytes = session.nextHeldBytes; bytes !== undefined; bytes = session.nextHeldBytes) {
      if (!this.#turns.hasRoom(bytes, this.#queue.windowBytes, nowMs)) break;
      session.release(nowMs);
      this.#turns.sent(bytes, nowMs);
    }
    this.#timer.set(session.heldBytes > 0 ? this.#turns.nextTimeoutMs(nowMs) : undefined);
  }

  get #nowMs(): number {
    return this.#options.network.monotonicMs();
  }
}

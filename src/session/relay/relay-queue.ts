import { Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import type { Limits } from "../../limits.ts";
import { bytesOf, RelayBacklog, RelayBacklogs, type RelayedDatagram } from "./relay-backlog.ts";
import { RelayWindow } from "./relay-window.ts";

/** A side reports how far it has handled the messages of the other after so many that it has not reported. */
const TELL_EVERY = 4;

/**
 * The `Relayed` messages of one end of a connection, without I/O. A window limits those on their way, so that texts and
 * answers do not wait behind them. The rest waits in a backlog.
 */
export class RelayQueue {
  readonly #limits: Limits;
  readonly #backlog: RelayBacklog;
  readonly #window: RelayWindow;
  /** Number of the last one that arrived, and whether the other end knows. */
  #received = 0;
  #untold = 0;

  /** @param shared  the backlogs of other connections, if their bytes are bounded together with those of this one */
  constructor(limits: Limits, shared = new RelayBacklogs(limits.relayQueuesBytesMax)) {
    this.#limits = limits;
    this.#backlog = new RelayBacklog(limits.relayQueueMax, shared);
    this.#window = new RelayWindow(limits.relayWindowBytesMax);
  }

  /** The number of datagrams that were dropped. */
  get dropped(): number {
    return this.#backlog.dropped;
  }

  /** The number of datagrams that wait. */
  get length(): number {
    return this.#backlog.length;
  }

  /** What the connection carries without delay. */
  get windowBytes(): number {
    return this.#window.bytes;
  }

  /** Sets for whom the datagrams wait. A user with several connections gets no more room for that. */
  set user(user: unknown) {
    this.#backlog.user = user;
  }

  /** Adds a datagram, which is copied. Call `poll` afterwards, then `trim`: what may be sent is never dropped. */
  push(relayed: RelayedDatagram): void {
    this.#backlog.push(relayed);
  }

  /** Drops datagrams that still wait and exceed the limits. */
  trim(): void {
    this.#backlog.trim();
  }

  /** Handles a message of the other end. Call `poll` afterwards. */
  handle({ number, received }: Relayed, nowMs: number): void {
    this.#window.handled(received, nowMs);
    if (number === 0) return;
    this.#received = number;
    this.#untold += 1;
  }

  /**
   * Returns the next message to send, if there is one.
   *
   * @param untakenBytes  bytes of the connection that its system has not taken yet. A datagram behind many of them would
   *   be late, and texts would be later still behind the datagrams
   */
  poll(nowMs: number, untakenBytes: number): Relayed | undefined {
    const isFlowing = untakenBytes <= this.#limits.relayUntakenBytesMax;
    const next = isFlowing && this.#window.isOpen(nowMs) ? this.#backlog.take() : undefined;
    if (next === undefined && this.#untold < TELL_EVERY) return undefined;
    this.#untold = 0;
    const received = this.#received;
    if (next === undefined) return Relayed.create({ received });
    const { introductionId, datagram } = next;
    const content = datagram === undefined ? { isOver: true } : { datagram };
    return Relayed.create({ introductionId, ...content, number: this.#window.send(bytesOf(next), nowMs), received });
  }

  /** Forgets what waits and what is on its way: the socket of the connection is lost. */
  clear(): void {
    this.#backlog.clear();
    this.#window.forget();
  }
}

import { Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import type { Limits } from "../../limits.ts";
import { RelayWindow } from "./relay-window.ts";

/** After so many that it has not told of, a side tells how far it has handled those of the other. */
const TELL_EVERY = 4;

/** A datagram of a link for the other end of the connection; undefined: the conversation has used up the relay. */
export interface RelayedDatagram {
  readonly introductionId: number;
  readonly datagram: Uint8Array | undefined;
}

/** The bytes that wait in several queues together. */
export interface SharedBytes {
  readonly max: number;
  waiting: number;
}

/**
 * The `Relayed` messages of one end of a connection, without I/O. Few are on their way at a time, so that texts and
 * answers do not wait behind them; the rest waits here, and the oldest is dropped first.
 */
export class RelayQueue {
  readonly #limits: Limits;
  readonly #shared: SharedBytes;
  readonly #window: RelayWindow;
  readonly #waiting: RelayedDatagram[] = [];
  /** Number of the last one that arrived, and whether the other end knows. */
  #received = 0;
  #untold = 0;
  #dropped = 0;

  constructor(limits: Limits, shared: SharedBytes = { max: limits.relayQueuesBytesMax, waiting: 0 }) {
    this.#limits = limits;
    this.#shared = shared;
    this.#window = new RelayWindow(limits.relayWindowBytesMax);
  }

  /** The number of datagrams that were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The number of datagrams that wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Adds a datagram, which is kept. Call `poll` afterwards. */
  push(relayed: RelayedDatagram): void {
    this.#waiting.push(relayed);
    this.#shared.waiting += bytesOf(relayed);
    const isFull = this.#waiting.length > this.#limits.relayQueueMax || this.#shared.waiting > this.#shared.max;
    if (isFull && this.#take() !== undefined) this.#dropped += 1;
  }

  /** Handles a message of the other end. Call `poll` afterwards. */
  handle({ number, received }: Relayed, nowMs: number): void {
    this.#window.handled(received, nowMs);
    if (number === 0) return;
    this.#received = number;
    this.#untold += 1;
  }

  /** Returns the next message to send, if there is one. */
  poll(nowMs: number): Relayed | undefined {
    const next = this.#window.isOpen(nowMs) ? this.#take() : undefined;
    if (next === undefined && this.#untold < TELL_EVERY) return undefined;
    this.#untold = 0;
    const received = this.#received;
    if (next === undefined) return Relayed.create({ received });
    const { introductionId, datagram } = next;
    const content = datagram === undefined ? { isOver: true } : { datagram };
    return Relayed.create({ introductionId, ...content, number: this.#window.send(bytesOf(next), nowMs), received });
  }

  /** Forgets what waits: the connection is closed. */
  clear(): void {
    while (this.#take() !== undefined);
  }

  #take(): RelayedDatagram | undefined {
    const relayed = this.#waiting.shift();
    if (relayed !== undefined) this.#shared.waiting -= bytesOf(relayed);
    return relayed;
  }
}

function bytesOf({ datagram }: RelayedDatagram): number {
  return datagram?.length ?? 0;
}

import type { Clock } from "./network.ts";

/** The bytes that wait to be sent on one connection. */
export interface SendQueue {
  readonly waitingBytes: number;
  /** Whether the other end did not take the bytes of an earlier turn of the event loop. */
  readonly isBehind: boolean;
  /** Closes the connection and drops the bytes that wait. */
  abort(): void;
}

/** The share of the limit that the queues are brought down to, so that the next byte does not exceed it again. */
const RELIEF = 3 / 4;
/** Bytes that all connections may gather in one turn of the event loop before they are sent. */
const GATHERED_BYTES_MAX = 16_777_216;

/**
 * Limits the bytes that wait to be sent on all connections of a server
 * together. Each connection also has its own limit; this one protects against
 * many slow readers that each stay below theirs. When it is exceeded, the
 * connections with the most waiting bytes are closed.
 */
export class SendQueues {
  readonly #clock: Clock;
  readonly #bytesMax: number;
  readonly #queues = new Set<SendQueue>();
  #gatheredBytes = 0;
  #untakenBytes = 0;
  #isChecking = false;

  constructor(clock: Clock, bytesMax: number) {
    this.#clock = clock;
    this.#bytesMax = bytesMax;
  }

  /** Whether the gathered bytes should be sent before more are added: one request can cause bytes for every user. */
  get isCrowded(): boolean {
    return this.#gatheredBytes > GATHERED_BYTES_MAX;
  }

  /** Adds a connection. */
  join(queue: SendQueue): QueueShare {
    this.#queues.add(queue);
    return new QueueShare({
      addGathered: (bytes) => {
        this.#gatheredBytes += bytes;
      },
      addUntaken: (bytes) => this.#addUntaken(bytes),
      leave: () => this.#queues.delete(queue),
    });
  }

  #addUntaken(bytes: number): void {
    this.#untakenBytes += bytes;
    if (this.#untakenBytes <= this.#bytesMax || this.#isChecking) return;
    this.#isChecking = true;
    // The system reports only at the end of the tick which bytes it took at once.
    this.#clock.runAtEndOfTick(() => this.#relieve());
  }

  #relieve(): void {
    this.#isChecking = false;
    if (this.#untakenBytes <= this.#bytesMax) return;
    let excess = this.#untakenBytes - RELIEF * this.#bytesMax;
    const slow = [...this.#queues].filter(({ isBehind }) => isBehind);
    for (const queue of slow.sort((a, b) => b.waitingBytes - a.waitingBytes)) {
      if (excess <= 0) break;
      excess -= queue.waitingBytes;
      queue.abort();
    }
  }
}

interface Totals {
  readonly addGathered: (bytes: number) => void;
  readonly addUntaken: (bytes: number) => void;
  readonly leave: () => void;
}

/** One connection's part of the totals. */
export class QueueShare {
  readonly #totals: Totals;
  #gatheredBytes = 0;
  #heldBytes = 0;
  #untakenBytes = 0;
  #hasLeft = false;

  constructor(totals: Totals) {
    this.#totals = totals;
  }

  /** Sets how many bytes the connection has gathered for the end of this turn. */
  setGathered(bytes: number): void {
    // A closed connection sends nothing any more.
    if (this.#hasLeft) return;
    this.#totals.addGathered(bytes - this.#gatheredBytes);
    this.#gatheredBytes = bytes;
  }

  /** Sets how many bytes the connection keeps back, for a later turn. */
  setHeld(bytes: number): void {
    if (this.#hasLeft || bytes === this.#heldBytes) return;
    const more = bytes - this.#heldBytes;
    this.#heldBytes = bytes;
    this.#totals.addUntaken(more);
  }

  /** Sets how many bytes the system has not taken: those in the socket, and those of earlier turns that wait for it. */
  setUntaken(bytes: number): void {
    if (this.#hasLeft || bytes === this.#untakenBytes) return;
    const more = bytes - this.#untakenBytes;
    this.#untakenBytes = bytes;
    this.#totals.addUntaken(more);
  }

  /** The connection has closed. Its waiting bytes are dropped. */
  leave(): void {
    this.setGathered(0);
    this.setHeld(0);
    this.setUntaken(0);
    this.#hasLeft = true;
    this.#totals.leave();
  }
}

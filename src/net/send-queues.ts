import type { Clock } from "./network.ts";

/** What waits to be sent on one connection. */
export interface SendQueue {
  /** Bytes that wait. */
  readonly waitingBytes: number;
  /** Whether some of them could not be sent when they should have been: the other end does not read fast enough. */
  readonly isBehind: boolean;
  /** Closes the connection, and lets go of what waits. */
  giveUp(): void;
}

/** How far down the queues are brought once they are too long: not again at the next byte. */
const RELIEF = 3 / 4;
/** What may be gathered on all connections in one turn of the event loop before it is sent. */
const GATHERED_BYTES_MAX = 16_777_216;

/**
 * The bytes that wait to be sent on all connections of a server together. Each
 * connection has a limit of its own; this one is for many slow readers that
 * each stay below theirs: those for whom the most waits are closed.
 */
export class SendQueues {
  readonly #clock: Clock;
  readonly #bytesMax: number;
  readonly #queues = new Set<SendQueue>();
  #gatheredBytes = 0;
  #bytes = 0;
  #isChecking = false;

  constructor(clock: Clock, bytesMax: number) {
    this.#clock = clock;
    this.#bytesMax = bytesMax;
  }

  /** Whether what was gathered should be sent before more is: one request may lead to bytes for everybody. */
  get isCrowded(): boolean {
    return this.#gatheredBytes > GATHERED_BYTES_MAX;
  }

  /** Counts one more connection. */
  join(queue: SendQueue): QueueShare {
    this.#queues.add(queue);
    return new QueueShare({
      gathered: (bytes) => this.#countGathered(bytes),
      sent: (bytes) => this.#countSent(bytes),
      leave: () => this.#queues.delete(queue),
    });
  }

  #countGathered(bytes: number): void {
    this.#gatheredBytes += bytes;
  }

  #countSent(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#bytesMax || this.#isChecking) return;
    this.#isChecking = true;
    // What the system takes at once is still counted in this turn.
    this.#clock.runAtEndOfTick(() => this.#relieve());
  }

  #relieve(): void {
    this.#isChecking = false;
    if (this.#bytes <= this.#bytesMax) return;
    let excess = this.#bytes - RELIEF * this.#bytesMax;
    const slow = [...this.#queues].filter(({ isBehind }) => isBehind);
    for (const queue of slow.sort((a, b) => b.waitingBytes - a.waitingBytes)) {
      if (excess <= 0) break;
      excess -= queue.waitingBytes;
      queue.giveUp();
    }
  }
}

interface Counters {
  readonly gathered: (bytes: number) => void;
  readonly sent: (bytes: number) => void;
  readonly leave: () => void;
}

/** What of it is one connection's. */
export class QueueShare {
  readonly #count: Counters;
  #gatheredBytes = 0;
  #sentBytes = 0;
  #isGone = false;

  constructor(count: Counters) {
    this.#count = count;
  }

  /** So many bytes are to be sent at the end of this turn. */
  gather(bytes: number): void {
    // What waits in a connection that is gone is never sent.
    if (this.#isGone) return;
    this.#count.gathered(bytes - this.#gatheredBytes);
    this.#gatheredBytes = bytes;
  }

  /** So many bytes were handed to the socket. */
  send(bytes: number): void {
    this.#sentBytes += bytes;
    this.#count.sent(bytes);
  }

  /** So many bytes have left the socket. */
  settle(bytes: number): void {
    this.send(-Math.min(bytes, this.#sentBytes));
  }

  /** The connection is gone, with all that waited. */
  leave(): void {
    this.gather(0);
    this.settle(this.#sentBytes);
    this.#isGone = true;
    this.#count.leave();
  }
}

/** What waits to be sent on one connection. */
export interface SendQueue {
  /** Bytes handed to the socket that have not left. */
  readonly waitingBytes: number;
  /** Closes the connection, and lets go of what waits. */
  giveUp(): void;
}

/** How far down the queues are brought once they are too long: not again at the next byte. */
const RELIEF = 3 / 4;

/**
 * The bytes that wait to be sent on all connections of a server together. Each
 * connection has a limit of its own; this one is for many readers that each
 * stay below theirs: those who read slowest are closed.
 */
export class SendQueues {
  readonly #bytesMax: number;
  readonly #queues = new Set<SendQueue>();
  #bytes = 0;
  #isChecking = false;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  add(queue: SendQueue): void {
    this.#queues.add(queue);
  }

  /** A connection is gone, with what still waited. */
  remove(queue: SendQueue, waitingBytes: number): void {
    this.#queues.delete(queue);
    this.#bytes -= waitingBytes;
  }

  /** So many bytes were handed to a socket; where the number is negative, they have left. */
  count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#bytesMax || this.#isChecking) return;
    this.#isChecking = true;
    // What the system takes at once is still counted in this turn.
    setImmediate(() => this.#relieve());
  }

  #relieve(): void {
    this.#isChecking = false;
    if (this.#bytes <= this.#bytesMax) return;
    let excess = this.#bytes - RELIEF * this.#bytesMax;
    for (const queue of [...this.#queues].sort((a, b) => b.waitingBytes - a.waitingBytes)) {
      if (excess <= 0) break;
      excess -= queue.waitingBytes;
      queue.giveUp();
    }
  }
}

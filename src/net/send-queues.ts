import type { Clock } from "./network.ts";
import { Turns } from "./streams/turns.ts";
import { WriteTurns } from "./streams/write-turns.ts";
import { SlicedWork } from "./timers.ts";

/** The bytes that wait to be sent on one connection. */
export interface SendQueue {
  readonly waitingBytes: number;
  /** Whether the other end did not take the bytes of an earlier turn of the event loop. */
  readonly isBehind: boolean;
  /** Sends what is held back for later turns. */
  hurry(): void;
  /** Closes the connection and drops the bytes that wait. */
  abort(): void;
}

/** The share of the limit that the queues are brought down to, so that the next byte does not exceed it again. */
const RELIEF = 3 / 4;
/** Bytes that all connections may gather in one turn of the event loop before they are sent. */
const GATHERED_BYTES_MAX = 16_777_216;

/**
 * Limits the bytes that wait to be sent on all connections of a server together. Each connection also has its own limit; this
 * one protects against many slow readers that each stay below theirs. When it is exceeded, what is held back for later
 * turns is sent. If the systems take too little even so, the connections with the most waiting bytes are closed.
 */
export class SendQueues {
  /** The ends of connections, which may be many at once. */
  readonly endings: SlicedWork;
  readonly #clock: Clock;
  readonly #bytesMax: number;
  readonly #queues = new Set<SendQueue>();
  readonly #totals: Totals = { gatheredBytes: 0, untakenBytes: 0, heldBytes: 0, onMore: () => this.#check() };
  #isChecking = false;
  /** In which order messages of the connections are handled. */
  readonly turns: Turns;
  /** In which order the connections are written to. */
  readonly writes: WriteTurns;

  constructor(clock: Clock, bytesMax: number) {
    this.endings = new SlicedWork(clock);
    this.#clock = clock;
    this.#bytesMax = bytesMax;
    this.turns = new Turns(clock, () => this.isCrowded);
    this.writes = new WriteTurns(clock);
  }

  /** Whether the gathered bytes should be sent before more are added: one request can cause bytes for every user. */
  get isCrowded(): boolean {
    return this.#totals.gatheredBytes > GATHERED_BYTES_MAX;
  }

  /** Adds a connection. */
  join(queue: SendQueue): QueueShare {
    this.#queues.add(queue);
    return new QueueShare(this.#totals, this.#queues, queue);
  }

  #check(): void {
    const { untakenBytes, heldBytes } = this.#totals;
    if (untakenBytes + heldBytes <= this.#bytesMax || this.#isChecking) return;
    this.#isChecking = true;
    // The system reports only at the end of the tick which bytes it took at once.
    this.#clock.runAtEndOfTick(() => this.#relieve());
  }

  #relieve(): void {
    this.#isChecking = false;
    const totals = this.#totals;
    if (totals.untakenBytes + totals.heldBytes <= this.#bytesMax) return;
    // A reader that keeps up takes what was held back for it. The others are behind after that.
    if (totals.heldBytes > 0) for (const queue of this.#queues) queue.hurry();
    if (totals.untakenBytes <= this.#bytesMax) return;
    let excess = totals.untakenBytes - RELIEF * this.#bytesMax;
    const slow = [...this.#queues].filter(({ isBehind }) => isBehind);
    for (const queue of slow.sort((a, b) => b.waitingBytes - a.waitingBytes)) {
      if (excess <= 0) break;
      excess -= queue.waitingBytes;
      queue.abort();
    }
  }
}

/** The sums over all connections. */
interface Totals {
  gatheredBytes: number;
  untakenBytes: number;
  heldBytes: number;
  /** Called when one of the last two has changed. */
  readonly onMore: () => void;
}

/** One connection's part of the totals. */
export class QueueShare {
  readonly #totals: Totals;
  readonly #queues: Set<SendQueue>;
  readonly #queue: SendQueue;
  #gatheredBytes = 0;
  #heldBytes = 0;
  #untakenBytes = 0;
  #hasLeft = false;

  constructor(totals: Totals, queues: Set<SendQueue>, queue: SendQueue) {
    this.#totals = totals;
    this.#queues = queues;
    this.#queue = queue;
  }

  /** Sets how many bytes the connection has gathered for the end of this turn. */
  setGathered(bytes: number): void {
    // A closed connection sends nothing any more.
    if (this.#hasLeft) return;
    this.#totals.gatheredBytes += bytes - this.#gatheredBytes;
    this.#gatheredBytes = bytes;
  }

  /** Sets how many bytes the connection keeps back, for a later turn. */
  setHeld(bytes: number): void {
    if (this.#hasLeft || bytes === this.#heldBytes) return;
    this.#totals.heldBytes += bytes - this.#heldBytes;
    this.#heldBytes = bytes;
    this.#totals.onMore();
  }

  /** Sets how many bytes the system has not taken: those in the socket, and those of earlier turns that wait for it. */
  setUntaken(bytes: number): void {
    if (this.#hasLeft || bytes === this.#untakenBytes) return;
    this.#totals.untakenBytes += bytes - this.#untakenBytes;
    this.#untakenBytes = bytes;
    this.#totals.onMore();
  }

  /** What was gathered was written, but for what is held and what the system has not taken. */
  noteWritten(heldBytes: number, untakenBytes: number): void {
    this.setGathered(0);
    this.setHeld(heldBytes);
    this.setUntaken(untakenBytes);
  }

  /** The connection has closed. Its waiting bytes are dropped. */
  leave(): void {
    this.setGathered(0);
    this.setHeld(0);
    this.setUntaken(0);
    this.#hasLeft = true;
    this.#queues.delete(this.#queue);
  }
}

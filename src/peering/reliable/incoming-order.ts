import type { MessageOrder } from "../../framing/peer-message.ts";
import { keptBytesOf } from "../kept.ts";

interface Held<T> {
  readonly message: T;
  /** What it counts for. */
  readonly keptBytes: number;
  /** The sequence number of the message that it follows; undefined: it follows all before it. */
  readonly follows: number | undefined;
}

/** A message past a gap that is delivered, or that a newer one has replaced. */
const DELIVERED = "delivered";

/**
 * Puts the reliable messages of the peer into order: each is delivered after the one that it follows, or after all before
 * it. So a message that is missing holds up only those that follow it.
 */
export class IncomingOrder<T> {
  readonly #onHeld: (message: T) => void;
  #through = 0;
  /** Those past the gap that have arrived, by sequence. */
  readonly #ahead = new Map<number, Held<T> | typeof DELIVERED>();
  /** Those that are held back, by the sequence number that they wait for. */
  readonly #waiting = new Map<number, number[]>();
  #heldBytes = 0;

  /** @param onHeld  called with each message that is held back. Default: does nothing */
  constructor(onHeld: (message: T) => void = () => {}) {
    this.#onHeld = onHeld;
  }

  /** All up to this sequence number have arrived, and are delivered. */
  get through(): number {
    return this.#through;
  }

  /** What the messages that are held back count for, in bytes. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** The sequence numbers past the gap that have arrived, ascending. */
  get beyond(): number[] {
    return [...this.#ahead.keys()].sort((a, b) => a - b);
  }

  /** Whether any have. */
  get isGapped(): boolean {
    return this.#ahead.size > 0;
  }

  /** Whether a message has arrived, or has been replaced. */
  has(sequence: number): boolean {
    return sequence <= this.#through || this.#ahead.has(sequence);
  }

  /**
   * Takes a message that `has` does not have.
   *
   * @param bytes  its length
   * @returns those that are delivered now, in order
   */
  add(sequence: number, message: T, bytes: number, { follows, replaces }: MessageOrder): readonly T[] {
    if (sequence === this.#through + 1 && this.#ahead.size === 0) {
      this.#through = sequence;
      return [message];
    }
    const delivered: T[] = [];
    for (const distance of replaces) this.#replace(sequence - distance, delivered);
    const after = follows === 0 ? undefined : sequence - follows;
    const keptBytes = keptBytesOf(bytes);
    this.#ahead.set(sequence, { message, keptBytes, follows: after });
    this.#heldBytes += keptBytes;
    if (after !== undefined && this.#isDelivered(after)) this.#deliver(sequence, delivered);
    else if (after !== undefined) this.#waitFor(after, sequence);
    this.#advance(delivered);
    if (!this.#isDelivered(sequence)) this.#onHeld(message);
    return delivered;
  }

  #isDelivered(sequence: number): boolean {
    return sequence <= this.#through || this.#ahead.get(sequence) === DELIVERED;
  }

  #waitFor(after: number, sequence: number): void {
    const others = this.#waiting.get(after);
    if (others === undefined) this.#waiting.set(after, [sequence]);
    else others.push(sequence);
  }

  /** The message counts as delivered, whether or not it has arrived. */
  #replace(sequence: number, delivered: T[]): void {
    if (this.#isDelivered(sequence)) return;
    this.#release(sequence);
    this.#ahead.set(sequence, DELIVERED);
    this.#deliverWaiting(sequence, delivered);
  }

  #deliver(sequence: number, delivered: T[]): void {
    const message = this.#release(sequence);
    if (message !== undefined) delivered.push(message);
    this.#ahead.set(sequence, DELIVERED);
    this.#deliverWaiting(sequence, delivered);
  }

  /** Delivers those that wait for a message that is delivered, and those that wait for them. */
  #deliverWaiting(sequence: number, delivered: T[]): void {
    const next = this.#waiting.get(sequence) ?? [];
    this.#waiting.delete(sequence);
    for (let waiting = next.shift(); waiting !== undefined; waiting = next.shift()) {
      if (this.#isDelivered(waiting)) continue;
      const message = this.#release(waiting);
      if (message !== undefined) delivered.push(message);
      this.#ahead.set(waiting, DELIVERED);
      next.push(...(this.#waiting.get(waiting) ?? []));
      this.#waiting.delete(waiting);
    }
  }

  /** Delivers what is next without a gap. */
  #advance(delivered: T[]): void {
    for (let next = this.#ahead.get(this.#through + 1); next !== undefined; next = this.#ahead.get(this.#through + 1)) {
      const sequence = this.#through + 1;
      if (next !== DELIVERED) this.#deliver(sequence, delivered);
      this.#ahead.delete(sequence);
      this.#through = sequence;
    }
  }

  #release(sequence: number): T | undefined {
    const held = this.#ahead.get(sequence);
    if (held === undefined || held === DELIVERED) return undefined;
    this.#heldBytes -= held.keptBytes;
    return held.message;
  }
}

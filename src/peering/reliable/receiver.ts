/** The longest delay of an acknowledgement, which lets one cover several messages; and the silence after which there is none. */
export const ACKNOWLEDGEMENT_DELAY_MAX_MS = 10;
/** The receiver acknowledges without delay after this many messages. */
const MESSAGES_PER_ACKNOWLEDGEMENT = 2;
/** The field of the acknowledgement has 32 bits. */
const DELAY_MAX_US = 0xffff_ffff;

/** Which reliable messages have arrived; the schema's PeerAck has the same fields. */
export interface Acknowledgement {
  /** All messages up to this sequence number have arrived. */
  readonly through: number;
  /** Further sequence numbers that have arrived, ascending. */
  readonly beyond: number[];
  /** The highest packet number among the datagrams that carried a reliable message. */
  readonly packetNumber: number;
  /** Microseconds between the arrival of that datagram and this acknowledgement. */
  readonly delayUs: number;
}

/**
 * Puts reliable messages into order, drops repeated ones, and decides when to acknowledge.
 *
 * An acknowledgement is due at once for a message whose sender waits for it, and for
 * one after a silence of 10 ms. Of those that follow each other faster, every
 * second one is acknowledged, and the last one after 10 ms. An acknowledgement is
 * also due at once if a message leaves a gap, fills one, or is repeated, because the
 * sender then decides what to send again.
 */
export class ReliableReceiver<T> {
  readonly #windowMax: number;
  readonly #beyondMax: number;
  readonly #early = new Map<number, T>();
  #through = 0;
  #newest = { packetNumber: 0, arrivedMs: 0 };
  #unacknowledged = 0;
  /** When the latest message arrived. */
  #arrivedMs = Number.NEGATIVE_INFINITY;
  #acknowledgeAtMs: number | undefined;

  /**
   * @param windowMax  how far ahead of the delivered messages a message is kept; messages further ahead are ignored
   * @param beyondMax  how many entries `beyond` may have; the others are acknowledged later
   */
  constructor(windowMax: number, beyondMax: number) {
    this.#windowMax = windowMax;
    this.#beyondMax = beyondMax;
  }

  /**
   * Takes a message.
   *
   * @param sequence   from 1
   * @param awaitsAck  whether the sender waits for the acknowledgement
   * @returns the messages that are next in order
   */
  receive(sequence: number, message: T, packetNumber: number, nowMs: number, awaitsAck = false): readonly T[] {
    if (sequence > this.#through + this.#windowMax) return [];
    if (packetNumber > this.#newest.packetNumber) this.#newest = { packetNumber, arrivedMs: nowMs };
    const isRepeated = !this.wants(sequence);
    const isGapped = sequence !== this.#through + 1 || this.#early.size > 0;
    const isFirst = nowMs >= this.#arrivedMs + ACKNOWLEDGEMENT_DELAY_MAX_MS;
    this.#arrivedMs = nowMs;
    this.#unacknowledged += 1;
    const isMany = this.#unacknowledged >= MESSAGES_PER_ACKNOWLEDGEMENT;
    const isUrgent = awaitsAck || isFirst || isRepeated || isGapped || isMany;
    if (isUrgent) this.#acknowledgeAtMs = nowMs;
    else this.#acknowledgeAtMs ??= nowMs + ACKNOWLEDGEMENT_DELAY_MAX_MS;
    if (isRepeated) return [];
    this.#early.set(sequence, message);
    return this.#takeInOrder();
  }

  /** Whether a message is missing, and would be taken now. */
  wants(sequence: number): boolean {
    if (sequence > this.#through + this.#windowMax) return false;
    return sequence > this.#through && !this.#early.has(sequence);
  }

  /** Takes note of a datagram with a part of a message that has arrived before: its sender needs the acknowledgement. */
  repeated(sequence: number, packetNumber: number, nowMs: number): void {
    if (sequence > this.#through + this.#windowMax) return;
    if (packetNumber > this.#newest.packetNumber) this.#newest = { packetNumber, arrivedMs: nowMs };
    this.#unacknowledged += 1;
    this.#arrivedMs = nowMs;
    this.#acknowledgeAtMs = nowMs;
  }

  /** When to call `poll`; undefined if there is nothing to acknowledge. */
  get nextTimeoutMs(): number | undefined {
    return this.#acknowledgeAtMs;
  }

  /** Returns the acknowledgement to send, if one is due. */
  poll(nowMs: number): Acknowledgement | undefined {
    if (this.#acknowledgeAtMs === undefined || this.#acknowledgeAtMs > nowMs) return undefined;
    const acknowledgement = this.acknowledgement(nowMs);
    this.acknowledged();
    return acknowledgement;
  }

  /** What has arrived so far. Call `acknowledged` if it is sent. */
  acknowledgement(nowMs: number): Acknowledgement {
    return {
      through: this.#through,
      beyond: this.#early.size === 0 ? [] : this.#beyond(),
      packetNumber: this.#newest.packetNumber,
      delayUs: Math.min(Math.round((nowMs - this.#newest.arrivedMs) * 1_000), DELAY_MAX_US),
    };
  }

  #beyond(): number[] {
    return [...this.#early.keys()].sort((a, b) => a - b).slice(0, this.#beyondMax);
  }

  /** The peer is told now what has arrived so far. */
  acknowledged(): void {
    this.#acknowledgeAtMs = undefined;
    this.#unacknowledged = 0;
  }

  #takeInOrder(): readonly T[] {
    const inOrder: T[] = [];
    for (let message = this.#next(); message !== undefined; message = this.#next()) inOrder.push(message);
    return inOrder;
  }

  #next(): T | undefined {
    const message = this.#early.get(this.#through + 1);
    if (message === undefined) return undefined;
    this.#through += 1;
    this.#early.delete(this.#through);
    return message;
  }
}

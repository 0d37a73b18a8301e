/** How long an acknowledgement may be held back to cover more than one message. */
export const ACKNOWLEDGEMENT_DELAY_MAX_MS = 10;
/** So many messages are acknowledged at once. */
const MESSAGES_PER_ACKNOWLEDGEMENT = 2;
/** The acknowledgement has 32 bits for it. */
const DELAY_MAX_US = 0xffff_ffff;

/** Which reliable messages have come. */
export interface Acknowledgement {
  /** All up to this sequence. */
  readonly through: number;
  /** And these past it, ascending. */
  readonly beyond: readonly number[];
  /** The newest datagram that carried a reliable message. */
  readonly packetNumber: number;
  /** Microseconds between its coming and this acknowledgement. */
  readonly delayUs: number;
}

/**
 * Puts reliable messages back into order, each once, and says when to acknowledge them.
 *
 * An acknowledgement is due at every second message, 10 ms after the first, and
 * at once where the sender should know: a gap, a filled gap, a repeated message.
 */
export class ReliableReceiver<T> {
  readonly #windowMax: number;
  readonly #beyondMax: number;
  readonly #early = new Map<number, T>();
  #through = 0;
  #newest = { packetNumber: 0, arrivedMs: 0 };
  #unacknowledged = 0;
  #acknowledgeAtMs: number | undefined;

  /**
   * @param windowMax  how far past what is delivered a message is kept; one further away counts as not come
   * @param beyondMax  how many sequences fit into an acknowledgement; what is left out is acknowledged later
   */
  constructor(windowMax: number, beyondMax: number) {
    this.#windowMax = windowMax;
    this.#beyondMax = beyondMax;
  }

  /**
   * Takes one message.
   *
   * @param sequence  from 1
   * @returns the messages whose turn has come, in order
   */
  receive(sequence: number, message: T, packetNumber: number, nowMs: number): readonly T[] {
    if (sequence > this.#through + this.#windowMax) return [];
    if (packetNumber > this.#newest.packetNumber) this.#newest = { packetNumber, arrivedMs: nowMs };
    const isRepeated = sequence <= this.#through || this.#early.has(sequence);
    const isGapped = sequence !== this.#through + 1 || this.#early.size > 0;
    this.#unacknowledged += 1;
    const isUrgent = isRepeated || isGapped || this.#unacknowledged >= MESSAGES_PER_ACKNOWLEDGEMENT;
    if (isUrgent) this.#acknowledgeAtMs = nowMs;
    else this.#acknowledgeAtMs ??= nowMs + ACKNOWLEDGEMENT_DELAY_MAX_MS;
    if (isRepeated) return [];
    this.#early.set(sequence, message);
    return this.#takeInOrder();
  }

  /** When `poll` has an acknowledgement. */
  get nextTimeoutMs(): number | undefined {
    return this.#acknowledgeAtMs;
  }

  /** The acknowledgement to send now, if one is due. */
  poll(nowMs: number): Acknowledgement | undefined {
    if (this.#acknowledgeAtMs === undefined || this.#acknowledgeAtMs > nowMs) return undefined;
    this.#acknowledgeAtMs = undefined;
    this.#unacknowledged = 0;
    return {
      through: this.#through,
      beyond: [...this.#early.keys()].sort((a, b) => a - b).slice(0, this.#beyondMax),
      packetNumber: this.#newest.packetNumber,
      delayUs: Math.min(Math.round((nowMs - this.#newest.arrivedMs) * 1_000), DELAY_MAX_US),
    };
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

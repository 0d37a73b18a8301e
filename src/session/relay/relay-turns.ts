/** For how long messages take turns after the latest relayed datagram. */
const ACTIVE_MS = 1_000;
/** After so long, bytes count as arrived that no relayed message follows, and those that one follows. */
const TAKEN_MS = 250;
const UNTOLD_MS = 1_000;

/** Bytes of other messages that are on their way. */
interface OnTheWay {
  readonly bytes: number;
  readonly sentMs: number;
  /** Number of the first relayed message after them: who has handled that has got them. Undefined: none was sent yet. */
  number: number | undefined;
}

/**
 * When the other messages of a connection may go on which relayed datagrams travel, without I/O. A datagram waits for what
 * is ahead of it, in buffers that nobody can look into. So only few bytes of other messages are on their way while
 * there are datagrams.
 */
export class RelayTurns {
  readonly #bytesMax: number;
  readonly #onTheWay: OnTheWay[] = [];
  #bytes = 0;
  #activeUntilMs = Number.NEGATIVE_INFINITY;

  /** @param bytesMax  of other messages on their way; a longer one goes alone */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** Whether other messages have to wait for their turn. */
  isActive(nowMs: number): boolean {
    return nowMs < this.#activeUntilMs;
  }

  /** When `isActive` or `hasRoom` may change by itself; undefined: not before something is sent. */
  nextTimeoutMs(nowMs: number): number | undefined {
    if (!this.isActive(nowMs)) return undefined;
    const [oldest] = this.#onTheWay;
    return oldest === undefined ? this.#activeUntilMs : Math.min(this.#activeUntilMs, untilMs(oldest));
  }

  /** A relayed datagram has come from somewhere, or goes to the other end. */
  active(nowMs: number): void {
    this.#activeUntilMs = nowMs + ACTIVE_MS;
  }

  /** Takes note of a relayed message that is sent. */
  relayed(number: number): void {
    for (let at = this.#onTheWay.length - 1; at >= 0 && this.#onTheWay[at]?.number === undefined; at--) {
      const unmarked = this.#onTheWay[at];
      if (unmarked !== undefined) unmarked.number = number;
    }
  }

  /** The other end has handled all relayed messages through a number. */
  handled(through: number): void {
    while (this.#onTheWay[0]?.number !== undefined && this.#onTheWay[0].number <= through) this.#shift();
  }

  /** Takes note of another message that is sent. */
  sent(bytes: number, nowMs: number): void {
    this.#onTheWay.push({ bytes, sentMs: nowMs, number: undefined });
    this.#bytes += bytes;
  }

  /**
   * Whether another message may be sent now.
   *
   * @param windowBytes  what the connection carries without delay
   */
  hasRoom(bytes: number, windowBytes: number, nowMs: number): boolean {
    while (this.#onTheWay[0] !== undefined && untilMs(this.#onTheWay[0]) <= nowMs) this.#shift();
    return this.#bytes === 0 || this.#bytes + bytes <= Math.max(this.#bytesMax, windowBytes);
  }

  #shift(): void {
    this.#bytes -= this.#onTheWay.shift()?.bytes ?? 0;
  }
}

function untilMs({ sentMs, number }: OnTheWay): number {
  return sentMs + (number === undefined ? TAKEN_MS : UNTOLD_MS);
}

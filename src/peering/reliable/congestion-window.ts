/**
 * How many reliable messages may be in flight.
 *
 * Deliberately minimal: doubled every round trip until the first loss, then one
 * more every round trip and half at a loss (RFC 5681 in whole messages). It
 * keeps a sender from flooding a path that is full; it does not pace, and media
 * is not subject to it.
 */

const INITIAL = 16;
const MINIMUM = 4;
/** Probe timeouts in a row that mean the path is gone, not just lossy. */
const PROBES_OF_COLLAPSE = 2;

export class CongestionWindow {
  readonly #max: number;
  readonly #min: number;
  #size: number;
  #slowStartUntil: number;
  /** Losses of datagrams up to this one belong to a round trip that was answered for already. */
  #recoveredThrough = 0;

  /** @param max  messages that may be in flight at most, at least 1 */
  constructor(max: number) {
    this.#max = max;
    this.#min = Math.min(MINIMUM, max);
    this.#size = Math.min(INITIAL, max);
    this.#slowStartUntil = max;
  }

  /** Messages that may be in flight now. */
  get size(): number {
    return Math.floor(this.#size);
  }

  acknowledged(): void {
    this.#size = Math.min(this.#max, this.#size + (this.#size < this.#slowStartUntil ? 1 : 1 / this.#size));
  }

  /**
   * @param packetNumber  of the datagram that was lost
   * @param newest        the newest datagram sent: what was sent before the halving does not halve again
   */
  lost(packetNumber: number, newest: number): void {
    if (packetNumber <= this.#recoveredThrough) return;
    this.#recoveredThrough = newest;
    this.#size = Math.max(this.#min, this.#size / 2);
    this.#slowStartUntil = this.#size;
  }

  /** @param inARow  probe timeouts since the last acknowledgement */
  probeTimedOut(inARow: number): void {
    if (inARow < PROBES_OF_COLLAPSE) return;
    this.#slowStartUntil = Math.max(this.#min, this.#size / 2);
    this.#size = this.#min;
  }
}

import type { CongestionController } from "./congestion-controller.ts";

const INITIAL = 16;
const MINIMUM = 4;
/** This many probe timeouts in a row mean that the path carries nothing at all. */
const PROBE_TIMEOUTS_OF_COLLAPSE = 2;

/**
 * A minimal congestion window: slow start until the first loss, then additive
 * increase and multiplicative decrease, counted in messages (RFC 5681).
 *
 * It keeps a sender from flooding a congested path. It does not pace, and does
 * not limit media.
 */
export class CongestionWindow implements CongestionController {
  readonly #max: number;
  readonly #min: number;
  #size: number;
  #slowStartUntil: number;
  /** Losses up to this packet number belong to a round trip that halved the window already. */
  #recoveredThrough = 0;

  /** @param max  messages in flight at most, at least 1 */
  constructor(max: number) {
    this.#max = max;
    this.#min = Math.min(MINIMUM, max);
    this.#size = Math.min(INITIAL, max);
    this.#slowStartUntil = max;
  }

  restart(): void {
    this.#size = Math.min(INITIAL, this.#max);
    this.#slowStartUntil = this.#max;
  }

  get windowMessages(): number {
    return Math.floor(this.#size);
  }

  acknowledged(): void {
    this.#size = Math.min(this.#max, this.#size + (this.#size < this.#slowStartUntil ? 1 : 1 / this.#size));
  }

  lost(packetNumber: number, newestPacketNumber: number): void {
    if (packetNumber <= this.#recoveredThrough) return;
    this.#recoveredThrough = newestPacketNumber;
    this.#size = Math.max(this.#min, this.#size / 2);
    this.#slowStartUntil = this.#size;
  }

  probeTimedOut(inARow: number): void {
    if (inARow < PROBE_TIMEOUTS_OF_COLLAPSE) return;
    this.#slowStartUntil = Math.max(this.#min, this.#size / 2);
    this.#size = this.#min;
  }
}

/** Datagrams of full size that may leave at once by default. */
const BURST_SEGMENTS = 10;
/** A burst is at least what leaves in this time: timers are no finer. */
const BURST_MS = 2;

/**
 * Spreads datagrams over a round trip, so that a window of them does not overflow a short queue.
 *
 * @see RFC 9002, section 7.7
 */
export class Pacer {
  readonly #burstBytes: number;
  /** Bytes that may leave now; negative after datagrams that did not wait. */
  #budget: number;
  #updatedMs = Number.NEGATIVE_INFINITY;

  /**
   * @param segmentBytes   length of a datagram of full size
   * @param burstSegments  how many of them may leave at once
   */
  constructor(segmentBytes: number, burstSegments = BURST_SEGMENTS) {
    this.#burstBytes = burstSegments * segmentBytes;
    this.#budget = this.#burstBytes;
  }

  /**
   * When a datagram may leave.
   *
   * @param bytesPerMs  undefined: at once
   */
  nextMs(bytes: number, bytesPerMs: number | undefined, nowMs: number): number {
    if (bytesPerMs === undefined) return nowMs;
    this.#update(bytesPerMs, nowMs);
    return bytes <= this.#budget ? nowMs : nowMs + (bytes - this.#budget) / bytesPerMs;
  }

  sent(bytes: number): void {
    this.#budget = Math.max(this.#budget - bytes, -this.#burstBytes);
  }

  #update(bytesPerMs: number, nowMs: number): void {
    const burst = Math.max(this.#burstBytes, BURST_MS * bytesPerMs);
    this.#budget = Math.min(burst, this.#budget + bytesPerMs * Math.max(0, nowMs - this.#updatedMs));
    this.#updatedMs = nowMs;
  }
}

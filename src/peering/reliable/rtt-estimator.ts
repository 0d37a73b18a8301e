/**
 * How long a datagram and its acknowledgement take.
 *
 * @see RFC 6298, section 2, for the smoothing; RFC 9002, section 6.2.1, for adding the acknowledgement's delay
 */

const SMOOTHING = 1 / 8;
const VARIATION_SMOOTHING = 1 / 4;
const INITIAL_RTT_MS = 300;
/** The clock's grain: no timeout is closer to the round trip time than this. */
const GRANULARITY_MS = 1;
/** A message counts as lost when it is a round trip and this part of one older than what was acknowledged. */
const REORDERING_TOLERANCE = 1 / 4;

export class RttEstimator {
  #smoothedMs: number | undefined;
  #variationMs = INITIAL_RTT_MS / 2;
  #latestMs = 0;

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get smoothedMs(): number | undefined {
    return this.#smoothedMs;
  }

  /**
   * Takes a measurement. Only of a datagram that was sent once, so that it is known which sending was answered.
   *
   * @param roundTripMs  from sending to the answer
   * @param delayMs      what the other side says it waited before it answered
   */
  measured(roundTripMs: number, delayMs: number): void {
    const claimedMs = roundTripMs - delayMs;
    const rttMs = Math.max(0, claimedMs > 0 ? claimedMs : roundTripMs);
    this.#latestMs = rttMs;
    if (this.#smoothedMs === undefined) {
      this.#smoothedMs = rttMs;
      this.#variationMs = rttMs / 2;
      return;
    }
    this.#variationMs += VARIATION_SMOOTHING * (Math.abs(this.#smoothedMs - rttMs) - this.#variationMs);
    this.#smoothedMs += SMOOTHING * (rttMs - this.#smoothedMs);
  }

  /** How long to wait for an acknowledgement before asking for one. */
  probeTimeoutMs(acknowledgementDelayMs: number): number {
    const smoothedMs = this.#smoothedMs ?? INITIAL_RTT_MS;
    return smoothedMs + Math.max(4 * this.#variationMs, GRANULARITY_MS) + acknowledgementDelayMs;
  }

  /** How old a message is when a newer one's acknowledgement means that it was lost, not overtaken. */
  get lossDelayMs(): number {
    const rttMs = Math.max(this.#smoothedMs ?? INITIAL_RTT_MS, this.#latestMs);
    return Math.max(rttMs * (1 + REORDERING_TOLERANCE), GRANULARITY_MS);
  }
}

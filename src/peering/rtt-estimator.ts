/**
 * An answer that takes longer was held back, as while a machine sleeps. It shows that the peer receives, but measures
 * nothing.
 */
export const ROUND_TRIP_MAX_MS = 3_000;
const SMOOTHING = 1 / 8;
const VARIATION_SMOOTHING = 1 / 4;
const INITIAL_RTT_MS = 300;
/** The granularity of the clock: the least margin of the probe timeout, and the least loss delay. */
const GRANULARITY_MS = 1;
/** How late a datagram may be because of reordering before it counts as lost, as a fraction of the round trip time. */
const REORDERING_TOLERANCE = 1 / 4;

/**
 * Estimates the round trip time, and how long to wait for an acknowledgement.
 *
 * @see RFC 6298, section 2, for the smoothing; RFC 9002, section 5.3, for the delay of the acknowledgement,
 *   and 6.2.1 for the probe timeout
 */
export class RttEstimator {
  #smoothedMs: number | undefined;
  #variationMs = INITIAL_RTT_MS / 2;
  #latestMs = 0;
  #leastMs = Number.POSITIVE_INFINITY;

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get smoothedMs(): number | undefined {
    return this.#smoothedMs;
  }

  /** The latest round trip with the delay of its answer, in milliseconds; 0 before the first. */
  get latestMs(): number {
    return this.#latestMs;
  }

  /** The least such round trip on the path in use, in milliseconds; Infinity before the first. */
  get leastMs(): number {
    return this.#leastMs;
  }

  /**
   * Takes a measurement. Measure only datagrams that were sent once; otherwise it is unclear which transmission was
   * answered.
   *
   * The claim of the peer never makes a round trip shorter than the least one that was measured. So a peer that claims more
   * than it has waited cannot make this side send again too early.
   *
   * @param roundTripMs  from transmission to answer
   * @param delayMs      how long the peer claims to have delayed its answer
   * @param delayMsMax   the longest delay that the protocol allows for it; a longer claim counts as so much
   * @see RFC 9002, section 5.3
   */
  measured(roundTripMs: number, delayMs = 0, delayMsMax = delayMs): void {
    const latestMs = Math.max(0, roundTripMs);
    this.#latestMs = latestMs;
    this.#leastMs = Math.min(this.#leastMs, latestMs);
    const withoutDelayMs = latestMs - Math.min(delayMs, delayMsMax);
    const rttMs = withoutDelayMs >= this.#leastMs ? withoutDelayMs : latestMs;
    if (this.#smoothedMs === undefined) {
      this.#smoothedMs = rttMs;
      this.#variationMs = rttMs / 2;
      return;
    }
    this.#variationMs += VARIATION_SMOOTHING * (Math.abs(this.#smoothedMs - rttMs) - this.#variationMs);
    this.#smoothedMs += SMOOTHING * (rttMs - this.#smoothedMs);
  }

  /** Begins anew, on another path. @param roundTripMs  of that path, if it was measured */
  restart(roundTripMs: number | undefined): void {
    this.#smoothedMs = undefined;
    this.#variationMs = INITIAL_RTT_MS / 2;
    this.#latestMs = 0;
    this.#leastMs = Number.POSITIVE_INFINITY;
    if (roundTripMs !== undefined) this.measured(roundTripMs);
  }

  /** How long to wait for an acknowledgement before probing. */
  probeTimeoutMs(acknowledgementDelayMs: number): number {
    const smoothedMs = this.#smoothedMs ?? INITIAL_RTT_MS;
    return smoothedMs + Math.max(4 * this.#variationMs, GRANULARITY_MS) + acknowledgementDelayMs;
  }

  /** How old an unacknowledged message must be to count as lost, if a newer one was acknowledged. */
  get lossDelayMs(): number {
    const rttMs = Math.max(this.#smoothedMs ?? INITIAL_RTT_MS, this.#latestMs);
    return Math.max(rttMs * (1 + REORDERING_TOLERANCE), GRANULARITY_MS);
  }
}

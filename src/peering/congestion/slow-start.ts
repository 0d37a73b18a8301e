/** A round counts after this many round trips were measured in it. */
const SAMPLES_MIN = 8;
/** By how much the least round trip must grow from one round to the next: an eighth, within these bounds. */
const GROWTH_DIVISOR = 8;
const GROWTH_MIN_MS = 4;
const GROWTH_MAX_MS = 16;
/** Growth in the careful rounds, as a fraction of that in slow start, and how many of them there are. */
const CAREFUL_DIVISOR = 4;
const CAREFUL_ROUNDS = 5;

/**
 * Notices during slow start that the window has begun to fill a queue, before the queue overflows (HyStart++).
 *
 * The least round trip of each round is compared with that of the round before. If it has grown, a few careful rounds
 * follow. If it shrinks again in them, slow start goes on; otherwise it is over. Unlike in the RFC, it is over at once if it
 * grows as much again: the careful rounds alone could treble the window.
 *
 * @see RFC 9406, section 4
 */
export class SlowStart {
  #beganMs = Number.NEGATIVE_INFINITY;
  #samples = 0;
  #leastMs = Number.POSITIVE_INFINITY;
  #lastLeastMs = Number.POSITIVE_INFINITY;
  /** The least round trip before the careful rounds; undefined outside of them. */
  #baseMs: number | undefined;
  #carefulRounds = 0;

  /**
   * Takes a round trip.
   *
   * @param sentMs  when the datagram left whose acknowledgement arrived now
   * @returns by how much to divide the growth of the window; "over": slow start ends
   */
  measured(sentMs: number, roundTripMs: number, nowMs: number): number | "over" {
    if (sentMs >= this.#beganMs && this.#endRound(nowMs) === "over") return "over";
    this.#samples += 1;
    this.#leastMs = Math.min(this.#leastMs, roundTripMs);
    if (this.#samples >= SAMPLES_MIN && this.#compare() === "over") return "over";
    return this.#baseMs === undefined ? 1 : CAREFUL_DIVISOR;
  }

  #endRound(nowMs: number): "over" | "going on" {
    if (this.#baseMs !== undefined) {
      this.#carefulRounds += 1;
      if (this.#carefulRounds >= CAREFUL_ROUNDS) return "over";
    }
    this.#beganMs = nowMs;
    this.#lastLeastMs = this.#leastMs;
    this.#leastMs = Number.POSITIVE_INFINITY;
    this.#samples = 0;
    return "going on";
  }

  #compare(): "over" | "going on" {
    const baseMs = this.#baseMs ?? this.#lastLeastMs;
    const hasGrown = this.#leastMs >= baseMs + growthOf(baseMs);
    if (this.#baseMs === undefined && hasGrown) {
      this.#baseMs = this.#leastMs;
      this.#carefulRounds = 0;
    } else if (hasGrown) return "over";
    else if (this.#leastMs < baseMs) this.#baseMs = undefined;
    return "going on";
  }
}

/** By how much the least round trip grows at least if a queue fills. */
function growthOf(roundTripMs: number): number {
  return Math.min(Math.max(roundTripMs / GROWTH_DIVISOR, GROWTH_MIN_MS), GROWTH_MAX_MS);
}

import { DelayHistogram } from "./delay-histogram.ts";

/** The first frame waits so long, because frames have not shown yet how much their transits differ. */
export const START_DELAY_MS = 80;
/** One percent of late frames is as bad as so much delay. */
const LATE_PERCENT_MS = 25;
/** What is added, for frames slower than any so far. */
const MARGIN_MS = 4;
/** The limit that follows the fast frames may be so much above the one that does not. */
const ABOVE_STEADY_MS = 5;
const BUCKET_MS = 1;
const BUCKETS = 1_024;
/** Half of the weight is that of the last 690 frames. */
const FORGETTING = 0.999;
/** The same for the fast frames: 23 frames. */
const FAST_FORGETTING = 0.97;
/** The fast frames are this part. One frame alone has less weight. */
const FAST_PART = 0.1;
/** The limit is computed after so many frames, and after each frame above it. */
const FRAMES_PER_LIMIT = 5;

/**
 * Decides how much delay the frames of a stream need: so much that still more would be worse than the late frames that
 * are left. A path with a short tail has nearly no late frames, and one long stall delays no later frame.
 *
 * The transit of a frame is its arrival on the clock of this side minus its timestamp on the clock of the stream, so
 * only differences between transits mean anything. The limit is a transit, too. There are two limits:
 *
 * - the transit of the fast frames just now, plus the limit for what transits were above the fast frames of their time.
 *   It follows a path whose delay wanders or falls;
 * - a steady one, for the transits themselves. It holds if the path becomes slower by a step: the first one then takes
 *   the step for jitter, until it forgets it.
 *
 * Neither depends on a single frame. As earlier transits are forgotten, both follow clocks that drift apart.
 *
 * The parts are those of the delay manager of NetEq, the jitter buffer of libwebrtc: a histogram that forgets, a start
 * of 80 ms, and late frames weighed against delay, as it does for reordered frames.
 */
export class PlayOutDelay {
  /** What it costs if all frames are late. */
  readonly #allLateMs: number;
  readonly #marginMs: number;
  /** Transits, above the origin. */
  readonly #transits = createHistogram(FORGETTING);
  /** Transits of the last frames, above the origin. */
  readonly #recent = createHistogram(FAST_FORGETTING);
  /** Transits, above those of the fast frames of their time. */
  readonly #excesses = createHistogram(FORGETTING);
  #originMs: number;
  #fastMs: number;
  #limitMs: number;
  #framesToLimit = 0;

  /**
   * @param firstTransitMs  transit of the first frame, in milliseconds
   * @param caution         1 for media streams; with more, fewer frames are late and the delay is longer
   */
  constructor(firstTransitMs: number, caution = 1) {
    this.#allLateMs = 100 * LATE_PERCENT_MS * caution;
    this.#marginMs = MARGIN_MS * caution;
    this.#originMs = firstTransitMs - this.#transits.endMs / 2;
    this.#fastMs = firstTransitMs;
    this.#limitMs = firstTransitMs;
  }

  /** The transit of the fast frames just now, in milliseconds. */
  get fastMs(): number {
    return this.#fastMs;
  }

  /** The transit that a frame should have at most, in milliseconds. */
  get limitMs(): number {
    return this.#limitMs;
  }

  /** Whether a transit can be from the path that was measured so far. */
  isPlausible(transitMs: number): boolean {
    return transitMs >= this.#originMs && transitMs < this.#originMs + this.#transits.endMs;
  }

  /** Takes the transit of a frame, in milliseconds. */
  add(transitMs: number): void {
    this.#transits.add(transitMs - this.#originMs);
    this.#excesses.add(transitMs - this.#fastMs);
    this.#recent.add(transitMs - this.#originMs);
    this.#framesToLimit -= 1;
    if (this.#framesToLimit > 0 && transitMs <= this.#limitMs) return;
    this.#framesToLimit = FRAMES_PER_LIMIT;
    this.#fastMs = this.#originMs + this.#recent.quantileMs(FAST_PART);
    const steadyMs = this.#originMs + this.#transits.cheapestMs(this.#allLateMs);
    const followingMs = this.#fastMs + this.#excesses.cheapestMs(this.#allLateMs);
    this.#limitMs = Math.min(followingMs, steadyMs + ABOVE_STEADY_MS) + this.#marginMs;
    this.#center();
  }

  /** Keeps the limit away from the ends of the histograms. */
  #center(): void {
    const { endMs } = this.#transits;
    const atMs = this.#limitMs - this.#originMs;
    if (atMs > endMs / 8 && atMs < (endMs * 7) / 8) return;
    const buckets = Math.round((endMs / 2 - atMs) / BUCKET_MS);
    this.#transits.shift(buckets);
    this.#recent.shift(buckets);
    this.#originMs -= buckets * BUCKET_MS;
  }
}

function createHistogram(forgetting: number): DelayHistogram {
  return new DelayHistogram({ bucketMs: BUCKET_MS, buckets: BUCKETS, forgetting });
}

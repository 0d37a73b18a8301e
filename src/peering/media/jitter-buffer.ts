/** After so many late frames in a row the path or the sender's clock has changed for good. */
const LATE_IN_A_ROW_MAX = 8;

/** One timed frame of a media stream. */
export interface MediaFrame {
  /** Number in its stream, from 1. */
  readonly number: number;
  /** When it was made, in microseconds on the stream's own clock. */
  readonly timestampUs: number;
  /** Something begins here: a spurt of talk, a new picture. */
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

interface Waiting {
  readonly frame: MediaFrame;
  readonly playOutMs: number;
}

/**
 * Holds frames back until their turn, so that they leave in order and as evenly as they were made.
 *
 * A frame's turn is its timestamp, moved to our clock by the fastest frame so
 * far, plus a fixed delay. The time line is taken anew at a marker and after
 * eight late frames in a row.
 */
export class JitterBuffer {
  readonly #delayMs: number;
  readonly #framesMax: number;
  /** By number, ascending. */
  readonly #waiting: Waiting[] = [];
  /** Our clock less the sender's, by the fastest frame. */
  #offsetMs: number | undefined;
  #played = 0;
  #lateInARow = 0;

  /**
   * @param delayMs    how long a frame waits that took the shortest time to come
   * @param framesMax  when so many wait, the first is due at once
   */
  constructor(delayMs: number, framesMax: number) {
    this.#delayMs = delayMs;
    this.#framesMax = framesMax;
  }

  /**
   * Takes a frame. Call `next` until it gives none after each.
   *
   * @returns "late" where its turn has passed; it is not kept
   */
  insert(frame: MediaFrame, nowMs: number): "waiting" | "late" {
    if (frame.number <= this.#played) return "late";
    const playOutMs = this.#playOutMs(frame, nowMs);
    if (playOutMs < nowMs) return "late";
    let at = this.#waiting.length;
    while (at > 0 && (this.#waiting[at - 1]?.frame.number ?? 0) > frame.number) at -= 1;
    this.#waiting.splice(at, 0, { frame, playOutMs });
    return "waiting";
  }

  /** The frame whose turn it is, if it is any's. */
  next(nowMs: number): MediaFrame | undefined {
    const [first] = this.#waiting;
    if (first === undefined) return undefined;
    if (first.playOutMs > nowMs && this.#waiting.length < this.#framesMax) return undefined;
    this.#waiting.shift();
    this.#played = first.frame.number;
    return first.frame;
  }

  /** When `next` has a frame; undefined where none waits. */
  get nextTimeoutMs(): number | undefined {
    return this.#waiting[0]?.playOutMs;
  }

  #playOutMs(frame: MediaFrame, nowMs: number): number {
    const madeMs = frame.timestampUs / 1_000;
    const transitMs = nowMs - madeMs;
    if (this.#offsetMs === undefined || frame.marker || transitMs < this.#offsetMs) this.#offsetMs = transitMs;
    this.#lateInARow = transitMs > this.#offsetMs + this.#delayMs ? this.#lateInARow + 1 : 0;
    if (this.#lateInARow >= LATE_IN_A_ROW_MAX) {
      this.#lateInARow = 0;
      this.#offsetMs = transitMs;
    }
    return this.#offsetMs + madeMs + this.#delayMs;
  }
}

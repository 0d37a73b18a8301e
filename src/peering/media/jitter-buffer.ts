/** This many late frames in a row mean that the delay of the path or the clock of the sender has changed for good. */
const LATE_IN_A_ROW_MAX = 8;

/** One timed frame of a media stream. */
export interface MediaFrame {
  /** Number of the frame in its stream, from 1. */
  readonly number: number;
  /** When the frame was made, in microseconds on the clock of the stream. */
  readonly timestampUs: number;
  /** Whether the frame begins something, such as a talkspurt or a new picture. */
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

interface Waiting {
  readonly frame: MediaFrame;
  readonly playOutMs: number;
}

/**
 * Holds frames back, so that they are played out in order and at the pace at which they were made.
 *
 * The play-out time of a frame is its timestamp plus an offset plus a fixed
 * delay. The offset between the two clocks is that of the fastest frame so far.
 * A marker, and the eighth late frame in a row, set the offset anew.
 */
export class JitterBuffer {
  readonly #delayMs: number;
  readonly #framesMax: number;
  /** By number, ascending. */
  readonly #waiting: Waiting[] = [];
  /** The clock of this side minus the clock of the stream, as measured by the fastest frame. */
  #offsetMs: number | undefined;
  #played = 0;
  #lateInARow = 0;

  /**
   * @param delayMs    how long the fastest frame waits
   * @param framesMax  once this many frames wait, the first is due at once
   */
  constructor(delayMs: number, framesMax: number) {
    this.#delayMs = delayMs;
    this.#framesMax = framesMax;
  }

  /**
   * Takes a frame. Afterwards, call `next` until it returns none.
   *
   * @returns "late" if the play-out time has passed; the frame is dropped
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

  /** Returns the frame to play out now, if there is one. */
  next(nowMs: number): MediaFrame | undefined {
    const [first] = this.#waiting;
    if (first === undefined) return undefined;
    if (first.playOutMs > nowMs && this.#waiting.length < this.#framesMax) return undefined;
    this.#waiting.shift();
    this.#played = first.frame.number;
    return first.frame;
  }

  /** When `next` returns a frame; undefined if none waits. */
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

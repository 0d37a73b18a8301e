import { ReplayWindow } from "../../framing/replay-window.ts";

/** One smoothing step takes this part of the difference. */
const JITTER_GAIN = 1 / 16;
/** The report has 32 bits for it; timestamps are the sender's to choose. */
const JITTER_MAX_US = 0xffff_ffff;

/** What has been counted of one received stream. */
export interface MediaCounts {
  /** Highest frame number that came. */
  readonly highest: number;
  /** Different frames that came, late ones included. */
  readonly received: number;
  /** Frames that did not come. */
  readonly lost: number;
  /** Frames that came after their turn and were not played out. */
  readonly late: number;
  /** Frames that came again, or too late to tell. */
  readonly duplicated: number;
  /** Interarrival jitter in microseconds. */
  readonly jitterUs: number;
}

/**
 * Counts the frames of one media stream.
 *
 * Frames are numbered from 1, so those lost before the first one came are known too.
 *
 * @see RFC 3550, appendices A.3 (lost) and A.8 (jitter)
 */
export class MediaStatistics {
  readonly #numbers = new ReplayWindow();
  #received = 0;
  #late = 0;
  #duplicated = 0;
  #jitterUs = 0;
  #transitUs: number | undefined;

  /**
   * Counts a frame that came.
   *
   * @param number       its number, from 1
   * @param timestampUs  on the sender's clock; microseconds
   * @param arrivedUs    on ours; microseconds
   * @returns whether it is new
   */
  arrived(number: number, timestampUs: number, arrivedUs: number): boolean {
    if (!this.#numbers.check(number)) {
      this.#duplicated += 1;
      return false;
    }
    this.#numbers.accept(number);
    this.#received += 1;
    const transitUs = arrivedUs - timestampUs;
    const differenceUs = Math.abs(transitUs - (this.#transitUs ?? transitUs));
    this.#transitUs = transitUs;
    this.#jitterUs += JITTER_GAIN * (differenceUs - this.#jitterUs);
    return true;
  }

  /** Counts one of the frames that came as late. */
  late(): void {
    this.#late += 1;
  }

  /** Highest frame number that came; 0 before the first. */
  get highest(): number {
    return this.#numbers.highest;
  }

  get received(): number {
    return this.#received;
  }

  /** @param frames  how many the sender has sent, where that is known; otherwise as many as the highest number says */
  counts(frames: number | undefined): MediaCounts {
    return {
      highest: this.highest,
      received: this.#received,
      lost: (frames ?? this.highest) - this.#received,
      late: this.#late,
      duplicated: this.#duplicated,
      jitterUs: Math.min(Math.round(this.#jitterUs), JITTER_MAX_US),
    };
  }
}

import { ReplayWindow } from "../../framing/replay-window.ts";

/** Weight of a new measurement in the smoothed jitter. */
const JITTER_GAIN = 1 / 16;
/** The field of the report has 32 bits, and a sender can choose absurd timestamps. */
const JITTER_MAX_US = 0xffff_ffff;

/** The counts that the receiver of a stream reports to its sender; the schema's PeerMediaReport has the same fields. */
export interface MediaReport {
  /** Highest frame number that arrived; 0 before the first frame. */
  readonly highest: number;
  /** Different frames that arrived, late ones included. */
  readonly received: number;
  /** Frames that did not arrive: up to `highest`, or up to the end of the stream once it is known. */
  readonly lost: number;
  /** Interarrival jitter in microseconds. */
  readonly jitterUs: number;
}

/** The counts of the receiver of a stream. */
export interface MediaCounts extends MediaReport {
  /** Bytes of the payloads of the frames that arrived. */
  readonly bytes: number;
  /** Lost frames that were played from copies in later frames. */
  readonly recovered: number;
  /** Frames that arrived after their play-out time and were dropped. */
  readonly late: number;
  /** Frames that arrived again, or so far behind the newest that they may have. */
  readonly duplicated: number;
  /**
   * Frames that were missing when their turn came, lost or late: after the end of the stream, `lost` plus `late` minus
   * `recovered`.
   */
  readonly concealed: number;
  /** How long a fast frame waits for its turn now, in milliseconds. */
  readonly playOutDelayMs: number;
}

/**
 * Counts the frames of one media stream.
 *
 * Frames are numbered from 1, so frames lost before the first arrival are counted too.
 *
 * @see RFC 3550, appendices A.3 (lost) and A.8 (jitter)
 */
export class MediaStatistics {
  readonly #numbers = new ReplayWindow();
  #received = 0;
  #bytes = 0;
  #recovered = 0;
  #late = 0;
  #duplicated = 0;
  #concealed = 0;
  #jitterUs = 0;
  #transitUs: number | undefined;

  /**
   * Counts a frame on arrival.
   *
   * @param number       from 1
   * @param timestampUs  microseconds on the clock of the stream
   * @param arrivedUs    microseconds on the clock of this side
   * @param bytes        of its payload
   * @returns whether the frame is new
   */
  arrived(number: number, timestampUs: number, arrivedUs: number, bytes = 0): boolean {
    if (!this.#numbers.check(number)) {
      this.#duplicated += 1;
      return false;
    }
    this.#numbers.accept(number);
    this.#received += 1;
    this.#bytes += bytes;
    const transitUs = arrivedUs - timestampUs;
    const differenceUs = Math.abs(transitUs - (this.#transitUs ?? transitUs));
    this.#transitUs = transitUs;
    this.#jitterUs += JITTER_GAIN * (differenceUs - this.#jitterUs);
    return true;
  }

  /** Whether a frame counts as one that has arrived. */
  has(number: number): boolean {
    return !this.#numbers.check(number);
  }

  /** Counts lost frames of which a copy came in time; -1: one was not lost after all. */
  recovered(frames: 1 | -1): void {
    this.#recovered += frames;
  }

  /** Counts a frame as late, in addition to its arrival. */
  late(): void {
    this.#late += 1;
  }

  /** Counts frames whose turn has passed without them. */
  concealed(frames: number): void {
    this.#concealed += frames;
  }

  /** Highest frame number that arrived; 0 before the first frame. */
  get highest(): number {
    return this.#numbers.highest;
  }

  get received(): number {
    return this.#received;
  }

  /** @param frames  how many frames the stream has; undefined if unknown, then `highest` is assumed */
  counts(frames: number | undefined): Omit<MediaCounts, "playOutDelayMs"> {
    return {
      highest: this.highest,
      received: this.#received,
      bytes: this.#bytes,
      recovered: this.#recovered,
      lost: (frames ?? this.highest) - this.#received,
      late: this.#late,
      duplicated: this.#duplicated,
      concealed: this.#concealed,
      jitterUs: Math.min(Math.round(this.#jitterUs), JITTER_MAX_US),
    };
  }
}

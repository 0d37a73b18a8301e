import { MediaCopy } from "../../../generated/chatwire/v1/peer.ts";
import { keptCopy } from "../kept.ts";
import type { MediaFrame } from "./jitter-buffer.ts";
import type { MediaReport } from "./statistics.ts";

/** A frame carries copies of at most so many earlier ones. */
export const COPIES_MAX = 2;
/** What a frame takes of the rate besides its payload: header, tag and fields. */
const FRAME_OVERHEAD_BYTES = 57;
/** Frames and copies together may exceed the target so far: it rises only while it is used. */
const TARGET_FACTOR = 1.25;
/** Encoded size of a copy without its payload, at most. */
const COPY_OVERHEAD_BYTES = 24;
/** The share of frames that get lost is measured over at least so many. */
const FRAMES_PER_MEASUREMENT = 25;
/** Weight of a new measurement. */
const LOSS_GAIN = 0.5;
/** From these shares of lost frames on, there are one and two copies. */
const LOSS_FOR_COPIES = [0.02, 0.1] as const;
/** The number of copies falls again only once less than this part of such a share is lost. */
const LOSS_BACK = 0.5;
/** Weight of a new frame in the mean size and the mean time of frames. */
const RATE_GAIN = 1 / 16;
const EARLIER_US_MAX = 0xffff_ffff;

/**
 * Decides which earlier frames of a stream travel again with the next one, so that a lost frame is replaced by the next
 * that arrives.
 *
 * There are copies only while the peer reports losses, and not more than about the target rate of the stream leaves room
 * for: more data makes a crowded path worse.
 *
 * @see RFC 2198
 */
export class FrameCopies {
  /** The latest first. */
  readonly #sent: { readonly number: number; readonly frame: Omit<MediaFrame, "number"> }[] = [];
  #count = 0;
  #lossShare = 0;
  #measuredHighest = 0;
  #measuredReceived = 0;
  #meanBytes = 0;
  #meanStepUs = 0;

  /** How many copies a frame carries now, if the rate and the datagram have room for them. */
  get count(): number {
    return this.#count;
  }

  /** Takes what the peer reports of the stream. */
  reported({ highest, received }: Pick<MediaReport, "highest" | "received">): void {
    const frames = highest - this.#measuredHighest;
    if (frames < FRAMES_PER_MEASUREMENT) return;
    // A frame that was overtaken arrives after the report, and makes the next share smaller.
    const share = Math.min(Math.max(1 - (received - this.#measuredReceived) / frames, 0), 1);
    this.#measuredHighest = highest;
    this.#measuredReceived = received;
    this.#lossShare += LOSS_GAIN * (share - this.#lossShare);
    this.#adapt();
  }

  /**
   * The copies for a frame.
   *
   * @param roomBytes            what the datagram has room for beside the frame
   * @param targetBitsPerSecond  what the stream may send; undefined if it is not known
   */
  copiesFor(
    number: number,
    frame: Omit<MediaFrame, "number">,
    roomBytes: number,
    targetBitsPerSecond: number | undefined,
  ): MediaCopy[] {
    const copies: MediaCopy[] = [];
    let room = Math.min(roomBytes, this.#rateRoomBytes(targetBitsPerSecond));
    for (const { number: earlierNumber, frame: earlier } of this.#sent.slice(0, this.#count)) {
      const earlierUs = frame.timestampUs - earlier.timestampUs;
      room -= COPY_OVERHEAD_BYTES + earlier.payload.length;
      if (room < 0 || earlierUs < 0 || earlierUs > EARLIER_US_MAX) break;
      const { marker, payload } = earlier;
      copies.push(MediaCopy.create({ before: number - earlierNumber, earlierUs, marker, payload }));
    }
    return copies;
  }

  /** Keeps a frame, which was sent. Its payload is copied. */
  sent(number: number, frame: Omit<MediaFrame, "number">): void {
    const stepUs = frame.timestampUs - (this.#sent[0]?.frame.timestampUs ?? frame.timestampUs);
    this.#meanBytes += (frame.payload.length - this.#meanBytes) * (this.#sent.length === 0 ? 1 : RATE_GAIN);
    if (stepUs > 0) this.#meanStepUs += (stepUs - this.#meanStepUs) * (this.#meanStepUs === 0 ? 1 : RATE_GAIN);
    this.#sent.unshift({ number, frame: { ...frame, payload: keptCopy(frame.payload) } });
    if (this.#sent.length > COPIES_MAX) this.#sent.pop();
  }

  #adapt(): void {
    const wanted = LOSS_FOR_COPIES.filter((share) => this.#lossShare >= share).length;
    const kept = LOSS_FOR_COPIES.filter((share) => this.#lossShare >= share * LOSS_BACK).length;
    this.#count = Math.max(wanted, Math.min(this.#count, kept));
  }

  /** What the target rate leaves for the copies of a frame. */
  #rateRoomBytes(targetBitsPerSecond: number | undefined): number {
    if (targetBitsPerSecond === undefined || this.#meanStepUs === 0) return Number.POSITIVE_INFINITY;
    const bytesPerFrame = ((TARGET_FACTOR * targetBitsPerSecond) / 8) * (this.#meanStepUs / 1_000_000);
    return bytesPerFrame - this.#meanBytes - FRAME_OVERHEAD_BYTES;
  }
}

/**
 * The media of a link: real-time streams of timed frames, in both directions.
 *
 * - sender.ts knows the streams of this side, and checks the peer's reports on them; copies.ts decides which frames
 *   travel twice;
 * - receiver.ts knows the streams of the peer; stream.ts is one of them, from its first frame to its last report;
 * - frame-parts.ts cuts frames that do not fit into one datagram, and joins them;
 * - jitter-buffer.ts holds frames back until their time, statistics.ts counts them;
 * - play-out-delay.ts decides how much delay they need, from the delay-histogram.ts of those that arrived.
 *
 * The invariant: frames are lossy and never wait for a lost one. Only the end
 * of a stream is reliable, so that both sides agree on how many frames it had.
 *
 * @see proto/PROTOCOL.md, "Media"
 */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { MediaCopies, PeerMedia, PeerMediaEnd, PeerMediaReport } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import { featureName } from "../../framing/capabilities.ts";
import type { BodyOf, Channel, ChannelOptions, LossyOptions } from "../channel.ts";
import { earlier } from "../path/backoff.ts";
import type { RttEstimator } from "../rtt-estimator.ts";
import { COPIES_MAX } from "./copies.ts";
import { MEDIA_FRAME_BYTES_MAX, splitFrame } from "./frame-parts.ts";
import type { MediaFrame } from "./jitter-buffer.ts";
import { MediaReceivers, type MediaReceiversEvent, type ReceivedStreamStatistics } from "./receiver.ts";
import { MediaSenders, type SentStreamStatistics } from "./sender.ts";
import type { MediaCounts, MediaReport } from "./statistics.ts";
import { malformed } from "./stream.ts";

/** A report is late if it is missing for so long and two round trips after a frame was sent: twice the pause between reports. */
const REPORT_LATE_MS = 200;
/** The pause before the end of a stream is tried again for which the queue had no room. */
const END_AGAIN_MS = 100;
/** A rate is told if it differs from the one told before by more than this share of it. */
const RATE_CHANGE = 0.05;
const NO_COPIES: readonly MediaFrame[] = [];
/** Size of a PeerMedia without its payload, header included, at most. */
const OVERHEAD_BYTES = 48;

export type MediaEvent =
  | MediaReceiversEvent
  /** The counts of the peer for a stream of this side. */
  | { readonly type: "mediaReport"; readonly stream: number; readonly report: MediaReport }
  /** How fast each open stream of this side may send now. */
  | { readonly type: "mediaRate"; readonly bitsPerSecond: number };

/** How a media stream to the peer is sent. */
export interface MediaOptions {
  /**
   * "adaptive": while many frames get lost, each carries copies of one or two earlier ones, as far as the target rate and
   * the datagram have room. A frame that is lost is then played from a copy, if that comes in time. Default: "none".
   */
  readonly redundancy?: "none" | "adaptive";
  /**
   * How many bits a second the stream makes use of, at most. While its target is lower and the link sends less than it could,
   * the link now and then sends a little padding, which shows whether the path carries more. Default: it sends none.
   */
  readonly wantedBitsPerSecond?: number;
}

export interface MediaRate {
  /** How fast all streams together may send, in bits a second; undefined if that is not known. */
  readonly mediaBitsPerSecond: number | undefined;

  /**
   * @param count                how many streams are open from now on
   * @param wantedBitsPerSecond  what they make use of together; 0: it is not known
   */
  mediaStreams(count: number, wantedBitsPerSecond: number): void;
}

export interface MediaChannelOptions extends ChannelOptions<MediaEvent> {
  readonly rtt: Pick<RttEstimator, "smoothedMs">;
  /** Decides how fast the streams of this side may send. Default: nobody does. */
  readonly rate?: MediaRate;
  /** Whether both sides know frames with copies. Default: they do not. */
  readonly mayCopy?: boolean;
  /** Whether both sides know parts of frames. Default: they do not. */
  readonly mayCut?: boolean;
  /** Called when reports on frames of this side are late. @param times  in a row */
  readonly onUnanswered?: (times: number, nowMs: number) => void;
}

type MediaBody = "peerMedia" | "peerMediaPart" | "peerMediaEnd" | "peerMediaReport";

export class MediaChannel implements Channel<MediaBody> {
  readonly bodies = ["peerMedia", "peerMediaPart", "peerMediaEnd", "peerMediaReport"] as const;
  readonly #options: MediaChannelOptions;
  /** When the first frame was sent since the last report; undefined: none was. */
  #unreportedMs: number | undefined;
  /** Reports in a row that were late. */
  #late = 0;
  #toldBitsPerSecond = 0;
  /** The last paced frame of each stream that has one, by its number for the outbox. */
  readonly #lastPaced = new Map<number, number>();
  /** Streams that have ended, but for frames that wait to leave, and how many frames they have. */
  readonly #ending = new Map<number, number>();
  /** When an end may be sent that waits for no frame any more: since the last frame has left, or after a pause. */
  #endAtMs = 0;
  /** One object for all frames, as each needs it. */
  readonly #lossy: LossyOptions = {
    onSent: (_packetNumber, nowMs) => {
      this.#unreportedMs ??= nowMs;
      this.#endAtMs = nowMs;
    },
  };
  readonly #senders: MediaSenders;
  readonly #receivers: MediaReceivers;

  constructor(options: MediaChannelOptions) {
    const { limits, outbox, raise } = options;
    this.#options = options;
    this.#senders = new MediaSenders(limits.mediaStreamsMax);
    this.#receivers = new MediaReceivers({
      limits,
      raise,
      report: (stream, { highest, received, lost, jitterUs }) => {
        const value = PeerMediaReport.create({ stream, highest, received, lost, jitterUs });
        outbox.sendLossy({ case: "peerMediaReport", value });
      },
    });
  }

  /**
   * Opens a stream to the peer.
   *
   * @returns its id
   * @throws UsageError `wantedBitsPerSecond` is no positive number
   * @throws ProtocolError LIMIT_REACHED: `mediaStreamsMax` streams are open, or have ended and have frames that wait; retryable
   */
  open({ redundancy = "none", wantedBitsPerSecond }: MediaOptions = {}): number {
    if (wantedBitsPerSecond !== undefined && !(wantedBitsPerSecond > 0))
      throw new UsageError(`The option wantedBitsPerSecond must be a number above 0, not ${wantedBitsPerSecond}.`);
    const isRedundant = redundancy === "adaptive" && this.#options.mayCopy === true;
    const stream = this.#senders.open({ isRedundant, wantedBitsPerSecond, ending: this.#ending.size });
    this.#streamsChanged();
    return stream;
  }

  /**
   * Sends a frame once.
   *
   * @throws UsageError the payload has more than `MEDIA_FRAME_BYTES_MAX` bytes, or the stream is not open
   * @throws ProtocolError FEATURE_MISSING: the payload does not fit into a datagram, and the peer takes no parts of frames
   */
  send(stream: number, frame: Omit<MediaFrame, "number">): void {
    const { outbox } = this.#options;
    const payloadBytesMax = outbox.messageBytesMax - OVERHEAD_BYTES;
    const isLarge = frame.payload.length > payloadBytesMax;
    if (isLarge) this.#checkLarge(frame.payload.length, payloadBytesMax);
    const number = this.#senders.frames(stream) + 1;
    const target = this.#toldBitsPerSecond === 0 ? undefined : this.#toldBitsPerSecond;
    const copies = this.#senders.copiesFor(stream, frame, payloadBytesMax - frame.payload.length, target);
    // Field by field, which takes less time than an object of initial values: a link may carry thousands in a second.
    const value = PeerMedia.create();
    value.stream = stream;
    value.number = number;
    value.timestampUs = frame.timestampUs;
    value.marker = frame.marker;
    value.payload = frame.payload;
    if (copies.length > 0) value.copies = MediaCopies.create({ frames: [...copies] });
    this.#send(value, this.#senders.sent(stream, frame, isLarge), isLarge);
  }

  #send(frame: PeerMedia, pace: "at once" | "paced", isLarge: boolean): void {
    const { outbox } = this.#options;
    if (pace === "at once") outbox.sendLossy({ case: "peerMedia", value: frame }, this.#lossy);
    else {
      const bodies: MessageBody[] = isLarge
        ? splitFrame(frame, outbox.messageBytesMax).map((value) => ({ case: "peerMediaPart", value }))
        : [{ case: "peerMedia", value: frame }];
      this.#lastPaced.set(frame.stream, outbox.sendPaced(bodies, this.#lossy));
    }
  }

  /** @throws UsageError; ProtocolError FEATURE_MISSING */
  #checkLarge(bytes: number, datagramPayloadBytesMax: number): void {
    const text = `The payload of the media frame has ${bytes} bytes`;
    if (bytes > MEDIA_FRAME_BYTES_MAX) throw new UsageError(`${text}; at most ${MEDIA_FRAME_BYTES_MAX} are allowed.`);
    if (this.#options.mayCut === true) return;
    const lacks = `the link lacks ${featureName(Feature.LARGE_MEDIA)}, which not both sides have`;
    throw new ProtocolError(
      "FEATURE_MISSING",
      `${text}; at most ${datagramPayloadBytesMax} are allowed, because ${lacks}.`,
    );
  }

  /**
   * Ends a stream to the peer, once its frames have left that are paced.
   *
   * @throws UsageError WRONG_STATE: the stream is not open
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent, and the stream stays open; retryable
   */
  end(stream: number): void {
    const frames = this.#senders.frames(stream);
    if (this.#hasPaced(stream)) this.#ending.set(stream, frames);
    else this.#sendEnd(stream, frames);
    this.#senders.end(stream);
    this.#streamsChanged();
  }

  #hasPaced(stream: number): boolean {
    return this.#options.outbox.isPacedWaiting(this.#lastPaced.get(stream) ?? 0);
  }

  #sendEnd(stream: number, frames: number): void {
    const value = PeerMediaEnd.create({ stream, frames });
    this.#options.outbox.sendReliable({ case: "peerMediaEnd", value });
    this.#lastPaced.delete(stream);
  }

  /** Sends the ends of streams whose frames have left. */
  #sendEnds(nowMs: number): void {
    for (const [stream, frames] of this.#ending) {
      if (this.#hasPaced(stream)) continue;
      try {
        this.#sendEnd(stream, frames);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        this.#endAtMs = nowMs + END_AGAIN_MS;
        return;
      }
      this.#ending.delete(stream);
      this.#streamsChanged();
    }
  }

  /** When the end of a stream may be sent. */
  get #endMs(): number | undefined {
    for (const stream of this.#ending.keys()) if (!this.#hasPaced(stream)) return this.#endAtMs;
    return undefined;
  }

  /** Raises how fast each stream may send, if that has changed. */
  rateMayHaveChanged(): void {
    const total = this.#options.rate?.mediaBitsPerSecond;
    if (total === undefined || this.#senders.size === 0) return;
    const rate = total / this.#senders.size;
    if (Math.abs(rate - this.#toldBitsPerSecond) <= RATE_CHANGE * this.#toldBitsPerSecond) return;
    this.#toldBitsPerSecond = rate;
    this.#options.raise({ type: "mediaRate", bitsPerSecond: Math.floor(rate) });
  }

  /** The counts of a stream from the peer; undefined if the stream is over or unknown. */
  counts(stream: number): MediaCounts | undefined {
    return this.#receivers.counts(stream);
  }

  get sentStreams(): SentStreamStatistics[] {
    const target = this.#toldBitsPerSecond === 0 ? undefined : Math.floor(this.#toldBitsPerSecond);
    return this.#senders.statistics.map((each) => ({ ...each, targetBitsPerSecond: target }));
  }

  get receivedStreams(): ReceivedStreamStatistics[] {
    return this.#receivers.statistics;
  }

  /** Frames from the peer that were dropped because too many streams were open or their stream was over. */
  get refused(): number {
    return this.#receivers.refused;
  }

  handle({ case: name, value }: BodyOf<MediaBody>, nowMs: number): void {
    const { stream } = value;
    if (name === "peerMedia") this.#receive(value, nowMs);
    else if (name === "peerMediaPart") {
      const frame = this.#receivers.join(value, nowMs);
      if (frame !== undefined) this.#receive(frame, nowMs);
    } else if (name === "peerMediaEnd") {
      this.#receivers.end(stream, value.frames, nowMs);
    } else {
      const { highest, received, lost, jitterUs } = value;
      const report = { highest, received, lost, jitterUs };
      this.#unreportedMs = undefined;
      this.#late = 0;
      if (this.#senders.reported(stream, report)) this.#options.raise({ type: "mediaReport", stream, report });
    }
  }

  #receive(media: PeerMedia, nowMs: number): void {
    const { stream, number, timestampUs, marker, payload } = media;
    this.#receivers.receive(stream, { number, timestampUs, marker, payload }, nowMs, copiesOf(media));
  }

  get nextTimeoutMs(): number | undefined {
    return earlier(earlier(this.#receivers.nextTimeoutMs, this.#lateMs), this.#endMs);
  }

  handleTimeout(nowMs: number): "waiting" {
    this.#receivers.handleTimeout(nowMs);
    if ((this.#endMs ?? Number.POSITIVE_INFINITY) <= nowMs) this.#sendEnds(nowMs);
    const lateMs = this.#lateMs;
    if (lateMs === undefined || lateMs > nowMs) return "waiting";
    this.#unreportedMs = undefined;
    this.#late += 1;
    this.#options.onUnanswered?.(this.#late, nowMs);
    return "waiting";
  }

  #streamsChanged(): void {
    this.#options.rate?.mediaStreams(this.#senders.size + this.#ending.size, this.#senders.wantedBitsPerSecond);
    this.#toldBitsPerSecond = 0;
    this.rateMayHaveChanged();
  }

  /** When a report is late. */
  get #lateMs(): number | undefined {
    if (this.#unreportedMs === undefined) return undefined;
    return this.#unreportedMs + REPORT_LATE_MS + 2 * (this.#options.rtt.smoothedMs ?? 0);
  }
}

/**
 * The earlier frames that a frame carries, the oldest first.
 *
 * @throws ProtocolError MALFORMED: there are too many, or one is no earlier frame
 */
function copiesOf({ number, timestampUs, copies }: PeerMedia): readonly MediaFrame[] {
  if (copies === undefined) return NO_COPIES;
  const { frames } = copies;
  if (frames.length > COPIES_MAX) throw malformed(`A media frame carries ${frames.length} copies of earlier ones.`);
  return frames
    .map(({ before, earlierUs, marker, payload }) => {
      if (before < 1 || before >= number || earlierUs > timestampUs)
        throw malformed(`The media frame ${number} carries a copy that is of no earlier frame.`);
      return { number: number - before, timestampUs: timestampUs - earlierUs, marker, payload };
    })
    .sort((one, other) => one.number - other.number);
}

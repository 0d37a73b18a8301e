import type { PeerMedia, PeerMediaPart } from "../../../generated/chatwire/v1/peer.ts";
import type { Limits } from "../../limits.ts";
import { earlier } from "../path/backoff.ts";
import { FrameJoiner } from "./frame-parts.ts";
import type { MediaFrame, PlayedFrame } from "./jitter-buffer.ts";
import type { MediaCounts } from "./statistics.ts";
import { MediaStreamReceiver, malformed } from "./stream.ts";

/** The ids of this many ended streams are kept, so that late frames do not open them again. */
const ENDED_MAX = 256;

/** A media stream of the peer. */
export interface ReceivedStreamStatistics extends MediaCounts {
  readonly stream: number;
}

export type MediaReceiversEvent =
  /** A frame to play out now. */
  | { readonly type: "media"; readonly stream: number; readonly frame: PlayedFrame }
  /** The peer ended a stream, and its last frame was played out; or it was silent, and makes room for another one. */
  | { readonly type: "mediaEnded"; readonly stream: number; readonly statistics: MediaCounts };

export interface MediaReceiversOptions {
  readonly limits: Limits;
  readonly raise: (event: MediaReceiversEvent) => void;
  /** Sends a report to the sender of the stream. */
  readonly report: (stream: number, counts: MediaCounts) => void;
}

/**
 * The media streams of the peer.
 *
 * Only a whole frame opens a stream, or its end. If `mediaStreamsMax` are open, the one that has been silent for the longest
 * time makes room for a further one, once that is `mediaSilenceMs`.
 */
export class MediaReceivers {
  readonly #options: MediaReceiversOptions;
  readonly #streams = new Map<number, MediaStreamReceiver>();
  readonly #ended = new Set<number>();
  /** The parts of frames of all streams, of those too that no whole frame has opened. */
  readonly #joiner: FrameJoiner;
  #refused = 0;

  constructor(options: MediaReceiversOptions) {
    this.#options = options;
    this.#joiner = new FrameJoiner(options.limits);
  }

  /** Frames that were dropped because too many streams were open or their stream was over. */
  get refused(): number {
    return this.#refused;
  }

  get statistics(): ReceivedStreamStatistics[] {
    return [...this.#streams].map(([stream, incoming]) => ({ stream, ...incoming.counts }));
  }

  /** The counts of a stream; undefined if the stream is over or unknown. */
  counts(stream: number): MediaCounts | undefined {
    return this.#streams.get(stream)?.counts;
  }

  /**
   * Takes a frame, which opens its stream.
   *
   * @param copies  earlier frames of the stream that came with it, the oldest first
   * @throws ProtocolError MALFORMED: the number of the frame is invalid
   */
  receive(stream: number, frame: MediaFrame, nowMs: number, copies: readonly MediaFrame[] = []): void {
    checkNumber(frame.number);
    const incoming = this.#open(stream, nowMs);
    if (incoming === undefined) {
      this.#refused += 1;
      return;
    }
    incoming.receive(frame, nowMs, copies);
    this.#advance(stream, incoming, nowMs);
  }

  /**
   * Takes a part of a frame.
   *
   * @returns the frame, if this was the last part that was missing; hand it to `receive`
   * @throws ProtocolError MALFORMED: the number of the frame is invalid, or the part contradicts itself or an earlier one
   */
  join(part: PeerMediaPart, nowMs: number): PeerMedia | undefined {
    const { stream, frame } = part;
    checkNumber(frame);
    const incoming = this.#streams.get(stream);
    if (incoming === undefined && !this.#mayOpen(stream, nowMs)) {
      this.#refused += 1;
      return undefined;
    }
    return incoming?.wants(frame) === false ? undefined : this.#joiner.add(part, nowMs);
  }

  /** Takes the end of a stream. @throws ProtocolError MALFORMED: it contradicts the frames, or is a second end */
  end(stream: number, frames: number, nowMs: number): void {
    const incoming = this.#open(stream, nowMs);
    if (incoming === undefined) return;
    incoming.end(frames, nowMs);
    this.#advance(stream, incoming, nowMs);
  }

  handleTimeout(nowMs: number): void {
    this.#joiner.handleTimeout(nowMs);
    for (const [stream, incoming] of this.#streams) this.#advance(stream, incoming, nowMs);
  }

  get nextTimeoutMs(): number | undefined {
    let nextMs = this.#joiner.nextTimeoutMs;
    for (const incoming of this.#streams.values())
      if (Number.isFinite(incoming.nextTimeoutMs)) nextMs = earlier(nextMs, incoming.nextTimeoutMs);
    return nextMs;
  }

  #open(stream: number, nowMs: number): MediaStreamReceiver | undefined {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    if (!this.#mayOpen(stream, nowMs)) return undefined;
    if (this.#isFull) this.#endSilent(nowMs);
    const incoming = new MediaStreamReceiver(this.#options.limits, nowMs);
    this.#streams.set(stream, incoming);
    return incoming;
  }

  #mayOpen(stream: number, nowMs: number): boolean {
    return !this.#ended.has(stream) && (!this.#isFull || this.#silent(nowMs) !== undefined);
  }

  get #isFull(): boolean {
    return this.#streams.size >= this.#options.limits.mediaStreamsMax;
  }

  /** The stream that has been silent for the longest time, if that is long enough. */
  #silent(nowMs: number): number | undefined {
    let silent: number | undefined;
    let sinceMs = nowMs - this.#options.limits.mediaSilenceMs;
    for (const [stream, { activeMs }] of this.#streams) {
      if (activeMs > sinceMs) continue;
      sinceMs = activeMs;
      silent = stream;
    }
    return silent;
  }

  #endSilent(nowMs: number): void {
    const stream = this.#silent(nowMs);
    const incoming = stream === undefined ? undefined : this.#streams.get(stream);
    if (stream === undefined || incoming === undefined) return;
    if (!incoming.isFinished) this.#options.raise({ type: "mediaEnded", stream, statistics: incoming.counts });
    this.#forget(stream);
  }

  #advance(stream: number, incoming: MediaStreamReceiver, nowMs: number): void {
    const { raise, report } = this.#options;
    for (let frame = incoming.next(nowMs); frame !== undefined; frame = incoming.next(nowMs)) {
      raise({ type: "media", stream, frame });
    }
    if (incoming.finish(nowMs)) raise({ type: "mediaEnded", stream, statistics: incoming.counts });
    const counts = incoming.pollReport(nowMs);
    if (counts !== undefined) report(stream, counts);
    if (incoming.isDone) this.#forget(stream);
  }

  #forget(stream: number): void {
    this.#streams.delete(stream);
    this.#joiner.forget(stream);
    this.#ended.add(stream);
    const [oldest] = this.#ended;
    if (this.#ended.size > ENDED_MAX && oldest !== undefined) this.#ended.delete(oldest);
  }
}

/** @throws ProtocolError MALFORMED */
function checkNumber(frame: number): void {
  if (frame < 1) throw malformed(`A media stream contains a frame ${frame}; the first frame is 1.`);
}

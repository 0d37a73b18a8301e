import type { PeerMedia, PeerMediaPart } from "../../../generated/chatwire/v1/peer.ts";
import type { Limits } from "../../limits.ts";
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
  /** The peer ended a stream, and its last frame was played out. */
  | { readonly type: "mediaEnded"; readonly stream: number; readonly statistics: MediaCounts };

export interface MediaReceiversOptions {
  readonly limits: Limits;
  readonly raise: (event: MediaReceiversEvent) => void;
  /** Sends a report to the sender of the stream. */
  readonly report: (stream: number, counts: MediaCounts) => void;
}

/** The media streams of the peer. */
export class MediaReceivers {
  readonly #options: MediaReceiversOptions;
  readonly #streams = new Map<number, MediaStreamReceiver>();
  readonly #ended = new Set<number>();
  #refused = 0;

  constructor(options: MediaReceiversOptions) {
    this.#options = options;
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
    const incoming = this.#open(stream);
    if (incoming === undefined) {
      this.#refused += 1;
      return;
    }
    incoming.receive(frame, nowMs, copies);
    this.#advance(stream, incoming, nowMs);
  }

  /**
   * Takes a part of a frame, which opens its stream.
   *
   * @returns the frame, if this was the last part that was missing; hand it to `receive`
   * @throws ProtocolError MALFORMED: the number of the frame is invalid, or the part contradicts itself or an earlier one
   */
  join(part: PeerMediaPart): PeerMedia | undefined {
    checkNumber(part.frame);
    const incoming = this.#open(part.stream);
    if (incoming === undefined) this.#refused += 1;
    return incoming?.join(part);
  }

  /** Takes the end of a stream. @throws ProtocolError MALFORMED: it contradicts the frames, or is a second end */
  end(stream: number, frames: number, nowMs: number): void {
    const incoming = this.#open(stream);
    if (incoming === undefined) return;
    incoming.end(frames, nowMs);
    this.#advance(stream, incoming, nowMs);
  }

  handleTimeout(nowMs: number): void {
    for (const [stream, incoming] of this.#streams) this.#advance(stream, incoming, nowMs);
  }

  get nextTimeoutMs(): number | undefined {
    if (this.#streams.size === 0) return undefined;
    const timeoutMs = Math.min(...[...this.#streams.values()].map((incoming) => incoming.nextTimeoutMs));
    return Number.isFinite(timeoutMs) ? timeoutMs : undefined;
  }

  #open(stream: number): MediaStreamReceiver | undefined {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    if (this.#ended.has(stream) || this.#streams.size >= this.#options.limits.mediaStreamsMax) return undefined;
    const incoming = new MediaStreamReceiver(this.#options.limits);
    this.#streams.set(stream, incoming);
    return incoming;
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
    this.#ended.add(stream);
    const [oldest] = this.#ended;
    if (this.#ended.size > ENDED_MAX && oldest !== undefined) this.#ended.delete(oldest);
  }
}

/** @throws ProtocolError MALFORMED */
function checkNumber(frame: number): void {
  if (frame < 1) throw malformed(`A media stream contains a frame ${frame}; the first frame is 1.`);
}

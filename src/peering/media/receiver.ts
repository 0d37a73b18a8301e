import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { PeerEvent } from "../peer-event.ts";
import type { MediaFrame } from "./jitter-buffer.ts";
import type { MediaCounts } from "./statistics.ts";
import { MediaStreamReceiver } from "./stream.ts";

/** Ids of streams that are over are known for so many streams, so that late frames do not open them again. */
const ENDED_MAX = 256;

export interface MediaReceiverOptions {
  readonly limits: Limits;
  readonly raise: (event: PeerEvent) => void;
  /** Sends a report to the sender of the stream. */
  readonly report: (stream: number, counts: MediaCounts) => void;
}

/** All media streams that come in on one path. */
export class MediaReceiver {
  readonly #options: MediaReceiverOptions;
  readonly #streams = new Map<number, MediaStreamReceiver>();
  readonly #ended = new Set<number>();
  #refused = 0;

  constructor(options: MediaReceiverOptions) {
    this.#options = options;
  }

  /** Frames that were dropped because too many streams were open, or theirs was over. */
  get refused(): number {
    return this.#refused;
  }

  /** What has been counted of a stream; undefined where it is over or was never heard of. */
  counts(stream: number): MediaCounts | undefined {
    return this.#streams.get(stream)?.counts;
  }

  /** @throws ProtocolError MALFORMED */
  receive(stream: number, frame: MediaFrame, nowMs: number): void {
    if (frame.number < 1) throw new ProtocolError("MALFORMED", "Frames are numbered from 1.");
    const incoming = this.#open(stream);
    if (incoming === undefined) {
      this.#refused += 1;
      return;
    }
    incoming.receive(frame, nowMs);
    this.#advance(stream, incoming, nowMs);
  }

  /** @throws ProtocolError MALFORMED */
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

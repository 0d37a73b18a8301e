import { keptBytesOf } from "../../../peering/kept.ts";
import type { PlayedFrame } from "../../../peering/media/jitter-buffer.ts";
import { ENDED_STREAMS_MAX } from "../../../peering/media/sender.ts";
import type { MediaCounts, MediaReport } from "../../../peering/media/statistics.ts";
import { EventQueue } from "../../events/event-queue.ts";

/** One media frame to send. */
export interface OutgoingFrame {
  readonly payload: Uint8Array;
  /** When the frame was made, in microseconds on the stream's own clock. */
  readonly timestampUs: number;
  /** Marks a beginning: of a talk spurt, or of a picture (RFC 3550, section 5.1). Default: false. */
  readonly marker?: boolean;
}

/**
 * A media stream to the peer. Frames are never repeated. They leave at once, and from the first one on that takes several
 * datagrams, at about the rate that the path carries.
 */
export class MediaSender {
  readonly stream: number;
  readonly #send: (frame: OutgoingFrame) => void;
  readonly #end: () => void;
  #report: MediaReport | undefined;
  /** A program that reads slowly gets the latest target. */
  readonly #targets = new EventQueue<number>(1);
  #target: number | undefined;

  constructor(stream: number, send: (frame: OutgoingFrame) => void, end: () => void) {
    this.stream = stream;
    this.#send = send;
    this.#end = end;
  }

  /** The peer's last report of what it received; undefined before the first. */
  get report(): MediaReport | undefined {
    return this.#report;
  }

  /**
   * How many bits a second the stream should send at most, so that no queue grows on the path: an equal share of what the
   * link can carry. Undefined: it is not known, because the peer's client is older.
   */
  get targetBitsPerSecond(): number | undefined {
    return this.#target;
  }

  /** Each target from now on, or only the latest if it is read slowly. Ends with the stream. */
  get targetChanges(): AsyncIterable<number> {
    return this.#targets;
  }

  /**
   * Sends one frame: up to 262,144 bytes if both sides have the feature `LARGE_MEDIA`, otherwise up to 1,119. A frame sent
   * after the link has ended is lost.
   *
   * @throws UsageError the frame is too long, or this side has ended the stream
   * @throws ProtocolError FEATURE_MISSING: the frame does not fit into a datagram, and the peer's client takes no longer ones
   */
  send(frame: OutgoingFrame): void {
    this.#send(frame);
  }

  /**
   * Ends the stream. Frames that were sent before still leave: those that wait, at about the target rate, and the end after
   * them. No more can be sent. Does nothing if the link is not connected.
   *
   * @throws UsageError WRONG_STATE: the stream has ended
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent, and the stream stays open; retryable
   */
  end(): void {
    this.#end();
  }

  /** Takes how fast the stream may send now. The link calls it. */
  handleTarget(bitsPerSecond: number): void {
    this.#target = bitsPerSecond;
    this.#targets.push(bitsPerSecond);
  }

  /** Ends `targetChanges`. The link calls it. */
  handleEnd(): void {
    this.#targets.end();
  }

  /** Takes the latest report of the peer. The link calls it. */
  handleReport(report: MediaReport): void {
    this.#report = report;
  }
}

/** The media streams to the peer that may still get a report. */
export class MediaSenders {
  readonly #open = new Map<number, MediaSender>();
  readonly #ended = new Map<number, MediaSender>();

  get size(): number {
    return this.#open.size + this.#ended.size;
  }

  add(sender: MediaSender): void {
    this.#open.set(sender.stream, sender);
  }

  /** Marks a stream as ended. Forgets the one that ended first, past the number whose reports the link takes. */
  end(stream: number): void {
    const sender = this.#open.get(stream);
    if (sender === undefined) return;
    sender.handleEnd();
    this.#open.delete(stream);
    this.#ended.set(stream, sender);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > ENDED_STREAMS_MAX && oldest !== undefined) this.#ended.delete(oldest);
  }

  handleTarget(bitsPerSecond: number): void {
    for (const sender of this.#open.values()) sender.handleTarget(bitsPerSecond);
  }

  /** The link has ended. */
  endAll(): void {
    for (const sender of this.#open.values()) sender.handleEnd();
  }

  get(stream: number): MediaSender | undefined {
    return this.#open.get(stream) ?? this.#ended.get(stream);
  }
}

/** A media stream from the peer: its frames in play-out order, and their statistics. */
export class MediaReceiver implements AsyncIterable<PlayedFrame> {
  readonly stream: number;
  readonly #counts: () => MediaCounts | undefined;
  readonly #frames: EventQueue<PlayedFrame>;
  #total: MediaCounts | undefined;

  /** @param unread  how many frames, and what they count for in bytes, wait to be read at most. Past it, the oldest is dropped */
  constructor(
    stream: number,
    counts: () => MediaCounts | undefined,
    { framesMax, bytesMax }: { readonly framesMax: number; readonly bytesMax: number },
  ) {
    this.stream = stream;
    this.#counts = counts;
    this.#frames = new EventQueue(framesMax, undefined, {
      max: bytesMax,
      of: ({ payload }) => keptBytesOf(payload.length),
    });
  }

  /**
   * Counts of received, lost, late, repeated and concealed frames, the jitter (RFC 3550) and the play-out delay: so far, or
   * in total after the end.
   */
  get statistics(): MediaCounts | undefined {
    return this.#total ?? this.#counts();
  }

  [Symbol.asyncIterator](): AsyncIterator<PlayedFrame, undefined> {
    return this.#frames[Symbol.asyncIterator]();
  }

  /** Takes a frame that is due. The link calls it. */
  handleFrame(frame: PlayedFrame): void {
    this.#frames.push(frame);
  }

  /**
   * Ends the stream. The link calls it.
   *
   * @param statistics  the counts of the whole stream; undefined if they are not known
   */
  handleEnd(statistics: MediaCounts | undefined): void {
    this.#total = statistics;
    this.#frames.end();
  }
}

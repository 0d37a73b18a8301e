import type { MediaFrame } from "../../peering/media/jitter-buffer.ts";
import type { MediaCounts, MediaReport } from "../../peering/media/statistics.ts";
import { EventQueue } from "../events/event-queue.ts";

/** One frame to be sent. */
export interface OutgoingFrame {
  readonly payload: Uint8Array;
  /** When it was made, in microseconds on the stream's own clock. */
  readonly timestampUs: number;
  /** Something begins here: a spurt of talk, a new picture. Default: false. */
  readonly marker?: boolean;
}

/** A real-time stream to the peer. Frames are sent at once and never repeated. */
export class MediaSender {
  readonly stream: number;
  readonly #send: (frame: OutgoingFrame) => void;
  readonly #end: () => void;
  #report: MediaReport | undefined;

  constructor(stream: number, send: (frame: OutgoingFrame) => void, end: () => void) {
    this.stream = stream;
    this.#send = send;
    this.#end = end;
  }

  /** What the peer has counted, as of its last report; undefined before the first. */
  get report(): MediaReport | undefined {
    return this.#report;
  }

  /**
   * Sends one frame. After the link has ended it goes nowhere, as a lost one does.
   *
   * @throws UsageError it does not fit into a datagram, or this side has ended the stream
   */
  send(frame: OutgoingFrame): void {
    this.#send(frame);
  }

  /** Ends the stream. */
  end(): void {
    this.#end();
  }

  handleReport(report: MediaReport): void {
    this.#report = report;
  }
}

/** A real-time stream from the peer: its frames in play-out order, and what was counted of them. */
export class MediaReceiver implements AsyncIterable<MediaFrame> {
  readonly stream: number;
  readonly #counts: () => MediaCounts | undefined;
  readonly #frames: EventQueue<MediaFrame>;
  #final: MediaCounts | undefined;

  constructor(stream: number, counts: () => MediaCounts | undefined, framesMax: number) {
    this.stream = stream;
    this.#counts = counts;
    this.#frames = new EventQueue(framesMax);
  }

  /** Received, lost and late frames and the jitter (RFC 3550): until now, and once ended in all. */
  get statistics(): MediaCounts | undefined {
    return this.#final ?? this.#counts();
  }

  [Symbol.asyncIterator](): AsyncIterator<MediaFrame, undefined> {
    return this.#frames[Symbol.asyncIterator]();
  }

  handleFrame(frame: MediaFrame): void {
    this.#frames.push(frame);
  }

  handleEnd(statistics: MediaCounts | undefined): void {
    this.#final = statistics;
    this.#frames.end();
  }
}

import { ProtocolError } from "../../errors.ts";
import { ReplayWindow } from "../../framing/replay-window.ts";
import type { Limits } from "../../limits.ts";
import { JitterBuffer, type MediaFrame, type PlayedFrame } from "./jitter-buffer.ts";
import { type MediaCounts, MediaStatistics } from "./statistics.ts";

/** Reports are the sender's sign that the path carries its frames, too. */
const REPORT_INTERVAL_MS = 100;
/** The last report is repeated after these pauses, because no later one replaces it if it gets lost. */
const FINAL_REPORT_PAUSES_MS = [100, 200] as const;

/** One media stream of the peer, from its first frame to its last report. */
export class MediaStreamReceiver {
  readonly #statistics = new MediaStatistics();
  readonly #buffer: JitterBuffer;
  /** The numbers of the frames that the buffer has taken, from a datagram of their own or as a copy. */
  readonly #taken = new ReplayWindow();
  #reportAtMs: number | undefined;
  /** How many frames the peer sent; undefined before the end of the stream arrived. */
  #frames: number | undefined;
  /** When to stop waiting for missing frames. */
  #finishAtMs = Number.POSITIVE_INFINITY;
  #isFinished = false;
  #finalReports = 0;
  #activeMs: number;

  constructor(limits: Limits, nowMs: number) {
    this.#activeMs = nowMs;
    const { jitterBufferMs: waitMsMax, jitterBufferFramesMax: framesMax, jitterBufferBytesMax: bytesMax } = limits;
    this.#buffer = new JitterBuffer({ waitMsMax, framesMax, bytesMax });
  }

  /** Whether a frame is of use if it arrives now. */
  wants(number: number): boolean {
    return !this.#isFinished && !this.#statistics.has(number);
  }

  /** When a frame arrived last, or the end. */
  get activeMs(): number {
    return this.#activeMs;
  }

  /** Whether its last frame was played out. */
  get isFinished(): boolean {
    return this.#isFinished;
  }

  /**
   * Takes a frame; ignores it if the stream is finished.
   *
   * @param copies  earlier frames that came with it, the oldest first; those that are there already are ignored
   * @throws ProtocolError MALFORMED: the number is greater than the number of frames
   */
  receive(frame: MediaFrame, nowMs: number, copies: readonly MediaFrame[] = []): void {
    if (this.#isFinished) return;
    this.#activeMs = nowMs;
    if (this.#frames !== undefined && frame.number > this.#frames) {
      throw malformed(`A media stream of ${this.#frames} frames contains a frame ${frame.number}.`);
    }
    const { number, timestampUs, payload } = frame;
    if (!this.#statistics.arrived(number, timestampUs, nowMs * 1_000, payload.length)) return;
    if (this.#frames === undefined) this.#reportAtMs ??= nowMs + REPORT_INTERVAL_MS;
    for (const copy of copies) if (this.#insert(copy, nowMs) === "waiting") this.#statistics.recovered(1);
    const outcome = this.#insert(frame, nowMs);
    if (outcome === "late") this.#statistics.late();
    // Its copy was first, and so it was not lost.
    if (outcome === "known") this.#statistics.recovered(-1);
  }

  #insert(frame: MediaFrame, nowMs: number): "waiting" | "late" | "known" {
    if (!this.#taken.check(frame.number)) return "known";
    const outcome = this.#buffer.insert(frame, nowMs);
    // A copy that is late is none: the frame itself may still come, and is late then.
    if (outcome === "waiting") this.#taken.accept(frame.number);
    return outcome;
  }

  /**
   * Takes the end of the stream.
   *
   * @param frames  how many frames the peer sent
   * @throws ProtocolError MALFORMED: a higher frame number arrived, or the stream ended before
   */
  end(frames: number, nowMs: number): void {
    if (this.#frames !== undefined) throw malformed("A media stream ended twice.");
    const { highest } = this.#statistics;
    if (frames < highest) throw malformed(`A media stream of ${frames} frames contains a frame ${highest}.`);
    this.#activeMs = nowMs;
    this.#frames = frames;
    this.#finishAtMs = nowMs + this.#buffer.delayMs;
    this.#reportAtMs = undefined;
  }

  /** Returns the frame to play out now, if there is one. Call until it returns none. */
  next(nowMs: number): PlayedFrame | undefined {
    const frame = this.#buffer.next(nowMs);
    if (frame !== undefined) this.#statistics.concealed(frame.missing);
    return frame;
  }

  /** Finishes the stream once its frames were played out or given up. Returns whether it finished in this call. */
  finish(nowMs: number): boolean {
    if (this.#isFinished || this.#frames === undefined || this.#buffer.nextTimeoutMs !== undefined) return false;
    if (this.#statistics.received < this.#frames && nowMs < this.#finishAtMs) return false;
    this.#isFinished = true;
    this.#statistics.concealed(this.#frames - this.#buffer.played);
    this.#reportAtMs = nowMs;
    return true;
  }

  /** Returns the counts to report, if a report is due. */
  pollReport(nowMs: number): MediaCounts | undefined {
    if (this.#reportAtMs === undefined || this.#reportAtMs > nowMs) return undefined;
    this.#reportAtMs = undefined;
    if (this.#isFinished) {
      const pauseMs = FINAL_REPORT_PAUSES_MS[this.#finalReports];
      if (pauseMs !== undefined) this.#reportAtMs = nowMs + pauseMs;
      this.#finalReports += 1;
    }
    return this.counts;
  }

  get counts(): MediaCounts {
    return { ...this.#statistics.counts(this.#frames), playOutDelayMs: this.#buffer.delayMs };
  }

  /** Whether the stream is finished and sent its last report. */
  get isDone(): boolean {
    return this.#isFinished && this.#reportAtMs === undefined;
  }

  get nextTimeoutMs(): number {
    const finishAtMs = this.#isFinished ? Number.POSITIVE_INFINITY : this.#finishAtMs;
    const playOutOrFinishMs = this.#buffer.nextTimeoutMs ?? finishAtMs;
    return Math.min(playOutOrFinishMs, this.#reportAtMs ?? Number.POSITIVE_INFINITY);
  }
}

export function malformed(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", text);
}

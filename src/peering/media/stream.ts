import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { JitterBuffer, type MediaFrame } from "./jitter-buffer.ts";
import { type MediaCounts, MediaStatistics } from "./statistics.ts";

const REPORT_INTERVAL_MS = 1_000;
/** The last report is sent more than once, because it may be lost and there is no later one. */
const FINAL_REPORT_PAUSES_MS = [100, 200] as const;

/** A media stream that comes in: from its first frame, over its end, to its last report. */
export class MediaStreamReceiver {
  readonly #statistics = new MediaStatistics();
  readonly #buffer: JitterBuffer;
  readonly #delayMs: number;
  #reportAtMs: number | undefined;
  /** How many frames were sent, once the sender has told. */
  #frames: number | undefined;
  /** From when on missing frames are not waited for. */
  #finishAtMs = Number.POSITIVE_INFINITY;
  #isFinished = false;
  #finalReports = 0;

  constructor(limits: Pick<Limits, "jitterBufferMs" | "jitterBufferFramesMax">) {
    this.#delayMs = limits.jitterBufferMs;
    this.#buffer = new JitterBuffer(limits.jitterBufferMs, limits.jitterBufferFramesMax);
  }

  /** Takes a frame; one that comes after the stream was finished is ignored. @throws ProtocolError MALFORMED: there was no such frame, by the sender's own count */
  receive(frame: MediaFrame, nowMs: number): void {
    if (this.#isFinished) return;
    if (this.#frames !== undefined && frame.number > this.#frames)
      throw malformed("A frame came past the stream's end.");
    if (!this.#statistics.arrived(frame.number, frame.timestampUs, nowMs * 1_000)) return;
    if (this.#frames === undefined) this.#reportAtMs ??= nowMs + REPORT_INTERVAL_MS;
    if (this.#buffer.insert(frame, nowMs) === "late") this.#statistics.late();
  }

  /** Takes the sender's count of its frames. @throws ProtocolError MALFORMED: more came, or it has counted before */
  end(frames: number, nowMs: number): void {
    if (this.#frames !== undefined) throw malformed("A media stream ended twice.");
    if (frames < this.#statistics.highest) throw malformed("A media stream ended before its last frame.");
    this.#frames = frames;
    this.#finishAtMs = nowMs + this.#delayMs;
    this.#reportAtMs = undefined;
  }

  /** The frame whose turn it is, if it is any's. */
  next(nowMs: number): MediaFrame | undefined {
    return this.#buffer.next(nowMs);
  }

  /** Finishes the stream where all of it was played out and nothing more is waited for. Returns whether it did so now. */
  finish(nowMs: number): boolean {
    if (this.#isFinished || this.#frames === undefined || this.#buffer.nextTimeoutMs !== undefined) return false;
    if (this.#statistics.received < this.#frames && nowMs < this.#finishAtMs) return false;
    this.#isFinished = true;
    this.#reportAtMs = nowMs;
    return true;
  }

  /** The counts to report now, if a report is due. */
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
    return this.#statistics.counts(this.#frames);
  }

  /** Whether it is over and has no report left to send. */
  get isDone(): boolean {
    return this.#isFinished && this.#reportAtMs === undefined;
  }

  get nextTimeoutMs(): number {
    const finishAtMs = this.#isFinished ? Number.POSITIVE_INFINITY : this.#finishAtMs;
    const turnMs = this.#buffer.nextTimeoutMs;
    const waitUntilMs = turnMs ?? finishAtMs;
    return Math.min(waitUntilMs, this.#reportAtMs ?? Number.POSITIVE_INFINITY);
  }
}

function malformed(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", text);
}

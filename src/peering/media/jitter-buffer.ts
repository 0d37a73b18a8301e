import { keptBytesOf, keptCopy } from "../kept.ts";
import { PlayOutDelay, START_DELAY_MS } from "./play-out-delay.ts";

/**
 * If for so long no frame was in time, or none can be from the measured path, the path or a clock is another one. The first
 * frame of that waits for at least so long.
 */
const OTHER_PATH_MS = 100;
const OTHER_PATH_DELAY_MS = 20;
/** The delay becomes shorter by at most this part of the time between two frames. Listeners do not hear it. */
const SHORTENING = 0.05;
/** The same for a pause, which nobody notices if it is shorter. */
const SHORTENING_IN_PAUSES = 0.5;
/** Two frames that follow each other and were made so far apart have a pause between them. */
const PAUSE_MS = 100;

/** One timed frame of a media stream. */
export interface MediaFrame {
  /** Number of the frame in its stream, from 1. */
  readonly number: number;
  /** When the frame was made, in microseconds on the clock of the stream. */
  readonly timestampUs: number;
  /** Whether the frame begins something, such as a talkspurt or a new picture. */
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

/** A frame whose turn has come. */
export interface PlayedFrame extends MediaFrame {
  /**
   * How many frames are missing right before this one: they were lost, or are late. The program may conceal them. The
   * sender chooses the numbers of its frames, so this may be any number.
   */
  readonly missing: number;
}

interface Waiting {
  readonly frame: MediaFrame;
  readonly playOutMs: number;
}

export interface JitterBufferOptions {
  /** How long a frame waits at most. */
  readonly waitMsMax: number;
  /** Once this many frames wait, the first is due at once. */
  readonly framesMax: number;
  /** The same for what they count for, in bytes. Default: any number. */
  readonly bytesMax?: number;
  /** See `PlayOutDelay`. Default: 1. */
  readonly caution?: number;
}

/**
 * Holds frames back, so that they are played out in order and at the pace at which they were made.
 *
 * The play-out time of a frame is its timestamp plus an offset, which depends only on frames that arrived before. The
 * offset follows what `PlayOutDelay` measures: upwards at once, downwards slowly, and faster in pauses.
 */
export class JitterBuffer {
  readonly #options: JitterBufferOptions;
  /** By number, ascending. */
  readonly #waiting: Waiting[] = [];
  #delay: PlayOutDelay | undefined;
  /** The clock of this side minus the clock of the stream, plus the delay. */
  #offsetMs = 0;
  /** The frame with the highest number so far. */
  #newest: MediaFrame | undefined;
  #played = 0;
  /** What those that wait count for. */
  #keptBytes = 0;
  /** The first frame that was late or cannot be from the measured path, if that holds for all since then. */
  #firstOfOther: { readonly atMs: number; readonly transitMs: number } | undefined;

  constructor(options: JitterBufferOptions) {
    this.#options = options;
  }

  /**
   * Takes a frame. Its payload is copied if it is kept. Afterwards, call `next` until it returns none.
   *
   * @returns "late" if the play-out time has passed; the frame is dropped
   */
  insert(frame: MediaFrame, nowMs: number): "waiting" | "late" {
    const madeMs = frame.timestampUs / 1_000;
    const transitMs = nowMs - madeMs;
    const delay = this.#delayFor(transitMs, nowMs);
    if (frame.number > (this.#newest?.number ?? 0)) this.#follow(frame, delay.limitMs);
    const dueMs = madeMs + this.#offsetMs;
    if (delay.isPlausible(transitMs)) delay.add(transitMs);
    if (frame.number <= this.#played || dueMs < nowMs) return "late";
    this.#wait(frame, Math.min(dueMs, nowMs + this.#options.waitMsMax));
    return "waiting";
  }

  /** Returns the frame to play out now, if there is one. */
  next(nowMs: number): PlayedFrame | undefined {
    const [first] = this.#waiting;
    if (first === undefined) return undefined;
    if (first.playOutMs > nowMs && !this.#isFull) return undefined;
    this.#waiting.shift();
    const { frame } = first;
    this.#keptBytes -= keptBytesOf(frame.payload.length);
    const missing = frame.number - this.#played - 1;
    this.#played = frame.number;
    return { ...frame, missing };
  }

  /** When `next` returns a frame; undefined if none waits. */
  get nextTimeoutMs(): number | undefined {
    return this.#waiting[0]?.playOutMs;
  }

  /** The highest number that was played out; 0 before the first frame. */
  get played(): number {
    return this.#played;
  }

  /** How long a fast frame waits now, in milliseconds. */
  get delayMs(): number {
    const delayMs = this.#delay === undefined ? START_DELAY_MS : this.#offsetMs - this.#delay.fastMs;
    return Math.min(Math.max(delayMs, 0), this.#options.waitMsMax);
  }

  get #isFull(): boolean {
    const { framesMax, bytesMax = Number.POSITIVE_INFINITY } = this.#options;
    return this.#waiting.length >= framesMax || this.#keptBytes >= bytesMax;
  }

  /**
   * What is known of the path. Begins anew if frames show that it is another one, or has become slower by more than the delay
   * covers: a pause is better than to play nothing. If frames still become slower, the next ones may do so as much again.
   */
  #delayFor(transitMs: number, nowMs: number): PlayOutDelay {
    if (this.#delay === undefined) return this.#begin(transitMs, START_DELAY_MS);
    if (this.#delay.isPlausible(transitMs) && transitMs <= this.#offsetMs) this.#firstOfOther = undefined;
    else this.#firstOfOther ??= { atMs: nowMs, transitMs };
    if (this.#firstOfOther === undefined || nowMs < this.#firstOfOther.atMs + OTHER_PATH_MS) return this.#delay;
    return this.#begin(transitMs, Math.max(OTHER_PATH_DELAY_MS, transitMs - this.#firstOfOther.transitMs));
  }

  #begin(transitMs: number, delayMs: number): PlayOutDelay {
    this.#firstOfOther = undefined;
    this.#delay = new PlayOutDelay(transitMs, this.#options.caution);
    this.#offsetMs = transitMs + delayMs;
    return this.#delay;
  }

  /** Moves the offset towards the limit. */
  #follow(frame: MediaFrame, limitMs: number): void {
    const { number, timestampUs, marker } = frame;
    const newest = this.#newest ?? frame;
    this.#newest = frame;
    const stepMs = Math.max(0, (timestampUs - newest.timestampUs) / 1_000);
    const isPause = marker || (stepMs >= PAUSE_MS && number === newest.number + 1);
    const shorterMs = stepMs * (isPause ? SHORTENING_IN_PAUSES : SHORTENING);
    this.#offsetMs = Math.max(limitMs, this.#offsetMs - shorterMs);
  }

  #wait(frame: MediaFrame, playOutMs: number): void {
    let at = this.#waiting.length;
    while (at > 0 && (this.#waiting[at - 1]?.frame.number ?? 0) > frame.number) at -= 1;
    // A frame must not hold up the one after it.
    const beforeMs = this.#waiting[at]?.playOutMs ?? Number.POSITIVE_INFINITY;
    const payload = keptCopy(frame.payload);
    this.#keptBytes += keptBytesOf(payload.length);
    this.#waiting.splice(at, 0, { frame: { ...frame, payload }, playOutMs: Math.min(playOutMs, beforeMs) });
  }
}

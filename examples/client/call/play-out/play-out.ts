import { FRAME_SAMPLES } from "../sound.ts";
import type { VoiceDecoder } from "../voice-codec.ts";
import { SampleQueue } from "./sample-queue.ts";
import { lengthen, neededToShorten, PERIOD_MAX, shorten } from "./time-scale.ts";

/** After so many frames without sound of the peer, there is silence: by then, Opus has faded to it. */
const CONCEALED_MAX = 5;
/** With fewer samples left after a frame, the frame is made longer: a little more jitter would leave a gap. */
const LOW = FRAME_SAMPLES / 4;
/**
 * If at least so many samples were left after each frame of `WINDOW`, frames are made shorter. A frame is left then, beside
 * the longest period that is left out: the next packet may come just after the loudspeaker takes its next frame.
 */
const HIGH = FRAME_SAMPLES + PERIOD_MAX;
const WINDOW = 25;
/** Past it, the oldest sound is left out: the program has slept. */
const QUEUE_MAX = 25 * FRAME_SAMPLES;

/** Counts of what was played, in frames of 20 ms. */
export interface PlayOutCounts {
  readonly played: number;
  /** Frames among them that the decoder has made up, for those that were lost or not there in time. */
  readonly concealed: number;
  /** Frames that were made longer, and shorter. */
  readonly lengthened: number;
  readonly shortened: number;
}

/**
 * Plays the peer's sound at a constant pace, whatever pace it arrives at.
 *
 * The jitter buffer of the link hands each packet out when its turn has come. That turn moves with the delay of the path,
 * while a loudspeaker takes a frame each 20 ms. In between, this queue has a few samples: it makes frames longer before
 * they run out and shorter once there are too many, and has the decoder make up what is missing. So the delay neither
 * grows by each lost frame, nor is there a gap when it changes.
 */
export class PlayOut {
  readonly #decoder: VoiceDecoder;
  readonly #queue = new SampleQueue();
  /** Samples that were left after each of the last frames. */
  readonly #left: number[] = [];
  /** Frames made up since the last packet. */
  #madeUp = 0;
  /** Whether there was a packet, and sound of it may follow. */
  #isTalking = false;
  readonly #counts = { played: 0, concealed: 0, lengthened: 0, shortened: 0 };

  constructor(decoder: VoiceDecoder) {
    this.#decoder = decoder;
  }

  get counts(): PlayOutCounts {
    return { ...this.#counts };
  }

  /** Samples that wait to be played. */
  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Takes a packet whose turn has come.
   *
   * @param missing  packets that are missing before it
   * @throws Error the bytes are no Opus packet of one frame
   */
  push(packet: Uint8Array, missing: number): void {
    // After a pause, nobody misses what was lost in it.
    const frames = this.#decoder.decode(packet, this.#isTalking ? Math.max(0, missing - this.#madeUp) : 0);
    this.#counts.concealed += frames.length - 1;
    this.#madeUp = 0;
    this.#isTalking = true;
    for (const frame of frames) this.#queue.push(frame);
    if (this.#queue.length > QUEUE_MAX) this.#queue.drop(this.#queue.length - FRAME_SAMPLES);
  }

  /** Returns the next frame for the loudspeaker. Call it every 20 ms. */
  pull(): Int16Array {
    if (this.#queue.length < FRAME_SAMPLES && this.#isTalking) this.#makeUp();
    if (this.#queue.length < FRAME_SAMPLES) return new Int16Array(FRAME_SAMPLES);
    this.#counts.played += 1;
    const scaled = this.#isTooLong() ? this.#shortened() : this.#lengthened();
    const samples = scaled ?? this.#queue.peek(FRAME_SAMPLES);
    if (scaled === undefined) this.#queue.drop(FRAME_SAMPLES);
    this.#left.push(this.#queue.length);
    if (this.#left.length > WINDOW) this.#left.shift();
    return samples;
  }

  #makeUp(): void {
    if (this.#madeUp >= CONCEALED_MAX) {
      // The peer pauses. What it says next begins anew.
      this.#isTalking = false;
      this.#queue.drop(this.#queue.length);
      return;
    }
    this.#queue.push(this.#decoder.conceal());
    this.#madeUp += 1;
    this.#counts.concealed += 1;
  }

  #isTooLong(): boolean {
    return this.#left.length === WINDOW && this.#left.every((left) => left >= HIGH);
  }

  #shortened(): Int16Array | undefined {
    const needed = neededToShorten(FRAME_SAMPLES);
    if (this.#queue.length < needed) return undefined;
    const scaled = shorten(this.#queue.peek(needed), FRAME_SAMPLES);
    if (scaled === undefined) return undefined;
    this.#queue.drop(scaled.used);
    this.#counts.shortened += 1;
    return scaled.samples;
  }

  #lengthened(): Int16Array | undefined {
    if (this.#queue.length - FRAME_SAMPLES >= LOW) return undefined;
    const scaled = lengthen(this.#queue.peek(FRAME_SAMPLES), FRAME_SAMPLES);
    if (scaled === undefined) return undefined;
    this.#queue.drop(scaled.used);
    this.#counts.lengthened += 1;
    return scaled.samples;
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { ChatError, type MediaReceiver, type MediaSender, type PeerLink } from "chatwire";
import { PlayOut } from "./play-out/play-out.ts";
import { FRAME_MS, type SoundSink, type SoundSource } from "./sound.ts";
import { checkPrograms, openLoudspeaker, openMicrophone, type SoundOptions } from "./sound-options.ts";
import {
  checkVoiceCodec,
  createVoiceDecoder,
  createVoiceEncoder,
  type VoiceDecoder,
  type VoiceEncoder,
} from "./voice-codec.ts";

/** How long the end of a stream may take that the peer has ended: frames wait for their time. */
const REST_MS = 500;
/** If the program has slept, at most so many frames of that time are played at once. */
const CATCH_UP_MAX = 10;

export interface CallSummary {
  readonly seconds: number;
  /** Frames of 20 ms. */
  readonly sent: number;
  readonly played: number;
  /** Frames among those played that replace lost ones. */
  readonly concealed: number;
  /** Of the peer's frames (RFC 3550, section 6.4.1). */
  readonly jitterMs: number;
}

export interface SoundEvents {
  /** A program has failed during the call. */
  readonly onFailed: (reason: string) => void;
  /** The source has no more sound, as a file at its end. */
  readonly onMicrophoneEnd: () => void;
}

/** The sound of one call, in both directions. */
export class CallSound {
  readonly #options: SoundOptions;
  readonly #events: SoundEvents;
  readonly #media: MediaSender;
  readonly #loudspeaker: SoundSink;
  readonly #encoder: VoiceEncoder;
  readonly #decoder: VoiceDecoder;
  readonly #playOut: PlayOut;
  readonly #startMs = performance.now();
  /** Undefined while it is off. */
  #microphone: SoundSource | undefined;
  #sent = 0;
  #stream: MediaReceiver | undefined;
  #playing: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** Checks that what a call needs is installed. Nothing is opened. @throws SoundError it is not */
  static async check(options: SoundOptions): Promise<void> {
    await checkVoiceCodec();
    checkPrograms(options);
  }

  /**
   * Opens loudspeaker and microphone, and begins to send.
   *
   * @throws SoundError
   */
  static async open(link: PeerLink, options: SoundOptions, events: SoundEvents): Promise<CallSound> {
    const [encoder, decoder] = [await createVoiceEncoder(), await createVoiceDecoder()];
    const loudspeaker = await openLoudspeaker(options.loudspeaker, events.onFailed);
    try {
      const media = link.openMedia({ redundancy: "adaptive" });
      const sound = new CallSound(options, events, media, loudspeaker, encoder, decoder);
      sound.#record();
      void sound.#playAtPace();
      return sound;
    } catch (error) {
      await loudspeaker.close();
      encoder.free();
      decoder.free();
      throw error;
    }
  }

  private constructor(
    options: SoundOptions,
    events: SoundEvents,
    media: MediaSender,
    loudspeaker: SoundSink,
    encoder: VoiceEncoder,
    decoder: VoiceDecoder,
  ) {
    this.#options = options;
    this.#events = events;
    this.#media = media;
    this.#loudspeaker = loudspeaker;
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#playOut = new PlayOut(decoder);
  }

  /** Turns the microphone off or on. Returns whether it is off now. @throws SoundError */
  async toggle(): Promise<boolean> {
    if (this.#microphone === undefined) {
      this.#record();
      return false;
    }
    this.#microphone.close();
    this.#microphone = undefined;
    return true;
  }

  /** Plays the peer's stream until it ends. A call has one in each direction; further ones are ignored. */
  async play(stream: MediaReceiver): Promise<void> {
    if (this.#stream !== undefined) return;
    this.#stream = stream;
    this.#playing = this.#play(stream);
    await this.#playing;
  }

  async #play(stream: MediaReceiver): Promise<void> {
    for await (const { payload, marker, missing } of stream) {
      if (this.#isClosed) return;
      if (payload.length > 0) this.#take(payload, marker ? 0 : missing);
    }
  }

  /**
   * Gives the loudspeaker a frame every 20 ms, counted from the first, so that a wait that is too long shortens the next. It
   * gets nothing before the first sound: a program that takes its time to start would play that silence first, and all sound
   * later by as much.
   */
  async #playAtPace(): Promise<void> {
    let dueMs = performance.now();
    while (!this.#isClosed) {
      dueMs = Math.max(dueMs + FRAME_MS, performance.now() - CATCH_UP_MAX * FRAME_MS);
      const leftMs = dueMs - performance.now();
      if (leftMs > 0) await sleep(leftMs);
      if (this.#isClosed) return;
      const frame = this.#playOut.pull();
      if (this.#playOut.counts.played > 0) this.#loudspeaker.write(frame);
    }
  }

  /**
   * Ends both directions.
   *
   * @param rest  whether to play what has arrived of the peer's stream, which is about to end
   */
  async close(rest: "played" | "dropped"): Promise<CallSummary> {
    this.#microphone?.close();
    this.#microphone = undefined;
    this.#endMedia();
    if (rest === "played") await Promise.race([this.#playing, sleep(REST_MS)]);
    this.#isClosed = true;
    await this.#loudspeaker.close();
    this.#encoder.free();
    this.#decoder.free();
    const { played, concealed } = this.#playOut.counts;
    return {
      seconds: Math.round((performance.now() - this.#startMs) / 1_000),
      sent: this.#sent,
      played,
      concealed,
      jitterMs: (this.#stream?.statistics?.jitterUs ?? 0) / 1_000,
    };
  }

  /** If the peer takes no messages, the stream ends with the link. */
  #endMedia(): void {
    try {
      this.#media.end();
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
    }
  }

  #record(): void {
    const microphone = openMicrophone(this.#options.microphone, this.#events.onFailed);
    this.#microphone = microphone;
    void this.#send(microphone);
  }

  async #send(microphone: SoundSource): Promise<void> {
    // On the clock of the samples: a frame that is read late was made in time.
    let timestampUs = Math.round((performance.now() - this.#startMs) * 1_000);
    let marker = true;
    for await (const samples of microphone.frames) {
      if (this.#microphone !== microphone || this.#isClosed) return;
      this.#media.send({ payload: this.#encoder.encode(samples), timestampUs, marker });
      timestampUs += FRAME_MS * 1_000;
      marker = false;
      this.#sent += 1;
    }
    if (this.#microphone === microphone && !this.#isClosed) this.#events.onMicrophoneEnd();
  }

  #take(packet: Uint8Array, missing: number): void {
    try {
      this.#playOut.push(packet, missing);
    } catch {
      // The peer may send anything. What is no Opus packet is silence.
    }
  }
}

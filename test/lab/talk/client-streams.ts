import { setTimeout as sleep } from "node:timers/promises";
import type { MediaReceiver, PeerLink } from "chatwire";
import { type Arrivals, sharedClockMs } from "../client-event.ts";

const TEXT_PAUSE_MS = 100;
const FRAME_PAUSE_MS = 20;
const FRAME_BYTES = 160;
/** A text waits this long for a path that carries it again. */
const TEXT_TIMEOUT_MS = 30_000;
/** Shorter times between two frames tell nothing. */
const GAP_MIN_MS = 100;

/** The streams of one link: numbered texts every 100 ms and media frames every 20 ms, and what arrives of the peer's. */
export class Streams {
  readonly #link: PeerLink;
  readonly #undelivered: (text: string, error: unknown) => void;
  readonly #sending: Promise<void>[] = [];
  readonly #texts: string[] = [];
  readonly #gaps: [number, number][] = [];
  #frames = 0;
  #latestFrameMs: number | undefined;
  #isOver = false;

  /** @param undelivered  called for each text that the peer's client did not confirm */
  constructor(link: PeerLink, undelivered: (text: string, error: unknown) => void) {
    this.#link = link;
    this.#undelivered = undelivered;
    void this.#receive();
  }

  get texts(): number {
    return this.#texts.length;
  }

  get frames(): number {
    return this.#frames;
  }

  /** Begins to send. From now on, the peer's media should arrive. */
  start(): void {
    this.#latestFrameMs = sharedClockMs();
    void this.#every(TEXT_PAUSE_MS, () => this.#sending.push(this.#send(String(this.#sending.length + 1))));
    const media = this.#link.openMedia();
    let number = 0;
    void this.#every(FRAME_PAUSE_MS, () => {
      const timestampUs = number * FRAME_PAUSE_MS * 1_000;
      media.send({ payload: new Uint8Array(FRAME_BYTES).fill(1), timestampUs, marker: number === 0 });
      number += 1;
    });
  }

  /** Ends the streams of this side. @returns the number of texts, each of which is delivered or not */
  async halt(): Promise<number> {
    this.#isOver = true;
    this.#noteFrame();
    await Promise.all(this.#sending);
    return this.#sending.length;
  }

  handleText(text: string): void {
    this.#texts.push(text);
  }

  get arrivals(): Arrivals {
    return { texts: this.#texts, frames: this.#frames, gaps: this.#gaps };
  }

  async #receive(): Promise<void> {
    for await (const stream of this.#link.mediaStreams) void this.#play(stream);
  }

  async #play(stream: MediaReceiver): Promise<void> {
    for await (const { payload } of stream) {
      // An empty frame stands for one that is lost.
      if (payload.length === 0 || this.#isOver) continue;
      this.#frames += 1;
      this.#noteFrame();
    }
  }

  #noteFrame(): void {
    const nowMs = sharedClockMs();
    const fromMs = this.#latestFrameMs ?? nowMs;
    this.#latestFrameMs = nowMs;
    if (nowMs - fromMs >= GAP_MIN_MS) this.#gaps.push([fromMs, nowMs]);
  }

  async #send(text: string): Promise<void> {
    await this.#link
      .send(text, { timeoutMs: TEXT_TIMEOUT_MS })
      .catch((error: unknown) => this.#undelivered(text, error));
  }

  /** Measured from the start, so a pause that is too long shortens the next one. */
  async #every(pauseMs: number, run: () => void): Promise<void> {
    const startMs = performance.now();
    for (let number = 1; !this.#isOver; number++) {
      run();
      await sleep(Math.max(0, startMs + number * pauseMs - performance.now()));
    }
  }
}

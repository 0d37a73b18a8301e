import type { MediaReceiver, PeerLink } from "chatwire";
import { explain } from "./explain.ts";
import type { Screen } from "./screen.ts";
import { sendTone } from "./tone.ts";

const SECONDS_MAX = 3_600;

/** The media streams of one conversation: a tone each way. */
export class Streams {
  readonly #screen: Screen;
  readonly #link: PeerLink;
  /** Fires when the conversation has ended. */
  readonly #ended: AbortSignal;
  #sending: Promise<void> | undefined;

  constructor(screen: Screen, link: PeerLink, ended: AbortSignal) {
    this.#screen = screen;
    this.#link = link;
    this.#ended = ended;
  }

  /** Resolves when the stream to the peer has ended; undefined where there is none. */
  get sending(): Promise<void> | undefined {
    return this.#sending;
  }

  /** Begins to stream to the peer. */
  start(seconds: number): void {
    if (!(seconds > 0 && seconds <= SECONDS_MAX)) {
      this.#complain(`Type /stream and for how many seconds, up to ${SECONDS_MAX}.`);
    } else if (this.#sending !== undefined) this.#complain("A stream is going on already.");
    else {
      this.#sending = this.#send(seconds).finally(() => {
        this.#sending = undefined;
      });
    }
  }

  /** Takes in what the peer streams, until the end of the conversation. */
  async receive(): Promise<void> {
    for await (const stream of this.#link.mediaStreams) void this.#play(stream);
  }

  async #send(seconds: number): Promise<void> {
    const { peer } = this.#link;
    try {
      this.#screen.print(`Streaming a tone to ${peer} for ${seconds} s.`);
      const { sent, report } = await sendTone(this.#link.openMedia(), seconds, this.#ended);
      const counted = report === undefined ? "has not told what came" : `counted ${describeCounts(report)}`;
      this.#screen.print(`The stream to ${peer} ended: ${sent} frames sent; ${peer} ${counted}.`);
    } catch (error) {
      if (!this.#ended.aborted) this.#complain(explain(error));
    }
  }

  async #play(stream: MediaReceiver): Promise<void> {
    const { peer } = this.#link;
    this.#screen.print(`${peer} streams to you.`);
    let played = 0;
    for await (const frame of stream) if (frame.payload.length > 0) played += 1;
    const counts = stream.statistics;
    if (counts === undefined) return;
    this.#screen.print(`The stream from ${peer} ended: ${describeCounts(counts)}; ${played} frames played.`);
  }

  #complain(text: string): void {
    this.#screen.print({ text, style: "red" });
  }
}

function describeCounts({ received, lost, jitterUs }: { received: number; lost: number; jitterUs: number }): string {
  return `${received} received, ${lost} lost, jitter ${(jitterUs / 1_000).toFixed(2)} ms`;
}

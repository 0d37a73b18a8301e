import type { MediaReceiver, PeerLink } from "chatwire";
import type { Calls } from "../call/call.ts";
import { codeOf, describeError, tellError } from "../error-messages.ts";
import type { Screen } from "../screen/screen.ts";
import { sendTone } from "./test-tone.ts";

const SECONDS_MAX = 3_600;

/** The media streams of one conversation: one test tone in each direction, or the sound of a call. */
export class Streams {
  readonly #screen: Screen;
  readonly #link: PeerLink;
  readonly #calls: Calls;
  /** Fires when the conversation has ended. */
  readonly #ended: AbortSignal;
  #sending: Promise<void> | undefined;

  constructor(screen: Screen, link: PeerLink, calls: Calls, ended: AbortSignal) {
    this.#screen = screen;
    this.#link = link;
    this.#calls = calls;
    this.#ended = ended;
  }

  /** Resolves when the stream to the peer has ended. Undefined before a stream begins. */
  get sending(): Promise<void> | undefined {
    return this.#sending;
  }

  /** Starts a stream to the peer. */
  start(seconds: number): void {
    if (!(seconds > 0 && seconds <= SECONDS_MAX)) {
      tellError(this.#screen, "INVALID_INPUT", `Type /stream and the number of seconds, up to ${SECONDS_MAX}.`);
    } else if (this.#calls.takesSound)
      tellError(this.#screen, "WRONG_STATE", "A call is in progress. /hangup ends it.");
    else if (this.#sending !== undefined) tellError(this.#screen, "WRONG_STATE", "A stream is already running.");
    else {
      this.#sending = this.#send(seconds).finally(() => {
        this.#sending = undefined;
      });
    }
  }

  /** Receives the peer's streams until the conversation ends. */
  async receive(): Promise<void> {
    for await (const stream of this.#link.mediaStreams) {
      if (this.#calls.takesSound) void this.#calls.play(stream);
      else void this.#play(stream);
    }
  }

  async #send(seconds: number): Promise<void> {
    const { peer } = this.#link;
    try {
      const started = { event: "streamStarted", to: peer, seconds } as const;
      this.#screen.tell(started, `Streaming a tone to ${peer} for ${seconds} s.`);
      const { sent, report } = await sendTone(this.#link.openMedia(), seconds, this.#ended);
      const counted = report === undefined ? "has not reported what it received" : `counted ${describeCounts(report)}`;
      this.#screen.tell(
        { event: "streamEnded", to: peer, sent, counts: report && countsOf(report) },
        `The stream to ${peer} ended: ${sent} frames sent; ${peer} ${counted}.`,
      );
    } catch (error) {
      if (!this.#ended.aborted) tellError(this.#screen, codeOf(error), describeError(error));
    }
  }

  async #play(stream: MediaReceiver): Promise<void> {
    const { peer } = this.#link;
    this.#screen.tell({ event: "streamStarted", from: peer }, `${peer} is streaming to you.`);
    let played = 0;
    for await (const frame of stream) if (frame.payload.length > 0) played += 1;
    const counts = stream.statistics;
    if (counts === undefined) return;
    this.#screen.tell(
      { event: "streamEnded", from: peer, played, counts: countsOf(counts) },
      `The stream from ${peer} ended: ${describeCounts(counts)}; ${played} frames played.`,
    );
  }
}

interface Counts {
  readonly received: number;
  readonly lost: number;
  readonly jitterUs: number;
}

/** The counts that are reported. */
function countsOf({ received, lost, jitterUs }: Counts): { received: number; lost: number; jitterUs: number } {
  return { received, lost, jitterUs };
}

function describeCounts({ received, lost, jitterUs }: Counts): string {
  return `${received} received, ${lost} lost, jitter ${(jitterUs / 1_000).toFixed(2)} ms`;
}

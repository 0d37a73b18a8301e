/** Four channels of a link side by side, on a path that loses 30 % in bursts of about three and reorders 25 %. */

import { ApplicationMessage } from "../../../../generated/chatwire/v1/application.ts";
import { eventsOf, PeerPair } from "../peer-pair.ts";

const PACE_MS = 3;
const NETWORK = {
  latencyMs: 20,
  jitterMs: 10,
  burstRate: 0.16,
  burstMs: 3 * PACE_MS,
  burstLossRate: 1,
  reorderingRate: 0.25,
  reorderingMs: 50,
};
/** No datagram takes longer. */
const TRANSIT_MS_MAX = NETWORK.latencyMs + NETWORK.jitterMs + NETWORK.reorderingMs + 1;
/** The reliable messages arrive within this time after the last one is sent: they are repeated past the losses. */
const REST_MAX_MS = 300_000;

export interface FourChannelsResult {
  readonly signals: number;
  readonly frames: number;
  /** The share of datagrams that were lost while all four channels sent. Fewer are in a burst when there are few. */
  readonly lost: number;
  /** How often a path of a side failed. */
  readonly pathFailures: number;
  /** What was not as declared. */
  readonly faults: readonly string[];
}

/** Sends so many messages, a quarter on each channel: texts, application messages, signals and media frames. */
export function runFourChannels(seed: number, messages: number): FourChannelsResult {
  const run = new FourChannels(seed, messages / 4);
  run.send();
  return run.result();
}

class FourChannels {
  readonly #pair: PeerPair;
  readonly #count: number;
  readonly #stream: number;
  /** When each signal was sent, and how long those took that arrived. */
  readonly #sentMs: number[] = [];
  readonly #delaysMs: number[] = [];
  #taken = 0;
  #lost = 0;
  /** Texts and application messages among them. */
  #reliableTaken = 0;

  constructor(seed: number, count: number) {
    this.#count = count;
    this.#pair = new PeerPair({ seed });
    this.#pair.connect();
    const { network, initiator, nowMs } = this.#pair;
    network.conditions = { ...network.conditions, ...NETWORK };
    this.#stream = initiator.connection.openMedia(nowMs);
  }

  /** At a steady pace, but texts and application messages wait until the link takes more. */
  send(): void {
    const pair = this.#pair;
    const { connection } = pair.initiator;
    let reliable = 0;
    for (let round = 0; (round < this.#count || reliable < this.#count) && this.#isConnected; round++) {
      if (connection.isWritable && reliable < this.#count) {
        connection.sendText(`${reliable}`, pair.nowMs);
        this.#advance();
        if (this.#isConnected) connection.sendMessage(numbered(reliable), pair.nowMs);
        reliable += 1;
      } else this.#advance();
      this.#advance();
      if (round === this.#count - 1) this.#lost = this.#lostSoFar;
      if (round < this.#count) this.#sendUnreliable(round);
      else for (let each = 0; each < 2; each++) this.#advance();
    }
    const untilMs = pair.nowMs + REST_MAX_MS;
    while (this.#reliableTaken < 2 * this.#count && pair.step(untilMs)) this.#take();
  }

  get #lostSoFar(): number {
    const { lost, sent } = this.#pair.datagrams;
    return lost.length / sent.length;
  }

  get #isConnected(): boolean {
    return this.#pair.sides.every(({ connection }) => connection.state === "connected");
  }

  #sendUnreliable(number: number): void {
    const pair = this.#pair;
    const { connection } = pair.initiator;
    if (!this.#isConnected) return;
    this.#sentMs[number] = pair.nowMs;
    connection.sendSignal(numbered(number), pair.nowMs);
    this.#advance();
    const timestampUs = number * 4 * PACE_MS * 1_000;
    if (!this.#isConnected) return;
    const frame = { payload: new Uint8Array(80), timestampUs, marker: number === 0 };
    connection.sendMedia(this.#stream, frame, pair.nowMs);
    this.#advance();
  }

  result(): FourChannelsResult {
    const { responder, sides } = this.#pair;
    const frames = eventsOf(responder, "media").map(({ frame }) => frame.number);
    return {
      signals: this.#delaysMs.length,
      frames: frames.length,
      lost: this.#lost,
      pathFailures: sides.reduce((sum, side) => sum + eventsOf(side, "pathFailed").length, 0),
      faults: [...this.#faults(frames)],
    };
  }

  *#faults(frames: readonly number[]): Generator<string> {
    const count = this.#count;
    for (const side of this.#pair.sides)
      for (const { reason, by } of eventsOf(side, "closed")) yield `the link closed: ${reason} (${by})`;
    for (const [name, numbers] of [
      ["texts", this.#texts],
      ["application messages", this.#reliable],
    ] as const)
      if (numbers.length !== count || numbers.some((number, index) => number !== index))
        yield `${numbers.length} of ${count} ${name} arrived, or not in order`;
    // None arrives twice, and each that arrives is raised at once, whatever other channels wait for.
    const delays = this.#delaysMs;
    const late = delays.filter((delayMs) => delayMs > TRANSIT_MS_MAX);
    if (late.length > 0)
      yield `${late.length} of ${delays.length} signals were held back, up to ${Math.max(...late)} ms`;
    if (delays.length < 0.55 * count || delays.length > 0.85 * count)
      yield `${delays.length} of ${count} signals arrived`;
    if (frames.some((frame, index) => index > 0 && frame <= (frames[index - 1] ?? 0)))
      yield "the frames were not played in order";
    if (frames.length < 0.5 * count) yield `${frames.length} of ${count} frames were played`;
    const { playOutDelayMs } = this.#pair.responder.connection.mediaStatistics(this.#stream) ?? {};
    if (!(playOutDelayMs !== undefined && playOutDelayMs < 2 * TRANSIT_MS_MAX))
      yield `the play-out delay was ${playOutDelayMs} ms`;
  }

  get #texts(): number[] {
    return eventsOf(this.#pair.responder, "text").map(({ text }) => Number(text));
  }

  get #reliable(): number[] {
    return eventsOf(this.#pair.responder, "message")
      .filter(({ sequence }) => sequence > 0)
      .map(({ message }) => numberOf(message));
  }

  /** Step by step, so that each message is taken when it is raised. */
  #advance(): void {
    const untilMs = this.#pair.nowMs + PACE_MS;
    while (this.#pair.step(untilMs)) this.#take();
    this.#pair.run(untilMs - this.#pair.nowMs);
  }

  #take(): void {
    const { responder, nowMs } = this.#pair;
    for (; this.#taken < responder.events.length; this.#taken++) {
      const event = responder.events[this.#taken];
      if (event?.type === "text" || (event?.type === "message" && event.sequence > 0)) this.#reliableTaken += 1;
      const number = event?.type === "message" && event.sequence === 0 ? numberOf(event.message) : undefined;
      if (number !== undefined) this.#delaysMs.push(nowMs - (this.#sentMs[number] ?? Number.NaN));
    }
  }
}

function numbered(number: number): ApplicationMessage {
  return ApplicationMessage.create({ typeName: "test.Numbered", payload: Uint8Array.of(number >> 8, number & 255) });
}

function numberOf({ payload }: ApplicationMessage): number {
  return ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
}

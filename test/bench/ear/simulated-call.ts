/** A call over a simulated network, on virtual time: Opus, media frames of a link, and play-out as in the example client. */

import { PlayOut } from "../../../examples/client/call/play-out/play-out.ts";
import { FRAME_MS, FRAME_SAMPLES } from "../../../examples/client/call/sound.ts";
import { createVoiceDecoder, createVoiceEncoder } from "../../../examples/client/call/voice-codec.ts";
import type { DatagramConditions } from "../../../src/testing/datagram-network.ts";
import { PeerPair } from "../../sim/peer/peer-pair.ts";
import { delaysOf, melodyOf } from "./melody.ts";

const FRAMES_PER_SECOND = 1_000 / FRAME_MS;
/** When the loudspeaker takes its frames, after the microphone has given one. */
const PHASE_MS = 7;

export interface SimulatedCall {
  readonly seed: number;
  readonly seconds: number;
  readonly network: Partial<DatagramConditions>;
}

export interface CallFigures {
  /** From mouth to ear, for each second of which a part was heard. */
  readonly delaysMs: readonly number[];
  readonly unheard: number;
  /** Frames that were made up, in percent of those played. */
  readonly concealedPercent: number;
  /** Frames lost on the way, and those of them whose copies came in time, in percent of those sent. */
  readonly lostPercent: number;
  readonly recoveredPercent: number;
  readonly playOutDelayMs: number;
}

export async function simulateCall({ seed, seconds, network }: SimulatedCall): Promise<CallFigures> {
  const [encoder, decoder] = [await createVoiceEncoder(), await createVoiceDecoder()];
  const pair = new PeerPair({ seed, network });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs, { redundancy: "adaptive" });
  const sound = melodyOf(seconds);
  const playOut = new PlayOut(decoder);
  const heard = new Int16Array(sound.length);
  const startMs = pair.nowMs;
  let [taken, pulled] = [0, 0];
  const takeFrames = (): void => {
    for (; taken < pair.responder.events.length; taken++) {
      const event = pair.responder.events[taken];
      if (event?.type === "media") playOut.push(event.frame.payload, event.frame.marker ? 0 : event.frame.missing);
    }
  };
  for (let ms = 1; ms <= seconds * 1_000; ms++) {
    pair.run(1);
    takeFrames();
    if (ms % FRAME_MS === PHASE_MS && pulled + FRAME_SAMPLES <= heard.length) {
      heard.set(playOut.pull(), pulled);
      pulled += FRAME_SAMPLES;
    }
    if (ms % FRAME_MS !== 0) continue;
    // The microphone has recorded the frame in the 20 ms before.
    const number = ms / FRAME_MS - 1;
    const payload = encoder.encode(sound.subarray(number * FRAME_SAMPLES, (number + 1) * FRAME_SAMPLES));
    const frame = { payload, timestampUs: number * FRAME_MS * 1_000, marker: number === 0 };
    connection.sendMedia(stream, frame, startMs + ms);
    pair.drain();
  }
  const counts = pair.responder.connection.mediaStatistics(stream);
  const { played, concealed } = playOut.counts;
  for (const codec of [encoder, decoder]) codec.free();
  // Sample k is heard as part of the frame that was pulled k / 960 periods after the first.
  const delays = delaysOf(seconds - 1, heard, (sample) => PHASE_MS + (sample * FRAME_MS) / FRAME_SAMPLES);
  const sent = seconds * FRAMES_PER_SECOND;
  return {
    delaysMs: delays.filter((delay) => delay !== undefined),
    unheard: delays.filter((delay) => delay === undefined).length,
    concealedPercent: (100 * concealed) / Math.max(1, played),
    lostPercent: (100 * (counts?.lost ?? 0)) / sent,
    recoveredPercent: (100 * (counts?.recovered ?? 0)) / sent,
    playOutDelayMs: counts?.playOutDelayMs ?? Number.NaN,
  };
}

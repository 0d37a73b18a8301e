/** A call over a simulated network, on virtual time: Opus, media frames of a link, and play-out as in the example client. */

import { PlayOut } from "../../../examples/client/call/play-out/play-out.ts";
import { FRAME_MS, FRAME_SAMPLES } from "../../../examples/client/call/sound.ts";
import { createVoiceDecoder, createVoiceEncoder } from "../../../examples/client/call/voice-codec.ts";
import type { DatagramConditions } from "../../../src/testing/datagram-network.ts";
import { PeerPair } from "../../sim/peer/peer-pair.ts";
import { extentOf, GAP_MS, gapsOf, melodyOf, partsOf, SAMPLES_PER_SECOND } from "./melody.ts";

const FRAMES_PER_SECOND = 1_000 / FRAME_MS;
/** When the loudspeaker takes its frames, after the microphone has given one. */
const PHASE_MS = 7;
/** The loudspeaker goes on for so long after the last frame of the microphone. */
const TAIL_MS = 1_000;
/**
 * A lost frame is heard as a gap within this time around its turn. The play-out queue holds up to a frame back, and a codec
 * needs one or two frames after a loss to follow again.
 */
const GAP_NEAR_MS = 3 * FRAME_MS;

export interface SimulatedCall {
  readonly seed: number;
  readonly seconds: number;
  readonly network: Partial<DatagramConditions>;
}

export interface CallFigures {
  /** From mouth to ear, for each second of which a part was heard. */
  readonly delaysMs: readonly number[];
  readonly unheard: number;
  /** Normalized cross-correlation of each of these parts with the original. */
  readonly likenesses: readonly number[];
  /** How much longer the sound is that was heard than the one that was made, in milliseconds; negative: shorter. */
  readonly longerMs: number;
  /** Gaps in the sound, in milliseconds in all, and those of them where no frame was missing. */
  readonly gapsMs: number;
  readonly strayGapsMs: number;
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
  const heard = new Int16Array(sound.length + (TAIL_MS / 1_000) * SAMPLES_PER_SECOND);
  const startMs = pair.nowMs;
  /** When frames were handed out before which others were missing. */
  const lossesMs: number[] = [];
  let [taken, pulled, lastMs] = [0, 0, 0];
  let { played, concealed } = playOut.counts;
  const takeFrames = (ms: number): void => {
    for (; taken < pair.responder.events.length; taken++) {
      const event = pair.responder.events[taken];
      if (event?.type !== "media") continue;
      lastMs = ms;
      const missing = event.frame.marker ? 0 : event.frame.missing;
      // Their turns were before that of this frame.
      for (let number = 0; number <= missing && missing > 0; number++) lossesMs.push(ms - number * FRAME_MS);
      playOut.push(event.frame.payload, missing);
    }
  };
  for (let ms = 1; ms <= seconds * 1_000 + TAIL_MS; ms++) {
    pair.run(1);
    takeFrames(ms);
    if (ms % FRAME_MS === PHASE_MS && pulled + FRAME_SAMPLES <= heard.length) {
      heard.set(playOut.pull(), pulled);
      pulled += FRAME_SAMPLES;
    }
    if (ms % FRAME_MS !== 0 || ms > seconds * 1_000) continue;
    // What is made up after the last frame does not count.
    ({ played, concealed } = playOut.counts);
    // The microphone has recorded the frame in the 20 ms before.
    const number = ms / FRAME_MS - 1;
    const payload = encoder.encode(sound.subarray(number * FRAME_SAMPLES, (number + 1) * FRAME_SAMPLES));
    const frame = { payload, timestampUs: number * FRAME_MS * 1_000, marker: number === 0 };
    connection.sendMedia(stream, frame, startMs + ms);
    pair.drain();
  }
  const counts = pair.responder.connection.mediaStatistics(stream);
  for (const codec of [encoder, decoder]) codec.free();
  // Sample k is heard as part of the frame that was pulled k / 960 periods after the first.
  const heardMs = (sample: number): number => PHASE_MS + (sample * FRAME_MS) / FRAME_SAMPLES;
  const parts = partsOf(seconds - 1, heard, heardMs);
  const { from, to } = extentOf(heard);
  // After the last frame, the sound fades.
  const gaps = gapsOf(heard.subarray(0, to))
    .map(heardMs)
    .filter((atMs) => atMs < lastMs);
  const strayGaps = gaps.filter((atMs) => !lossesMs.some((lossMs) => Math.abs(lossMs - atMs) <= GAP_NEAR_MS));
  const sent = seconds * FRAMES_PER_SECOND;
  return {
    delaysMs: parts.flatMap((part) => part?.delayMs ?? []),
    unheard: parts.filter((part) => part === undefined).length,
    likenesses: parts.flatMap((part) => part?.likeness ?? []),
    longerMs: ((to - from - sound.length) * 1_000) / SAMPLES_PER_SECOND,
    gapsMs: gaps.length * GAP_MS,
    strayGapsMs: strayGaps.length * GAP_MS,
    concealedPercent: (100 * concealed) / Math.max(1, played),
    lostPercent: (100 * (counts?.lost ?? 0)) / sent,
    recoveredPercent: (100 * (counts?.recovered ?? 0)) / sent,
    playOutDelayMs: counts?.playOutDelayMs ?? Number.NaN,
  };
}

/** The echo test: what the microphone records comes out of the loudspeaker a second later, coded as for a call. */

import { setTimeout as sleep } from "node:timers/promises";
import { tellError } from "../error-messages.ts";
import type { Interrupts } from "../interrupts.ts";
import type { Screen } from "../screen/screen.ts";
import { FRAME_MS, FRAME_SAMPLES, SoundError, type SoundSource } from "./sound.ts";
import { openLoudspeaker, openMicrophone, type SoundOptions } from "./sound-options.ts";
import { createVoiceDecoder, createVoiceEncoder } from "./voice-codec.ts";

const SECONDS = 10;
const DELAY_FRAMES = 1_000 / FRAME_MS;
const FULL_SCALE = 32_768;
/** A microphone that is off, or unplugged, records less. */
const SILENCE_DB = -60;

/** `echo`: runs the test for ten seconds, until the sound of the microphone ends, or until the user presses Ctrl-C. */
export async function runEchoTest(screen: Screen, options: SoundOptions, interrupts: Interrupts): Promise<void> {
  const howToStop = screen.interactive ? " Press Ctrl-C to stop." : "";
  screen.tell(
    { event: "echoStarted", seconds: SECONDS },
    `Speak: for ${SECONDS} s you hear yourself a second later, as others would hear you.${howToStop}`,
  );
  try {
    const { frames, loudestDb } = await interrupts.stoppable((signal) => echo(screen, options, signal));
    const seconds = (frames * FRAME_MS) / 1_000;
    const verdict =
      loudestDb < SILENCE_DB
        ? "The microphone recorded silence. Is it off, or is another one in use? --microphone names one."
        : `The microphone works: its loudest sound was ${(-loudestDb).toFixed(0)} dB below the loudest possible.`;
    screen.tell({ event: "echoEnded", seconds, loudestDb }, verdict);
  } catch (error) {
    if (!(error instanceof SoundError)) throw error;
    tellError(screen, "SOUND_FAILED", error.message);
  }
}

interface Echoed {
  readonly frames: number;
  /** The mean square of the loudest frame, in decibels of the greatest that there is; at least -96. */
  readonly loudestDb: number;
}

/** @throws SoundError */
async function echo(screen: Screen, options: SoundOptions, signal: AbortSignal): Promise<Echoed> {
  const onFailed = (reason: string): void => tellError(screen, "SOUND_FAILED", reason);
  const [encoder, decoder] = [await createVoiceEncoder(), await createVoiceDecoder()];
  const loudspeaker = await openLoudspeaker(options.loudspeaker, onFailed);
  let microphone: SoundSource | undefined;
  try {
    microphone = openMicrophone(options.microphone, onFailed);
    signal.addEventListener("abort", () => microphone?.close(), { once: true });
    const packets: Uint8Array[] = [];
    const play = (packet: Uint8Array): void => {
      for (const frame of decoder.decode(packet, 0)) loudspeaker.write(frame);
    };
    let [frames, loudest] = [0, 0];
    for await (const samples of microphone.frames) {
      if (signal.aborted || frames >= (SECONDS * 1_000) / FRAME_MS) break;
      frames += 1;
      loudest = Math.max(loudest, powerOf(samples));
      packets.push(encoder.encode(samples));
      if (packets.length > DELAY_FRAMES) play(packets.shift() ?? new Uint8Array());
      else loudspeaker.write(new Int16Array(FRAME_SAMPLES));
    }
    for (const packet of packets) {
      if (signal.aborted) break;
      play(packet);
      await sleep(FRAME_MS);
    }
    return { frames, loudestDb: 10 * Math.log10(Math.max(loudest, 1) / FULL_SCALE ** 2) };
  } finally {
    microphone?.close();
    await loudspeaker.close();
    encoder.free();
    decoder.free();
  }
}

function powerOf(samples: Int16Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
}

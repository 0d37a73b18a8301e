/**
 * Voice as Opus (RFC 6716), by the package libopus-wasm, which is installed apart. The bit rate is constant: sizes that
 * follow the voice reveal parts of what is said, in spite of encryption (RFC 6562, section 3).
 */

import { FRAME_SAMPLES, SAMPLES_PER_SECOND, SoundError } from "./sound.ts";

const PACKAGE = "libopus-wasm";
const BITS_PER_SECOND = 32_000;
/** For how much loss the encoder puts a copy of each frame into the next one (RFC 6716, section 2.1.7). */
const LOSS_PERCENT = 10;
/** A longer gap is not filled up: after 100 ms, Opus has faded to silence. */
const CONCEALED_FRAMES_MAX = 5;

export interface VoiceEncoder {
  /** @param samples  one frame */
  encode(samples: Int16Array): Uint8Array;
  free(): void;
}

export interface VoiceDecoder {
  /**
   * Decodes a frame.
   *
   * @param missing  frames that are missing before it: the last of them is read from the copy in `packet`, the others
   *   are concealed
   * @returns the frames to play, in order
   * @throws Error the bytes are no Opus packet of one frame
   */
  decode(packet: Uint8Array, missing: number): Int16Array[];
  /** Makes up the frame that follows, because nothing has come for it. */
  conceal(): Int16Array;
  free(): void;
}

/** @throws SoundError the package is not installed */
export async function checkVoiceCodec(): Promise<void> {
  await load();
}

/** @throws SoundError the package is not installed */
export async function createVoiceEncoder(): Promise<VoiceEncoder> {
  const { createEncoder, Application } = await load();
  const encoder = await createEncoder({
    channels: 1,
    sampleRate: SAMPLES_PER_SECOND,
    application: Application.Voip,
    bitrate: BITS_PER_SECOND,
    frameSize: FRAME_SAMPLES,
    vbr: false,
    fec: true,
    packetLossPercent: LOSS_PERCENT,
    dtx: false,
  });
  return { encode: (samples) => encoder.encode(samples), free: () => encoder.free() };
}

/** @throws SoundError the package is not installed */
export async function createVoiceDecoder(): Promise<VoiceDecoder> {
  const { createDecoder } = await load();
  const decoder = await createDecoder({ channels: 1, sampleRate: SAMPLES_PER_SECOND, maxFrameSize: FRAME_SAMPLES });
  return {
    decode(packet, missing): Int16Array[] {
      const frames: Int16Array[] = [];
      for (let left = Math.min(missing, CONCEALED_FRAMES_MAX); left > 1; left--)
        frames.push(decoder.decodePacketLoss(FRAME_SAMPLES));
      if (missing > 0) frames.push(decoder.decode(packet, { decodeFec: true, frameSize: FRAME_SAMPLES }));
      frames.push(decoder.decode(packet, { frameSize: FRAME_SAMPLES }));
      return frames;
    },
    conceal: () => decoder.decodePacketLoss(FRAME_SAMPLES),
    free: () => decoder.free(),
  };
}

async function load(): Promise<typeof import("libopus-wasm")> {
  try {
    return await import("libopus-wasm");
  } catch (cause) {
    // A package that npx has fetched for one start does not find what is installed in the folder.
    throw new SoundError(`Calls need the package ${PACKAGE} beside chatwire: npm install chatwire ${PACKAGE}`, {
      cause,
    });
  }
}

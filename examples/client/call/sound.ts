/**
 * The sound of a call: signed 16-bit samples of one channel, in frames of 20 ms. Opus codes 48,000 samples a second
 * (RFC 6716, section 2).
 */

export const SAMPLES_PER_SECOND = 48_000;
export const FRAME_MS = 20;
export const FRAME_SAMPLES = (SAMPLES_PER_SECOND * FRAME_MS) / 1_000;
export const FRAME_BYTES = FRAME_SAMPLES * 2;

/** Sound cannot be recorded, read or played. The message says what to do. */
export class SoundError extends Error {}

/** Where the sound of this side comes from. */
export interface SoundSource {
  /** Frames at the pace at which they are to be sent. Ends when the source does, and after `close`. */
  readonly frames: AsyncIterable<Int16Array>;
  /** Stops the source. No further frame is taken from it. */
  close(): void;
}

/** Where the sound of the peer goes. */
export interface SoundSink {
  write(samples: Int16Array): void;
  /** Resolves when all that was written is stored, or handed to the program that plays it. */
  close(): Promise<void>;
}

/** Cuts the bytes of samples, little-endian, into frames. The end that fills no frame is filled with silence. */
export async function* framesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Int16Array, void, undefined> {
  const frame = new Uint8Array(FRAME_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + FRAME_BYTES - filled);
      frame.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < FRAME_BYTES) continue;
      yield samplesOf(frame);
      filled = 0;
    }
  }
  if (filled > 0) yield samplesOf(frame.fill(0, filled));
}

/** Reads samples, little-endian. A last odd byte is left out. */
export function samplesOf(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getInt16(2 * index, true));
}

/** Returns the bytes of samples, little-endian. */
export function bytesOf(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(2 * samples.length);
  const view = new DataView(bytes.buffer);
  for (const [index, sample] of samples.entries()) view.setInt16(2 * index, sample, true);
  return bytes;
}

/**
 * WAV files with 16-bit samples: RIFF chunks, of which "fmt " says how the samples are stored and "data" has them
 * (Multimedia Programming Interface and Data Specifications 1.0, "Waveform Audio File Format").
 */

import { type FileHandle, open, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { readRegularSync } from "../../shared/regular-file.ts";
import {
  bytesOf,
  FRAME_MS,
  FRAME_SAMPLES,
  SAMPLES_PER_SECOND,
  SoundError,
  type SoundSink,
  type SoundSource,
  samplesOf,
} from "./sound.ts";

const HEADER_BYTES = 44;
const PCM = 1;
/** The length of "data" is a number of 32 bits. The header needs 36 of its bytes. */
const DATA_BYTES_MAX = 0xffff_ffff - HEADER_BYTES;
/** Bytes that may wait for the disk: ten seconds of sound. What comes while more wait is left out. */
const WAITING_BYTES_MAX = 10 * 2 * SAMPLES_PER_SECOND;

/**
 * Reads the samples of a WAV file: 16 bits, 48,000 samples a second, one channel, or two, which are mixed.
 *
 * @throws SoundError the file has another format; the message says how to convert it
 */
export function readWav(path: string): Int16Array {
  const bytes = readFile(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks =
    bytes.byteLength >= 12 && tagAt(bytes, 0) === "RIFF" && tagAt(bytes, 8) === "WAVE" ? chunksOf(view, bytes) : [];
  const format = chunks.find(({ tag }) => tag === "fmt ");
  const data = chunks.find(({ tag }) => tag === "data");
  if (format === undefined || format.length < 16 || data === undefined) {
    throw new SoundError(`${path} is no WAV file. Convert it: ${conversion(path)}`);
  }
  const [coding, channels, rate, bits] = [
    view.getUint16(format.at, true),
    view.getUint16(format.at + 2, true),
    view.getUint32(format.at + 4, true),
    view.getUint16(format.at + 14, true),
  ];
  if (coding !== PCM || bits !== 16 || rate !== SAMPLES_PER_SECOND || (channels !== 1 && channels !== 2)) {
    const what = `${bits} bits, ${rate} samples a second, ${channels} channels, coding ${coding}`;
    throw new SoundError(
      `${path} has ${what}. A call needs 16 bits, ${SAMPLES_PER_SECOND} samples a second, one or two channels. Convert it: ${conversion(path)}`,
    );
  }
  const samples = samplesOf(bytes.subarray(data.at, data.at + data.length));
  return channels === 1 ? samples : mixed(samples);
}

/** The sound of a WAV file at its own pace. @throws SoundError as `readWav` */
export function wavSource(path: string): SoundSource {
  const samples = readWav(path);
  const closed = new AbortController();
  return { frames: pace(samples, closed.signal), close: () => closed.abort() };
}

/** Writes a WAV file of samples that are all there. @throws SoundError the file exists already, or cannot be made */
export async function writeWav(path: string, samples: Int16Array): Promise<void> {
  const bytes = bytesOf(samples);
  await writeFile(path, Buffer.concat([headerOf(bytes.length), bytes]), { flag: "wx", mode: 0o600 }).catch(
    (cause: unknown) => {
      throw new SoundError(`${path} cannot be made: ${cause instanceof Error ? cause.message : cause}`, { cause });
    },
  );
}

/** Writes a WAV file as the samples come. @throws SoundError the file exists already, or cannot be made */
export async function wavSink(path: string): Promise<SoundSink> {
  const file = await open(path, "wx", 0o600).catch((cause: unknown) => {
    throw new SoundError(`${path} cannot be made: ${cause instanceof Error ? cause.message : cause}`, { cause });
  });
  await file.write(headerOf(0));
  return new WavSink(file, path);
}

class WavSink implements SoundSink {
  readonly #file: FileHandle;
  readonly #path: string;
  #written = 0;
  #waiting = 0;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  write(samples: Int16Array): void {
    const bytes = bytesOf(samples);
    if (this.#waiting + bytes.length > WAITING_BYTES_MAX || this.#written + bytes.length > DATA_BYTES_MAX) return;
    this.#waiting += bytes.length;
    this.#written += bytes.length;
    this.#writing = this.#writing.then(async () => {
      await this.#file.appendFile(bytes);
      this.#waiting -= bytes.length;
    });
    // `close` reports it.
    this.#writing.catch(() => {});
  }

  /** @throws SoundError the disk is full, or the file cannot be written */
  async close(): Promise<void> {
    try {
      await this.#writing;
      await this.#file.write(headerOf(this.#written), 0, HEADER_BYTES, 0);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : cause;
      throw new SoundError(`${this.#path} cannot be written: ${reason}`, { cause });
    } finally {
      await this.#file.close();
    }
  }
}

function readFile(path: string): Buffer {
  try {
    return readRegularSync(path);
  } catch (cause) {
    throw new SoundError(`${path} cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

interface Chunk {
  readonly tag: string;
  /** Offset of the content. */
  readonly at: number;
  readonly length: number;
}

/** The chunks of a RIFF file. A length beyond the end of the file, as of a recording that was cut off, is cut. */
function chunksOf(view: DataView, bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const length = Math.min(view.getUint32(at + 4, true), bytes.byteLength - at - 8);
    chunks.push({ tag: tagAt(bytes, at), at: at + 8, length });
    // Chunks begin at even offsets.
    at += 8 + length + (length & 1);
  }
  return chunks;
}

function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function mixed(samples: Int16Array): Int16Array {
  return Int16Array.from(
    { length: samples.length >> 1 },
    (_, index) => ((samples[2 * index] ?? 0) + (samples[2 * index + 1] ?? 0)) / 2,
  );
}

function headerOf(dataBytes: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  tag(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLES_PER_SECOND, true);
  view.setUint32(28, SAMPLES_PER_SECOND * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, "data");
  view.setUint32(40, dataBytes, true);
  return bytes;
}

function conversion(path: string): string {
  return `sox ${path} -r ${SAMPLES_PER_SECOND} -b 16 -c 1 converted.wav`;
}

/** Frames every 20 ms, counted from the first, so that a wait that is too long shortens the next one. */
async function* pace(samples: Int16Array, signal: AbortSignal): AsyncGenerator<Int16Array, void, undefined> {
  const startMs = performance.now();
  for (let number = 0; number * FRAME_SAMPLES < samples.length; number++) {
    const leftMs = startMs + number * FRAME_MS - performance.now();
    if (leftMs > 0) await sleep(leftMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const frame = new Int16Array(FRAME_SAMPLES);
    frame.set(samples.subarray(number * FRAME_SAMPLES, (number + 1) * FRAME_SAMPLES));
    yield frame;
  }
}

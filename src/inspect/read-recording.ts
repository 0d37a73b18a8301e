import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { setTimeout } from "node:timers/promises";
import { UsageError } from "../errors.ts";
import { checkKeys, type KeysOf } from "../known-words.ts";
import type { Start } from "./line.ts";
import type { RecentLines } from "./recent-lines.ts";
import { RecordingReader } from "./recording-reader.ts";

/** How much `readRecording` and `followRecording` keep. */
export interface ReadOptions {
  /** How many of the last lines are kept in memory, from 1. Default: 10,000. */
  linesMax?: number;
}

/** What an inspector shows: a file, or a `Recorder` of this process. */
export interface Recording {
  readonly start: Start;
  readonly lines: RecentLines;
  /** Why no line will follow, as a sentence; undefined: lines may follow, or the file is whole. */
  readonly fault?: string | undefined;
}

/** The recording of a file that grows. */
export interface FollowedRecording extends Recording, AsyncDisposable {
  /** Reads no more of the file. The lines stay. */
  close(): Promise<void>;
}

const READ_KEYS: KeysOf<ReadOptions> = { linesMax: true };
/** How often a file is looked at for new lines, in milliseconds. */
const FOLLOW_INTERVAL_MS = 250;
const CHUNK_BYTES = 65_536;

/**
 * Reads a recording that is whole.
 *
 * @throws UsageError the file cannot be read, is no recording, is of a later version, or is damaged; the text names the
 *   line
 */
export async function readRecording(path: string, options: ReadOptions = {}): Promise<Recording> {
  const reader = readerOf(path, options, "readRecording");
  await reported(path, async () => {
    for await (const text of createReadStream(path, { encoding: "utf8" })) reader.take(text);
  });
  reader.end();
  return { start: reader.start, lines: reader.lines };
}

/**
 * Reads a recording, and then the lines that its recorder adds to the file. A line whose end is not written yet is read
 * later. If the file becomes shorter, is damaged or cannot be read any more, `fault` says so, and no line follows.
 *
 * @throws UsageError as `readRecording` does, about what is in the file already
 */
export async function followRecording(path: string, options: ReadOptions = {}): Promise<FollowedRecording> {
  const reader = readerOf(path, options, "followRecording");
  const file = await GrowingFile.open(path);
  try {
    await file.read((text) => reader.take(text));
    // What has no whole first line is no recording.
    if (!reader.hasStart) reader.end();
    return new FollowedFile(file, reader, reader.start);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function readerOf(path: string, options: ReadOptions, name: string): RecordingReader {
  checkKeys(options, READ_KEYS, "option", ` of ${name}`);
  const { linesMax = 10_000 } = options;
  if (!Number.isInteger(linesMax) || linesMax < 1)
    throw new UsageError(`linesMax must be a positive integer, not ${linesMax}.`);
  return new RecordingReader(path, linesMax);
}

/** Names the file in errors of the system. */
async function reported<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && "syscall" in error)
      throw new UsageError(`The recording ${path} cannot be read: ${error.message}.`);
    throw error;
  }
}

class FollowedFile implements FollowedRecording {
  readonly start: Start;
  readonly lines: RecentLines;
  readonly #file: GrowingFile;
  readonly #reader: RecordingReader;
  readonly #closed = new AbortController();
  readonly #following: Promise<void>;
  #fault: string | undefined;

  constructor(file: GrowingFile, reader: RecordingReader, start: Start) {
    this.#file = file;
    this.#reader = reader;
    this.start = start;
    this.lines = reader.lines;
    this.#following = this.#follow();
  }

  get fault(): string | undefined {
    return this.#fault;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#following;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closed;
    try {
      while (!signal.aborted) {
        await setTimeout(FOLLOW_INTERVAL_MS, undefined, { signal, ref: false });
        await this.#file.read((text) => this.#reader.take(text));
      }
    } catch (error) {
      if (!signal.aborted) this.#fault = error instanceof Error ? error.message : String(error);
    } finally {
      await this.#file.close();
    }
  }
}

/** A file that is read up to its end, again and again. */
class GrowingFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #decoder = new StringDecoder("utf8");
  readonly #chunk = Buffer.alloc(CHUNK_BYTES);
  #position = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** @throws UsageError the file cannot be read */
  static async open(path: string): Promise<GrowingFile> {
    return new GrowingFile(path, await reported(path, () => open(path, "r")));
  }

  /** Hands over what is new. @throws UsageError the file cannot be read, or has become shorter */
  async read(take: (text: string) => void): Promise<void> {
    const { size } = await reported(this.#path, () => this.#handle.stat());
    if (size < this.#position) throw new UsageError(`The recording ${this.#path} has become shorter.`);
    while (this.#position < size) {
      const wanted = Math.min(CHUNK_BYTES, size - this.#position);
      const { bytesRead } = await reported(this.#path, () => this.#handle.read(this.#chunk, 0, wanted, this.#position));
      if (bytesRead === 0) return;
      this.#position += bytesRead;
      take(this.#decoder.write(this.#chunk.subarray(0, bytesRead)));
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

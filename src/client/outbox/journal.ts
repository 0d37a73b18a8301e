import { crc32 } from "node:zlib";
import { StoreError, UsageError } from "../../errors.ts";
import type { Disk, DiskFile } from "../../net/files/disk.ts";

/** The first bytes of a file. */
const MAGIC = new TextEncoder().encode("chatwire outbox 1\n");
/** Length and checksum, each a 32-bit number, little-endian. */
const HEADER_BYTES = 8;
/** The smallest unit that a disk writes as a whole, in bytes. Larger units are multiples of it. */
const SECTOR_BYTES = 512;
/** Behind a frame that is broken, so many bytes are checked at most to find a whole one. Past that, the file counts as damaged. */
const SEARCH_BYTES_MAX = 64 * 1024 * 1024;

/** What a file holds. */
export interface JournalContent {
  /** The payloads of its whole frames, in order. */
  readonly frames: readonly Uint8Array[];
  /** Bytes of the whole frames, and of what comes before them. */
  readonly wholeBytes: number;
  /**
   * The state of the rest of the file. "torn": one frame that was not written to its end, so nobody was told that it is
   * stored. "damaged": frames that were stored and cannot be read. "foreign": the file is not a journal.
   *
   * A last frame that was stored, and damaged later, is also "torn" if its length is not right any more, or if the frame
   * has zeros where a sector may be missing.
   */
  readonly rest: "nothing" | "torn" | "damaged" | "foreign";
}

/**
 * A file of frames, each with a checksum, to which frames are only added. A frame is stored whole or not at all, whatever
 * the moment at which the program or the machine stops.
 *
 * One frame is written at a time, and the next one only once the last is on the disk. So a frame that is not whole can
 * only be the last, unless the file was damaged. Of the last one, some sectors are missing: the file ends before them, or
 * they are zeros.
 */
export class Journal {
  readonly #disk: Disk;
  readonly #path: string;
  #file: DiskFile;
  #bytes: number;
  /** The content of the file is not known any more. */
  #failure: StoreError | undefined;

  private constructor(disk: Disk, path: string, file: DiskFile, bytes: number) {
    this.#disk = disk;
    this.#path = path;
    this.#file = file;
    this.#bytes = bytes;
  }

  /**
   * Opens a file, or creates it. What is torn is cut off.
   *
   * @throws StoreError STORE_DAMAGED; NOT_A_STORE: it is another kind of file; STORE_FAILED: it cannot be read or written
   */
  static async open(disk: Disk, path: string): Promise<{ journal: Journal; frames: readonly Uint8Array[] }> {
    return told(path, async () => {
      await disk.remove(temporary(path));
      const bytes = await disk.read(path);
      const content = readJournal(bytes ?? new Uint8Array(0));
      if (content.rest === "damaged") throw damaged(path, content);
      if (content.rest === "foreign") throw new StoreError("NOT_A_STORE", `${path} is no outbox. Choose another path.`);
      const file = await disk.open(path);
      const journal = new Journal(disk, path, file, content.wholeBytes);
      try {
        if (content.wholeBytes === 0) await journal.#begin(bytes?.length ?? 0);
        else if (content.rest === "torn") await journal.#cut();
      } catch (error) {
        await file.close();
        throw error;
      }
      return { journal, frames: content.frames };
    });
  }

  /** Length of the file. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Adds a frame. When the call has resolved, the frame outlives the process and a loss of power. One call at a time.
   *
   * @throws StoreError STORE_FULL: the disk is full, nothing has changed, and a later call may succeed; STORE_FAILED: as
   *   the error that the disk told, and so does every later call
   */
  async append(payload: Uint8Array): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const frame = encodeFrame(payload);
    try {
      await this.#file.append(frame);
    } catch (error) {
      // Part of the frame may be in the file.
      await this.#cut().catch((second) => this.#fail(second));
      throw toStoreError(this.#path, error);
    }
    try {
      await this.#file.sync();
    } catch (error) {
      // The system may have dropped what it could not write, and may tell of it only once.
      throw this.#fail(error);
    }
    this.#bytes += frame.length;
  }

  /**
   * Replaces all frames by one. The file is the old or the new one, whenever the machine stops. One call at a time.
   *
   * @throws StoreError as `append`
   */
  async replace(payload: Uint8Array): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const next = temporary(this.#path);
    const frame = encodeFrame(payload);
    let file: DiskFile | undefined;
    try {
      await this.#disk.remove(next);
      file = await this.#disk.open(next);
      await file.append(MAGIC);
      await file.append(frame);
      await file.sync();
    } catch (error) {
      await file?.close();
      await this.#disk.remove(next).catch(() => {});
      throw toStoreError(this.#path, error);
    }
    try {
      await this.#disk.rename(next, this.#path);
      await this.#disk.syncFolder(this.#path);
    } catch (error) {
      await file.close();
      throw this.#fail(error);
    }
    await this.#file.close();
    this.#file = file;
    this.#bytes = MAGIC.length + frame.length;
  }

  async close(): Promise<void> {
    this.#failure ??= new StoreError("STORE_FAILED", `${this.#path} is closed.`);
    await this.#file.close();
  }

  /** Writes the beginning of a file that has none. */
  async #begin(length: number): Promise<void> {
    if (length > 0) await this.#file.truncate(0);
    await this.#file.append(MAGIC);
    await this.#file.sync();
    await this.#disk.syncFolder(this.#path);
    this.#bytes = MAGIC.length;
  }

  async #cut(): Promise<void> {
    await this.#file.truncate(this.#bytes);
    await this.#file.sync();
  }

  #fail(error: unknown): StoreError {
    this.#failure = new StoreError("STORE_FAILED", `${this.#path} could not be written: ${textOf(error)}`, {
      cause: error,
    });
    return this.#failure;
  }
}

/**
 * Keeps the whole frames of a damaged file, and copies the file as it was to `PATH.damaged`. Whenever the machine stops,
 * the file is the old or the new one.
 *
 * @throws StoreError STORE_FULL, STORE_FAILED: the file is as it was
 */
export async function repairJournal(disk: Disk, path: string): Promise<JournalContent> {
  return told(path, async () => {
    const bytes = (await disk.read(path)) ?? new Uint8Array(0);
    const content = readJournal(bytes);
    if (content.rest !== "damaged") return content;
    const next = temporary(path);
    await writeFile(disk, `${path}.damaged`, bytes);
    await writeFile(disk, next, bytes.subarray(0, content.wholeBytes));
    // The copy is in the folder before the file changes.
    await disk.syncFolder(path);
    await disk.rename(next, path);
    await disk.syncFolder(path);
    return content;
  });
}

/** Writes a file anew. */
async function writeFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.remove(path);
  const file = await disk.open(path);
  try {
    await file.append(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads the bytes of a file. */
export function readJournal(bytes: Uint8Array): JournalContent {
  if (!bytes.subarray(0, MAGIC.length).every((byte, index) => byte === MAGIC[index]) || bytes.length < MAGIC.length) {
    return { frames: [], wholeBytes: 0, rest: isTornBeginning(bytes) ? "torn" : "foreign" };
  }
  const frames: Uint8Array[] = [];
  let at = MAGIC.length;
  for (let payload = frameAt(bytes, at); payload !== undefined; payload = frameAt(bytes, at)) {
    frames.push(payload);
    at += HEADER_BYTES + payload.length;
  }
  if (at === bytes.length) return { frames, wholeBytes: at, rest: "nothing" };
  return { frames, wholeBytes: at, rest: isWritten(bytes, at) || mayHoldFrame(bytes, at + 1) ? "damaged" : "torn" };
}

/**
 * Whether the bytes from an offset on are one frame that was written to its end: it has its full length, and no sector
 * is missing.
 */
function isWritten(bytes: Uint8Array, at: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (lengthAt(view, at) !== bytes.length - at - HEADER_BYTES) return false;
  for (let from = at; from < bytes.length; ) {
    const to = from - (from % SECTOR_BYTES) + SECTOR_BYTES;
    if (bytes.subarray(from, to).every((byte) => byte === 0)) return false;
    from = to;
  }
  return true;
}

/**
 * Whether a whole frame begins at an offset or after it. It also may if the search takes too long: each byte of the file
 * can be the first of what looks like a long frame.
 */
function mayHoldFrame(bytes: Uint8Array, from: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = SEARCH_BYTES_MAX;
  for (let at = from; at < bytes.length && left > 0; at++) {
    const length = lengthAt(view, at);
    if (length === undefined) continue;
    if (isWhole(view, at, length)) return true;
    left -= length;
  }
  return left <= 0;
}

/** Returns the payload of the frame that begins there; undefined if none does, or it is not whole. */
function frameAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = lengthAt(view, at);
  return length !== undefined && isWhole(view, at, length) ? payloadAt(view, at, length) : undefined;
}

/** The length of the payload of the frame that begins there; undefined: none that fits into the file does. */
function lengthAt(view: DataView, at: number): number | undefined {
  const bytesMax = view.byteLength - at - HEADER_BYTES;
  const length = bytesMax > 0 ? view.getUint32(at, true) : 0;
  return length === 0 || length > bytesMax ? undefined : length;
}

function isWhole(view: DataView, at: number, length: number): boolean {
  return view.getUint32(at + 4, true) === checksum(payloadAt(view, at, length));
}

function payloadAt({ buffer, byteOffset }: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + at + HEADER_BYTES, length);
}

function encodeFrame(payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_BYTES + payload.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(4, checksum(payload), true);
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/** CRC-32 of the length and the payload, so that zeros are no frame. */
function checksum(payload: Uint8Array): number {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, payload.length, true);
  return crc32(payload, crc32(length));
}

/** Whether the bytes are what a loss of power leaves of the first ones: some of them, and zeros. */
function isTornBeginning(bytes: Uint8Array): boolean {
  return bytes.length <= MAGIC.length && bytes.every((byte, index) => byte === 0 || byte === MAGIC[index]);
}

function temporary(path: string): string {
  return `${path}.new`;
}

function damaged(path: string, { frames, wholeBytes }: JournalContent): StoreError {
  return new StoreError(
    "STORE_DAMAGED",
    `${path} is damaged at byte ${wholeBytes}. The ${frames.length} frames before it are whole. Put back a copy of the ` +
      "file, or call FileOutbox.repair: it keeps what is whole, and copies the file to a name that ends with .damaged.",
  );
}

async function told<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toStoreError(path, error);
  }
}

function toStoreError(path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  // No regular file.
  if (error instanceof UsageError) return new StoreError("NOT_A_STORE", error.message, { cause: error });
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new StoreError("STORE_FULL", `The disk of ${path} is full. Nothing was stored.`, { cause: error });
  }
  return new StoreError("STORE_FAILED", `${path} cannot be read or written: ${textOf(error)}`, { cause: error });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

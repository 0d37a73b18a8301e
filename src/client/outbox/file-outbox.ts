import { dirname } from "node:path";
import { OutboxFrame, type OutboxOwner, OutboxRecord, OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { DecodeError, StoreError, UsageError } from "../../errors.ts";
import { type Disk, systemDisk } from "../../net/files/disk.ts";
import { type FileLock, lockFile } from "../../net/files/file-lock.ts";
import { makeFolder } from "../../net/files/make-folder.ts";
import { Journal, repairJournal } from "./journal.ts";
import type { OutboxStorage } from "./outbox-storage.ts";

/** Records in one frame at most; further ones wait for the next. */
const FRAME_RECORDS_MAX = 1_000;
/** A shorter file is not written anew. */
const REWRITE_BYTES_MIN = 65_536;

/** What tests set. */
interface Internals {
  /** Has one program, so nothing is locked. */
  readonly disk: Disk;
  readonly rewriteBytesMin: number;
}

/** A change that waits to be written. */
interface Waiting {
  readonly record: OutboxRecord;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps texts in a file of the user, so that they outlive the process and a loss of power. One process at a time has it
 * open; on systems other than Linux and Windows nothing checks that, and the program must see to it. Texts in it are
 * not encrypted; only the owner of the file may read it.
 */
export class FileOutbox implements OutboxStorage {
  readonly #path: string;
  readonly #disk: Disk;
  readonly #rewriteBytesMin: number;
  readonly #texts = new Map<string, OutboxText>();
  #owner: OutboxRecord | undefined;
  /** Of the records of `#texts`, about. */
  #textBytes = 0;
  #lock: FileLock | undefined;
  #journal: Journal | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  /** @param path  of the file; `open` creates it and its folder */
  constructor(path: string);
  /** @internal */
  constructor(path: string, internals: Internals);
  constructor(path: string, internals: Internals = { disk: systemDisk, rewriteBytesMin: REWRITE_BYTES_MIN }) {
    this.#path = path;
    this.#disk = internals.disk;
    this.#rewriteBytesMin = internals.rewriteBytesMin;
  }

  /**
   * Keeps what is whole of a damaged file, and copies the file as it was to `PATH.damaged`. A file that is not damaged
   * stays as it is, and so does one whose repair fails.
   *
   * @throws StoreError STORE_IN_USE, STORE_FOREIGN, NOT_A_STORE, STORE_FULL, STORE_FAILED
   */
  static async repair(path: string): Promise<void> {
    const lock = await lockFile(path);
    try {
      await repairJournal(systemDisk, lock.path);
    } finally {
      await lock.release();
    }
  }

  /**
   * @throws StoreError STORE_IN_USE; STORE_FOREIGN: also if other users of the machine own the file or may use it;
   *   STORE_DAMAGED, with the place; NOT_A_STORE: it is another kind of file; STORE_FULL, STORE_FAILED
   * @throws UsageError WRONG_STATE: it is open
   */
  async open(owner: OutboxOwner): Promise<readonly OutboxText[]> {
    await this.#closing;
    if (this.#journal !== undefined) throw new UsageError(`The outbox ${this.#path} is open.`, "WRONG_STATE");
    try {
      return await this.#open(owner);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** @throws StoreError STORE_FULL: a later call may succeed; STORE_FAILED: as every later call */
  async add(text: OutboxText): Promise<void> {
    await this.#write(OutboxRecord.create({ record: { case: "text", value: text } }));
  }

  /** @throws StoreError as `add` */
  async remove(id: Uint8Array): Promise<void> {
    if (!this.#texts.has(keyOf(id))) return;
    await this.#write(OutboxRecord.create({ record: { case: "removed", value: id } }));
  }

  /** Waits for the writing under way, closes the file, and lets other processes open it. */
  async close(): Promise<void> {
    this.#closing = this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    await this.#writing;
    const [journal, lock] = [this.#journal, this.#lock];
    [this.#journal, this.#lock] = [undefined, undefined];
    this.#texts.clear();
    this.#textBytes = 0;
    await journal?.close();
    await lock?.release();
  }

  async #open({ server, user }: OutboxOwner): Promise<readonly OutboxText[]> {
    let path = this.#path;
    if (this.#disk === systemDisk) {
      await makeFolder(dirname(path)).catch((error) => {
        throw new StoreError("STORE_FAILED", `${path} cannot be created: ${error.message}`, { cause: error });
      });
      this.#lock = await lockFile(path);
      path = this.#lock.path;
    }
    const { journal, frames } = await Journal.open(this.#disk, path);
    this.#journal = journal;
    const records = frames.flatMap((frame) => this.#decode(frame));
    const [first] = records;
    const owner = OutboxRecord.create({ record: { case: "owner", value: { server, user } } });
    if (first === undefined) await journal.append(OutboxFrame.encode({ records: [owner] }));
    else if (first.record?.case !== "owner") throw this.#malformed();
    else if (first.record.value.server !== server || first.record.value.user !== user) {
      const { user: theirs, server: there } = first.record.value;
      throw new StoreError(
        "STORE_FOREIGN",
        `${this.#path} has texts of ${theirs} for ${there}, and ${user} is logged in to ${server}. Choose another path.`,
      );
    }
    this.#owner = owner;
    for (const record of records.slice(1)) this.#apply(record);
    return [...this.#texts.values()];
  }

  #decode(frame: Uint8Array): readonly OutboxRecord[] {
    try {
      return OutboxFrame.decode(frame).records;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      throw this.#malformed(error);
    }
  }

  /** The checksum is right, so the file was written so. */
  #malformed(cause?: unknown): StoreError {
    return new StoreError(
      "NOT_A_STORE",
      `${this.#path} is no outbox that this version can read. Choose another path.`,
      {
        cause,
      },
    );
  }

  #write(record: OutboxRecord): Promise<void> {
    if (this.#journal === undefined) {
      throw new StoreError("STORE_FAILED", `The outbox ${this.#path} is not open.`);
    }
    const written = new Promise<void>((resolve, reject) => this.#waiting.push({ record, resolve, reject }));
    this.#writing ??= this.#writeAll(this.#journal);
    return written;
  }

  /** Writes what waits: what has come while one frame was written goes into the next. */
  async #writeAll(journal: Journal): Promise<void> {
    // Calls of the same turn go into one frame.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, FRAME_RECORDS_MAX);
      try {
        await journal.append(OutboxFrame.encode({ records: batch.map(({ record }) => record) }));
      } catch (error) {
        for (const { reject } of batch) reject(error);
        continue;
      }
      for (const { record } of batch) this.#apply(record);
      for (const { resolve } of batch) resolve();
      await this.#rewrite(journal);
    }
    this.#writing = undefined;
  }

  /** Writes the file anew, without what was removed, once that is most of it. */
  async #rewrite(journal: Journal): Promise<void> {
    const isLong = journal.bytes >= Math.max(this.#rewriteBytesMin, 2 * this.#textBytes);
    if (!isLong || this.#owner === undefined) return;
    const records = [this.#owner];
    for (const value of this.#texts.values()) records.push(OutboxRecord.create({ record: { case: "text", value } }));
    // If that fails, the file is as it was, or the next change tells of it.
    await journal.replace(OutboxFrame.encode({ records })).catch(() => {});
  }

  #apply({ record }: OutboxRecord): void {
    if (record?.case === "text") {
      const earlier = this.#texts.get(keyOf(record.value.id));
      if (earlier !== undefined) this.#textBytes -= bytesOf(earlier);
      this.#texts.set(keyOf(record.value.id), record.value);
      this.#textBytes += bytesOf(record.value);
    } else if (record?.case === "removed") {
      const text = this.#texts.get(keyOf(record.value));
      if (text === undefined) return;
      this.#texts.delete(keyOf(record.value));
      this.#textBytes -= bytesOf(text);
    }
  }
}

/** The id of a text as a key of a map. */
function keyOf(id: Uint8Array): string {
  return Buffer.from(id).toString("hex");
}

function bytesOf(text: OutboxText): number {
  return OutboxText.encode(text).length;
}

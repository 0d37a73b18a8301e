import { constants, type Stats } from "node:fs";
import { type FileHandle, link, lstat, open, readdir, realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  BlockTree,
  blockBytesOf,
  blockCountOf,
  FILE_BLOCK_BYTES,
  leafHash,
  TREE_HASH_BYTES,
} from "../../crypto/block-tree.ts";
import { ChatError, StoreError } from "../../errors.ts";
import { DEFAULT_LIMITS } from "../../limits.ts";
import { systemDisk } from "../../net/files/disk.ts";
import { type FileLock, lockFile } from "../../net/files/file-lock.ts";
import { makeFolder } from "../../net/files/make-folder.ts";
import type { Clock } from "../../net/network.ts";
import { systemNetwork } from "../../net/system-network.ts";
import type { FileDescription } from "../../peering/files/description.ts";
import { numberedName, storableName } from "./file-names.ts";
import type { FileSink, FileWriting } from "./file-sink.ts";
import { readAt } from "./file-source.ts";
import { hashBlocks } from "./hash-blocks.ts";

/** Names that are tried for a file until one is free. */
const NAMES_TRIED_MAX = 1_000;
const PART_NAME = /^\.[0-9a-f]{32}\.chatwire-part$/;
/** Temporary files that are removed at once. */
const STALE_MAX = 64;
/** Files of the same name and length that are compared with the one that is offered. */
const COMPARED_MAX = 8;
/** Windows has neither: it follows no links of other users, and opening does not wait. */
const NO_FOLLOW = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** What others than the owner may do with a file. */
const OTHERS = 0o077;
const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
/** A file system without hard links. */
const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/**
 * Stores received files in a folder, each for its owner only.
 *
 * A file arrives in a hidden temporary file, `.HASH.chatwire-part`. Behind its content it has the hash of each block that
 * was written, so that what has arrived is verified when it goes on, even in another process. A whole file gets the name
 * that its sender gave it, or "NAME (2)" and so on if that is taken; no file is replaced, and no symbolic link followed.
 * A file of the name that is there already and has the same content is not received again.
 *
 * The temporary file of a transfer that does not go on for `filePartKeptMs` is removed when another file is received, or by
 * `removeStale`.
 */
export class FolderSink implements FileSink {
  readonly #folder: string;
  readonly #clock: Pick<Clock, "wallClockMs">;

  /**
   * @param folder  created if it does not exist
   * @param clock   default: that of this machine
   */
  constructor(folder: string, clock: Pick<Clock, "wallClockMs"> = systemNetwork) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /**
   * @throws StoreError STORE_IN_USE: another transfer of the same file goes on; STORE_FOREIGN: something else has the name
   *   of the temporary file; STORE_FULL, STORE_FAILED
   */
  async open(file: FileDescription): Promise<FileWriting> {
    const folder = await this.#storing(async () => {
      await makeFolder(this.#folder);
      return realpath(this.#folder);
    });
    const name = storableName(file.name);
    const there = await this.#storing(() => findSame(folder, name, file));
    if (there !== undefined) return new PresentFile(file.size, there);
    const path = join(folder, `.${Buffer.from(file.root).toString("hex", 0, 16)}.chatwire-part`);
    const lock = await lockFile(path);
    try {
      // Not this one, which is locked: it goes on now, however old it is.
      await this.removeStale();
      return await this.#storing(() => PartFile.open({ file, folder, name, path, lock }));
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /**
   * Removes the temporary files of transfers that have not gone on for `filePartKeptMs`, at most `STALE_MAX` of them. What
   * is in use, or is not this user's, stays. Never fails.
   */
  async removeStale(): Promise<void> {
    const beforeMs = this.#clock.wallClockMs() - DEFAULT_LIMITS.filePartKeptMs;
    const names = await readdir(this.#folder).catch((): string[] => []);
    const parts = names.filter((name) => PART_NAME.test(name)).map((name) => join(this.#folder, name));
    let removed = 0;
    for (const path of parts) {
      if (removed < STALE_MAX && (await hasRemovedStale(path, beforeMs))) removed += 1;
    }
  }

  async #storing<T>(run: () => Promise<T>): Promise<T> {
    return storing(this.#folder, run);
  }
}

/** Removes a temporary file of this user that was not written since a time. Returns whether it was one. */
async function hasRemovedStale(path: string, beforeMs: number): Promise<boolean> {
  const isStale = async (): Promise<boolean> => {
    const found = await lstat(path).catch(() => undefined);
    return found?.isFile() === true && isOwn(found) && found.mtimeMs < beforeMs;
  };
  if (!(await isStale())) return false;
  const lock = await lockFile(path).catch(() => undefined);
  if (lock === undefined) return false;
  try {
    // Until it was locked, another process may have gone on with it.
    if (!(await isStale())) return false;
    await rm(path, { force: true });
    return true;
  } catch {
    return false;
  } finally {
    await lock.release();
  }
}

/** A file that was in the folder before. */
class PresentFile implements FileWriting {
  readonly held: Uint8Array;
  readonly #path: string;

  constructor(size: number, path: string) {
    this.held = new Uint8Array(blockCountOf(size)).fill(1);
    this.#path = path;
  }

  async write(): Promise<void> {}

  async finish(): Promise<string> {
    return this.#path;
  }

  async suspend(): Promise<void> {}

  async discard(): Promise<void> {}
}

/** Where a part file is, and what for. */
interface Place {
  readonly file: FileDescription;
  readonly folder: string;
  /** The name of the whole file, if it is free then. */
  readonly name: string;
  readonly path: string;
  readonly lock: FileLock;
}

/** A file that has arrived in part. */
class PartFile implements FileWriting {
  readonly held: Uint8Array;
  readonly #place: Place;
  readonly #handle: FileHandle;

  static async open(place: Place): Promise<PartFile> {
    const { path, file } = place;
    const handle = await openPart(path);
    try {
      return new PartFile(place, handle, await prepare(handle, file));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** @param leaves  the hashes of the blocks that are there, as `prepare` returns them */
  private constructor(place: Place, handle: FileHandle, leaves: Uint8Array) {
    this.#place = place;
    this.#handle = handle;
    const blocks = blockCountOf(place.file.size);
    this.held = Uint8Array.from({ length: blocks }, (_, block) => (isNothing(leafAt(leaves, block)) ? 0 : 1));
  }

  async write(block: number, content: Uint8Array, leaf: Uint8Array): Promise<void> {
    await storing(this.#place.path, async () => {
      await writeAt(this.#handle, content, block * FILE_BLOCK_BYTES);
      await writeAt(this.#handle, leaf, this.#place.file.size + block * TREE_HASH_BYTES);
    });
    this.held[block] = 1;
  }

  async finish(): Promise<string> {
    const { file, path, lock } = this.#place;
    try {
      return await storing(path, async () => {
        await this.#verify();
        await this.#handle.truncate(file.size);
        await this.#handle.sync();
        const target = await giveName(this.#place);
        await systemDisk.syncFolder(target);
        return target;
      });
    } finally {
      await this.#handle.close();
      await lock.release();
    }
  }

  /**
   * Reads the file again, block by block: another program, or a fault of the disk, may have changed what was written. If it
   * is not the file that was offered, the part file stays. The next offer of the file goes on with the blocks that verify.
   *
   * @throws StoreError STORE_DAMAGED
   */
  async #verify(): Promise<void> {
    const { file, path } = this.#place;
    if (!(await hasRoot(this.#handle, file)) || !(await isFileAt(path, this.#handle)))
      throw new StoreError(
        "STORE_DAMAGED",
        `${path} was changed after it was written, and is not the file that was offered. Receive the file again.`,
      );
  }

  async suspend(): Promise<void> {
    await this.#handle.close();
    await this.#place.lock.release();
  }

  async discard(): Promise<void> {
    await this.#handle.close();
    await storing(this.#place.path, () => rm(this.#place.path, { force: true }));
    await this.#place.lock.release();
  }
}

/** @throws StoreError STORE_FOREIGN */
async function openPart(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDWR | NO_FOLLOW).catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error.code === "ELOOP" || error.code === "EISDIR" || error.code === "ENXIO" ? foreign(path) : error;
  });
  if (handle === undefined)
    return open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW, 0o600);
  const found = await handle.stat();
  if (found.isFile() && isOwn(found)) return handle;
  await handle.close();
  throw foreign(path);
}

/** Whether a file belongs to this user alone, and has no other name. */
function isOwn({ uid, mode, nlink }: Stats): boolean {
  const user = process.geteuid?.();
  // Windows has neither owner nor mode.
  return user === undefined || (uid === user && (mode & OTHERS) === 0 && nlink === 1);
}

/**
 * Verifies what is there of a file, and gives the part file its length.
 *
 * @returns the hashes of the blocks that are there, one after the other; zeros for those that are not
 */
async function prepare(handle: FileHandle, { size, root }: FileDescription): Promise<Uint8Array> {
  const blocks = blockCountOf(size);
  const bytes = size + blocks * TREE_HASH_BYTES;
  const { size: length } = await handle.stat();
  const read = (position: number, count: number): Promise<Uint8Array> => readAt(handle, position, count);
  if (length === size) {
    // It was whole, and had lost its hashes already, when its process ended.
    const leaves = await hashBlocks(size, read);
    if (isRootOf(leaves, { size, root })) return leaves;
  }
  if (length !== bytes) {
    await handle.truncate(0);
    await handle.truncate(bytes);
    return new Uint8Array(blocks * TREE_HASH_BYTES);
  }
  const leaves = await read(size, blocks * TREE_HASH_BYTES);
  for (let block = 0; block < blocks; block++) {
    const leaf = leafAt(leaves, block);
    if (isNothing(leaf)) continue;
    const content = await read(block * FILE_BLOCK_BYTES, blockBytesOf(size, block));
    if (Buffer.compare(leafHash(content), leaf) !== 0) leaf.fill(0);
  }
  return leaves;
}

/** Returns a file of the name, or of a numbered one, that has the content of the offered file. */
async function findSame(folder: string, name: string, file: FileDescription): Promise<string | undefined> {
  for (let number = 1; number <= COMPARED_MAX; number++) {
    const path = join(folder, numberedName(name, number));
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) return undefined;
    if (found.isFile() && found.size === file.size && (await isSame(path, file))) return path;
  }
  return undefined;
}

async function isSame(path: string, file: FileDescription): Promise<boolean> {
  const handle = await open(path, constants.O_RDONLY | NO_FOLLOW).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    return await hasRoot(handle, file);
  } finally {
    await handle.close();
  }
}

/** Whether an open file begins with the content of the offered one. Reads it whole, one block after the other. */
async function hasRoot(handle: FileHandle, file: FileDescription): Promise<boolean> {
  return isRootOf(await hashBlocks(file.size, (position, length) => readAt(handle, position, length)), file);
}

function isRootOf(leaves: Uint8Array, { size, root }: Pick<FileDescription, "size" | "root">): boolean {
  return Buffer.compare(new BlockTree(size, leaves).root, root) === 0;
}

/** Whether a path still names an open file. */
async function isFileAt(path: string, handle: FileHandle): Promise<boolean> {
  const [named, opened] = [await lstat(path).catch(() => undefined), await handle.stat()];
  return named?.ino === opened.ino && named.dev === opened.dev;
}

/** Gives a part file a name that is free, in one step: the name is never that of a file that is there. */
async function giveName({ folder, name, path }: Place): Promise<string> {
  for (let number = 1; number <= NAMES_TRIED_MAX; number++) {
    const target = join(folder, numberedName(name, number));
    try {
      await link(path, target);
      await rm(path);
      return target;
    } catch (error) {
      if (codeOf(error) === "EEXIST") continue;
      if (!NO_LINKS.has(codeOf(error))) throw error;
      if (await renameToFree(path, target)) return target;
    }
  }
  throw new StoreError(
    "STORE_FAILED",
    `${folder} has ${NAMES_TRIED_MAX} files with names like ${name}. Move some of them.`,
  );
}

/** The same where there are no hard links: takes the name first, with an empty file, and then replaces that. */
async function renameToFree(path: string, target: string): Promise<boolean> {
  const taken = await open(target, "wx", 0o600).catch((error) => {
    if (codeOf(error) === "EEXIST") return undefined;
    throw error;
  });
  if (taken === undefined) return false;
  await taken.close();
  await rename(path, target);
  return true;
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** @throws StoreError in place of an error of the operating system */
async function storing<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ChatError || !(error instanceof Error)) throw error;
    const code = FULL.has(codeOf(error)) ? "STORE_FULL" : "STORE_FAILED";
    throw new StoreError(code, `${path} cannot be used for a received file: ${error.message}`, { cause: error });
  }
}

function foreign(path: string): StoreError {
  return new StoreError(
    "STORE_FOREIGN",
    `${path} is not a temporary file of this user. Remove it, or choose another folder.`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function leafAt(leaves: Uint8Array, block: number): Uint8Array {
  return leaves.subarray(block * TREE_HASH_BYTES, (block + 1) * TREE_HASH_BYTES);
}

function isNothing(leaf: Uint8Array): boolean {
  return leaf.every((byte) => byte === 0);
}

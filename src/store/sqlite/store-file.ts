/** The file of a store, before SQLite has it: what there is, whether it is ours, and who of this process has it. */

import { chmodSync, closeSync, fsyncSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError, UsageError } from "../../errors.ts";

/** "chat", in SQLite's header and in `PRAGMA application_id`. */
export const APPLICATION_ID = 0x63686174;

// SQLite's file format, section 1.3.
const HEADER_BYTES = 100;
const MAGIC = "SQLite format 3\0";
const USER_VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;

/**
 * The files this process has open. To close any handle of a file takes all
 * locks of the process from it (POSIX), so that one that is open is not looked at.
 */
const openFiles = new Set<string>();

/** Keeps others of this process from the file. @returns a call that ends it */
export function claimFile(path: string): () => void {
  const { dev, ino } = guarded(path, () => statSync(path, { bigint: true }));
  const key = `${dev}:${ino}`;
  if (openFiles.has(key)) throw new StoreError("STORE_IN_USE", `This process has ${path} open already.`);
  openFiles.add(key);
  return () => openFiles.delete(key);
}

/**
 * Makes an empty file that only its owner may read and write.
 *
 * @returns false: there is a file of that name, which stays as it is
 */
export function createPrivateFile(path: string): boolean {
  try {
    closeSync(openSync(path, "wx", 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw failed(path, error);
  }
}

/** Keeps all but the owner out of a file that a copy may have left open to others. */
export function protectFile(path: string): void {
  guarded(path, () => {
    const isOpenToOthers = (statSync(path).mode & 0o077) !== 0;
    if (isOpenToOthers && process.platform !== "win32") chmodSync(path, 0o600);
  });
}

/**
 * Refuses a file that is none of ours, by its header alone.
 *
 * @param versionMax  the latest version of the tables that is known
 * @throws StoreError NOT_A_STORE, STORE_TOO_NEW; the file is as it was
 */
export function checkHeader(path: string, versionMax: number): void {
  const header = readHeader(path);
  // What was made and never written to; nothing can be lost in it.
  if (header.length === 0) return;
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) {
    throw new StoreError("NOT_A_STORE", `${path} is no database. Choose another file.`);
  }
  if (header.readUInt32BE(APPLICATION_ID_OFFSET) !== APPLICATION_ID) {
    throw new StoreError("NOT_A_STORE", `${path} is the database of another application. Choose another file.`);
  }
  const version = header.readUInt32BE(USER_VERSION_OFFSET);
  if (version > versionMax) {
    const versions = `its version is ${version}, the latest known one ${versionMax}`;
    throw new StoreError("STORE_TOO_NEW", `${path} was written by a later chatwire: ${versions}. Update chatwire.`);
  }
}

function readHeader(path: string): Buffer {
  return guarded(path, () => {
    const file = openSync(path, "r");
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  });
}

/** Waits until the disk has the file, and its name in the folder. */
export function syncFile(path: string): void {
  guarded(path, () => {
    sync(path, "r+");
    // Windows has no such thing for folders.
    if (process.platform !== "win32") sync(dirname(path), "r");
  });
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A file that is not there yet. @throws UsageError there is one */
export function createBackupFile(path: string): void {
  if (!createPrivateFile(path)) throw new UsageError(`${path} is there already; a backup overwrites nothing.`);
}

function guarded<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw failed(path, error);
  }
}

function failed(path: string, cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreError("STORE_FAILED", `${path} cannot be opened: ${why}`, { cause });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

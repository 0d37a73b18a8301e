/** The file of a store before SQLite opens it: permissions, header, and claims within this process. */

import { chmodSync, closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError, UsageError } from "../../../errors.ts";
import { openRegularSync } from "../../regular-file.ts";
import { type LogMark, readMark, userVersionOf } from "./log-link.ts";

/** "chat": the application id in SQLite's header and in `PRAGMA application_id`. */
export const APPLICATION_ID = 0x63686174;

// Layout of the header: SQLite, "Database File Format", section 1.3.
const HEADER_BYTES = 100;
const MAGIC = "SQLite format 3\0";
const USER_VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;

/**
 * The files that stores of this process have open. They must not be opened a
 * second time, not even to read the header: closing any handle of a file releases
 * all locks that the process holds on it (POSIX).
 */
const openFiles = new Set<string>();

/**
 * Claims a file for one store of this process.
 *
 * @returns a function that releases the claim
 * @throws StoreError STORE_IN_USE: another store of this process has claimed it
 */
export function claimFile(path: string): () => void {
  const { dev, ino } = withStoreErrors(path, () => statSync(path, { bigint: true }));
  const key = `${dev}:${ino}`;
  if (openFiles.has(key))
    throw new StoreError("STORE_IN_USE", `This process already has ${path} open. Close it first.`);
  openFiles.add(key);
  return () => openFiles.delete(key);
}

/**
 * Creates an empty file that only its owner can read and write.
 *
 * @returns false if the file exists; then it is unchanged
 */
export function createPrivateFile(path: string): boolean {
  try {
    closeSync(openSync(path, "wx", 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw openFailed(path, error);
  }
}

/** Removes the permissions of others from a file; a copied file may be readable by everyone. */
export function protectFile(path: string): void {
  withStoreErrors(path, () => {
    const isOpenToOthers = (statSync(path).mode & 0o077) !== 0;
    if (isOpenToOthers && process.platform !== "win32") chmodSync(path, 0o600);
  });
}

/**
 * Checks by its header that a file is a store. Does not modify the file.
 *
 * @param versionMax  the latest known version of the tables
 * @returns the mark; undefined if the file is empty
 * @throws StoreError NOT_A_STORE, STORE_TOO_NEW
 */
export function checkHeader(path: string, versionMax: number): LogMark | undefined {
  const header = readHeader(path);
  // A file that was created and never written to is a new store.
  if (header.length === 0) return undefined;
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) {
    throw new StoreError("NOT_A_STORE", `${path} is not a SQLite database. Choose another file.`);
  }
  if (header.readUInt32BE(APPLICATION_ID_OFFSET) !== APPLICATION_ID) {
    throw new StoreError("NOT_A_STORE", `${path} is the database of another application. Choose another file.`);
  }
  const mark = readMark(header.readUInt32BE(USER_VERSION_OFFSET));
  const { version } = mark;
  if (version > versionMax) {
    const versions = `it has version ${version}, and this release knows versions up to ${versionMax}`;
    throw new StoreError("STORE_TOO_NEW", `A later release of chatwire wrote ${path}: ${versions}. Update chatwire.`);
  }
  return mark;
}

/** Writes the mark into the header of a file that no store has open. */
export function writeMark(path: string, mark: LogMark): void {
  withStoreErrors(path, () => {
    const file = openSync(path, "r+");
    try {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(userVersionOf(mark));
      writeSync(file, bytes, 0, 4, USER_VERSION_OFFSET);
    } finally {
      closeSync(file);
    }
  });
}

function readHeader(path: string): Buffer {
  return withStoreErrors(path, () => {
    const file = openRegularSync(path);
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  });
}

/** Length of the log beside a file; 0 if there is none. */
export function logBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** Waits until the disk has written the file and its folder entry. */
export function syncFile(path: string): void {
  withStoreErrors(path, () => {
    sync(path, "r+");
    // Windows cannot sync folders.
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

/**
 * Creates the file of a backup.
 *
 * @throws UsageError the file exists
 */
export function createBackupFile(path: string): void {
  if (!createPrivateFile(path))
    throw new UsageError(`${path} exists, and a backup overwrites no file. Choose another.`);
}

/** Runs the body and turns errors of the file system into StoreErrors. */
function withStoreErrors<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw openFailed(path, error);
  }
}

const FULL_CODES: readonly unknown[] = ["ENOSPC", "EDQUOT", "EFBIG"];

function openFailed(path: string, cause: unknown): StoreError {
  if (FULL_CODES.includes(codeOf(cause)))
    return new StoreError("STORE_FULL", `There is no room left on the disk of ${path}. Free some.`, { cause });
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreError("STORE_FAILED", `${path} cannot be opened: ${why}`, { cause });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/**
 * The link between a file and its write-ahead log. SQLite has none: without its log a
 * file opens as an older state of itself, and beside the log of another file it becomes
 * a mixture of the two.
 *
 * The link is a number in the header of the file, a part of `PRAGMA user_version`: the
 * version of the tables, a random id, and whether a log is expected. Its life:
 *
 * 1. (new id, "none") is committed, and the log is merged into the file and emptied.
 * 2. (same id, "expected") is committed and merged: the file now says that a log exists.
 * 3. (same id, "present") is committed, as the first transaction of the new log.
 *
 * Invariant: from 3 on, the file alone says "expected", and the file with its log
 * "present". So a file that says "expected" has lost its log, and a log that contains
 * no header with the id of the file is not its log. A program that merges the log
 * leaves "present", which is complete. A crash between the steps leaves the file alone,
 * or beside a log that contains its id.
 */

import { closeSync, readSync } from "node:fs";
import { StoreError } from "../../../errors.ts";
import { openRegularSync } from "../../regular-file.ts";

const STATES = ["none", "expected", "present"] as const;
const VERSION_BITS = 8;
const STATE_BITS = 2;
/** The sign bit stays clear. */
const ID_BITS = 31 - VERSION_BITS - STATE_BITS;

/** The number in the header of a file, in parts. */
export interface LogMark {
  /** Version of the tables. */
  readonly version: number;
  readonly log: (typeof STATES)[number];
  /** 0 in a file of an older release, whose log is not checked. */
  readonly id: number;
}

/** Reads the mark out of `user_version`. */
export function readMark(userVersion: number): LogMark {
  const log = STATES[(userVersion >>> VERSION_BITS) & 3] ?? "none";
  return { version: userVersion & 0xff, log, id: userVersion >>> (VERSION_BITS + STATE_BITS) };
}

export function userVersionOf({ version, log, id }: LogMark): number {
  return (((id << STATE_BITS) | STATES.indexOf(log)) << VERSION_BITS) | version;
}

/** @param bytes  4 random bytes */
export function createLogId(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0] = bytes;
  return 1 + (((a << 16) | (b << 8) | c) % (2 ** ID_BITS - 1));
}

// Layout of the log: SQLite, "Database File Format", section 4.
const LOG_MAGIC = 0x377f0682;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const USER_VERSION_OFFSET = 60;

/**
 * Checks, before SQLite opens a file, that its log is there and its own.
 *
 * @param mark  of the file itself; undefined if the file is new
 * @throws StoreError STORE_LOG_MISSING, STORE_LOG_FOREIGN
 */
export function checkLog(path: string, mark: LogMark | undefined): void {
  const log = readLog(`${path}-wal`);
  if (log === undefined) {
    if (mark?.log === "expected") throw missing(path);
  } else if (log === "not a log") {
    if (mark?.log === "expected") throw foreign(path);
  } else if (mark === undefined) {
    if (log.ids.length > 0) throw foreign(path);
  } else if (log.hasFrames && !belongs(mark, log.ids)) throw foreign(path);
}

function belongs({ id }: LogMark, ids: readonly number[]): boolean {
  return id === 0 ? ids.every((other) => other === 0) : ids.includes(id);
}

interface Log {
  readonly hasFrames: boolean;
  /** Of the headers that the log contains. */
  readonly ids: readonly number[];
}

/** @returns undefined if there is no log, or an empty one */
function readLog(path: string): Log | "not a log" | undefined {
  let file: number;
  try {
    file = openRegularSync(path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError("STORE_FAILED", `${path} cannot be opened: ${why}`, { cause });
  }
  try {
    return readFrames(file);
  } finally {
    closeSync(file);
  }
}

function readFrames(file: number): Log | "not a log" | undefined {
  const header = Buffer.alloc(LOG_HEADER_BYTES);
  const length = readSync(file, header, 0, LOG_HEADER_BYTES, 0);
  if (length === 0) return undefined;
  if (length < LOG_HEADER_BYTES || (header.readUInt32BE(0) & ~1) !== LOG_MAGIC) return "not a log";
  const pageBytes = header.readUInt32BE(8);
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + USER_VERSION_OFFSET + 4);
  const ids: number[] = [];
  let at = LOG_HEADER_BYTES;
  // A frame with other salts is left from an earlier use of the file.
  while (readSync(file, frame, 0, frame.length, at) === frame.length && sameSalts(header, frame)) {
    if (frame.readUInt32BE(0) === 1)
      ids.push(readMark(frame.readUInt32BE(FRAME_HEADER_BYTES + USER_VERSION_OFFSET)).id);
    at += FRAME_HEADER_BYTES + pageBytes;
  }
  return { hasFrames: at > LOG_HEADER_BYTES, ids };
}

function sameSalts(header: Buffer, frame: Buffer): boolean {
  return header.subarray(16, 24).equals(frame.subarray(8, 16));
}

function missing(path: string): StoreError {
  return new StoreError(
    "STORE_LOG_MISSING",
    `The write-ahead log of ${path} is missing, and with it the latest changes. Put ${path}-wal back beside the file it belongs to, or restore a backup.`,
  );
}

function foreign(path: string): StoreError {
  return new StoreError(
    "STORE_LOG_FOREIGN",
    `${path}-wal is not the write-ahead log of ${path}, and would destroy it. If you put a backup in the place of ${path}, move ${path}-wal away; otherwise put back the file that the log belongs to.`,
  );
}

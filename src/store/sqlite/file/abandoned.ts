/**
 * Files whose database could not be closed whole, as on a full disk. SQLite keeps their locks until libsql's objects
 * are collected, so a store that is opened again in this process asks for that first.
 */

import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** By device and number, because a file may have several names. */
const abandoned = new Set<string>();
/** One collection may only find what the next one frees. */
const COLLECTIONS = 3;

/** Notes that this process may still hold the locks of a file. */
export function noteAbandoned(path: string): void {
  const key = keyOf(path);
  if (key !== undefined) abandoned.add(key);
}

/** Frees the locks of a file, if this process may still hold them. */
export async function freeAbandoned(path: string): Promise<void> {
  const key = keyOf(path);
  if (key === undefined || !abandoned.delete(key)) return;
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  for (let count = 0; count < COLLECTIONS; count++) {
    if (typeof collect === "function") collect();
    // Native objects are freed in a later turn of the event loop, in which a call to the file system ends.
    await stat(path).catch(() => undefined);
  }
}

function keyOf(path: string): string | undefined {
  const file = statSync(path, { bigint: true, throwIfNoEntry: false });
  return file && `${file.dev}:${file.ino}`;
}

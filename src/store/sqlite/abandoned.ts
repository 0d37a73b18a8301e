/**
 * Files whose database could not be closed whole, as on a full disk. SQLite keeps their locks until libsql's objects
 * are collected, so a store that is opened again in this process asks for that first.
 */

import { stat } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const abandoned = new Set<string>();
/** One collection may only find what the next one frees. */
const COLLECTIONS = 3;

/** Notes that this process may still hold the locks of a file. */
export function noteAbandoned(path: string): void {
  abandoned.add(path);
}

/** Whether this process may still hold the locks of a file. */
export function isAbandoned(path: string): boolean {
  return abandoned.has(path);
}

/** Frees the locks of abandoned files. */
export async function freeAbandoned(path: string): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  for (let count = 0; count < COLLECTIONS; count++) {
    if (typeof collect === "function") collect();
    // Native objects are freed in a later turn of the event loop, in which a call to the file system ends.
    await stat(path).catch(() => undefined);
  }
  abandoned.delete(path);
}

/** Waits for files of a schema to change. */

import { statSync } from "node:fs";
import { posix } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { ChatError } from "../../errors.ts";
import { withImports } from "../source/schema-files.ts";
import type { Output } from "./output.ts";

/** How often the files are looked at: some file systems tell nobody when a file changes. */
const INTERVAL_MS = 200;

export interface Watched {
  readonly protoFolder: string;
  /** The files that are there now: paths in the folder. */
  find(): readonly string[];
  onChange(): Promise<unknown>;
  readonly output: Output;
}

/** Calls `onChange` at once, and again after each change. Resolves at SIGINT and SIGTERM. */
export async function watchFiles(watched: Watched): Promise<void> {
  const ended = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended.abort());
  let before = "";
  while (!ended.signal.aborted) {
    // Taken before the work begins, so that what changes meanwhile is seen.
    const now = stateOf(watched);
    if (now !== before) {
      before = now;
      await watched.onChange();
      watched.output.print(`Watching ${watched.protoFolder}; Ctrl-C ends it.\n`);
    }
    await sleep(INTERVAL_MS, undefined, { signal: ended.signal }).catch(() => undefined);
  }
}

/** Another text as soon as a file is added, removed or written, imports included. */
function stateOf({ protoFolder, find }: Watched): string {
  try {
    const files = withImports(
      find().map((path) => posix.join(protoFolder, path)),
      [protoFolder],
    );
    return files.map((file) => `${file} ${timeOf(file)}`).join("\n");
  } catch (error) {
    if (error instanceof ChatError) return error.message;
    throw error;
  }
}

function timeOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size}`;
}

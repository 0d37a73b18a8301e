/** Watches the files of a schema. */

import { statSync } from "node:fs";
import { posix } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { ChatError } from "../../errors.ts";
import { withImports } from "./schema-files.ts";

/** The interval of polling. Some file systems give no notice of changes. */
const INTERVAL_MS = 200;

export interface Watched {
  readonly protoFolder: string;
  /** The files that exist now, as paths relative to `protoFolder`. */
  find(): readonly string[];
  onChange(): Promise<unknown>;
  readonly print: (text: string) => void;
}

/** Calls `onChange` at once, and again after each change. Resolves at SIGINT and SIGTERM. */
export async function watchFiles(watched: Watched): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
  let before = "";
  while (!stopped.signal.aborted) {
    // Read before the work begins, so that changes during the work are seen.
    const now = stateOf(watched);
    if (now !== before) {
      before = now;
      await watched.onChange();
      watched.print(`Watching ${watched.protoFolder}. Press Ctrl-C to stop.\n`);
    }
    await sleep(INTERVAL_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
  }
}

/** A text that changes when a file, or a file it imports, is added, removed or written. */
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

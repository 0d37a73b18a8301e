/** Watches the files of a schema. */

import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { ChatError } from "../../errors.ts";
import { loadFiles } from "./load-files.ts";

/** The interval of polling. Some file systems give no notice of changes. */
const INTERVAL_MS = 200;

export interface Watched {
  /** The folders where the paths of imports begin. */
  readonly roots: readonly string[];
  /** The files that exist now, as paths in these folders. */
  find(): readonly string[];
  onChange(): Promise<unknown>;
  readonly print: (text: string) => void;
}

/** Calls `onChange` at once, and again after each change. Resolves at SIGINT and SIGTERM. */
export async function watchFiles(watched: Watched): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
  let files: readonly string[] = [];
  let before = "";
  while (!stopped.signal.aborted) {
    if (stateOf(watched, files) !== before) {
      // Read before the work begins, so that changes during the work are seen.
      files = withImports(watched);
      before = stateOf(watched, files);
      await watched.onChange();
      watched.print(`Watching ${watched.roots.join(", ")}. Press Ctrl-C to stop.\n`);
    }
    await sleep(INTERVAL_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
  }
}

/** The paths of the files and of all that they import. */
function withImports({ roots, find }: Watched): string[] {
  try {
    return [...loadFiles({ roots, files: find() }).shownPaths.values()];
  } catch (error) {
    if (error instanceof ChatError) return [];
    throw error;
  }
}

/** A text that changes when a file is added, removed or written. */
function stateOf({ find }: Watched, files: readonly string[]): string {
  try {
    return [...find(), ...files.map((file) => `${file} ${timeOf(file)}`)].join("\n");
  } catch (error) {
    if (error instanceof ChatError) return error.message;
    throw error;
  }
}

function timeOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size}`;
}

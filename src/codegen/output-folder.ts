/** Compares and writes the folder of generated files. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

import { GENERATED_MARK } from "./printer.ts";

/**
 * @param files  what there should be: texts by paths
 * @returns the paths of files that are missing, different or too many, sorted
 */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const present = existsSync(folder) ? filesIn(folder) : [];
  const wrong = [...files].filter(
    ([path, text]) => !present.includes(path) || readFileSync(join(folder, path), "utf8") !== text,
  );
  // Only what was generated is deleted: the folder may be a wrong one.
  const superfluous = present.filter(
    (path) => !files.has(path) && path.endsWith(".ts") && isGenerated(join(folder, path)),
  );
  return [...wrong.map(([path]) => path), ...superfluous].sort();
}

/** Writes those of the files that are stale and deletes those that should not be there. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>, stale: readonly string[]): void {
  for (const path of stale) {
    const text = files.get(path);
    const target = join(folder, path);
    if (text === undefined) {
      rmSync(target);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function isGenerated(path: string): boolean {
  return readFileSync(path, "utf8").startsWith(`// ${GENERATED_MARK}`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, "/"));
}

/** Compares and writes the folder of generated files. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

import { GENERATED_END, GENERATED_MARK } from "./printer.ts";

/**
 * @param files  what there should be: texts by paths
 * @returns the paths of files that are missing or different, sorted
 */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const isStale = ([path, text]: [string, string]) =>
    !existsSync(join(folder, path)) || readFileSync(join(folder, path), "utf8") !== text;
  return [...files]
    .filter(isStale)
    .map(([path]) => path)
    .sort();
}

/** The paths of files that were generated once and are none of these, sorted. What others wrote is not among them. */
export function leftoverFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const present = existsSync(folder) ? filesIn(folder) : [];
  return present.filter((path) => !files.has(path) && path.endsWith(".ts") && isGenerated(join(folder, path))).sort();
}

/** Writes those of the files that are stale, and deletes paths that none of the files has. */
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
  const [head = ""] = readFileSync(path, "utf8").split("\n", 1);
  return head.startsWith(`// ${GENERATED_MARK}`) && head.endsWith(GENERATED_END);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, "/"));
}

/** Compares and writes the folder of generated files. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

import { UsageError } from "../../errors.ts";

import { GENERATED_END, GENERATED_MARK } from "../emit/printer.ts";

/** @throws UsageError there is something else in its place */
export function checkFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`${folder} is not a folder.`);
}

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
      removeEmpty(dirname(target), folder);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Removes a folder that nothing is left in, and those around it, up to that of all files. */
function removeEmpty(folder: string, top: string): void {
  for (let each = resolve(folder); each !== resolve(top) && readdirSync(each).length === 0; each = dirname(each))
    rmdirSync(each);
}

function isGenerated(path: string): boolean {
  const [head = ""] = readFileSync(path, "utf8").split("\n", 1);
  return head.startsWith(`// ${GENERATED_MARK}`) && head.endsWith(GENERATED_END);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
}

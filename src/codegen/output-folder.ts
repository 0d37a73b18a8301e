/** Compares and writes the folder of generated files. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

import { UsageError } from "../errors.ts";

import { BANNER_BEGIN, BANNER_END } from "./emit/printer.ts";

/** @throws UsageError the path is not a folder */
export function checkFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(`${folder} is not a folder. Name another one with --out.`);
}

/**
 * @param files  the wanted texts, by path
 * @returns the paths of files that are missing or different, sorted
 * @throws UsageError there is a folder, a FIFO or a device in the place of a file
 */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const isStale = ([path, text]: [string, string]) => readPresent(join(folder, path)) !== text;
  return [...files]
    .filter(isStale)
    .map(([path]) => path)
    .sort();
}

/** The paths of generated files that are not among these, sorted. Files without our first line do not count. */
export function leftoverFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const present = existsSync(folder) ? filesIn(folder) : [];
  return present.filter((path) => !files.has(path) && path.endsWith(".ts") && isGenerated(join(folder, path))).sort();
}

/** Writes the stale files, and deletes the stale paths that are not among the files. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>, stale: readonly string[]): void {
  for (const path of stale) {
    const text = files.get(path);
    const target = join(folder, path);
    if (text === undefined) {
      rmSync(target);
      removeEmpty(dirname(target), folder);
      continue;
    }
    makeFolder(dirname(target));
    writeFileSync(target, text);
  }
}

function readPresent(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  // Reading a FIFO would never end.
  if (!stats.isFile())
    throw new UsageError(`${path} is not a regular file. Remove it, or name another folder with --out.`);
  return readFileSync(path, "utf8");
}

/**
 * Creates a folder and those above it. Node's own way, `recursive`, never ends below a folder such as `/proc`.
 *
 * @throws UsageError the operating system refuses it
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    throw new UsageError(`The folder ${folder} cannot be made: ${error instanceof Error ? error.message : error}`);
  }
}

/** Removes a folder that became empty, and the folders around it, up to the top. */
function removeEmpty(folder: string, top: string): void {
  for (let each = resolve(folder); each !== resolve(top) && readdirSync(each).length === 0; each = dirname(each))
    rmdirSync(each);
}

function isGenerated(path: string): boolean {
  const [head = ""] = readFileSync(path, "utf8").split("\n", 1);
  return head.startsWith(BANNER_BEGIN) && head.endsWith(BANNER_END);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
}

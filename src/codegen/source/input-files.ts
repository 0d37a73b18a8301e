/** Resolves the folder and the files on the command line. */

import { existsSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { UsageError } from "../../errors.ts";
import { protoFiles } from "./schema-files.ts";

const DEFAULT_FOLDER = "proto";

/**
 * @param named  the values of --proto
 * @param files  the files and folders on the command line
 * @returns the folders of the schema, at least one
 * @throws UsageError a folder does not exist
 */
export function schemaFolders(named: readonly string[] | undefined, files: readonly string[]): string[] {
  const isDefault = named === undefined && files.every((file) => isIn(DEFAULT_FOLDER, file));
  const folders = named ?? [isDefault ? DEFAULT_FOLDER : "."];
  for (const folder of folders)
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new UsageError(`The folder ${folder} does not exist.`);
  return [...folders];
}

/**
 * @param folders  the folders of the schema
 * @param files    the files and folders on the command line; none stands for all files in the folders
 * @returns paths in the folders of the schema, sorted, with slashes
 * @throws UsageError a file does not exist, is outside of the folders or is not a .proto file
 */
export function schemaFiles(folders: readonly string[], files: readonly string[]): string[] {
  const paths = files.length === 0 ? folders.flatMap(protoFiles) : files.flatMap(expand).map((file) => pathIn(folders, file));
  return [...new Set(paths)].sort();
}

function pathIn(folders: readonly string[], file: string): string {
  const folder = folders.find((each) => isIn(each, file));
  if (folder !== undefined) return relative(folder, file).replaceAll(sep, "/");
  const where = folders.length === 1 ? `the folder ${folders[0]}` : `one of the folders ${folders.join(", ")}`;
  throw new UsageError(
    `${file} is not in ${where}. Name with --proto the folder where the paths of imports begin.`,
  );
}

function expand(file: string): string[] {
  if (!existsSync(file)) throw new UsageError(`The file ${file} does not exist.`);
  if (statSync(file).isDirectory()) return protoFiles(file).map((path) => join(file, path));
  if (!file.endsWith(".proto")) throw new UsageError(`${file} is not a .proto file.`);
  return [file];
}

function isIn(folder: string, file: string): boolean {
  const path = relative(resolve(folder), resolve(file));
  return path !== ".." && !path.startsWith(`..${sep}`);
}

/** Resolves the folder and the files on the command line. */

import { existsSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { UsageError } from "../../errors.ts";
import { protoFiles } from "./schema-files.ts";

const DEFAULT_FOLDER = "proto";

/**
 * @param named  the value of --proto
 * @param files  the files and folders on the command line
 * @returns the folder of the schema
 * @throws UsageError the folder does not exist
 */
export function schemaFolder(named: string | undefined, files: readonly string[]): string {
  const isDefault = named === undefined && files.every((file) => isIn(DEFAULT_FOLDER, file));
  const folder = named ?? (isDefault ? DEFAULT_FOLDER : ".");
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`The folder ${folder} does not exist.`);
  return folder;
}

/**
 * @param files  the files and folders on the command line; none stands for the folder of the schema
 * @returns paths in the folder of the schema, sorted, with slashes
 * @throws UsageError a file does not exist, is outside of the folder or is not a .proto file
 */
export function schemaFiles(folder: string, files: readonly string[]): string[] {
  if (files.length === 0) return protoFiles(folder);
  const paths = files.flatMap(expand).map((file) => {
    if (isIn(folder, file)) return relative(folder, file).replaceAll(sep, "/");
    throw new UsageError(
      `${file} is not in the folder ${folder}. Name with --proto the folder where the paths of imports begin.`,
    );
  });
  return [...new Set(paths)].sort();
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

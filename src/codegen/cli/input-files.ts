/** Tells which files of a schema the command line means. */

import { existsSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { UsageError } from "../../errors.ts";
import { protoFiles } from "../run-pbjs.ts";

const DEFAULT_FOLDER = "proto";

/** @returns the folder of the schema, as it was named */
export function schemaFolder(named: string | undefined, files: readonly string[]): string {
  const isDefault = named === undefined && files.every((file) => isIn(DEFAULT_FOLDER, file));
  const folder = named ?? (isDefault ? DEFAULT_FOLDER : ".");
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`There is no folder ${folder}.`);
  return folder;
}

/**
 * @param files  files and folders as they were named; where there are none, the folder of the schema is meant
 * @returns paths in the folder of the schema, sorted, with slashes
 */
export function schemaFiles(folder: string, files: readonly string[]): string[] {
  if (files.length === 0) return protoFiles(folder);
  const paths = files.flatMap(expand).map((file) => {
    if (isIn(folder, file)) return relative(folder, file).replaceAll(sep, "/");
    throw new UsageError(`${file} is not in the folder ${folder}; say with --proto where the paths of imports begin.`);
  });
  return [...new Set(paths)].sort();
}

function expand(file: string): string[] {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  if (statSync(file).isDirectory()) return protoFiles(file).map((path) => join(file, path));
  if (!file.endsWith(".proto")) throw new UsageError(`${file} is no .proto file.`);
  return [file];
}

function isIn(folder: string, file: string): boolean {
  const path = relative(resolve(folder), resolve(file));
  return path !== ".." && !path.startsWith(`..${sep}`);
}

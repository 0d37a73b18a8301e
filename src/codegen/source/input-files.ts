/** Resolves the folder and the files on the command line. */

import { existsSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { UsageError } from "../../errors.ts";
import { hasModules, modulesOf, type SchemaModule } from "./modules.ts";
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
  checkFolders(folders);
  return [...folders];
}

/**
 * The roots of a schema: the folders that are named, or in place of a folder the modules that buf's configuration in it
 * declares. Without a name, the configuration in the working directory counts if all files are in its modules.
 *
 * @param named  the values of --proto
 * @param files  the files and folders on the command line
 * @throws UsageError a folder does not exist, or the configuration has a mistake
 */
export function schemaModules(named: readonly string[] | undefined, files: readonly string[]): SchemaModule[] {
  const declared = named === undefined && hasModules(".") ? modulesOf(".") : [];
  const isDeclared = declared.length > 0 && files.every((file) => declared.some(({ folder }) => isIn(folder, file)));
  const modules = isDeclared ? declared : schemaFolders(named, files).flatMap(modulesOf);
  checkFolders(modules.map(({ folder }) => folder));
  return modules;
}

/**
 * @param files  the files and folders on the command line; none stands for all files of the modules
 * @returns paths in the modules, sorted, with slashes
 * @throws UsageError a file does not exist, is outside of the modules or is not a .proto file
 */
export function schemaFiles(modules: readonly SchemaModule[], files: readonly string[]): string[] {
  const folders = modules.map(({ folder }) => folder);
  const paths =
    files.length === 0 ? modules.flatMap(filesOf) : files.flatMap(expand).map((file) => pathIn(folders, file));
  return [...new Set(paths)].sort();
}

function filesOf({ folder, excludes }: SchemaModule): string[] {
  return protoFiles(folder).filter((path) => !excludes.some((excluded) => isIn(excluded, join(folder, path))));
}

function checkFolders(folders: readonly string[]): void {
  for (const folder of folders)
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new UsageError(`The folder ${folder} does not exist.`);
}

/** @returns the path by which the file is imported */
function pathIn(folders: readonly string[], file: string): string {
  const at = folders.findIndex((each) => isIn(each, file));
  const path = relative(folders[at] ?? "", file).replaceAll(sep, "/");
  const earlier = folders.slice(0, Math.max(at, 0)).find((each) => existsSync(join(each, path)));
  if (earlier !== undefined)
    throw new UsageError(`${file} is hidden by ${join(earlier, path)}, which has the same path. Rename one of them.`);
  if (at >= 0) return path;
  const where = folders.length === 1 ? `the folder ${folders[0]}` : `one of the folders ${folders.join(", ")}`;
  throw new UsageError(`${file} is not in ${where}. Name with --proto the folder where the paths of imports begin.`);
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

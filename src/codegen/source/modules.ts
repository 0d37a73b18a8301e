/** Reads which folders are the roots of a schema from the configuration of buf, if there is one. */

import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";

import { UsageError } from "../../errors.ts";
import { mistakeLine } from "../descriptor/mistake.ts";
import { readYaml, YamlError, type YamlMap, type YamlValue } from "./yaml.ts";

const MODULE_FILE = "buf.yaml";
const WORK_FILE = "buf.work.yaml";

/** A folder where the paths of imports begin. */
export interface SchemaModule {
  readonly folder: string;
  /** Folders and files in it that are no part of the schema. */
  readonly excludes: readonly string[];
}

export function hasModules(folder: string): boolean {
  return [MODULE_FILE, WORK_FILE].some((name) => existsSync(posix.join(folder, name)));
}

/**
 * @returns the modules that `buf.work.yaml` or `buf.yaml` in the folder declares; the folder itself if it has neither
 * @throws UsageError the file has a mistake
 * @see https://buf.build/docs/configuration/v2/buf-yaml/
 */
export function modulesOf(folder: string): SchemaModule[] {
  const work = readMap(posix.join(folder, WORK_FILE));
  if (work !== undefined)
    return listOf(work, "directories").flatMap((path) => modulesOf(inside(folder, path, WORK_FILE)));
  const config = readMap(posix.join(folder, MODULE_FILE));
  if (config === undefined) return [{ folder, excludes: [] }];
  const modules = config.get("modules");
  if (Array.isArray(modules)) return modules.map((each) => moduleOf(folder, each));
  // Until version 2, the file is in the folder of the module. The first version of all has roots in it.
  const build = asMap(config.get("build"));
  const roots = listOf(build, "roots");
  return (roots.length === 0 ? ["."] : roots).map((path) => {
    const root = inside(folder, path, MODULE_FILE);
    return { folder: root, excludes: listOf(build, "excludes").map((exclude) => posix.join(root, exclude)) };
  });
}

function moduleOf(folder: string, declared: YamlValue): SchemaModule {
  const config = asMap(declared);
  const path = config.get("path") ?? ".";
  if (typeof path !== "string")
    throw new UsageError(`${posix.join(folder, MODULE_FILE)}: A path of a module is no text.`);
  // Unlike those of the versions before, they begin at the folder of the file.
  const excludes = listOf(config, "excludes").map((exclude) => inside(folder, exclude, MODULE_FILE));
  return { folder: inside(folder, path, MODULE_FILE), excludes };
}

function inside(folder: string, path: string, file: string): string {
  const joined = posix.join(folder, path);
  const relative = posix.relative(folder, joined);
  if (posix.isAbsolute(path) || relative === ".." || relative.startsWith("../"))
    throw new UsageError(`${posix.join(folder, file)}: The path ${path} leads out of the folder. Correct it.`);
  return joined;
}

/** @returns undefined if there is no such file */
function readMap(path: string): YamlMap | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return asMap(readYaml(readFileSync(path, "utf8")));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UsageError(mistakeLine({ file: path, place: error.place, text: error.message }));
  }
}

function asMap(value: YamlValue | undefined): YamlMap {
  return value instanceof Map ? value : new Map<string, YamlValue>();
}

function listOf(map: YamlMap, key: string): readonly string[] {
  const value = map.get(key);
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

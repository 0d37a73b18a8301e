import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { WrongUsage } from "../../shared/flags.ts";
import { findLimit, SERVER_LIMITS } from "./limits.ts";
import { SETTINGS } from "./settings.ts";

/** What a configuration file says, its keys checked and its values not yet. */
export interface ConfigFile {
  /** As it was named. */
  readonly path: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly limits: ReadonlyMap<string, unknown>;
}

/**
 * Reads a JSON file of settings.
 *
 * @param source  the flag or variable that named it, for messages
 * @throws WrongUsage it cannot be read, is no JSON object, or has a key that is no setting
 */
export function readConfigFile(path: string, source: string): ConfigFile {
  const values = entriesOf(parse(read(path, source), path), path);
  const known = [...Object.keys(SETTINGS), "limits"];
  for (const key of values.keys()) {
    if (!known.includes(key))
      throw new WrongUsage(`${quoted(key, path)} is no setting. There are: ${known.join(", ")}.`);
  }
  const limits = values.has("limits") ? entriesOf(values.get("limits"), quoted("limits", path)) : new Map();
  for (const key of limits.keys()) {
    if (findLimit(key) === undefined) {
      throw new WrongUsage(`${quoted(`limits.${key}`, path)} is no limit. There are: ${SERVER_LIMITS.join(", ")}.`);
    }
  }
  values.delete("limits");
  return { path, values, limits };
}

/** A key of a file, for messages. */
export function quoted(key: string, path: string): string {
  return `"${key}" in ${path}`;
}

/** Paths in a file start where the file is. */
export function besides(file: ConfigFile, path: string): string {
  return resolve(dirname(file.path), path);
}

function read(path: string, source: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new WrongUsage(`${source}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUsage(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function entriesOf(value: unknown, what: string): Map<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WrongUsage(`${what} must be a JSON object.`);
  }
  return new Map(Object.entries(value));
}

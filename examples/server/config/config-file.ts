import { dirname, resolve } from "node:path";
import { WrongUsage } from "../../shared/flags.ts";
import { readRegularSync } from "../../shared/regular-file.ts";
import { findLimit, SERVER_LIMITS } from "./limits.ts";
import { SETTINGS } from "./settings.ts";

/** A configuration file. Its keys are checked, its values are not. */
export interface ConfigFile {
  /** The path as given. */
  readonly path: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly limits: ReadonlyMap<string, unknown>;
}

/**
 * Reads a configuration file.
 *
 * @param source  the flag or variable that gave the path, for messages
 * @throws WrongUsage the file is unreadable, is not a JSON object, or has an unknown key
 */
export function readConfigFile(path: string, source: string): ConfigFile {
  const values = entriesOf(parse(read(path, source), path), path);
  const known = [...Object.keys(SETTINGS), "limits"];
  for (const key of values.keys()) {
    if (!known.includes(key))
      throw new WrongUsage(`${quoted(key, path)} is not a setting. The settings are: ${known.join(", ")}.`);
  }
  const limits = values.has("limits") ? entriesOf(values.get("limits"), quoted("limits", path)) : new Map();
  for (const key of limits.keys()) {
    if (findLimit(key) === undefined) {
      throw new WrongUsage(
        `${quoted(`limits.${key}`, path)} is not a limit. The limits are: ${SERVER_LIMITS.join(", ")}.`,
      );
    }
  }
  values.delete("limits");
  return { path, values, limits };
}

/** Formats a key of a file for error messages. */
export function quoted(key: string, path: string): string {
  return `"${key}" in ${path}`;
}

/** Resolves a path from a configuration file, relative to the folder of that file. */
export function resolveFrom(file: ConfigFile, path: string): string {
  return resolve(dirname(file.path), path);
}

function read(path: string, source: string): string {
  try {
    return readRegularSync(path).toString();
  } catch (error) {
    throw new WrongUsage(`${source}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUsage(`${path} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function entriesOf(value: unknown, what: string): Map<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WrongUsage(`${what} must be a JSON object.`);
  }
  return new Map(Object.entries(value));
}

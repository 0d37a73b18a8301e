import { type Flags, WrongUsage } from "../../shared/flags.ts";
import { type ConfigFile, quoted, resolveFrom } from "./config-file.ts";
import type { Kind } from "./kinds.ts";
import { findLimit, kindOfLimit, type LimitName, SERVER_LIMITS } from "./limits.ts";
import { flagOf, SETTINGS, type SettingName, variableOf } from "./settings.ts";

const LIMIT_VARIABLE = /^CHATWIRE_LIMIT_/;
const limitOfVariable = new Map(SERVER_LIMITS.map((name) => [variableOf(name, "limit"), name]));

/** Looks values up: a flag overrides the environment, which overrides the configuration file. */
export class Sources {
  readonly #flags: Flags<string>;
  readonly #env: NodeJS.ProcessEnv;
  readonly #file: ConfigFile | undefined;
  /** The source of each setting and limit: "--port", "CHATWIRE_PORT", the file, or "default". */
  readonly origins = new Map<string, string>();

  constructor(flags: Flags<string>, env: NodeJS.ProcessEnv, file: ConfigFile | undefined) {
    this.#flags = flags;
    this.#env = env;
    this.#file = file;
  }

  /**
   * Finds the value of a setting.
   *
   * @returns undefined if it was not given
   * @throws WrongUsage the value is not of the type of the setting
   */
  find<T>(name: SettingName, kind: Kind<T>): T | undefined {
    const given = this.#flags.get(flagOf(name));
    if (given !== undefined) return this.#take(name, given.source, given.value, kind.fromText(given.value), kind);
    const written = this.#file?.values.get(name);
    if (this.#file !== undefined && written !== undefined) {
      const source = quoted(name, this.#file.path);
      return this.#take(name, source, written, kind.fromJson(written), kind);
    }
    this.origins.set(name, "default");
    return undefined;
  }

  /** Finds a path. A path in the configuration file is relative to the folder of that file. */
  findPath(name: SettingName): string | undefined {
    const path = this.find(name, SETTINGS.data.kind);
    const isFromFile = this.#file !== undefined && this.origins.get(name) === quoted(name, this.#file.path);
    return path !== undefined && isFromFile && this.#file ? resolveFrom(this.#file, path) : path;
  }

  /**
   * Finds the limits that were given.
   *
   * @throws WrongUsage a name is not a limit, or a value is out of range
   */
  findLimits(): Map<LimitName, number> {
    const found = new Map<LimitName, number>();
    const set = (name: LimitName, source: string, shown: unknown, value: number | undefined): void => {
      found.set(name, this.#take(`limits.${name}`, source, shown, value, kindOfLimit(name)));
    };
    for (const name of SERVER_LIMITS) this.origins.set(`limits.${name}`, "default");
    for (const [key, value] of this.#file?.limits ?? []) {
      const name = requireLimit(key, quoted("limits", this.#file?.path ?? ""));
      set(name, quoted(`limits.${name}`, this.#file?.path ?? ""), value, kindOfLimit(name).fromJson(value));
    }
    for (const [variable, value = ""] of Object.entries(this.#env)) {
      if (!LIMIT_VARIABLE.test(variable) || value === "") continue;
      const name = requireLimit(limitOfVariable.get(variable) ?? "", variable);
      set(name, variable, value, kindOfLimit(name).fromText(value));
    }
    for (const given of this.#flags.all("limit")) {
      const [, key = "", value = ""] = /^([^=]*)=(.*)$/s.exec(given) ?? [];
      if (key === "") throw new WrongUsage(`--limit must look like NAME=VALUE, not "${given}".`);
      const name = requireLimit(key, `--limit ${key}`);
      set(name, `--limit ${key}`, value, kindOfLimit(name).fromText(value));
    }
    return found;
  }

  #take<T>(name: string, source: string, shown: unknown, value: T | undefined, kind: Kind<T>): T {
    if (value === undefined) {
      const text = typeof shown === "string" ? `"${shown}"` : JSON.stringify(shown);
      throw new WrongUsage(`${source} must be ${kind.allowed}, not ${text}.`);
    }
    this.origins.set(name, source);
    return value;
  }
}

function requireLimit(key: string, source: string): LimitName {
  const name = findLimit(key);
  if (name === undefined)
    throw new WrongUsage(`${source} is not a limit. The limits are: ${SERVER_LIMITS.join(", ")}.`);
  return name;
}

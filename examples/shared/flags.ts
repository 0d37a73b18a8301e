/**
 * The command line, shared by the example server and client. `Flags` parses it,
 * `describeFlags` prints its help; variables.ts checks the environment; columns.ts wraps texts; printable.ts makes text from
 * others safe to print; version.ts reads the version of the package.
 */

import { formatTwoColumns } from "./columns.ts";

/** A wrong command line, variable or configuration file. The message says what is wrong and what to do. */
export class WrongUsage extends Error {}

export interface Flag {
  /** The placeholder of the value in the help; absent if the flag takes no value. */
  readonly value?: string;
  /** The environment variable that applies if the flag is absent. */
  readonly env?: string;
  readonly text: string;
}

/** A value, and the flag or variable that it came from, for messages. */
export interface Given {
  readonly value: string;
  readonly source: string;
}

/** Parses `--name VALUE`, `--name=VALUE` and `--name`. A flag overrides its environment variable. */
export class Flags<Name extends string> {
  readonly #flags: Readonly<Record<Name, Flag>>;
  readonly #env: NodeJS.ProcessEnv;
  /** The values by flag, in order. */
  readonly #given = new Map<string, string[]>();
  /** The arguments that are not flags, in order. */
  readonly operands: string[] = [];

  /**
   * @param operandsMax  how many arguments that are not flags are allowed
   * @param commands     the commands that there are, for the error of an unknown one
   * @throws WrongUsage
   */
  constructor(
    flags: Readonly<Record<Name, Flag>>,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    { operandsMax = 0, commands = [] }: { operandsMax?: number; commands?: readonly string[] } = {},
  ) {
    this.#flags = flags;
    this.#env = env;
    const left = [...args];
    for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
      const [, name = "", inline] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
      if (name === "" && !arg.startsWith("-") && this.operands.length < operandsMax) {
        this.operands.push(arg);
        continue;
      }
      const flag = this.#find(name);
      if (flag === undefined) throw new WrongUsage(unknownWord(arg, Object.keys(flags), commands));
      if (flag.value === undefined && inline !== undefined) throw new WrongUsage(`--${name} takes no value.`);
      const value = flag.value === undefined ? "" : requireValue(name, flag.value, inline ?? left.shift());
      this.#given.set(name, [...(this.#given.get(name) ?? []), value]);
    }
  }

  has(name: Name): boolean {
    return this.#given.has(name);
  }

  /** All values of a flag that may be repeated. */
  all(name: Name): readonly string[] {
    return this.#given.get(name) ?? [];
  }

  /** The last value of a flag, or the value of its variable, if any. */
  get(name: Name): Given | undefined {
    const env = this.#find(name)?.env;
    const given = this.#given.get(name)?.at(-1);
    if (given !== undefined) return { value: given, source: `--${name}` };
    const value = env && this.#env[env];
    return env && value ? { value, source: env } : undefined;
  }

  #find(name: string): Flag | undefined {
    return Object.entries<Flag>(this.#flags).find(([known]) => known === name)?.[1];
  }
}

/** Whether the help is asked for, whatever else is given. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

function unknownWord(arg: string, flags: readonly string[], commands: readonly string[]): string {
  const options = `The options are: ${flags.map((each) => `--${each}`).join(", ")}.`;
  if (arg.startsWith("-")) return `Unknown option: ${arg}. ${options}`;
  if (commands.length === 0) return `Unknown argument: ${arg}. ${options}`;
  return `Unknown command: ${arg}. The commands are: ${commands.join(", ")}.`;
}

/**
 * Formats the help for flags.
 *
 * @param leftColumns  the least width of the first column, to align several lists
 */
export function describeFlags(flags: Readonly<Record<string, Flag>>, leftColumns = 0): string {
  const rows = Object.entries(flags).map(
    ([name, { value, env, text }]) =>
      [`--${name}${value === undefined ? "" : ` ${value}`}`, env === undefined ? text : `${text} [${env}]`] as const,
  );
  return formatTwoColumns(rows, leftColumns);
}

function requireValue(name: string, placeholder: string, value: string | undefined): string {
  if (value === undefined || value === "" || value.startsWith("--")) {
    throw new WrongUsage(`--${name} needs a value: --${name} ${placeholder}`);
  }
  return value;
}

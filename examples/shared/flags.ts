/** Something the command line is wrong about. The text says what, and what to do. */
export class WrongUsage extends Error {}

export interface Flag {
  /** What stands for the value in the help; absent for a flag that takes none. */
  readonly value?: string;
  /** The environment variable that is asked where the flag is not given. */
  readonly env?: string;
  readonly text: string;
}

/** A value that was given, and where: a flag or a variable, for messages about it. */
export interface Given {
  readonly value: string;
  readonly source: string;
}

/** Reads `--name VALUE`, `--name=VALUE` and `--name`. A flag goes over its environment variable. */
export class Flags<Name extends string> {
  readonly #flags: Readonly<Record<Name, Flag>>;
  readonly #env: NodeJS.ProcessEnv;
  /** In the order given. */
  readonly #given = new Map<string, string[]>();
  /** What is no flag, in order. */
  readonly operands: string[] = [];

  /**
   * @param operandsMax  how many arguments there may be besides the flags
   * @throws WrongUsage
   */
  constructor(flags: Readonly<Record<Name, Flag>>, args: readonly string[], env: NodeJS.ProcessEnv, operandsMax = 0) {
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
      if (flag === undefined && !arg.startsWith("-")) {
        throw new WrongUsage(`There is no command ${arg}; --help lists what there is.`);
      }
      if (flag === undefined) throw new WrongUsage(`There is no option ${arg}; --help lists those there are.`);
      if (flag.value === undefined && inline !== undefined) throw new WrongUsage(`--${name} takes no value.`);
      const value = flag.value === undefined ? "" : requireValue(name, flag.value, inline ?? left.shift());
      this.#given.set(name, [...(this.#given.get(name) ?? []), value]);
    }
  }

  has(name: Name): boolean {
    return this.#given.has(name);
  }

  /** All values of a flag that may be given again and again. */
  all(name: Name): readonly string[] {
    return this.#given.get(name) ?? [];
  }

  /** The last where there are several, undefined where there is none. */
  get(name: Name): Given | undefined {
    const { env } = this.#flags[name];
    const given = this.#given.get(name)?.at(-1);
    if (given !== undefined) return { value: given, source: `--${name}` };
    const value = env && this.#env[env];
    return env && value ? { value, source: env } : undefined;
  }

  #find(name: string): Flag | undefined {
    return Object.entries<Flag>(this.#flags).find(([known]) => known === name)?.[1];
  }
}

/**
 * One line a flag, aligned.
 *
 * @param leftColumns  at least so wide is what the flags take, for lists that stand below each other
 */
export function describeFlags(flags: Readonly<Record<string, Flag>>, leftColumns = 0): string {
  const rows = Object.entries(flags).map(([name, { value, env, text }]) => ({
    left: `--${name}${value === undefined ? "" : ` ${value}`}`,
    right: env === undefined ? text : `${text} [${env}]`,
  }));
  const width = Math.max(leftColumns, ...rows.map(({ left }) => left.length));
  return rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}\n`).join("");
}

function requireValue(name: string, placeholder: string, value: string | undefined): string {
  if (value === undefined || value === "" || value.startsWith("--")) {
    throw new WrongUsage(`--${name} needs a value: --${name} ${placeholder}`);
  }
  return value;
}

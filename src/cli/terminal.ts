/** The interface of all commands to the terminal: exit codes, output and flags. */

import { type ParseArgsConfig, parseArgs } from "node:util";

import { UsageError } from "../errors.ts";
import { unknownFlag } from "../known-words.ts";

export const EXIT_CODES = {
  OK: 0,
  /** The command ran, and found what it looks for: a mistake in the schema, stale output, a breaking change. */
  FOUND: 1,
  /** A wrong command line, or a missing package. */
  USAGE: 2,
  /** `verify` could not reach the server. */
  NOT_CONNECTED: 3,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

export interface Output {
  /** Prints results, to stdout. */
  print(text: string): void;
  /** Prints mistakes in the input or the command line, to stderr. */
  printError(text: string): void;
}

/** @throws UsageError a flag is unknown, lacks its value, or is given twice and may be given once */
export function parseFlags<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    const parsed = parseArgs(config);
    checkRepeated(config);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const unknown = unknownFlag(error, Object.keys(config.options ?? {}));
    if (unknown !== undefined) throw new UsageError(unknown);
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `parseArgs` takes the last of several values, and says nothing. */
function checkRepeated(config: ParseArgsConfig): void {
  const seen = new Set<string>();
  for (const token of parseArgs({ ...config, tokens: true }).tokens) {
    if (token.kind !== "option") continue;
    if (seen.has(token.name) && config.options?.[token.name]?.multiple !== true)
      throw new UsageError(`${token.rawName} is given more than once. Give it once.`);
    seen.add(token.name);
  }
}

/** Reads flags. */

import { type ParseArgsConfig, parseArgs } from "node:util";

import { UsageError } from "../../errors.ts";

/** @throws UsageError a flag is unknown, or has no value where it needs one */
export function parseFlags<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

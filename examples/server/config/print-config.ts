import { SERVER_LIMITS } from "./limits.ts";
import type { Options } from "./options.ts";
import { SETTINGS } from "./settings.ts";

/** Prints a configuration file on stdout, and on stderr where each value came from. */
export function printConfig(options: Options, origins: ReadonlyMap<string, string>): void {
  console.log(JSON.stringify(options, undefined, 2));
  const names = [...Object.keys(SETTINGS), ...SERVER_LIMITS.map((name) => `limits.${name}`)];
  const columns = Math.max(...names.map((name) => name.length));
  for (const name of names) console.error(`${name.padEnd(columns)}  ${origins.get(name)}`);
}

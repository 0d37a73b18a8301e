import { bundleArgumentsFor } from "../../compiled-sources.ts";

/**
 * The command that starts the example client, driven by lines of JSON.
 *
 * @param mutant  what is broken; undefined: nothing
 */
export function clientCommand(mutant?: string): string[] {
  if (mutant === undefined) return [process.execPath, ...bundleArgumentsFor("examples/client/main.ts", "--json")];
  const program = bundleArgumentsFor("test/verify/client/broken-client.ts", "--json");
  return ["env", `MUTANT=${mutant}`, process.execPath, ...program];
}

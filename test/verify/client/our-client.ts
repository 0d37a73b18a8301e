import { pathToFileURL } from "node:url";
import { argumentsFor, bundleArgumentsFor } from "../../compiled-sources.ts";

/**
 * The command that starts the example client, driven by lines of JSON.
 *
 * @param mutant  what is broken; undefined: nothing
 */
export function clientCommand(mutant?: string): string[] {
  if (mutant === undefined) return [process.execPath, ...bundleArgumentsFor("examples/client/main.ts", "--json")];
  const program = argumentsFor("examples/client/main.ts", "--json");
  const [path = "", ...loaders] = argumentsFor("test/verify/client/client-mutants.ts").reverse();
  const broken = ["--import", pathToFileURL(path).href];
  return ["env", `MUTANT=${mutant}`, process.execPath, ...loaders.reverse(), ...broken, ...program];
}

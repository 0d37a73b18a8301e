/** `chatwire generate` */

import { join, relative, resolve, sep } from "node:path";

import { ChatError, UsageError } from "../../errors.ts";
import type { ModuleOptions } from "../emit/printer.ts";
import { compileFiles } from "../run-pbjs.ts";
import { EXIT_CODES, type ExitCode } from "./exit-code.ts";
import { schemaFiles, schemaFolder } from "./input-files.ts";
import type { Output } from "./output.ts";
import { checkFolder, leftoverFiles, staleFiles, writeFiles } from "./output-folder.ts";
import { parseFlags } from "./terminal.ts";
import { watchFiles } from "./watch.ts";

interface Generation extends ModuleOptions {
  readonly protoFolder: string;
  readonly out: string;
  /** The files as they were named. */
  readonly named: readonly string[];
  readonly output: Output;
}

export async function runGenerate(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals: named } = parseFlags({
    args: [...args],
    allowPositionals: true,
    options: {
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      proto: { type: "string" },
      out: { type: "string", default: "generated" },
      wire: { type: "string", default: "chatwire/wire" },
      "import-extension": { type: "string", default: "js" },
    },
  });
  if (values.check && values.watch) throw new UsageError("--check and --watch do not go together.");
  const importExtension = values["import-extension"];
  if (importExtension !== "js" && importExtension !== "ts") throw new UsageError("--import-extension is js or ts.");
  checkFolder(values.out);
  const protoFolder = schemaFolder(values.proto, named);
  const wire = wireFrom(values.out, values.wire);
  const generation: Generation = { protoFolder, out: values.out, named, wire, importExtension, output };
  // What is wrong with the files that were named is a wrong command line; what is wrong in them is not.
  const files = schemaFiles(protoFolder, named);
  if (values.check) return refuseMistakes(output, () => checkOutput(generation, files));
  if (!values.watch) return refuseMistakes(output, () => writeOutput(generation, files));
  const find = () => schemaFiles(protoFolder, named);
  await watchFiles({
    protoFolder,
    find,
    output,
    onChange: () => refuseMistakes(output, () => writeOutput(generation, find())),
  });
  return EXIT_CODES.FINE;
}

async function refuseMistakes(output: Output, run: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.complain(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
}

async function writeOutput(generation: Generation, paths: readonly string[]): Promise<ExitCode> {
  const { out, output } = generation;
  const files = await compileFiles({ ...generation, files: paths });
  const stale = staleFiles(out, files);
  const leftover = leftovers(generation, files);
  writeFiles(out, files, [...stale, ...leftover]);
  const deleted = leftover.length > 0 ? `, ${leftover.length} deleted:` : "";
  const list = leftover.map((path) => `  ${join(out, path)}\n`).join("");
  output.print(`${files.size} files in ${out}, ${stale.length} changed${deleted}\n${list}`);
  return EXIT_CODES.FINE;
}

async function checkOutput(generation: Generation, paths: readonly string[]): Promise<ExitCode> {
  const { out, protoFolder, output } = generation;
  const files = await compileFiles({ ...generation, files: paths });
  const stale = [...staleFiles(out, files), ...leftovers(generation, files)].sort();
  if (stale.length === 0) return EXIT_CODES.FINE;
  const list = stale.map((path) => `  ${join(out, path)}\n`).join("");
  output.print(`Not what ${protoFolder} makes; generate again:\n${list}`);
  return EXIT_CODES.FOUND;
}

/** Some files of a schema do not tell what the others make. */
function leftovers({ named, out }: Generation, files: ReadonlyMap<string, string>): string[] {
  return named.length === 0 ? leftoverFiles(out, files) : [];
}

/** A folder as seen from the generated files; the name of a package stays. */
function wireFrom(out: string, wire: string): string {
  return wire.startsWith(".") ? `./${relative(resolve(out), resolve(wire)).replaceAll(sep, "/")}` : wire;
}

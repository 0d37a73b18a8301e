/** The command `chatwire generate`. */

import { join, relative, resolve, sep } from "node:path";
import { compileFiles } from "../codegen/compile-files.ts";
import type { ModuleOptions } from "../codegen/emit/printer.ts";
import { checkFolder, leftoverFiles, staleFiles, writeFiles } from "../codegen/output-folder.ts";
import { schemaFiles, schemaFolder } from "../codegen/source/input-files.ts";
import { watchFiles } from "../codegen/source/watch-files.ts";
import { ChatError, UsageError } from "../errors.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

interface Generation extends ModuleOptions {
  readonly protoFolder: string;
  readonly out: string;
  /** The files and folders on the command line. Without any, the whole folder is compiled. */
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
  if (values.check && values.watch)
    throw new UsageError("--check and --watch exclude each other. Leave out one of them.");
  const importExtension = values["import-extension"];
  if (importExtension !== "js" && importExtension !== "ts")
    throw new UsageError(`--import-extension must be js or ts, not ${importExtension}.`);
  checkFolder(values.out);
  const protoFolder = schemaFolder(values.proto, named);
  const wire = wireFrom(values.out, values.wire);
  const generation: Generation = { protoFolder, out: values.out, named, wire, importExtension, output };
  // A named file that does not exist is a wrong command line. A mistake in a file is one of the schema.
  const files = schemaFiles(protoFolder, named);
  if (values.check) return reportMistakes(output, () => checkOutput(generation, files));
  if (!values.watch) return reportMistakes(output, () => writeOutput(generation, files));
  const find = () => schemaFiles(protoFolder, named);
  await watchFiles({
    protoFolder,
    find,
    print: output.print,
    onChange: () => reportMistakes(output, () => writeOutput(generation, find())),
  });
  return EXIT_CODES.OK;
}

async function reportMistakes(output: Output, run: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.printError(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
}

async function writeOutput(generation: Generation, paths: readonly string[]): Promise<ExitCode> {
  const { out, output } = generation;
  const files = compile(generation, paths);
  const stale = staleFiles(out, files);
  const leftover = leftovers(generation, files);
  writeFiles(out, files, [...stale, ...leftover]);
  const deleted = leftover.length > 0 ? `, ${leftover.length} deleted:` : "";
  const list = leftover.map((path) => `  ${join(out, path)}\n`).join("");
  output.print(`${files.size} files in ${out}, ${stale.length} changed${deleted}\n${list}`);
  return EXIT_CODES.OK;
}

async function checkOutput(generation: Generation, paths: readonly string[]): Promise<ExitCode> {
  const { out, protoFolder, output } = generation;
  const files = compile(generation, paths);
  const stale = [...staleFiles(out, files), ...leftovers(generation, files)].sort();
  if (stale.length === 0) return EXIT_CODES.OK;
  const list = stale.map((path) => `  ${join(out, path)}\n`).join("");
  output.print(`Not up to date with ${protoFolder}; run chatwire generate:\n${list}`);
  return EXIT_CODES.FOUND;
}

function compile({ protoFolder, wire, importExtension, output }: Generation, paths: readonly string[]) {
  const { files, warnings } = compileFiles({ roots: [protoFolder], files: paths, wire, importExtension });
  for (const warning of warnings) output.printError(`${warning}\n`);
  return files;
}

/** Only the whole schema tells which files it no longer makes. */
function leftovers({ named, out }: Generation, files: ReadonlyMap<string, string>): string[] {
  return named.length === 0 ? leftoverFiles(out, files) : [];
}

/** A folder, relative to the generated files. The name of a package stays as it is. */
function wireFrom(out: string, wire: string): string {
  return wire.startsWith(".") ? `./${relative(resolve(out), resolve(wire)).replaceAll(sep, "/")}` : wire;
}

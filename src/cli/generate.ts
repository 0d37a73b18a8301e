/** The command `chatwire generate`. */

import { join, relative, resolve, sep } from "node:path";
import { compileDescriptorSet } from "../codegen/compile-descriptor-set.ts";
import { compileFiles } from "../codegen/compile-files.ts";
import type { ModuleOptions } from "../codegen/emit/printer.ts";
import { checkFolder, leftoverFiles, staleFiles, writeFiles } from "../codegen/output-folder.ts";
import { schemaFiles, schemaModules } from "../codegen/source/input-files.ts";
import { watchFiles } from "../codegen/source/watch-files.ts";
import { ChatError, UsageError } from "../errors.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

interface Generation extends ModuleOptions {
  /** The folders where the paths of imports begin. */
  readonly roots: readonly string[];
  /** The file of descriptors to compile instead of .proto files. */
  readonly descriptorSet: string | undefined;
  readonly out: string;
  /** The files and folders on the command line. Without any, the whole schema is compiled. */
  readonly named: readonly string[];
  readonly ignoreCel: boolean;
  readonly descriptors: boolean;
  readonly output: Output;
}

export async function runGenerate(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals: named } = parseFlags({
    args: [...args],
    allowPositionals: true,
    options: {
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      proto: { type: "string", short: "I", multiple: true },
      "descriptor-set": { type: "string" },
      out: { type: "string", default: "generated" },
      wire: { type: "string", default: "chatwire/wire" },
      "import-extension": { type: "string", default: "js" },
      "ignore-cel": { type: "boolean", default: false },
      descriptors: { type: "boolean", default: false },
    },
  });
  const { "descriptor-set": descriptorSet, "import-extension": importExtension, proto, descriptors } = values;
  const ignoreCel = values["ignore-cel"];
  if (values.check && values.watch)
    throw new UsageError("--check and --watch exclude each other. Leave out one of them.");
  if (descriptorSet !== undefined && (values.watch || proto !== undefined))
    throw new UsageError("--descriptor-set excludes --proto and --watch: the file holds the whole schema.");
  if (importExtension !== "js" && importExtension !== "ts")
    throw new UsageError(`--import-extension must be js or ts, not ${importExtension}.`);
  checkFolder(values.out);
  const schema = descriptorSet === undefined ? schemaModules(proto, named) : [];
  const roots = schema.map(({ folder }) => folder);
  const wire = wireFrom(values.out, values.wire);
  const modules: ModuleOptions = { wire, importExtension };
  const generation: Generation = {
    ...modules,
    roots,
    descriptorSet,
    ignoreCel,
    descriptors,
    out: values.out,
    named,
    output,
  };
  const find = () => (descriptorSet === undefined ? schemaFiles(schema, named) : named);
  // A named file that does not exist is a wrong command line. A mistake in a file is one of the schema.
  const files = find();
  if (values.check) return reportMistakes(output, () => checkOutput(generation, files));
  if (!values.watch) return reportMistakes(output, () => writeOutput(generation, files));
  await watchFiles({
    roots,
    find,
    print: output.print,
    onChange: async () => reportMistakes(output, () => writeOutput(generation, find())),
  });
  return EXIT_CODES.OK;
}

function reportMistakes(output: Output, run: () => ExitCode): ExitCode {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.printError(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
}

function writeOutput(generation: Generation, paths: readonly string[]): ExitCode {
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

function checkOutput(generation: Generation, paths: readonly string[]): ExitCode {
  const { out, roots, descriptorSet, output } = generation;
  const files = compile(generation, paths);
  const stale = [...staleFiles(out, files), ...leftovers(generation, files)].sort();
  if (stale.length === 0) return EXIT_CODES.OK;
  const list = stale.map((path) => `  ${join(out, path)}\n`).join("");
  output.print(`Not up to date with ${descriptorSet ?? roots.join(", ")}; run chatwire generate:\n${list}`);
  return EXIT_CODES.FOUND;
}

function compile(generation: Generation, files: readonly string[]): ReadonlyMap<string, string> {
  const { roots, descriptorSet, ignoreCel, descriptors, named, wire, importExtension, output } = generation;
  const options = { wire, importExtension, ignoreCel, descriptors, isWhole: named.length === 0, files };
  const compiled =
    descriptorSet === undefined
      ? compileFiles({ ...options, roots })
      : compileDescriptorSet({ ...options, descriptorSet });
  for (const warning of compiled.warnings) output.printError(`${warning}\n`);
  return compiled.files;
}

/** Only the whole schema tells which files it no longer makes. */
function leftovers({ named, out }: Generation, files: ReadonlyMap<string, string>): string[] {
  return named.length === 0 ? leftoverFiles(out, files) : [];
}

/** A folder, relative to the generated files. The name of a package stays as it is. */
function wireFrom(out: string, wire: string): string {
  return wire.startsWith(".") ? `./${relative(resolve(out), resolve(wire)).replaceAll(sep, "/")}` : wire;
}

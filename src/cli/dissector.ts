/** The command `chatwire dissector`. */

import { writeFileSync } from "node:fs";
import { schemaFiles, schemaModules } from "../codegen/source/input-files.ts";
import { createDissector } from "../dissector/create-dissector.ts";
import { ChatError, UsageError } from "../errors.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

/** Prints the dissector, or writes it to a file. */
export async function runDissector(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals: named } = parseFlags({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string" },
      proto: { type: "string", short: "I", multiple: true },
    },
  });
  const { out, proto } = values;
  // Without a schema on the command line, only that of the protocol is dissected.
  const modules = proto === undefined && named.length === 0 ? [] : schemaModules(proto, named);
  const roots = modules.map(({ folder }) => folder);
  const files = schemaFiles(modules, named);
  let text: string;
  try {
    text = createDissector({ roots, files });
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.printError(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
  if (out === undefined) output.print(text);
  else writeDissector(out, text);
  return EXIT_CODES.OK;
}

/** @throws UsageError the file cannot be written */
function writeDissector(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UsageError(`The file ${path} cannot be written (${code}). Check its folder.`);
  }
}

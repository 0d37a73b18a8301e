/** The command `chatwire check`. */

import { type Finding, printFindings } from "../codegen/breaking/finding.ts";
import { loadSchema } from "../codegen/breaking/loaded-schema.ts";
import { compareSchemas } from "../codegen/breaking/schemas.ts";
import { schemaFolders } from "../codegen/source/input-files.ts";
import { protoFiles } from "../codegen/source/schema-files.ts";
import { ChatError, UsageError } from "../errors.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

export async function runCheck(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values } = parseFlags({
    args: [...args],
    options: { against: { type: "string" }, proto: { type: "string", default: "proto" } },
  });
  if (values.against === undefined) throw new UsageError("--against is missing: the folder of the older version.");
  const [older, newer] = [values.against, values.proto].flatMap((folder) => schemaFolders([folder], []));
  if (older === undefined || newer === undefined) return EXIT_CODES.USAGE;
  const [olderFiles, newerFiles] = [protoFiles(older), protoFiles(newer)];
  try {
    const findings = compareSchemas(loadSchema(older, olderFiles), loadSchema(newer, newerFiles));
    output.print(findings.length === 0 ? `${newer} breaks nothing that uses ${older}.\n` : report(findings));
    return findings.length === 0 ? EXIT_CODES.OK : EXIT_CODES.FOUND;
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.printError(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
}

function report(findings: readonly Finding[]): string {
  const wire = findings.filter(({ breaks }) => breaks === "wire").length;
  return `${printFindings(findings)}\nChanges that break the wire: ${wire}. Changes that break code: ${findings.length - wire}.\n`;
}

/** `chatwire check` */

import { ChatError, UsageError } from "../../errors.ts";
import { type Finding, printFindings } from "../breaking/finding.ts";
import { loadSchema } from "../breaking/loaded-schema.ts";
import { compareSchemas } from "../breaking/schemas.ts";
import { protoFiles } from "../run-pbjs.ts";
import { EXIT_CODES, type ExitCode } from "./exit-code.ts";
import { schemaFolder } from "./input-files.ts";
import type { Output } from "./output.ts";
import { parseFlags } from "./terminal.ts";

export async function runCheck(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values } = parseFlags({
    args: [...args],
    options: { against: { type: "string" }, proto: { type: "string", default: "proto" } },
  });
  if (values.against === undefined) throw new UsageError("Say with --against where the older version is.");
  const [older, newer] = [values.against, values.proto].map((folder) => schemaFolder(folder, []));
  if (older === undefined || newer === undefined) return EXIT_CODES.USAGE;
  const [olderFiles, newerFiles] = [protoFiles(older), protoFiles(newer)];
  try {
    const findings = compareSchemas(loadSchema(older, olderFiles), loadSchema(newer, newerFiles));
    output.print(findings.length === 0 ? `${newer} breaks nothing of ${older}.\n` : report(findings));
    return findings.length === 0 ? EXIT_CODES.FINE : EXIT_CODES.FOUND;
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.complain(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
}

function report(findings: readonly Finding[]): string {
  const wire = findings.filter(({ breaks }) => breaks === "wire").length;
  return `${printFindings(findings)}\n${wire} break the wire, ${findings.length - wire} break code.\n`;
}

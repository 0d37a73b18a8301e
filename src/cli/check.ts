/** The command `chatwire check`. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { breaks, CATEGORIES, type Category, type Finding, printFindings } from "../codegen/breaking/finding.ts";
import { IGNORE_FILE, withoutIgnored } from "../codegen/breaking/ignores.ts";
import { compareSchemas } from "../codegen/breaking/schemas.ts";
import { loadModules } from "../codegen/breaking/versions/folders.ts";
import { findOlderVersion } from "../codegen/breaking/versions/older-version.ts";
import { schemaModules } from "../codegen/source/input-files.ts";
import { ChatError, UsageError } from "../errors.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

export async function runCheck(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values } = parseFlags({
    args: [...args],
    options: {
      against: { type: "string", multiple: true },
      proto: { type: "string", short: "I", multiple: true },
      category: { type: "string", default: "SOURCE" },
      ignore: { type: "string" },
    },
  });
  if (values.against === undefined)
    throw new UsageError(
      "--against is missing: the older version, as a folder, a file of descriptors or git:REFERENCE.",
    );
  const category = readCategory(values.category);
  const modules = schemaModules(values.proto, []);
  const folders = modules.map(({ folder }) => folder);
  const older = findOlderVersion(values.against, modules);
  const ignoreFile = findIgnoreFile(values.ignore, folders);
  try {
    const now = loadModules(modules);
    const all = compareSchemas(older.load(now), now);
    const kept = ignoreFile === undefined ? all : withoutIgnored(all, readFileSync(ignoreFile, "utf8"), ignoreFile);
    const findings = kept.filter((finding) => breaks(finding, category));
    output.print(
      findings.length === 0
        ? `${folders.join(", ")} breaks nothing that uses ${older.shown}${scope(category)}.\n`
        : report(findings, all.length - kept.length),
    );
    return findings.length === 0 ? EXIT_CODES.OK : EXIT_CODES.FOUND;
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    output.printError(`${error.message}\n`);
    return EXIT_CODES.FOUND;
  }
}

/** @throws UsageError the text names no category */
function readCategory(given: string): Category {
  const category = CATEGORIES.find((each) => each === given);
  if (category === undefined) throw new UsageError(`--category must be ${CATEGORIES.join(" or ")}, not ${given}.`);
  return category;
}

/** @throws UsageError the named file does not exist */
function findIgnoreFile(named: string | undefined, [folder = "."]: readonly string[]): string | undefined {
  const file = named ?? join(folder, IGNORE_FILE);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return file;
  if (named === undefined && !existsSync(file)) return undefined;
  throw new UsageError(`The file ${file} does not exist, or is not a regular file.`);
}

function scope(category: Category): string {
  return category === "SOURCE" ? "" : ` (category ${category})`;
}

function report(findings: readonly Finding[], ignored: number): string {
  const counts = CATEGORIES.map((each) => [each, findings.filter(({ category }) => category === each).length] as const);
  const list = counts.filter(([, count]) => count > 0).map(([each, count]) => `${count} ${each}`);
  const left = ignored === 0 ? "" : ` Ignored: ${ignored}.`;
  return `${printFindings(findings)}\nBreaking changes: ${list.join(", ")}.${left}\n`;
}

/**
 * Compares two versions of a schema.
 *
 * How the files of this folder fit together: `versions/` loads each version into a
 * `SchemaVersion`. `file-changes.ts` pairs their files, and `renames.ts` pairs what
 * has another name. `schemas.ts` then passes each pair of declarations to
 * `messages.ts`, `enums.ts`, `extensions.ts` or `services.ts`, with `fields/`,
 * `reserved.ts`, `rules.ts` and `typescript-names.ts` for the parts. All
 * add their findings to one `Comparison`. Each change is reported once, at the
 * declaration that changed, with the category of what it breaks.
 */

import type { EnumDeclaration, MessageDeclaration } from "../schema/declarations.ts";
import { findOption } from "../schema/rules/options.ts";
import { type Comparison, renamedTo, report, reportRename } from "./comparison.ts";
import { compareEnum } from "./enums.ts";
import { compareExtensions } from "./extensions.ts";
import { fieldsOf } from "./fields/field.ts";
import { compareFile, compareJsonFormatOf, findFileChanges, isGone, reportFileChanges } from "./file-changes.ts";
import type { Finding } from "./finding.ts";
import { compareMessage } from "./messages.ts";
import { findRenames } from "./renames.ts";
import { compareServices } from "./services.ts";
import type { SchemaVersion } from "./version.ts";

/** Every change in the newer version that breaks users of the older one. */
export function compareSchemas(old: SchemaVersion, now: SchemaVersion): Finding[] {
  const { paths, renamed: renamedByPackage } = findFileChanges(old, now);
  const renamed = new Map(renamedByPackage);
  findRenames(renamed, old.messages, now.messages);
  findRenames(renamed, old.enums, now.enums);
  const comparison: Comparison = { old, now, paths, renamed, renamedByPackage, findings: [] };
  reportFileChanges(comparison);
  compareDeclared(comparison, "message", old.messages, now.messages, compareMessage);
  compareDeclared(comparison, "enum", old.enums, now.enums, compareEnum);
  compareExtensions(comparison);
  compareServices(comparison);
  return comparison.findings;
}

function compareDeclared<T extends MessageDeclaration | EnumDeclaration>(
  comparison: Comparison,
  kind: "message" | "enum",
  old: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  compare: (comparison: Comparison, before: T, after: T) => void,
): void {
  for (const [name, before] of old) {
    const after = now.get(renamedTo(comparison, name));
    if (after === undefined) {
      if (!isGone(comparison, before)) reportRemoval(comparison, kind, before);
      continue;
    }
    reportRenamed(comparison, kind, before, after);
    compareFile(comparison, kind === "message" ? "MESSAGE_MOVED" : "ENUM_MOVED", kind, before, after);
    compareJsonFormatOf(comparison, before, after);
    compare(comparison, before, after);
  }
}

function reportRemoval(
  comparison: Comparison,
  kind: "message" | "enum",
  { fullName }: MessageDeclaration | EnumDeclaration,
) {
  report(comparison, [fullName], {
    id: kind === "message" ? "MESSAGE_REMOVED" : "ENUM_REMOVED",
    category: "WIRE",
    text: `The ${kind} ${fullName} is gone.`,
    remedy: "Keep it while it is in use, and mark it with: option deprecated = true;",
  });
}

function reportRenamed(
  comparison: Comparison,
  kind: "message" | "enum",
  before: MessageDeclaration | EnumDeclaration,
  after: MessageDeclaration | EnumDeclaration,
): void {
  const [from, to] = [before.fullName, after.fullName];
  // The full names in a renamed package or message change too. That is reported once.
  if (from === to || comparison.renamedByPackage.get(from) === to) return;
  const reason = before.kind === "message" ? sentIn(comparison, before) : undefined;
  if (reason === undefined && comparison.renamed.has(before.outer?.fullName ?? "")) return;
  reportRename(comparison, [to, from], {
    id: kind === "message" ? "MESSAGE_RENAMED" : "ENUM_RENAMED",
    category: reason === undefined ? "SOURCE" : "WIRE",
    kind,
    from,
    to,
    ...(reason !== undefined && { reason }),
  });
}

/** Where the full name of a message is sent with it. */
function sentIn({ old }: Comparison, message: MessageDeclaration): string | undefined {
  if (findOption(old.reader, message, "application_rule") !== undefined) return "its name is sent with it";
  return hasAny(old) ? "its name is sent in google.protobuf.Any" : undefined;
}

/** Whether the schema has a field that can hold any message, with its name. */
function hasAny({ declarations, messages }: SchemaVersion): boolean {
  const fields = [...messages.values()].flatMap((message) => fieldsOf(declarations, message));
  return fields.some(({ type }) => type === "google.protobuf.Any");
}

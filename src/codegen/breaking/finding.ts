/** A change of a schema that breaks something, and how it is printed. */

import { type Mistake, mistakeLine } from "../descriptor/mistake.ts";

/**
 * The categories of changes, from the most to the least severe.
 * - `WIRE`: programs of the two versions misunderstand each other's bytes, or refuse each other's messages.
 * - `WIRE_JSON`: they misunderstand each other's JSON.
 * - `SOURCE`: code that uses the generated code does not compile any more, or schemas that import this one.
 */
export const CATEGORIES = ["WIRE", "WIRE_JSON", "SOURCE"] as const;

export type Category = (typeof CATEGORIES)[number];

/** The kinds of changes, with which findings can be ignored. */
export const FINDING_IDS = [
  ...(["PACKAGE_REMOVED", "PACKAGE_RENAMED", "FILE_REMOVED", "FILE_MOVED"] as const),
  ...(["IMPORT_NOT_PUBLIC", "JSON_FORMAT_CHANGED", "TYPESCRIPT_NAME_CHANGED"] as const),
  ...(["MESSAGE_REMOVED", "MESSAGE_RENAMED", "MESSAGE_MOVED", "MESSAGE_SET_CHANGED"] as const),
  ...(["FIELD_REMOVED", "FIELD_RENAMED", "FIELD_RENUMBERED", "FIELD_NUMBER_REUSED", "FIELD_RETYPED"] as const),
  ...(["FIELD_CARDINALITY_CHANGED", "FIELD_ONEOF_CHANGED", "FIELD_REQUIRED_ADDED", "FIELD_REQUIRED_REMOVED"] as const),
  ...(["FIELD_UTF8_CHECKED", "FIELD_JSON_NAME_CHANGED", "FIELD_JSTYPE_CHANGED", "FIELD_DEFAULT_CHANGED"] as const),
  "ONEOF_RENAMED",
  ...(["RESERVED_REUSED", "RESERVED_REMOVED", "EXTENSION_RANGE_REMOVED"] as const),
  ...(["ENUM_REMOVED", "ENUM_RENAMED", "ENUM_MOVED", "ENUM_TYPE_CHANGED", "ENUM_PREFIX_CHANGED"] as const),
  ...(["VALUE_REMOVED", "VALUE_RENAMED", "VALUE_RENUMBERED", "VALUE_NUMBER_REUSED", "FIRST_VALUE_CHANGED"] as const),
  ...(["EXTENSION_REMOVED", "EXTENSION_RENAMED", "EXTENSION_RENUMBERED", "EXTENSION_MOVED"] as const),
  "EXTENSION_EXTENDEE_CHANGED",
  ...(["SERVICE_REMOVED", "SERVICE_RENAMED", "SERVICE_MOVED"] as const),
  ...(["METHOD_REMOVED", "METHOD_RENAMED", "METHOD_REQUEST_CHANGED", "METHOD_RESPONSE_CHANGED"] as const),
  "METHOD_IDEMPOTENCY_CHANGED",
  ...(["COMMAND_CHANGED", "COMMAND_REUSED", "RULE_REMOVED", "RULE_CHANGED", "RULE_STATE_REMOVED"] as const),
  ...(["RULE_TIGHTENED", "CONSTRAINT_TIGHTENED"] as const),
] as const;

export type FindingId = (typeof FINDING_IDS)[number];

/** The place is in the newer version; in the older one if the declaration is gone. */
export interface Finding extends Mistake {
  readonly id: FindingId;
  readonly category: Category;
  /** The advice to the author of the schema. */
  readonly remedy: string;
  /** The full names of what changed, in both versions. */
  readonly names: readonly string[];
  /** The paths of the files that declare it, in both versions. */
  readonly paths: readonly string[];
}

/** Whether a change breaks what a category is about: its own, and each that is worse. */
export function breaks({ category }: Finding, wanted: Category): boolean {
  return CATEGORIES.indexOf(category) <= CATEGORIES.indexOf(wanted);
}

/** Two lines for each finding, sorted by file and place. */
export function printFindings(findings: readonly Finding[]): string {
  return [...findings]
    .sort(byPlace)
    .map((finding) => `${mistakeLine(finding)} (${finding.id}, ${finding.category})\n    ${finding.remedy}\n`)
    .join("");
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  const [a, b] = [one.place, other.place];
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.line - b.line || a.column - b.column;
}

/** The state of a comparison: the two versions, and the findings so far. */

import type { Mistake } from "../descriptor/mistake.ts";
import type { Category, Finding, FindingId } from "./finding.ts";
import type { SchemaVersion } from "./version.ts";

export interface Comparison {
  readonly old: SchemaVersion;
  readonly now: SchemaVersion;
  /** New paths of files, by old ones. */
  readonly paths: ReadonlyMap<string, string>;
  /** New full names, by old ones: of messages and enums, and of all that is in files whose package changed. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The part of `renamed` that a change of the package explains. */
  readonly renamedByPackage: ReadonlyMap<string, string>;
  readonly findings: Finding[];
}

type Report = Pick<Finding, "id" | "category" | "text" | "remedy">;

/**
 * Adds a finding.
 *
 * @param where  full names. The finding gets the place of the first that is declared, in the newer version if possible.
 */
export function report(comparison: Comparison, where: readonly string[], finding: Report): void {
  const { old, now } = comparison;
  const places = [...where.map((name) => now.placeOf(name)), ...where.map((name) => old.placeOf(name))];
  const paths = [now, old].flatMap((version) => where.flatMap((name) => version.pathOf(name) ?? []));
  reportAt(comparison, places, { ...finding, names: where, paths });
}

/** Adds a finding at the first of the places that there is. */
export function reportAt(
  { findings }: Comparison,
  places: readonly (Omit<Mistake, "text"> | undefined)[],
  finding: Report & Pick<Finding, "names" | "paths">,
): void {
  const { file, place } = places.find((each) => each !== undefined) ?? { file: "", place: undefined };
  findings.push({ file, place, ...finding });
}

/** A declaration that has another name now. */
export interface Rename {
  readonly id: FindingId;
  readonly category: Category;
  /** `field`, `message`, ... */
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** The number of an extension or a value, which may have been reused for something else. */
  readonly number?: number;
  /** Why more than generated code breaks. */
  readonly reason?: string;
}

/** Reports a rename, at the place of the first of `where`. */
export function reportRename(comparison: Comparison, where: readonly string[], rename: Rename): void {
  const { id, category, kind, from, to, number, reason } = rename;
  const text = `The ${kind} ${from}${number === undefined ? "" : ` = ${number}`} was renamed to ${to}`;
  report(comparison, where, {
    id,
    category,
    text: `${text}${number === undefined ? "" : ", or its number is reused"}${reason === undefined ? "" : `, and ${reason}`}.`,
    remedy:
      number === undefined
        ? `Name it ${from} again.`
        : `Name it ${from} again. If ${to} means something else, give it a number that was never used.`,
  });
}

export function renamedTo({ renamed }: Comparison, fullName: string): string {
  return renamed.get(fullName) ?? fullName;
}

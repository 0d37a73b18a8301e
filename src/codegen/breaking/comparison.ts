/** What the comparisons share: the two versions, and what was found so far. */

import type { Finding } from "./finding.ts";
import type { LoadedSchema } from "./loaded-schema.ts";

export interface Comparison {
  readonly old: LoadedSchema;
  readonly now: LoadedSchema;
  /** New full names of messages and enums, by the old ones. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly findings: Finding[];
}

const NOWHERE = { file: "", line: 1, column: 1 };

/**
 * @param where  full names; the place is that of the first which is declared, in the schema or else in the older one
 */
export function found(
  { old, now, findings }: Comparison,
  where: readonly string[],
  finding: Omit<Finding, "place">,
): void {
  const places = [...where.map((name) => now.placeOf(name)), ...where.map((name) => old.placeOf(name))];
  findings.push({ place: places.find((place) => place !== undefined) ?? NOWHERE, ...finding });
}

export function renamedTo({ renamed }: Comparison, fullName: string): string {
  return renamed.get(fullName) ?? fullName;
}

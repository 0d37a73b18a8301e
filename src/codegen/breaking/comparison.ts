/** The state of a comparison: the two versions, and the findings so far. */

import type { Finding } from "./finding.ts";
import type { LoadedSchema } from "./loaded-schema.ts";

export interface Comparison {
  readonly old: LoadedSchema;
  readonly now: LoadedSchema;
  /** New full names of messages and enums, by old ones. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly findings: Finding[];
}

const NOWHERE = { file: "", line: 1, column: 1 };

/**
 * Adds a finding.
 *
 * @param where  full names. The finding gets the place of the first that is declared, in the newer version if possible.
 */
export function report(
  { old, now, findings }: Comparison,
  where: readonly string[],
  finding: Omit<Finding, "place">,
): void {
  const places = [...where.map((name) => now.placeOf(name)), ...where.map((name) => old.placeOf(name))];
  findings.push({ place: places.find((place) => place !== undefined) ?? NOWHERE, ...finding });
}

/** A declaration that has another name now. */
export interface Rename {
  /** `field`, `message`, ... */
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** The number of an extension or a value, which may have been reused for something else. */
  readonly number?: number;
  /** Whether the name is sent with it, as that of an application's message. */
  readonly isSent?: boolean;
}

/** Reports a rename, at the place of the first of `where`. */
export function reportRename(
  comparison: Comparison,
  where: readonly string[],
  { kind, from, to, number, isSent = false }: Rename,
): void {
  const text = `The ${kind} ${from}${number === undefined ? "" : ` = ${number}`} was renamed to ${to}`;
  report(comparison, where, {
    breaks: isSent ? "wire" : "code",
    text: `${text}${number === undefined ? "" : ", or its number is reused"}${isSent ? ", and its name is sent with it" : ""}.`,
    remedy:
      number === undefined
        ? `Name it ${from} again.`
        : `Name it ${from} again. If ${to} means something else, give it a number that was never used.`,
  });
}

export function renamedTo({ renamed }: Comparison, fullName: string): string {
  return renamed.get(fullName) ?? fullName;
}

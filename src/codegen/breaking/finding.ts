/** A change of a schema that breaks something. */

import type { Place } from "../source/declarations.ts";

export interface FilePlace extends Place {
  readonly file: string;
}

export interface Finding {
  /** In the newer version; in the older one if the declaration is gone. */
  readonly place: FilePlace;
  /** `wire`: programs of the two versions misunderstand each other. `code`: code that uses generated code breaks. */
  readonly breaks: "wire" | "code";
  readonly text: string;
  /** The advice to the author of the schema. */
  readonly remedy: string;
}

const BREAKS = { wire: "breaks the wire", code: "breaks code" };

/** Two lines for each finding, sorted by file and place. */
export function printFindings(findings: readonly Finding[]): string {
  return [...findings]
    .sort(byPlace)
    .map(({ place, breaks, text, remedy }) => {
      return `${place.file}:${place.line}:${place.column}: ${text} (${BREAKS[breaks]})\n    ${remedy}\n`;
    })
    .join("");
}

function byPlace({ place: one }: Finding, { place: other }: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

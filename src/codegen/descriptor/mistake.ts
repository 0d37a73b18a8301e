/** Mistakes in a schema. A run collects all of them, so that one run shows everything there is to correct. */

import { UsageError } from "../../errors.ts";

/** The place of a declaration in a text. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Mistake {
  /** The path of the file as the user would name it; the path by which it is imported if there is no file. */
  readonly file: string;
  /** Undefined if the descriptors came without the places of their declarations. */
  readonly place: Place | undefined;
  /** What is wrong and what to do, in sentences. */
  readonly text: string;
}

/** `file:line:column: text`, as editors read it. */
export function mistakeLine({ file, place, text }: Mistake): string {
  return place === undefined ? `${file}: ${text}` : `${file}:${place.line}:${place.column}: ${text}`;
}

/**
 * Joins the mistakes of loading and of linking. Of those at one place, only the ones of loading count: a declaration in
 * a file that failed to load would be reported as missing as well.
 */
export function joinMistakes(loading: readonly Mistake[], linking: readonly Mistake[]): Mistake[] {
  const known = new Set(loading.map(locationOf));
  return [...loading, ...linking.filter((mistake) => !known.has(locationOf(mistake)))];
}

function locationOf({ file, place }: Mistake): string {
  return `${file}:${place?.line}:${place?.column}`;
}

/** @throws UsageError there are mistakes: a line for each, by file and place, each line once */
export function throwMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return;
  const sorted = [...mistakes].sort(compareMistakes).map(mistakeLine);
  throw new UsageError([...new Set(sorted)].join("\n"));
}

function compareMistakes(one: Mistake, other: Mistake): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  const [a, b] = [one.place, other.place];
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.line - b.line || a.column - b.column;
}

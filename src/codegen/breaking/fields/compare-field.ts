/** Compares two versions of a field. */

import { type Comparison, report, reportRename } from "../comparison.ts";
import { compareFieldConstraints } from "./compare-constraints.ts";
import { describeType, type Field } from "./field.ts";
import { compareFieldOptions } from "./field-options.ts";
import { brokenByRetyping } from "./types.ts";

/** @param oneofs  new names of oneofs, by old ones */
export function compareField(
  comparison: Comparison,
  old: Field,
  now: Field,
  oneofs: ReadonlyMap<string, string>,
): void {
  const broken = brokenByRetyping(comparison, old, now);
  if (broken !== undefined) {
    report(comparison, [now.fullName], {
      id: "FIELD_RETYPED",
      category: broken,
      text: `The field ${now.name} was retyped from ${describeType(old)} to ${describeType(now)}.`,
      remedy: `Make it ${describeType(old)} again, and add a field with a new name and number for ${describeType(now)}.`,
    });
  }
  if (broken !== "WIRE") compareCardinality(comparison, old, now);
  compareOneofOf(comparison, old, now, oneofs);
  compareFieldOptions(comparison, old, now);
  compareFieldConstraints(comparison, old, now);
}

/**
 * Finds renamed oneofs.
 *
 * @param message  its full name
 * @returns new names, by old ones
 */
export function compareOneofs(
  comparison: Comparison,
  message: string,
  old: readonly Field[],
  now: readonly Field[],
): Map<string, string> {
  const renamed = new Map<string, string>();
  const [oldNames, names] = [old, now].map((fields) => new Set(fields.flatMap(({ oneof }) => oneof ?? [])));
  for (const before of oldNames ?? []) {
    if (names?.has(before) === true) continue;
    const members = new Set(old.filter(({ oneof }) => oneof === before).map((field) => field.name));
    const left = now.filter(({ name }) => members.has(name));
    const [name, ...others] = new Set(left.map(({ oneof }) => oneof));
    if (name === undefined || others.length > 0 || oldNames?.has(name) === true) continue;
    renamed.set(before, name);
    // Oneofs have no name on the wire and in JSON.
    const rename = { id: "ONEOF_RENAMED", category: "SOURCE", kind: "oneof", from: before, to: name } as const;
    reportRename(comparison, [`${message}.${name}`, `${message}.${before}`], rename);
  }
  return renamed;
}

function compareCardinality(comparison: Comparison, old: Field, now: Field): void {
  const [before, after] = [old.cardinality, now.cardinality];
  // A move into or out of a oneof changes presence too, and is reported as the move.
  if (before === after || (old.oneof ?? now.oneof) !== undefined) return;
  const isPresence = ![before, after].some((each) => each === "repeated" || each === "required");
  const what = `from ${before || "always present"} to ${after || "always present"}`;
  report(comparison, [now.fullName], {
    id: "FIELD_CARDINALITY_CHANGED",
    category: isPresence ? "SOURCE" : "WIRE",
    text: `The field ${now.name} changed ${what}.`,
    remedy: before === "" ? `Remove the word ${after}.` : `Make it ${before} again.`,
  });
}

function compareOneofOf(comparison: Comparison, old: Field, now: Field, oneofs: ReadonlyMap<string, string>): void {
  const [before, after] = [old.oneof, now.oneof];
  if (before === after || (before !== undefined && oneofs.has(before) && oneofs.get(before) === after)) return;
  const from = before === undefined ? "" : ` out of the oneof ${before}`;
  const to = after === undefined ? "" : ` into the oneof ${after}`;
  report(comparison, [now.fullName], {
    id: "FIELD_ONEOF_CHANGED",
    category: isAlone(old, now) ? "SOURCE" : "WIRE",
    text: `The field ${now.name} moved${from}${to}.`,
    remedy: `Move it back, and add a field with a new name and number where you want it.`,
  });
}

/** Whether no other field of both versions is in its oneof, so that the same bytes decode as before. */
function isAlone(old: Field, now: Field): boolean {
  if ([old, now].some(({ cardinality }) => cardinality === "repeated" || cardinality === "required")) return false;
  return (
    !old.beside.some((number) => now.siblings.includes(number)) &&
    !now.beside.some((number) => old.siblings.includes(number))
  );
}

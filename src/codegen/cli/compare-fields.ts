/** Compares two versions of a field. */

import type protobuf from "protobufjs";

import { featuresOf } from "../features.ts";
import { type Comparison, found } from "./comparison.ts";
import { cardinalityOf, describeType, oneofOf } from "./field-description.ts";
import { nameOf } from "./loaded-schema.ts";

/** Types that read each other's bytes; their TypeScript differs. */
const ALIKE_ON_THE_WIRE = [
  ["int32", "uint32", "int64", "uint64", "bool"],
  ["sint32", "sint64"],
  ["fixed32", "sfixed32"],
  ["fixed64", "sfixed64"],
];

/** Not the other way round: not all bytes are UTF-8. */
function isAlike(oldType: string, type: string): boolean {
  if (oldType === "string" && type === "bytes") return true;
  return ALIKE_ON_THE_WIRE.some((types) => types.includes(oldType) && types.includes(type));
}

/** @param oneofs  new names of oneofs by old ones */
export function compareField(
  comparison: Comparison,
  old: protobuf.Field,
  now: protobuf.Field,
  oneofs: ReadonlyMap<string, string>,
): void {
  const where = [nameOf(now)];
  const [oldType, type] = [describeType(old, comparison.renamed), describeType(now)];
  if (oldType !== type) {
    found(comparison, where, {
      breaks: isAlike(oldType, type) ? "code" : "wire",
      text: `The field ${now.name} was retyped from ${describeType(old)} to ${type}.`,
      remedy: `Make it ${describeType(old)} again, and add a field with a name and a number of its own for ${type}.`,
    });
  } else compareCardinality(comparison, old, now);
  compareOneofOf(comparison, old, now, oneofs);
  compareUtf8(comparison, old, now);
  for (const option of ["jstype", "json_name", "default"]) compareOption(comparison, old, now, option);
}

/**
 * Finds the oneofs that have another name now.
 *
 * @returns new names by old ones
 */
export function compareOneofs(comparison: Comparison, old: protobuf.Type, now: protobuf.Type): Map<string, string> {
  const renamed = new Map<string, string>();
  const names = new Set(now.oneofsArray.map(({ name }) => name));
  for (const before of old.oneofsArray) {
    if (names.has(before.name) || before.fieldsArray.every((field) => oneofOf(field) === undefined)) continue;
    const left = now.fieldsArray.filter(({ name }) => before.fieldsArray.some((field) => field.name === name));
    const [name, ...others] = new Set(left.map(oneofOf));
    if (name === undefined || others.length > 0 || old.oneofsArray.some((oneof) => oneof.name === name)) continue;
    renamed.set(before.name, name);
    found(comparison, [`${nameOf(now)}.${name}`], {
      breaks: "code",
      text: `The oneof ${before.name} was renamed to ${name}.`,
      remedy: `Name it ${before.name} again.`,
    });
  }
  return renamed;
}

/** Options, mostly: their numbers and types. */
export function compareExtensions(comparison: Comparison): void {
  const { old, now } = comparison;
  for (const [name, before] of old.extensions) {
    const after = now.extensions.get(name);
    if (after === undefined) {
      found(comparison, [name], {
        breaks: "wire",
        text: `The extension ${name} = ${before.id} is gone.`,
        remedy: "Keep it, marked with [deprecated = true].",
      });
      continue;
    }
    if (after.id !== before.id) {
      found(comparison, [name], {
        breaks: "wire",
        text: `The extension ${name} was renumbered from ${before.id} to ${after.id}.`,
        remedy: `Give it the number ${before.id} again.`,
      });
    }
    compareField(comparison, before, after, new Map());
  }
}

function compareCardinality(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const [before, after] = [cardinalityOf(old), cardinalityOf(now)];
  // Into and out of oneofs, presence changes as well: that is told as the move.
  if (before === after || (oneofOf(old) ?? oneofOf(now)) !== undefined) return;
  const isPresence = ![before, after].some((each) => each === "repeated" || each === "required");
  const what = `from ${before === "" ? "always there" : before} to ${after === "" ? "always there" : after}`;
  found(comparison, [nameOf(now)], {
    breaks: isPresence ? "code" : "wire",
    text: `The field ${now.name} changed ${what}.`,
    remedy: before === "" ? `Take away ${after}.` : `Make it ${before} again.`,
  });
}

function compareOneofOf(
  comparison: Comparison,
  old: protobuf.Field,
  now: protobuf.Field,
  oneofs: ReadonlyMap<string, string>,
): void {
  const before = oneofOf(old);
  const after = oneofOf(now);
  if (before === after || (before !== undefined && oneofs.has(before) && oneofs.get(before) === after)) return;
  const from = before === undefined ? "" : ` out of the oneof ${before}`;
  const to = after === undefined ? "" : ` into the oneof ${after}`;
  found(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The field ${now.name} moved${from}${to}.`,
    remedy: `Move it back; where it is wanted, add a field with a name and a number of its own.`,
  });
}

/** Bytes that are not UTF-8 were taken before, and may be on their way. */
function compareUtf8(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  if (old.type !== "string" || now.type !== "string") return;
  if (featuresOf(old).utf8_validation !== "NONE" || featuresOf(now).utf8_validation !== "VERIFY") return;
  found(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The field ${now.name} takes nothing but UTF-8 now.`,
    remedy: "Go back to what it was, by the syntax of its file or with [features.utf8_validation = NONE].",
  });
}

function compareOption(comparison: Comparison, old: protobuf.Field, now: protobuf.Field, option: string): void {
  const before: unknown = old.options?.[option];
  const after: unknown = now.options?.[option];
  if (before === after) return;
  found(comparison, [nameOf(now)], {
    breaks: option === "jstype" ? "code" : "wire",
    text: `The option ${option} of the field ${now.name} changed from ${told(before)} to ${told(after)}.`,
    remedy: before === undefined ? `Take ${option} away.` : `Write [${option} = ${written(before)}] again.`,
  });
}

/** As it stands in a schema. */
function written(value: unknown): string {
  // The parser leaves out the quotes, but names are all upper case.
  return typeof value === "string" && !/^[A-Z][A-Z0-9_]*$/.test(value) ? JSON.stringify(value) : String(value);
}

function told(value: unknown): string {
  return value === undefined ? "nothing" : String(value);
}

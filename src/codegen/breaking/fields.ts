/** Compares two versions of a field. */

import protobuf from "protobufjs";
import { type Comparison, report, reportRename } from "./comparison.ts";
import { cardinalityOf, describeType, describeValue, oneofOf } from "./field-description.ts";
import { compareFieldOptions } from "./field-options.ts";
import { nameOf } from "./loaded-schema.ts";
import { featuresOf } from "./parsed/features.ts";

/** Types that decode each other's bytes. Their types in TypeScript differ. */
const ALIKE_ON_THE_WIRE = [
  ["int32", "uint32", "int64", "uint64", "bool"],
  ["sint32", "sint64"],
  ["fixed32", "sfixed32"],
  ["fixed64", "sfixed64"],
];

/** Types that decode the bytes of an open enum, and it theirs. A closed enum does not accept every number. */
const INTEGERS = ["int32", "uint32", "int64", "uint64"];

function isAlike(old: protobuf.Field, now: protobuf.Field, renamed: ReadonlyMap<string, string>): boolean {
  const [oldEntry, entry] = [entryOf(old, renamed), entryOf(now)];
  if (oldEntry !== undefined && oldEntry === entry) return true;
  const [oldKey, key] = [keyOf(old), keyOf(now)];
  const [oldValue, value] = [describeValue(old, renamed), describeValue(now)];
  if (!isAlikeScalar(oldKey, key)) return false;
  if (isOpenEnum(old)) return oldValue === value || INTEGERS.includes(value);
  return isOpenEnum(now) ? INTEGERS.includes(oldValue) : isAlikeScalar(oldValue, value);
}

/**
 * The types in an entry of a map, which is encoded as a repeated message; undefined if the field is neither a map nor
 * a list of such messages.
 */
function entryOf(field: protobuf.Field, renamed?: ReadonlyMap<string, string>): string | undefined {
  if (field instanceof protobuf.MapField) return `${field.keyType}, ${describeValue(field, renamed)}`;
  const { repeated, resolvedType } = field;
  if (!repeated || !(resolvedType instanceof protobuf.Type) || describeType(field) !== nameOf(resolvedType))
    return undefined;
  const [key, value, ...others] = resolvedType.fieldsArray.toSorted((one, other) => one.id - other.id);
  const isEntry = key?.id === 1 && value?.id === 2 && others.length === 0;
  if (!isEntry || cardinalityOf(key) === "repeated" || cardinalityOf(value) === "repeated") return undefined;
  return `${describeType(key, renamed)}, ${describeType(value, renamed)}`;
}

/** The type of a map's keys; empty for other fields. */
function keyOf(field: protobuf.Field): string {
  return field instanceof protobuf.MapField ? field.keyType : "";
}

function isOpenEnum({ resolvedType }: protobuf.Field): boolean {
  return resolvedType instanceof protobuf.Enum && featuresOf(resolvedType).enum_type === "OPEN";
}

function isAlikeScalar(oldType: string, type: string): boolean {
  // In this direction only: not all bytes are UTF-8.
  if (oldType === type || (oldType === "string" && type === "bytes")) return true;
  return ALIKE_ON_THE_WIRE.some((types) => types.includes(oldType) && types.includes(type));
}

/** @param oneofs  new names of oneofs, by old ones */
export function compareField(
  comparison: Comparison,
  old: protobuf.Field,
  now: protobuf.Field,
  oneofs: ReadonlyMap<string, string>,
): void {
  const where = [nameOf(now)];
  const [oldType, type] = [describeType(old, comparison.renamed), describeType(now)];
  const alike = oldType === type || isAlike(old, now, comparison.renamed);
  if (oldType !== type) {
    report(comparison, where, {
      breaks: alike ? "code" : "wire",
      text: `The field ${now.name} was retyped from ${describeType(old)} to ${type}.`,
      remedy: `Make it ${describeType(old)} again, and add a field with a new name and number for ${type}.`,
    });
  }
  if (alike) compareCardinality(comparison, old, now);
  compareOneofOf(comparison, old, now, oneofs);
  compareFieldOptions(comparison, old, now);
}

/**
 * Finds renamed oneofs.
 *
 * @returns new names, by old ones
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
    reportRename(comparison, [`${nameOf(now)}.${name}`], { kind: "oneof", from: before.name, to: name });
  }
  return renamed;
}

function compareCardinality(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const [before, after] = [cardinalityOf(old), cardinalityOf(now)];
  // A move into or out of a oneof changes presence too, and is reported as the move.
  if (before === after || (oneofOf(old) ?? oneofOf(now)) !== undefined) return;
  const isPresence = ![before, after].some((each) => each === "repeated" || each === "required");
  const what = `from ${before || "always present"} to ${after || "always present"}`;
  report(comparison, [nameOf(now)], {
    breaks: isPresence ? "code" : "wire",
    text: `The field ${now.name} changed ${what}.`,
    remedy: before === "" ? `Remove the word ${after}.` : `Make it ${before} again.`,
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
  report(comparison, [nameOf(now)], {
    breaks: isAlone(old, now) ? "code" : "wire",
    text: `The field ${now.name} moved${from}${to}.`,
    remedy: `Move it back, and add a field with a new name and number where you want it.`,
  });
}

/** Whether no other field of both versions is in its oneof, so that the same bytes decode as before. */
function isAlone(old: protobuf.Field, now: protobuf.Field): boolean {
  if ([old, now].some((field) => ["repeated", "required"].includes(cardinalityOf(field)))) return false;
  const [oldNumbers, numbers] = [old, now].map(({ parent }) =>
    parent instanceof protobuf.Type ? parent.fieldsArray.map(({ id }) => id) : [],
  );
  return !beside(old).some((id) => numbers?.includes(id)) && !beside(now).some((id) => oldNumbers?.includes(id));
}

/** The numbers of the other fields in its oneof. Their names may change. */
function beside(field: protobuf.Field): number[] {
  if (oneofOf(field) === undefined) return [];
  return (field.partOf?.fieldsArray ?? []).map(({ id }) => id).filter((id) => id !== field.id);
}

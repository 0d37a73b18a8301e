/** Compares what the options of a field come to, said or unsaid. */

import protobuf from "protobufjs";

import { featuresOf, isGroup } from "../schema/features.ts";
import { readDefault } from "../schema/read-default.ts";
import { scalarType } from "../schema/scalars.ts";
import { type Comparison, found } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";

export function compareFieldOptions(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  compareUtf8(comparison, old, now);
  compareJsonName(comparison, old, now);
  compareJsType(comparison, old, now);
  compareDefault(comparison, old, now);
}

/** Bytes that are not UTF-8 were taken before, and may be on their way. */
function compareUtf8(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const texts = textsOf(now);
  if (!textsOf(old).some((each) => texts.includes(each))) return;
  if (featuresOf(old).utf8_validation !== "NONE" || featuresOf(now).utf8_validation !== "VERIFY") return;
  found(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The field ${now.name} takes nothing but UTF-8 now.`,
    remedy: "Go back to what it was, by the syntax of its file or with [features.utf8_validation = NONE].",
  });
}

/** What of a field is text. */
function textsOf(field: protobuf.Field): string[] {
  return [
    ...(field instanceof protobuf.MapField && field.keyType === "string" ? ["key"] : []),
    ...(field.type === "string" ? ["value"] : []),
  ];
}

function compareJsonName(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const isSaid = [old, now].map((field) => field.options?.["json_name"] !== undefined);
  // Where neither says it, it follows the field's name, which is told elsewhere.
  if (!isSaid.includes(true) || jsonNameOf(old) === jsonNameOf(now)) return;
  found(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The field ${now.name} changed its name in JSON from ${jsonNameOf(old)} to ${jsonNameOf(now)}.`,
    remedy: `Write [json_name = ${JSON.stringify(jsonNameOf(old))}].`,
  });
}

function jsonNameOf(field: protobuf.Field): string {
  const given: unknown = field.options?.["json_name"];
  // Of a group protobuf writes the name small; protobufjs only its first letter.
  return given === undefined
    ? protobuf.util.jsonName(isGroup(field) ? field.name.toLowerCase() : field.name)
    : String(given);
}

function compareJsType(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const [before, after] = [old, now].map((field) => {
    const given: unknown = field.options?.["jstype"];
    return given === undefined ? undefined : String(given);
  });
  if ((before ?? "JS_NORMAL") !== (after ?? "JS_NORMAL"))
    refuseOption(comparison, now, "jstype", "code", before, after);
}

function compareDefault(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const isSaid = [old, now].map((field) => field.options?.["default"] !== undefined);
  // Where neither says it, it follows the type: another type is told, and another first value of an enum.
  if (!isSaid.includes(true)) return;
  const [before, after] = [saidDefault(old), saidDefault(now)];
  // With another type the same text may be another expression.
  const isSame = defaultOf(old) === defaultOf(now) || (old.type !== now.type && before === after);
  // Generated code lists the defaults that the schema says, but of messages only.
  if (isSame && (isSaid[1] === true || now.extend !== undefined)) return;
  refuseOption(comparison, now, "default", isSame ? "code" : "wire", before, after);
}

/** As it stands in the schema; undefined where it does not. */
function saidDefault(field: protobuf.Field): string | undefined {
  const given: unknown = field.options?.["default"];
  if (given === undefined) return undefined;
  // The parser leaves out the quotes.
  if (field.type === "string" || field.type === "bytes") return JSON.stringify(given);
  if (typeof given !== "number") return String(given);
  if (!Number.isFinite(given)) return String(given).toLowerCase().replace("infinity", "inf");
  if (field.type === "double" || field.type === "float") return Object.is(given, -0) ? "-0" : String(given);
  // The parser rounds those past 2^53.
  return defaultOf(field);
}

/** As an expression: a number without what tells its type, an enum's value as its number. */
function defaultOf(field: protobuf.Field): string {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Enum) {
    const [first] = Object.values(resolvedType.values);
    const given: unknown = field.options?.["default"];
    return String(given === undefined ? first : (resolvedType.values[String(given)] ?? given));
  }
  const type = scalarType(field.type);
  if (type === undefined) return "";
  const value = readDefault(field, type) ?? type.zero;
  return value === "Uint8Array.of()" || value === "EMPTY_BYTES" ? '""' : value.replace(/n$/, "");
}

/** @param before  as they stand in the schema */
function refuseOption(
  comparison: Comparison,
  now: protobuf.Field,
  option: string,
  breaks: "wire" | "code",
  before: string | undefined,
  after: string | undefined,
): void {
  found(comparison, [nameOf(now)], {
    breaks,
    text: `The option ${option} of the field ${now.name} changed from ${before ?? "nothing"} to ${after ?? "nothing"}.`,
    remedy: before === undefined ? `Take ${option} away.` : `Write [${option} = ${before}] again.`,
  });
}

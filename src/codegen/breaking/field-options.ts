/** Compares the effective options of two versions of a field, set or by default. */

import protobuf from "protobufjs";
import { scalarType } from "../schema/wire-types.ts";
import { type Comparison, report } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";
import { featuresOf, isGroup } from "./parsed/features.ts";
import { readDefault } from "./parsed/read-default.ts";

export function compareFieldOptions(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  compareUtf8(comparison, old, now);
  compareJsonName(comparison, old, now);
  compareJsType(comparison, old, now);
  compareDefault(comparison, old, now);
}

/** Reports a new check of UTF-8: the older version may send bytes that fail it. */
function compareUtf8(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const texts = textsOf(now);
  if (!textsOf(old).some((each) => texts.includes(each))) return;
  if (featuresOf(old).utf8_validation !== "NONE" || featuresOf(now).utf8_validation !== "VERIFY") return;
  report(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The field ${now.name} accepts only valid UTF-8 now.`,
    remedy: "Turn the check off again, by the syntax of its file or with [features.utf8_validation = NONE].",
  });
}

/** The parts of a field that are text. */
function textsOf(field: protobuf.Field): string[] {
  return [
    ...(field instanceof protobuf.MapField && field.keyType === "string" ? ["key"] : []),
    ...(field.type === "string" ? ["value"] : []),
  ];
}

function compareJsonName(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const isSet = [old, now].map((field) => field.options?.["json_name"] !== undefined);
  // If neither version sets it, it follows from the name of the field, which is compared elsewhere.
  if (!isSet.includes(true) || jsonNameOf(old) === jsonNameOf(now)) return;
  report(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The field ${now.name} changed its name in JSON from ${jsonNameOf(old)} to ${jsonNameOf(now)}.`,
    remedy: `Write [json_name = ${JSON.stringify(jsonNameOf(old))}].`,
  });
}

function jsonNameOf(field: protobuf.Field): string {
  const given: unknown = field.options?.["json_name"];
  // Protobuf writes the name of a group's field in lower case; protobufjs lowers its first letter only.
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
    reportOption(comparison, now, "jstype", "code", before, after);
}

function compareDefault(comparison: Comparison, old: protobuf.Field, now: protobuf.Field): void {
  const isSet = [old, now].map((field) => field.options?.["default"] !== undefined);
  // If neither version sets it, it follows from the type, which is compared elsewhere.
  if (!isSet.includes(true)) return;
  const [before, after] = [writtenDefault(old), writtenDefault(now)];
  // For another type the same text may be another expression.
  const isSame = defaultOf(old) === defaultOf(now) || (old.type !== now.type && before === after);
  // Generated code lists the defaults that the schema sets, but not those of extensions.
  if (isSame && (isSet[1] === true || now.extend !== undefined)) return;
  reportOption(comparison, now, "default", isSame ? "code" : "wire", before, after);
}

/** The default as the schema writes it; undefined if it sets none. */
function writtenDefault(field: protobuf.Field): string | undefined {
  const given: unknown = field.options?.["default"];
  if (given === undefined) return undefined;
  // The parser leaves out the quotes.
  if (field.type === "string" || field.type === "bytes") return JSON.stringify(given);
  if (typeof given !== "number") return String(given);
  if (!Number.isFinite(given)) return String(given).toLowerCase().replace("infinity", "inf");
  if (field.type === "double" || field.type === "float") return Object.is(given, -0) ? "-0" : String(given);
  // The parser rounds integers beyond 2^53.
  return defaultOf(field);
}

/** The default as an expression: a number without the suffix of its type, a value of an enum as its number. */
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

/** @param before  as the schema writes it; undefined if it is not set. `after` likewise. */
function reportOption(
  comparison: Comparison,
  now: protobuf.Field,
  option: string,
  breaks: "wire" | "code",
  before: string | undefined,
  after: string | undefined,
): void {
  report(comparison, [nameOf(now)], {
    breaks,
    text: `The option ${option} of the field ${now.name} changed from ${before ?? "nothing"} to ${after ?? "nothing"}.`,
    remedy: before === undefined ? `Remove ${option}.` : `Write [${option} = ${before}] again.`,
  });
}

/** Compares the effective options of two versions of a field, set or by default. */

import {
  FieldOptions_JSType as JsType,
  FeatureSet_Utf8Validation as Utf8Validation,
} from "../../generated/google/protobuf/descriptor.ts";
import { unescapedBytes } from "../../schema/read-default.ts";
import { type Comparison, report } from "../comparison.ts";
import type { Category, FindingId } from "../finding.ts";
import type { Field } from "./field.ts";

export function compareFieldOptions(comparison: Comparison, old: Field, now: Field): void {
  compareUtf8(comparison, old, now);
  compareJsonName(comparison, old, now);
  compareJsType(comparison, old, now);
  compareDefault(comparison, old, now);
}

/** Reports a new check of UTF-8: the older version may send bytes that fail it. */
function compareUtf8(comparison: Comparison, old: Field, now: Field): void {
  const texts = textsOf(now);
  if (!textsOf(old).some((each) => texts.includes(each))) return;
  const [before, after] = [old, now].map(({ declaration }) => declaration.features.utf8Validation);
  if (before !== Utf8Validation.NONE || after !== Utf8Validation.VERIFY) return;
  report(comparison, [now.fullName], {
    id: "FIELD_UTF8_CHECKED",
    category: "WIRE",
    text: `The field ${now.name} accepts only valid UTF-8 now.`,
    remedy: "Turn the check off again, by the syntax of its file or with [features.utf8_validation = NONE].",
  });
}

/** The parts of a field that are text. */
function textsOf({ keyType, type }: Field): string[] {
  return [...(keyType === "string" ? ["key"] : []), ...(type === "string" ? ["value"] : [])];
}

function compareJsonName(comparison: Comparison, old: Field, now: Field): void {
  // If neither version sets it, it follows from the name of the field, which is compared elsewhere.
  if (!hasOwnJsonName(old) && !hasOwnJsonName(now)) return;
  const [before, after] = [jsonNameOf(old), jsonNameOf(now)];
  if (before === after) return;
  report(comparison, [now.fullName], {
    id: "FIELD_JSON_NAME_CHANGED",
    category: "WIRE_JSON",
    text: `The field ${now.name} changed its name in JSON from ${before} to ${after}.`,
    remedy: `Write [json_name = ${JSON.stringify(before)}].`,
  });
}

function hasOwnJsonName(field: Field): boolean {
  return jsonNameOf(field) !== usualJsonName(field.name);
}

function jsonNameOf({ declaration, name }: Field): string {
  return declaration.descriptor.jsonName ?? usualJsonName(name);
}

function usualJsonName(name: string): string {
  return name.replace(/_+([^_]?)/g, (_, next: string) => next.toUpperCase());
}

function compareJsType(comparison: Comparison, old: Field, now: Field): void {
  const [before, after] = [old, now].map(({ declaration }) => declaration.descriptor.options?.jstype);
  // JS_STRING is a bigint, as without the option.
  const isNumber = [before, after].map((each) => each === JsType.JS_NUMBER);
  if (isNumber[0] === isNumber[1]) return;
  const change: OptionChange = { id: "FIELD_JSTYPE_CHANGED", option: "jstype", category: "SOURCE" };
  reportOption(comparison, now, change, jsTypeName(before), jsTypeName(after));
}

function jsTypeName(type: JsType | undefined): string | undefined {
  return Object.entries(JsType).find(([, number]) => number === type)?.[0];
}

function compareDefault(comparison: Comparison, old: Field, now: Field): void {
  const isSet = [old, now].map(({ declaration }) => declaration.descriptor.defaultValue !== undefined);
  // If neither version sets it, it follows from the type, which is compared elsewhere.
  if (!isSet.includes(true)) return;
  const [before, after] = [writtenDefault(old), writtenDefault(now)];
  // For another type the same text may be another value.
  const isSame = defaultOf(old) === defaultOf(now) || (old.type !== now.type && before === after);
  // Generated code lists the defaults that the schema sets, but not those of extensions.
  if (isSame && (isSet[1] === true || now.declaration.descriptor.extendee !== undefined)) return;
  const category = isSame ? "SOURCE" : "WIRE";
  reportOption(comparison, now, { id: "FIELD_DEFAULT_CHANGED", option: "default", category }, before, after);
}

/** The default as the schema writes it; undefined if it sets none. */
function writtenDefault({ declaration, type }: Field): string | undefined {
  const given = declaration.descriptor.defaultValue;
  if (given === undefined) return undefined;
  if (type === "string") return JSON.stringify(given);
  // Descriptors have the escapes of the schema in it.
  return type === "bytes" ? `"${given}"` : given;
}

/** Tells defaults of one type apart: the value of a scalar, or the number of an enum's value. */
function defaultOf({ declaration, type, enum: enumType }: Field): string {
  const given = declaration.descriptor.defaultValue;
  if (enumType !== undefined) {
    const values = enumType.descriptor.value;
    return String((given === undefined ? values[0] : values.find(({ name }) => name === given))?.number ?? 0);
  }
  switch (type) {
    case "string":
      return given ?? "";
    case "bytes":
      return unescapedBytes(given ?? "").join();
    case "bool":
      return given ?? "false";
    case "float":
      return numberText(Math.fround(floatOf(given ?? "0")));
    case "double":
      return numberText(floatOf(given ?? "0"));
    default:
      return String(BigInt(given ?? "0"));
  }
}

function floatOf(text: string): number {
  return Number(text.replace("inf", "Infinity"));
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

interface OptionChange {
  readonly id: FindingId;
  readonly category: Category;
  readonly option: string;
}

/** @param before  as the schema writes it; undefined if it is not set. `after` likewise. */
function reportOption(
  comparison: Comparison,
  now: Field,
  { id, category, option }: OptionChange,
  before: string | undefined,
  after: string | undefined,
): void {
  report(comparison, [now.fullName], {
    id,
    category,
    text: `The option ${option} of the field ${now.name} changed from ${before ?? "nothing"} to ${after ?? "nothing"}.`,
    remedy: before === undefined ? `Remove ${option}.` : `Write [${option} = ${before}] again.`,
  });
}

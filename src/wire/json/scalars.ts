/** Scalar values in JSON. */

import { checkSigned32, checkUnsigned32, splitSafe, splitSafeUnsigned, splitSigned, splitUnsigned } from "../ranges.ts";
import { describeJson, type JsonContext, type JsonValue } from "./codec.ts";

/** The scalar types, by the names of Reader's methods; `...Number` is a 64-bit type with jstype = JS_NUMBER. */
export type JsonScalar =
  | "bool"
  | "string"
  | "bytes"
  | "double"
  | "float"
  | "int32"
  | "uint32"
  | "sint32"
  | "fixed32"
  | "sfixed32"
  | `${"int64" | "uint64" | "sint64" | "fixed64" | "sfixed64"}${"" | "Number"}`;

const LONE_SURROGATE = /\p{Surrogate}/u;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
const NOT_FINITE: readonly string[] = ["NaN", "Infinity", "-Infinity"];
const FLOAT_DIGITS = [6, 7, 8, 9];
/** Bounds the digits that `exactInteger` expands an exponent to; no field needs more. */
const INTEGER_DIGITS_MAX = 400;

export function writeScalar(type: JsonScalar, value: unknown, context: JsonContext): JsonValue {
  switch (type) {
    case "bool":
      if (typeof value === "boolean") return value;
      break;
    case "string":
      if (typeof value === "string" && !LONE_SURROGATE.test(value)) return value;
      break;
    case "bytes":
      if (value instanceof Uint8Array)
        return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
      break;
    case "float":
    case "double":
      if (typeof value === "number") return writeFloat(type, value, context);
      break;
    default:
      return writeInteger(type, value, context);
  }
  throw context.error(`must be a ${type}, not ${describeJson(value)}`);
}

export function readScalar(type: JsonScalar, value: unknown, context: JsonContext): unknown {
  switch (type) {
    case "bool":
      if (typeof value === "boolean") return value;
      break;
    case "string":
      if (typeof value === "string" && !LONE_SURROGATE.test(value)) return value;
      break;
    case "bytes":
      if (typeof value === "string" && BASE64.test(value) && value.replace(/=+$/, "").length % 4 !== 1)
        return new Uint8Array(Buffer.from(value, "base64"));
      break;
    case "float":
    case "double":
      return readFloat(type, value, context);
    default:
      return readInteger(type, value, context);
  }
  throw context.error(`must be a ${type}, not ${describeJson(value)}`);
}

/** Reads the key of a map, which is always a string in JSON. */
export function readKey(type: JsonScalar, text: string, context: JsonContext): unknown {
  if (type !== "bool") return readScalar(type, text, context);
  if (text !== "true" && text !== "false") throw context.error(`must be a bool, not ${describeJson(text)}`);
  return text === "true";
}

function writeFloat(type: "float" | "double", value: number, context: JsonContext): JsonValue {
  if (!Number.isFinite(value)) return String(value);
  // JSON.stringify would write 0; readers accept numbers as strings.
  if (Object.is(value, -0)) return "-0";
  if (type === "double") return value;
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) throw context.error(`must fit into 32 bits, not ${value}`);
  // The shortest number that rounds to the same float: 0.1, not 0.10000000149011612.
  const short = FLOAT_DIGITS.map((digits) => Number(rounded.toPrecision(digits)));
  return short.find((each) => Math.fround(each) === rounded) ?? rounded;
}

function readFloat(type: "float" | "double", value: unknown, context: JsonContext): number {
  if (typeof value === "string" && NOT_FINITE.includes(value)) return Number(value);
  const isNumber =
    typeof value === "number" || typeof value === "bigint" || (typeof value === "string" && NUMBER.test(value));
  const number = type === "float" ? Math.fround(Number(value)) : Number(value);
  if (!isNumber || !Number.isFinite(number)) throw context.error(`must be a ${type}, not ${describeJson(value)}`);
  return number;
}

function writeInteger(type: JsonScalar, value: unknown, context: JsonContext): JsonValue {
  checkInteger(type, value, context);
  return type.endsWith("32") ? Number(value) : String(value);
}

function readInteger(type: JsonScalar, value: unknown, context: JsonContext): number | bigint {
  // JSON.parse or the JavaScript compiler may have rounded this number.
  if (type.endsWith("64") && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw context.error(
      `must be written as a string: ${describeJson(value)} is beyond 2^53, where numbers are rounded`,
    );
  const integer = exactInteger(value);
  if (integer === undefined) throw context.error(`must be a whole number, not ${describeJson(value)}`);
  const result = type.endsWith("64") ? integer : Number(integer);
  checkInteger(type, result, context);
  return result;
}

function checkInteger(type: JsonScalar, value: unknown, context: JsonContext): void {
  const unsigned = type.startsWith("u") || type.startsWith("fixed");
  if (type.endsWith("64")) {
    if (typeof value !== "bigint") throw context.error(`must be a bigint, not ${describeJson(value)}`);
    (unsigned ? splitUnsigned : splitSigned)(value, context.place);
    return;
  }
  if (typeof value !== "number") throw context.error(`must be a number, not ${describeJson(value)}`);
  if (type.endsWith("Number")) (unsigned ? splitSafeUnsigned : splitSafe)(value, context.place);
  else (unsigned ? checkUnsigned32 : checkSigned32)(value, context.place);
}

/** Converts an integer written as a number or a string: 100000, "100000", 1e5, "1e5", "100000.0". Others are undefined. */
export function exactInteger(value: unknown): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  const parts = typeof value === "string" ? NUMBER.exec(value) : null;
  if (parts === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  if (whole.length + fraction.length + Math.abs(Number(exponent)) > INTEGER_DIGITS_MAX) return undefined;
  const shift = Number(exponent) - fraction.length;
  const digits = (whole + fraction).padEnd(whole.length + fraction.length + Math.max(shift, 0), "0");
  const cut = shift < 0 ? digits.length + shift : digits.length;
  if (/[1-9]/.test(digits.slice(Math.max(cut, 0)))) return undefined;
  return BigInt(`${sign}${digits.slice(0, Math.max(cut, 0)) || "0"}`);
}

/** Evaluates scalar expressions of Go as values of a field, in the form of protobuf-es. */

import { type DescEnum, ScalarType } from "@bufbuild/protobuf";
import { type Expression, UnreadError } from "./go-expression.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  "math.MaxInt32": 2 ** 31 - 1,
  "time.Second": 1,
  "time.Minute": 60,
  "time.Hour": 3_600,
};
const WIDE = new Set([ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64, ScalarType.FIXED64, ScalarType.SFIXED64]);

/** @param nowSeconds  since 1970 (UTC) */
export function scalarOf(value: Expression, type: DescEnum | ScalarType, nowSeconds: number) {
  if (typeof type !== "number") return enumNumberOf(value, type);
  if (type === ScalarType.STRING) return textOf(value).toString();
  if (type === ScalarType.BYTES) return new Uint8Array(bytesOf(value));
  if (type === ScalarType.BOOL) return booleanOf(value);
  if (WIDE.has(type)) return wideOf(value, nowSeconds);
  return numberOf(value, nowSeconds);
}

/** Durations are in seconds. */
export function numberOf(value: Expression, nowSeconds: number): number {
  switch (value.kind) {
    case "number":
      return Number(value.text);
    case "name":
      return known(NUMBERS[value.name], value.name);
    case "binary":
      return calculated(value.operator, numberOf(value.left, nowSeconds), numberOf(value.right, nowSeconds));
    case "call":
      return calledNumber(value.name, value.values, nowSeconds);
    default:
      throw new UnreadError(`a number as ${value.kind}`);
  }
}

function calledNumber(name: string, values: readonly Expression[], nowSeconds: number): number {
  if (name === "time.Now().Unix") return nowSeconds;
  if (name === "math.NaN") return Number.NaN;
  const [first] = values;
  if (first === undefined) throw new UnreadError(`the call ${name}`);
  const number = numberOf(first, nowSeconds);
  if (name === "math.Inf") return number < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (name === "time.Unix" || isConversion(name)) return number;
  throw new UnreadError(`the call ${name}`);
}

/** `proto.Int32(1)` is a pointer to a number, `float32(1)` another type. */
function isConversion(name: string): boolean {
  return /^(?:proto\.\w+|u?int(?:32|64)|float(?:32|64)|string)$/.test(name);
}

function calculated(operator: string, left: number, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  return operator === "*" ? left * right : Math.trunc(left / right);
}

function wideOf(value: Expression, nowSeconds: number): bigint {
  if (value.kind === "number" && /^-?(?:0x)?[\da-fA-F]+$/.test(value.text))
    return value.text.startsWith("-") ? -BigInt(value.text.slice(1)) : BigInt(value.text);
  if (value.kind === "call" && isConversion(value.name) && value.values[0] !== undefined)
    return wideOf(value.values[0], nowSeconds);
  return BigInt(numberOf(value, nowSeconds));
}

/** The names of values in Go begin with that of the enum or of the message around it. */
function enumNumberOf(value: Expression, type: DescEnum): number {
  if (value.kind === "number") return Number(value.text);
  // `Enum_VALUE.Enum()` is a pointer to it.
  if (value.kind === "call") return enumNumberOf(value.values[0] ?? { kind: "name", name: value.name }, type);
  if (value.kind !== "name") throw new UnreadError(`an enum value as ${value.kind}`);
  const name = value.name.replace(/\.Enum$/, "");
  return known(NUMBERS[name] ?? type.values.find((each) => name.endsWith(`_${each.name}`))?.number, name);
}

function booleanOf(value: Expression): boolean {
  if (value.kind === "call" && value.values[0] !== undefined) return booleanOf(value.values[0]);
  if (value.kind === "name" && (value.name === "true" || value.name === "false")) return value.name === "true";
  throw new UnreadError(`a boolean as ${value.kind}`);
}

function textOf(value: Expression): Buffer {
  if (value.kind === "text") return value.bytes;
  if (value.kind === "binary" && value.operator === "+")
    return Buffer.concat([textOf(value.left), textOf(value.right)]);
  if (value.kind === "call") {
    const [first, second] = value.values;
    if (first !== undefined && isConversion(value.name)) return textOf(first);
    if (first !== undefined && second !== undefined && value.name === "strings.Repeat")
      return Buffer.from(textOf(first).toString().repeat(numberOf(second, 0)));
    throw new UnreadError(`the call ${value.name}`);
  }
  throw new UnreadError(`a text as ${value.kind}`);
}

/** `[]byte("...")` or `[]byte{1, 2}`. */
function bytesOf(value: Expression): Buffer {
  if (value.kind === "call" && value.values[0] !== undefined) return textOf(value.values[0]);
  if (value.kind === "composite") return Buffer.from(value.items.map((item) => numberOf(item.value, 0)));
  throw new UnreadError(`bytes as ${value.kind}`);
}

function known(number: number | undefined, name: string): number {
  if (number === undefined) throw new UnreadError(`the name ${name}`);
  return number;
}

/** Reads the default of a field as an expression in TypeScript. */

import { existsSync, readFileSync } from "node:fs";

import type protobuf from "protobufjs";
import type { FieldType, ScalarType } from "../../schema/schema.ts";
import { fileOf, schemaError } from "../../source/schema-error.ts";

const PAST_ASCII_BYTE = /[\x80-\xff]/;
const ESCAPED_BYTE = /\\[0-7xX]/;
const LATIN1 = /^[\0-\xff]*$/;
const FLOAT_MAX = 3.4028234663852886e38;

/** The range of each integer type. */
const RANGES: readonly [methods: RegExp, from: bigint, to: bigint][] = [
  [/^(u?int|s?fixed|sint)64Number$/, -(2n ** 53n) + 1n, 2n ** 53n - 1n],
  [/^(uint|fixed)32/, 0n, 2n ** 32n - 1n],
  [/32$/, -(2n ** 31n), 2n ** 31n - 1n],
  [/^(uint|fixed)64/, 0n, 2n ** 64n - 1n],
  [/64$/, -(2n ** 63n), 2n ** 63n - 1n],
];

/** @returns undefined if the schema sets none */
export function readDefault(field: protobuf.Field, type: FieldType): string | undefined {
  const raw: unknown = field.options?.["default"];
  if (raw === undefined) return undefined;
  if (field.repeated || type.kind === "message") throw mistake(field, raw);
  if (type.kind === "enum") return enumDefault(field, raw);
  if (type.method === "bool" && typeof raw === "boolean") return String(raw);
  if (typeof raw === "number") {
    if (type.method === "double" || type.method === "float") return floatDefault(field, type, raw);
    if (type.type === "bigint" || type.type === "number") return integerDefault(field, type, raw);
  }
  if (type.method === "string" && typeof raw === "string") return textDefault(field, raw);
  if (type.method === "bytes" && typeof raw === "string") return bytesDefault(field, raw);
  throw mistake(field, raw);
}

function enumDefault(field: protobuf.Field, raw: unknown): string {
  const { resolvedType } = field;
  const values: Record<string, number> = resolvedType !== null && "values" in resolvedType ? resolvedType.values : {};
  if (typeof raw !== "string" || !Object.hasOwn(values, raw)) throw mistake(field, raw);
  return String(values[raw]);
}

function floatDefault(field: protobuf.Field, type: ScalarType, value: number): string {
  if (type.method === "float" && Number.isFinite(value) && Math.abs(value) > FLOAT_MAX) throw mistake(field, value);
  if (Object.is(value, -0)) return "-0";
  return String(type.method === "float" ? Math.fround(value) : value);
}

function integerDefault(field: protobuf.Field, type: ScalarType, value: number): string {
  const exact = Number.isSafeInteger(value) ? BigInt(value) : exactInteger(field, value);
  const [, from, to] = RANGES.find(([methods]) => methods.test(type.method)) ?? [undefined, 0n, 0n];
  if (exact === undefined || exact < from || exact > to) throw mistake(field, value);
  return type.type === "bigint" ? `${exact}n` : String(exact);
}

/**
 * Reads an integer beyond 2^53 from the source: the parser rounds it to a double.
 * If several fields in a file have the same name and number, their defaults must
 * be the same.
 */
function exactInteger(field: protobuf.Field, rounded: number): bigint | undefined {
  const declared = new RegExp(`\\b${field.name}\\s*=\\s*${field.id}\\s*\\[[^\\]]*?\\bdefault\\s*=\\s*(-?)(\\w+)`, "g");
  const found = new Set<bigint>();
  for (const [, sign, digits = ""] of source(field).matchAll(declared)) {
    const literal = /^0[0-7]+$/.test(digits) ? `0o${digits}` : digits;
    if (!/^(\d+|0[xo][\da-f]+)$/i.test(literal)) continue;
    const value = sign === "-" ? -BigInt(literal) : BigInt(literal);
    if (Number(value) === rounded) found.add(value);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function textDefault(field: protobuf.Field, text: string): string {
  if (!isWritten(field, text)) throw mistake(field, text);
  return JSON.stringify(text);
}

function bytesDefault(field: protobuf.Field, text: string): string {
  const written = isWritten(field, text);
  if (!written && !LATIN1.test(text)) throw mistake(field, text);
  return `Uint8Array.of(${[...Buffer.from(text, written ? "utf8" : "latin1")].join(", ")})`;
}

/**
 * Whether the characters beyond ASCII are written as such in the source. The
 * parser also makes a character of each escaped byte, which protobuf takes as a
 * byte of UTF-8.
 */
function isWritten(field: protobuf.Field, text: string): boolean {
  if (!PAST_ASCII_BYTE.test(text)) return true;
  const written = source(field);
  return written.includes(text) || !ESCAPED_BYTE.test(written);
}

function source(field: protobuf.Field): string {
  const file = fileOf(field);
  return file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : "";
}

function mistake(field: protobuf.Field, raw: unknown): Error {
  return schemaError(field, `The default of the field ${field.name} does not fit its type: ${JSON.stringify(raw)}.`);
}

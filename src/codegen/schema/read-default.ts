/** Reads the default of a field as an expression in TypeScript. */

import type { EnumDeclaration } from "./declarations.ts";
import type { FieldType, ScalarType } from "./schema.ts";

const SIMPLE_ESCAPES: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
]);

/**
 * @param text         the default as descriptors have it
 * @param declaration  of the type, if it is an enum
 * @returns undefined if the text is none of the type
 */
export function readDefault(
  text: string,
  type: FieldType,
  declaration: EnumDeclaration | undefined,
): string | undefined {
  if (type.kind === "message") return undefined;
  if (type.kind === "enum") return enumDefault(text, declaration);
  switch (type.method) {
    case "bool":
      return text === "true" || text === "false" ? text : undefined;
    case "string":
      return JSON.stringify(text);
    case "bytes":
      return `Uint8Array.of(${unescapedBytes(text).join(", ")})`;
    case "double":
      return numberText(floatOf(text));
    case "float":
      return numberText(Math.fround(floatOf(text)));
    default:
      return integerDefault(text, type);
  }
}

function enumDefault(text: string, declaration: EnumDeclaration | undefined): string | undefined {
  const value = declaration?.descriptor.value.find(({ name }) => name === text);
  return value && String(value.number ?? 0);
}

/** Rounded to the type before it is checked: `3.4028235e38` is the largest float. */
function floatOf(text: string): number {
  switch (text) {
    case "inf":
      return Infinity;
    case "-inf":
      return -Infinity;
    case "nan":
    case "-nan":
      return NaN;
    default:
      return Number(text);
  }
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function integerDefault(text: string, type: ScalarType): string | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const value = BigInt(text);
  return type.type === "bigint" ? `${value}n` : String(Number(value));
}

/** The bytes of a default, which descriptors write with the escapes of C. */
export function unescapedBytes(text: string): number[] {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  const pattern = /\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|([\s\S]))|[^\\]+/g;
  for (const [all, octal, hex, simple] of text.matchAll(pattern)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (simple !== undefined) bytes.push(SIMPLE_ESCAPES.get(simple) ?? simple.charCodeAt(0));
    else bytes.push(...encoder.encode(all));
  }
  return bytes;
}

/**
 * Prints how the first fields of a message are read together, if their size is
 * fixed, as in a vector. If none of them is zero they follow each other on the
 * wire, and finding each by its tag takes longer than reading it.
 */

import type { SchemaField, SchemaOneof } from "../schema/schema.ts";
import { tagOf } from "../schema/wire-types.ts";
import type { Printer } from "./printer.ts";

/** Fewer fields gain nothing, and more make the condition hard to read. */
const FIELDS_MIN = 2;
const FIELDS_MAX = 4;
/** The tags of higher numbers take more than a byte. */
const ONE_BYTE_NUMBER_MAX = 15;

interface FixedType {
  readonly bytes: number;
  /** The method of Reader that reads a value at an offset. */
  readonly method: string;
}

const FIXED_TYPES: ReadonlyMap<string, FixedType> = new Map([
  ["double", { bytes: 8, method: "doubleAhead" }],
  ["float", { bytes: 4, method: "floatAhead" }],
]);

export function emitRun(printer: Printer, members: readonly (SchemaField | SchemaOneof)[]): void {
  const run = firstRun(members);
  if (run.length < FIELDS_MIN) return;
  let bytes = 0;
  const conditions: string[] = [];
  const assignments: string[] = [];
  for (const { field, fixed } of run) {
    conditions.push(`reader.byteAhead(${bytes}) === ${tagOf(field.number, field.type)}`);
    assignments.push(`message.${field.name} = reader.${fixed.method}(${bytes + 1});`);
    bytes += 1 + fixed.bytes;
  }
  printer.line("// Fast path: none of the first fields is zero, so they follow each other.");
  printer.block(`if (${[`reader.hasBytes(${bytes})`, ...conditions].join(" && ")}) {`, () => {
    for (const assignment of assignments) printer.line(assignment);
    printer.line(`reader.skipBytes(${bytes});`);
  });
}

/** The fields that are written first, up to the first of another type. */
function firstRun(members: readonly (SchemaField | SchemaOneof)[]): { field: SchemaField; fixed: FixedType }[] {
  const fields = members.filter((member) => member.kind === "field").sort((one, other) => one.number - other.number);
  const run: { field: SchemaField; fixed: FixedType }[] = [];
  for (const field of fields) {
    const fixed = fixedType(field);
    if (fixed === undefined || field.number > ONE_BYTE_NUMBER_MAX || run.length === FIELDS_MAX) break;
    run.push({ field, fixed });
  }
  return run;
}

function fixedType({ type, shape }: SchemaField): FixedType | undefined {
  const isSingle = shape === "implicit" || shape === "explicit" || shape === "required";
  return isSingle && type.kind === "scalar" ? FIXED_TYPES.get(type.method) : undefined;
}

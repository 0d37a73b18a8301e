/** Prints the `write` of a message's codec, which writes fields in the order of their numbers. */

import { fieldsOf } from "../schema/exported-names.ts";
import { companionName } from "../schema/names.ts";
import type { FieldType, SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import { groupEndTagOf, packedTagOf, tagOf, WRITTEN_AS_LIST, writeMethodOf } from "../schema/wire-types.ts";
import { isNotDefault } from "./presence.ts";
import type { Printer } from "./printer.ts";

const ONE_BYTE_TAG_MAX = 127;
const TWO_BYTE_TAG_MAX = 16_383;
/** Oneofs with more cases are first told apart by the lengths of their names. */
const SWITCHED_CASES_MAX = 8;
/** TypeScript refuses to check functions that write more than some 700 fields, depending on their types. */
const FIELDS_MAX = 200;

export function emitWrite(printer: Printer, message: SchemaMessage): void {
  const parts = partsOf(message.members);
  const pieces = inPieces(parts);
  printer.block(
    "write(message, writer, start) {",
    () => {
      printer.line("let at = start;");
      if (pieces.length > 1)
        for (const index of pieces.keys()) printer.line(`at = ${pieceName(message, index)}(message, writer, at);`);
      else emitParts(printer, parts);
      const unknown = printer.wireValue("writer.ts", "writeUnknown");
      printer.line(`if (message.$unknown !== undefined) at = ${unknown}(writer, at, message.$unknown);`);
      printer.line("return at;");
    },
    "},",
  );
}

/** Prints the functions that `write` calls if there are too many fields for one. */
export function emitWriteFunctions(printer: Printer, message: SchemaMessage): void {
  const pieces = inPieces(partsOf(message.members));
  if (pieces.length < 2) return;
  const writer = printer.wireType("writer.ts", "Writer");
  for (const [index, piece] of pieces.entries()) {
    printer.line();
    printer.block(
      `function ${pieceName(message, index)}(message: ${message.symbol.name}, writer: ${writer}, start: number): number {`,
      () => {
        printer.line("let at = start;");
        emitParts(printer, piece);
        printer.line("return at;");
      },
    );
  }
}

function pieceName({ symbol }: SchemaMessage, index: number): string {
  return `${symbol.name}$write${index + 1}`;
}

function emitParts(printer: Printer, parts: readonly Part[]): void {
  for (const part of parts) {
    if ("field" in part) emitField(printer, part.field);
    else emitOneof(printer, part);
  }
}

function inPieces(parts: readonly Part[]): readonly (readonly Part[])[] {
  const pieces: Part[][] = [];
  let fields = 0;
  for (const part of parts) {
    const more = "field" in part ? 1 : part.cases.length;
    const piece = pieces.at(-1);
    fields += more;
    if (piece !== undefined && fields <= FIELDS_MAX) {
      piece.push(part);
    } else {
      pieces.push([part]);
      fields = more;
    }
  }
  return pieces;
}

/** Cases of a oneof between which no other field has its number. */
interface OneofPart {
  readonly oneof: SchemaOneof;
  readonly cases: readonly SchemaField[];
}

/** The type of a field that has no length before its parts. */
type ValueType = Exclude<FieldType, { kind: "message" }>;

type Part = { readonly field: SchemaField } | OneofPart;

/** Puts the fields in the order of their numbers. */
function partsOf(members: readonly (SchemaField | SchemaOneof)[]): readonly Part[] {
  const fields = members
    .flatMap((member) => fieldsOf(member).map((field) => ({ field, member })))
    .sort((one, other) => one.field.number - other.field.number);
  const parts: Part[] = [];
  let last: SchemaField | SchemaOneof | undefined;
  let cases: SchemaField[] = [];
  for (const { field, member } of fields) {
    if (member.kind === "field") {
      parts.push({ field });
    } else if (member === last && cases.length < FIELDS_MAX) {
      cases.push(field);
    } else {
      cases = [field];
      parts.push({ oneof: member, cases });
    }
    last = member;
  }
  return parts;
}

/** Whether a part has the highest number of its oneof. It refuses cases that the schema does not have. */
function isLast({ oneof, cases }: OneofPart): boolean {
  return cases.at(-1)?.number === Math.max(...oneof.fields.map(({ number }) => number));
}

function emitField(printer: Printer, field: SchemaField): void {
  const source = `message.${field.name}`;
  switch (field.shape) {
    case "implicit":
      printer.block(`if (${isNotDefault(source, field.type)}) {`, () => emitValue(printer, field, source));
      break;
    case "explicit":
      printer.block(`if (${source} !== undefined) {`, () => emitValue(printer, field, source));
      break;
    case "required":
      printer.line(
        `if (${source} === undefined) throw ${printer.wireValue("required.ts", "missingRequired")}("${field.name}");`,
      );
      if (field.type.kind === "message" && !field.type.delimited)
        printer.block("{", () => emitValue(printer, field, source));
      else emitValue(printer, field, source);
      break;
    case "repeated":
      printer.block(`for (const value of ${lengths(printer, "itemsOf")}(${source}, "${field.name}")) {`, () =>
        emitValue(printer, field, "value"),
      );
      break;
    case "packed":
      emitPacked(printer, field, source);
      break;
    case "map":
      emitMap(printer, field, source);
      break;
  }
}

function emitValue(printer: Printer, field: SchemaField, source: string): void {
  emitTagged(printer, field.number, field.type, source, field.name);
}

function emitTagged(printer: Printer, number: number, type: FieldType, source: string, name: string): void {
  const tag = tagOf(number, type);
  if (type.kind !== "message") {
    const write = writeFunction(printer, type, "Field");
    printer.line(`at = ${write}(writer, at, ${tag}, ${argumentOf(printer, type, source)}, "${name}");`);
    return;
  }
  const isFar = tag > ONE_BYTE_TAG_MAX && tag <= TWO_BYTE_TAG_MAX;
  const what = type.delimited ? "Group" : isFar ? "FarMessage" : "Message";
  const begin = `${lengths(printer, `begin${what}`)}(writer, at, ${tag}, ${source}, "${name}")`;
  const write = (from: string) => `${printer.value(type.symbol)}.write(${source}, writer, ${from})`;
  if (type.delimited) {
    printer.line(`at = ${begin};`);
    printer.line(`at = ${lengths(printer, "endGroup")}(writer, ${write("at")}, ${groupEndTagOf(number)});`);
  } else {
    printer.line(`const begin = ${begin};`);
    const more = isFar ? `, ${tag}` : "";
    printer.line(`at = ${lengths(printer, `end${what}`)}(writer, begin, ${write("begin")}${more});`);
  }
}

/** The name of a function for what has a length. Imports it. */
function lengths(printer: Printer, name: string): string {
  return printer.wireValue("writer.ts", name);
}

/**
 * The name of the function that writes values of a type. Imports it.
 *
 * @param what  `Field`: with the tag, `s`: a packed list with its tag
 */
function writeFunction(printer: Printer, type: ValueType, what: "" | "Field" | "s"): string {
  const method = writeMethodOf(type);
  const name = isClosed(type) ? "ClosedEnum" : `${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  return printer.wireValue("writer.ts", `write${name}${what}`);
}

/** The value as an argument. After it stands the function that knows the values of a closed enum. */
function argumentOf(printer: Printer, type: ValueType, source: string): string {
  return isClosed(type) ? `${source}, ${printer.companion(type.symbol, companionName(type.symbol, "guard"))}` : source;
}

function isClosed(type: ValueType): type is Extract<FieldType, { kind: "enum" }> {
  return type.kind === "enum" && type.closed;
}

function emitPacked(printer: Printer, { name, number, type }: SchemaField, source: string): void {
  if (type.kind === "message") return;
  const tag = packedTagOf(number);
  if (!isClosed(type) && WRITTEN_AS_LIST.has(writeMethodOf(type))) {
    printer.line(`at = ${writeFunction(printer, type, "s")}(writer, at, ${tag}, ${source}, "${name}");`);
    return;
  }
  printer.block(`if (${lengths(printer, "itemsOf")}(${source}, "${name}").length > 0) {`, () => {
    printer.line(`const begin = ${lengths(printer, "beginPacked")}(writer, at, ${tag});`);
    printer.line("at = begin;");
    const write = `${writeFunction(printer, type, "")}(writer, at, ${argumentOf(printer, type, "value")}, "${name}")`;
    printer.line(`for (const value of ${source}) at = ${write};`);
    printer.line(`at = ${lengths(printer, "endPacked")}(writer, begin, at);`);
  });
}

function emitMap(printer: Printer, { name, number, key, type }: SchemaField, source: string): void {
  if (key === undefined) return;
  printer.block(`for (const [key, value] of ${source}) {`, () => {
    const begin = lengths(printer, "beginEntry");
    printer.line(`const entry = ${begin}(writer, at, ${packedTagOf(number)}, "${name}");`);
    printer.line("at = entry;");
    emitTagged(printer, 1, key, "key", name);
    emitTagged(printer, 2, type, "value", name);
    printer.line(`at = ${lengths(printer, "endMessage")}(writer, entry, at);`);
  });
}

function emitOneof(printer: Printer, part: OneofPart): void {
  const known = isLast(part) ? part.oneof.fields : part.cases;
  if (known.length > SWITCHED_CASES_MAX) emitLargeOneof(printer, part, known);
  else if (isLast(part)) emitSmallOneof(printer, part);
  else emitComparisons(printer, part, part.cases);
}

function emitSmallOneof(printer: Printer, { oneof, cases }: OneofPart): void {
  const source = `message.${oneof.name}`;
  printer.block(`switch (${source}.case) {`, () => {
    printer.line("case undefined:");
    printer.line(`  if (${source}.value !== undefined) ${throwUnknownCase(printer, oneof)}`);
    printer.line("  break;");
    for (const field of cases) {
      printer.block(`case "${field.name}": {`, () => {
        emitValue(printer, field, `${source}.value`);
        printer.line("break;");
      });
    }
    const earlier = oneof.fields.filter((field) => !cases.includes(field));
    for (const { name } of earlier) printer.line(`case "${name}":`);
    if (earlier.length > 0) printer.line("  break;");
    printer.line("default:");
    printer.line(`  ${throwUnknownCase(printer, oneof)}`);
  });
}

/**
 * A switch compares the case with one string after the other. With sixty of them
 * that takes longer than writing the message. V8 has a jump table for lengths, and
 * few names share a length.
 */
function emitLargeOneof(printer: Printer, part: OneofPart, known: readonly SchemaField[]): void {
  const { oneof } = part;
  const source = `message.${oneof.name}`;
  const lengths = [...new Set(known.map(({ name }) => name.length))].sort((one, other) => one - other);
  const isOdd = `${source}.case === undefined && ${source}.value !== undefined`;
  if (isLast(part)) printer.line(`if (${isOdd}) ${throwUnknownCase(printer, oneof)}`);
  printer.block(`if (${source}.case !== undefined) {`, () => {
    printer.block(`switch (${source}.case.length) {`, () => {
      for (const length of lengths) {
        printer.line(`case ${length}:`);
        printer.indented(() => {
          emitComparisons(
            printer,
            part,
            known.filter(({ name }) => name.length === length),
          );
          printer.line("break;");
        });
      }
      if (!isLast(part)) return;
      printer.line("default:");
      printer.line(`  ${throwUnknownCase(printer, oneof)}`);
    });
  });
}

function emitComparisons(printer: Printer, part: OneofPart, fields: readonly SchemaField[]): void {
  const { oneof, cases } = part;
  const source = `message.${oneof.name}`;
  for (const [index, field] of fields.entries()) {
    printer.line(`${index === 0 ? "" : "} else "}if (${source}.case === "${field.name}") {`);
    printer.indented(() => {
      if (cases.includes(field)) emitValue(printer, field, `${source}.value`);
      else printer.line("// Written above.");
    });
  }
  if (isLast(part)) {
    printer.line("} else {");
    printer.line(`  ${throwUnknownCase(printer, oneof)}`);
  }
  printer.line("}");
}

function throwUnknownCase(printer: Printer, { name }: SchemaOneof): string {
  return `throw ${printer.wireValue("codec.ts", "unknownCase")}("${name}");`;
}

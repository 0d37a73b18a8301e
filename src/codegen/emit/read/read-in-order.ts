/**
 * Prints the function that creates a message from the fields at its beginning.
 *
 * Most senders write fields in the order of their numbers. So each field is first
 * expected where that order puts it: comparing one tag takes less time than
 * choosing among all, and an object that is created with its values takes less
 * than one that gets them one by one. The first field out of that order, cut off
 * or unknown, ends it. The loop of `read.ts` reads what remains.
 *
 * The offset is a variable, because V8 inlines only a limited amount of code: a
 * call for each field would use it up.
 */

import { INITIAL_OPTIONALS_MAX } from "../../schema/decoded-size.ts";
import { fieldsOf } from "../../schema/exported-names.ts";
import type { FieldType, MessageType, SchemaField, SchemaMessage, SchemaOneof } from "../../schema/schema.ts";
import { isReadAtOnce, packedTagOf, readFunctionOf, readPackedFunctionOf, tagOf } from "../../schema/wire-types.ts";
import { emitNew, emptyList, emptyValue, inOrder, isOptional, newCase, variableOf } from "../create.ts";
import type { Printer } from "../printer.ts";
import { valueType } from "../type.ts";
import { emitEntry } from "./read-map.ts";
import { emitMessageValue, emitPackedValues, enumGuard } from "./read-value.ts";

/** If more fields are expected, the comparisons take longer than the choice. */
const FIELDS_MAX = 64;
/** For oneofs of more cases likewise. */
const CASES_MAX = 8;
const ONE_BYTE_TAG_MAX = 127;
const TWO_BYTE_TAG_MAX = 16_383;
const ZIGZAG = "(byte >>> 1) ^ -(byte & 1)";
/** The functions whose values of one byte need no more than that byte, and the expressions of the values. */
const IN_PLACE: ReadonlyMap<string, string> = new Map([
  ["readBool", "byte !== 0"],
  ["readInt32", "byte"],
  ["readUint32", "byte"],
  ["readSint32", ZIGZAG],
  ["readInt64Number", "byte"],
  ["readUint64Number", "byte"],
  ["readSint64Number", ZIGZAG],
]);
/** The functions whose values a DataView reads, its methods, and the bytes of the values. */
const VIEWED: ReadonlyMap<string, readonly [method: string, bytes: number]> = new Map([
  ["readDouble", ["getFloat64", 8]],
  ["readFloat", ["getFloat32", 4]],
  ["readFixed64", ["getBigUint64", 8]],
  ["readSfixed64", ["getBigInt64", 8]],
]);

/** Whether a message has such a function. */
export function isReadInOrder({ members }: SchemaMessage): boolean {
  const expected = members.flatMap(stepsOf).filter(isExpected);
  const isSmall = expected.length <= FIELDS_MAX && members.filter(isOptional).length <= INITIAL_OPTIONALS_MAX;
  return isSmall && expected.length > 0;
}

/** The name of the function. `choose-names.ts` gives it to no message. */
export function inOrderName({ symbol }: SchemaMessage): string {
  return `${symbol.name}$inOrder`;
}

/** A field, and the oneof that it belongs to. */
interface Step {
  readonly field: SchemaField;
  readonly oneof: SchemaOneof | undefined;
}

export function emitInOrder(printer: Printer, message: SchemaMessage): void {
  const steps = inOrder(message.members)
    .flatMap(stepsOf)
    .filter(isExpected)
    .sort((one, other) => one.field.number - other.field.number);
  const values = new Map<SchemaField | SchemaOneof, string>();
  printer.line();
  printer.doc("Creates a message from the fields that follow each other in the order of their numbers.");
  printer.block(
    `function ${inOrderName(message)}(reader: ${printer.wireType("reader.ts", "Reader")}): ${message.symbol.name} {`,
    () => {
      printer.line("const { input, end } = reader;");
      printer.line("let { offset } = reader;");
      for (const [index, { field, oneof }] of steps.entries()) {
        if (oneof !== undefined) emitCaseStep(printer, steps, index, oneof, values);
        else emitStep(printer, field, values);
      }
      printer.line("reader.offset = offset;");
      emitNew(printer, message, "return ", values);
    },
  );
}

function stepsOf(member: SchemaField | SchemaOneof): Step[] {
  return fieldsOf(member).map((field) => ({ field, oneof: member.kind === "oneof" ? member : undefined }));
}

/** Whether a field is read here. All others are read by the loop. */
function isExpected({ field, oneof }: Step): boolean {
  const { type, shape } = field;
  if (packedTagOf(field.number) > TWO_BYTE_TAG_MAX) return false;
  if (oneof !== undefined && oneof.fields.length > CASES_MAX) return false;
  if (type.kind === "message") return !type.delimited;
  if (type.kind !== "enum" || !type.closed) return true;
  // Numbers that the schema does not define become unknown fields, which only the loop collects.
  const isSingle = shape === "explicit" || shape === "required";
  return isSingle && oneof === undefined && tagOf(field.number, type) <= ONE_BYTE_TAG_MAX;
}

function tagBytes(tag: number): number {
  return tag > ONE_BYTE_TAG_MAX ? 2 : 1;
}

/** The condition that the next field has the tag, and that at least `more` bytes follow it. */
function isNext(tag: number, more = 0): string {
  const last = tagBytes(tag) - 1 + more;
  const hasBytes = `${plus("offset", last)} < end`;
  if (tag <= ONE_BYTE_TAG_MAX) return `${hasBytes} && input[offset] === ${tag}`;
  return `${hasBytes} && input[offset] === ${(tag & 127) | 128} && input[offset + 1] === ${tag >>> 7}`;
}

function plus(name: string, count: number): string {
  return count === 0 ? name : `${name} + ${count}`;
}

/** Prints what is read with the reader's offset behind the tag. */
function emitBehind(printer: Printer, tag: number, content: () => void): void {
  printer.line(`reader.offset = offset + ${tagBytes(tag)};`);
  content();
  printer.line("offset = reader.offset;");
}

function emitStep(printer: Printer, field: SchemaField, values: Map<SchemaField | SchemaOneof, string>): void {
  const { type, key, number, shape } = field;
  const name = variableOf(field);
  values.set(field, name);
  const item = valueType(printer, type);
  if (key !== undefined) {
    const tag = packedTagOf(number);
    printer.line(`const ${name} = new Map<${key.type}, ${item}>();`);
    printer.block(`while (${isNext(tag)}) {`, () =>
      emitBehind(printer, tag, () => emitEntry(printer, field, key, name)),
    );
  } else if (shape === "packed" && isReadAtOnce(type)) {
    const tag = packedTagOf(number);
    values.set(field, `${name} ?? ${emptyList(printer, field)}`);
    printer.line(`let ${name}: ${item}[] | undefined;`);
    const read = `${name} = ${printer.reading(readPackedFunctionOf(type))};`;
    printer.block(`if (${isNext(tag)}) {`, () => emitBehind(printer, tag, () => printer.line(read)));
  } else if (shape === "packed" && type.kind !== "message") {
    const tag = packedTagOf(number);
    printer.line(`let ${name}: ${item}[] = ${emptyList(printer, field)};`);
    printer.block(`if (${isNext(tag)}) {`, () => emitBehind(printer, tag, () => emitPackedValues(printer, type, name)));
  } else if (shape === "repeated") {
    const tag = tagOf(number, type);
    printer.line(`const ${name}: ${item}[] = ${emptyList(printer, field)};`);
    printer.block(`while (${isNext(tag)}) {`, () => emitBehind(printer, tag, () => emitItem(printer, field, name)));
  } else if (type.kind === "message") {
    const tag = tagOf(number, type);
    printer.line(`let ${name}: ${item} | undefined;`);
    printer.block(`if (${isNext(tag)}) {`, () =>
      emitBehind(printer, tag, () => emitMessageValue(printer, number, type, "", (value) => `${name} = ${value};`)),
    );
  } else {
    emitSingle(printer, field, type);
  }
}

function emitItem(printer: Printer, { type, number }: SchemaField, list: string): void {
  printer.line(`if (${list}.length === 0) ${printer.reading("beginList")};`);
  if (type.kind === "message") emitMessageValue(printer, number, type, "", (value) => `${list}.push(${value});`);
  else printer.line(`${list}.push(${printer.reading(readFunctionOf(type))});`);
}

/** Prints how a field of one value is read. The frequent case of a number, one byte, is read in place. */
function emitSingle(printer: Printer, field: SchemaField, type: Exclude<FieldType, MessageType>): void {
  const name = variableOf(field);
  const tag = tagOf(field.number, type);
  const bytes = tagBytes(tag);
  const absent = emptyValue(printer, field);
  const item = valueType(printer, type);
  printer.line(absent === "undefined" ? `let ${name}: ${item} | undefined;` : `let ${name}: ${item} = ${absent};`);
  const guard = enumGuard(printer, type);
  const read = readFunctionOf(type);
  const emitCall = () => emitBehind(printer, tag, () => printer.line(`${name} = ${printer.reading(read)};`));
  const byteValue = IN_PLACE.get(read);
  const viewed = VIEWED.get(read);
  if (guard !== undefined) {
    printer.block(`if (${isNext(tag, 1)}) {`, () => {
      printer.line(`const byte = input[${plus("offset", bytes)}] ?? 0;`);
      printer.block(`if (byte < 128 && ${guard}(byte)) {`, () => {
        printer.line(`${name} = byte;`);
        printer.line(`offset += ${bytes + 1};`);
      });
    });
  } else if (byteValue !== undefined) {
    printer.block(`if (${isNext(tag, 1)}) {`, () => {
      printer.line(`const byte = input[${plus("offset", bytes)}] ?? 0;`);
      printer.line("if (byte < 128) {");
      printer.indented(() => {
        printer.line(`${name} = ${byteValue};`);
        printer.line(`offset += ${bytes + 1};`);
      });
      printer.block("} else {", emitCall);
    });
  } else if (viewed !== undefined) {
    const [method, length] = viewed;
    printer.block(`if (${isNext(tag, length)}) {`, () => {
      printer.line(`${name} = ${printer.reading("viewOf")}.${method}(${plus("offset", bytes)}, true);`);
      printer.line(`offset += ${bytes + length};`);
    });
  } else {
    printer.block(`if (${isNext(tag)}) {`, emitCall);
  }
}

/** Prints the case of a oneof, and with the first one those that follow it without another field between. */
function emitCaseStep(
  printer: Printer,
  steps: readonly Step[],
  index: number,
  oneof: SchemaOneof,
  values: Map<SchemaField | SchemaOneof, string>,
): void {
  if (index > 0 && steps[index - 1]?.oneof === oneof) return;
  const following = steps.slice(index).findIndex((step) => step.oneof !== oneof);
  const run = following < 0 ? steps.slice(index) : steps.slice(index, index + following);
  const isWhole = run.length === steps.filter((step) => step.oneof === oneof).length;
  const name = variableOf(oneof);
  if (!values.has(oneof)) {
    printer.line(`let ${name}: ${oneof.symbol.name} | undefined;`);
    values.set(oneof, `${name} ?? ${emptyValue(printer, oneof)}`);
  }
  for (const [place, { field }] of run.entries()) {
    const isElse = place > 0 && isWhole;
    printer.line(`${isElse ? "} else " : ""}if (${isNext(tagOf(field.number, field.type))}) {`);
    printer.indented(() =>
      emitBehind(printer, tagOf(field.number, field.type), () => emitCaseValue(printer, field, name)),
    );
    if (!isWhole) printer.line("}");
  }
  if (isWhole) printer.line("}");
}

function emitCaseValue(printer: Printer, { name, number, type }: SchemaField, oneof: string): void {
  const take = (value: string) => `${oneof} = ${newCase(printer, name, value)};`;
  if (type.kind === "message") emitMessageValue(printer, number, type, "", take);
  else printer.line(take(printer.reading(readFunctionOf(type))));
}

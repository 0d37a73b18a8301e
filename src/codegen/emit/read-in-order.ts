/**
 * Prints the function that creates a message from the fields at its beginning.
 *
 * Most senders write fields in the order of their numbers. So each field is first
 * expected where that order puts it: comparing one tag takes less time than
 * choosing among all, and an object that is created with its values takes less
 * than one that gets them one by one. The first field out of that order, or
 * unknown, ends it. The loop of `read.ts` reads what remains.
 */

import { LITERAL_OPTIONALS_MAX } from "../schema/decoded-size.ts";
import { fieldsOf } from "../schema/exported-names.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import { packedTagOf, READ_FIELD_FUNCTIONS, readFunctionOf, tagOf } from "../schema/wire-types.ts";
import { emptyValue, isOptional, numberOf } from "./presence.ts";
import type { Printer } from "./printer.ts";
import { emitEntry } from "./read-map.ts";
import { emitMessageValue, emitPackedValues, enumGuard } from "./read-value.ts";
import { valueType } from "./type.ts";

/** For messages of more fields, the comparisons would take longer than the choice. */
const FIELDS_MAX = 64;
/** For oneofs of more cases likewise. */
const CASES_MAX = 8;
const ONE_BYTE_TAG_MAX = 127;
const TWO_BYTE_TAG_MAX = 16_383;

/** Whether a message has such a function. */
export function isReadInOrder({ members }: SchemaMessage): boolean {
  const steps = members.flatMap(stepsOf);
  const isSmall = steps.length <= FIELDS_MAX && members.filter(isOptional).length <= LITERAL_OPTIONALS_MAX;
  return isSmall && steps.some(isExpected);
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
  const members = [...message.members].sort((one, other) => numberOf(one) - numberOf(other));
  const steps = members
    .flatMap(stepsOf)
    .filter(isExpected)
    .sort((one, other) => one.field.number - other.field.number);
  const lastStatement = steps.findLastIndex((step) => !isExpression(step));
  const values = new Map<SchemaField | SchemaOneof, string>();
  printer.line();
  printer.doc("Creates a message from the fields that follow each other in the order of their numbers.");
  printer.block(
    `function ${inOrderName(message)}(reader: ${printer.wireType("reader.ts", "Reader")}): ${message.symbol.name} {`,
    () => {
      for (const [index, step] of steps.entries()) {
        const { field, oneof } = step;
        if (oneof !== undefined) emitCaseStep(printer, steps, index, oneof, values);
        else if (!isExpression(step)) emitStatements(printer, field, values);
        else if (index > lastStatement) values.set(field, fieldValue(printer, field));
        else {
          printer.line(`const ${variable(field)} = ${fieldValue(printer, field)};`);
          values.set(field, variable(field));
        }
      }
      printer.block(
        "return {",
        () => {
          for (const member of members)
            printer.line(`${member.name}: ${values.get(member) ?? emptyValue(printer, member)},`);
        },
        "};",
      );
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

/** Whether reading the field is one expression. */
function isExpression({ field: { shape, type }, oneof }: Step): boolean {
  const isSingle = shape === "implicit" || shape === "explicit" || shape === "required";
  return oneof === undefined && isSingle && type.kind !== "message";
}

function variable(field: SchemaField): string {
  return `field$${field.number}`;
}

/** The condition that the next field has the tag. */
function isNext(printer: Printer, tag: number): string {
  return printer.reading(tag > ONE_BYTE_TAG_MAX ? "isNextLong" : "isNext", tag);
}

function fieldValue(printer: Printer, field: SchemaField): string {
  const { type } = field;
  if (type.kind === "message") return "";
  const tag = tagOf(field.number, type);
  const guard = enumGuard(printer, type);
  if (guard !== undefined) return printer.reading("enumField", tag, guard);
  const absent = emptyValue(printer, field);
  const read = readFunctionOf(type);
  const readField = READ_FIELD_FUNCTIONS.get(read);
  if (readField !== undefined && tag <= ONE_BYTE_TAG_MAX) return printer.reading(readField, tag, absent);
  return `${isNext(printer, tag)} ? ${printer.reading(read)} : ${absent}`;
}

function emitStatements(printer: Printer, field: SchemaField, values: Map<SchemaField | SchemaOneof, string>): void {
  const { type, key, number } = field;
  const name = variable(field);
  values.set(field, name);
  const item = valueType(printer, type);
  const tag = field.shape === "packed" ? packedTagOf(number) : tagOf(number, type);
  if (key !== undefined) {
    printer.line(`const ${name} = new Map<${key.type}, ${item}>();`);
    printer.block(`while (${isNext(printer, packedTagOf(number))}) {`, () => emitEntry(printer, field, key, name));
  } else if (field.shape === "packed" && type.kind !== "message") {
    printer.line(`let ${name}: ${item}[] = [];`);
    printer.block(`if (${isNext(printer, tag)}) {`, () => emitPackedValues(printer, type, name));
  } else if (field.shape === "repeated") {
    printer.line(`const ${name}: ${item}[] = [];`);
    printer.block(`while (${isNext(printer, tag)}) {`, () => {
      printer.line(`if (${name}.length === 0) ${printer.reading("beginList")};`);
      if (type.kind === "message") emitMessageValue(printer, number, type, "", (value) => `${name}.push(${value});`);
      else printer.line(`${name}.push(${printer.reading(readFunctionOf(type))});`);
    });
  } else if (type.kind === "message") {
    printer.line(`let ${name}: ${item} | undefined;`);
    printer.block(`if (${isNext(printer, tag)}) {`, () =>
      emitMessageValue(printer, number, type, "", (value) => `${name} = ${value};`),
    );
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
  const name = values.get(oneof) ?? `oneof$${run[0]?.field.number}`;
  if (!values.has(oneof)) {
    printer.line(`let ${name}: ${oneof.symbol.name} = { case: undefined };`);
    values.set(oneof, name);
  }
  for (const [place, { field }] of run.entries()) {
    const isElse = place > 0 && isWhole;
    printer.line(`${isElse ? "} else " : ""}if (${isNext(printer, tagOf(field.number, field.type))}) {`);
    printer.indented(() => {
      const take = (value: string) => `${name} = { case: "${field.name}", value: ${value} };`;
      if (field.type.kind === "message") emitMessageValue(printer, field.number, field.type, "", take);
      else printer.line(take(printer.reading(readFunctionOf(field.type))));
    });
    if (!isWhole) printer.line("}");
  }
  if (isWhole) printer.line("}");
}

/**
 * Prints the `read` of a message's codec: the fields at the beginning as
 * `read-in-order.ts` does, the others by a choice among all tags.
 */

import { INITIAL_OPTIONALS_MAX } from "../../schema/decoded-size.ts";
import { isPackable } from "../../schema/read-field.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "../../schema/schema.ts";
import { packedTagOf, readFunctionOf, tagOf } from "../../schema/wire-types.ts";
import { isOptional, newCase } from "../create.ts";
import type { Printer } from "../printer.ts";
import { emitInOrder, inOrderName, isReadInOrder } from "./read-in-order.ts";
import { mapCase } from "./read-map.ts";
import {
  emitBlockCase,
  emitCase,
  emitEachTag,
  emitMessageValue,
  emitPackedValues,
  enumGuard,
  type ReadCase,
} from "./read-value.ts";

/** Messages with more cases get nested switches. */
const SWITCHED_CASES_MAX = 16;
/** TypeScript refuses to check functions of more than some 700 cases, depending on their types. */
const CASES_MAX = 200;

export function emitRead(printer: Printer, message: SchemaMessage): void {
  const { name } = message.symbol;
  const create = isReadInOrder(message) ? `${inOrderName(message)}(reader)` : `${name}.create()`;
  const required = message.members.filter((member) => member.kind === "field" && member.shape === "required");
  printer.block(
    `read(reader, message = ${create}) {`,
    () => {
      if (required.length === 0) {
        printer.line(`return ${printer.reading("isAtEnd")} ? message : ${restName(message)}(reader, message);`);
        return;
      }
      printer.line(`if (!${printer.reading("isAtEnd")}) ${restName(message)}(reader, message);`);
      const isMissing = required.map((member) => `message.${member.name} === undefined`).join(" || ");
      printer.line(`if (${isMissing}) ${printer.reading("lacksRequired")};`);
      printer.line("return message;");
    },
    "},",
  );
}

/** Prints the functions that `read` calls: one for the fields at the beginning, one for all others. */
export function emitReadFunctions(printer: Printer, message: SchemaMessage): void {
  if (isReadInOrder(message)) emitInOrder(printer, message);
  emitRest(printer, message);
}

function restName({ symbol }: SchemaMessage): string {
  return `${symbol.name}$rest`;
}

function emitRest(printer: Printer, message: SchemaMessage): void {
  const { symbol, typeName, members } = message;
  const isOrdered = members.filter(isOptional).length > INITIAL_OPTIONALS_MAX;
  const cases = members.flatMap((member) => casesOf(printer, member)).sort((one, other) => one.tag - other.tag);
  const parts = cases.length > CASES_MAX ? inParts(cases) : [cases];
  printer.line();
  printer.doc("Reads the remaining fields, in any order.");
  printer.block(
    `function ${restName(message)}(reader: ${printer.wireType("reader.ts", "Reader")}, message: ${symbol.name}): ${symbol.name} {`,
    () => {
      printer.line("let unknownFields: number[] | undefined;");
      if (isOrdered) emitBeginOrder(printer, typeName);
      emitEachTag(printer, "tag", () => {
        if (isOrdered) emitNextOrder(printer);
        if (parts.length > 1) emitChoiceOfPart(printer, message, parts);
        else emitCases(printer, cases);
      });
      if (isOrdered) printer.line(`if (isCounted) ${printer.reading("endOrder", "order", "fields")};`);
      const taken = printer.reading("takeUnknown", "unknownFields", "message.$unknown");
      printer.line(`if (unknownFields !== undefined) message.$unknown = ${taken};`);
      printer.line("return message;");
    },
  );
  if (parts.length > 1) for (const [index, part] of parts.entries()) emitPart(printer, message, index, part);
}

/** Keeps the cases of a field together. */
function inParts(cases: readonly ReadCase[]): readonly (readonly ReadCase[])[] {
  const parts: ReadCase[][] = [];
  for (const [index, readCase] of cases.entries()) {
    const part = parts.at(-1);
    const isSameField = (cases[index - 1]?.tag ?? 0) >>> 3 === readCase.tag >>> 3;
    if (part === undefined || (part.length >= CASES_MAX && !isSameField)) parts.push([readCase]);
    else part.push(readCase);
  }
  return parts;
}

function partName({ symbol }: SchemaMessage, index: number): string {
  return `${symbol.name}$part${index + 1}`;
}

function emitChoiceOfPart(printer: Printer, message: SchemaMessage, parts: readonly (readonly ReadCase[])[]): void {
  for (const index of parts.keys()) {
    const next = parts[index + 1]?.[0];
    const condition = next === undefined ? "" : `if (tag >>> 3 < ${next.tag >>> 3}) `;
    const otherwise = index === 0 ? "" : "else ";
    const call = `unknownFields = ${partName(message, index)}(reader, message, tag, unknownFields);`;
    printer.line(`${otherwise}${condition}${call}`);
  }
}

function emitPart(printer: Printer, message: SchemaMessage, index: number, cases: readonly ReadCase[]): void {
  const { symbol } = message;
  printer.line();
  printer.block(
    `function ${partName(message, index)}(`,
    () => {
      printer.line(`reader: ${printer.wireType("reader.ts", "Reader")},`);
      printer.line(`message: ${symbol.name},`);
      printer.line("tag: number,");
      printer.line("before: number[] | undefined,");
    },
    "): number[] | undefined {",
  );
  printer.indented(() => {
    printer.line("let unknownFields = before;");
    emitCases(printer, cases);
    printer.line("return unknownFields;");
  });
  printer.line("}");
}

function emitCases(printer: Printer, cases: readonly ReadCase[]): void {
  if (cases.length === 0) printer.line(skipUnknown(printer));
  else if (cases.length > SWITCHED_CASES_MAX) emitLargeSwitch(printer, cases);
  else emitSwitch(printer, "tag", cases, ({ tag }) => tag);
}

function skipUnknown(printer: Printer): string {
  return `unknownFields = ${printer.reading("skipUnknown", "tag", "unknownFields")};`;
}

/** Types begin with different numbers, so that they do not share orders. */
function emitBeginOrder(printer: Printer, typeName: string): void {
  const start = [...typeName].reduce((hash, letter) => Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0), 0) | 0;
  printer.line(`const isCounted = ${printer.reading("isOrderCounted")};`);
  printer.line(`let order = ${start};`);
  printer.line("let fields = 0;");
  printer.line("let last = 0;");
}

/** The values of a list count as one field. */
function emitNextOrder(printer: Printer): void {
  printer.block("if (isCounted && tag !== last) {", () => {
    printer.line(`order = ${printer.wireValue("reader.ts", "nextOrder")}(order, tag);`);
    printer.line("fields++;");
    printer.line("last = tag;");
  });
}

function emitSwitch(
  printer: Printer,
  value: string,
  cases: readonly ReadCase[],
  labelOf: (readCase: ReadCase) => number,
): void {
  printer.block(`switch (${value}) {`, () => {
    for (const readCase of cases) readCase.print(`case ${labelOf(readCase)}`);
    emitCase(printer, "default", skipUnknown(printer));
  });
}

/**
 * A switch over tags compares one after the other, because they are eight apart.
 * V8 uses a jump table for field numbers, which are close to each other.
 */
function emitLargeSwitch(printer: Printer, cases: readonly ReadCase[]): void {
  const wireTypes = [...new Set(cases.map(({ tag }) => tag & 7))].sort();
  printer.block("switch (tag & 7) {", () => {
    for (const wireType of wireTypes) {
      const ofType = cases.filter(({ tag }) => (tag & 7) === wireType);
      printer.line(`case ${wireType}:`);
      printer.indented(() => {
        emitSwitch(printer, "tag >>> 3", ofType, ({ tag }) => tag >>> 3);
        printer.line("break;");
      });
    }
    emitCase(printer, "default", skipUnknown(printer));
  });
}

function casesOf(printer: Printer, member: SchemaField | SchemaOneof): ReadCase[] {
  if (member.kind === "oneof") return member.fields.map((field) => oneofCase(printer, member, field));
  const target = `message.${member.name}`;
  switch (member.shape) {
    case "implicit":
    case "explicit":
    case "required":
      return [valueCase(printer, member, target, (value) => `${target} = ${value};`)];
    case "repeated":
    case "packed": {
      const single = valueCase(printer, member, "", (value) => `${target}.push(${value});`, [
        beginList(printer, target),
      ]);
      return isPackable(member.type) ? [single, packedCase(printer, member)] : [single];
    }
    case "map":
      return mapCase(printer, member);
  }
}

function oneofCase(printer: Printer, oneof: SchemaOneof, field: SchemaField): ReadCase {
  const target = `message.${oneof.name}`;
  const { type } = field;
  const take = (value: string) => `${target} = ${newCase(printer, field.name, value)};`;
  if (type.kind !== "message") return valueCase(printer, field, "", take);
  const print = (label: string) =>
    emitBlockCase(printer, label, () => {
      printer.line(`const before = ${target}.case === "${field.name}" ? ${target}.value : undefined;`);
      emitMessageValue(printer, field.number, type, "before", take);
    });
  return { tag: tagOf(field.number, type), print };
}

/**
 * The case of a field that holds one value.
 *
 * @param before  the expression of the earlier value, into which a message is merged; empty if there is none
 * @param first   statements to execute before
 */
function valueCase(
  printer: Printer,
  field: SchemaField,
  before: string,
  take: (value: string) => string,
  first: readonly string[] = [],
): ReadCase {
  const { type, number } = field;
  const guard = enumGuard(printer, type);
  const print = (label: string) => {
    if (type.kind === "message") {
      emitBlockCase(printer, label, () => {
        for (const statement of first) printer.line(statement);
        emitMessageValue(printer, number, type, before, take);
      });
    } else if (guard === undefined) {
      emitCase(printer, label, ...first, take(printer.reading(readFunctionOf(type))));
    } else {
      emitBlockCase(printer, label, () => {
        for (const statement of first) printer.line(statement);
        printer.line(`const number = ${printer.reading(readFunctionOf(type))};`);
        printer.line(`if (${guard}(number)) ${take("number")}`);
        printer.line(`else unknownFields = ${printer.reading("keepUnknown", "unknownFields")};`);
      });
    }
  };
  return { tag: tagOf(number, type), print };
}

/** V8 allocates room for many values with the first one. */
function beginList(printer: Printer, target: string): string {
  return `if (${target}.length === 0) ${printer.reading("beginList")};`;
}

function packedCase(printer: Printer, field: SchemaField): ReadCase {
  return { tag: packedTagOf(field.number), print: (label) => emitPacked(printer, label, field) };
}

function emitPacked(printer: Printer, label: string, field: SchemaField): void {
  const { type } = field;
  if (type.kind === "message") return;
  const target = `message.${field.name}`;
  const guard = enumGuard(printer, type);
  emitBlockCase(printer, label, () => {
    if (guard === undefined) {
      emitPackedValues(printer, type, target);
      return;
    }
    printer.line(beginList(printer, target));
    printer.line(`const outerEnd = ${printer.reading("enterPacked")};`);
    printer.line("const others: number[] = [];");
    printer.block(`while (!${printer.reading("isAtEnd")}) {`, () => {
      printer.line(`const number = ${printer.reading(readFunctionOf(type))};`);
      printer.line(`if (${guard}(number)) ${target}.push(number);`);
      printer.line("else others.push(number);");
    });
    printer.line(`${printer.reading("leavePacked", "outerEnd")};`);
    const add = printer.reading("addUnknownNumbers", tagOf(field.number, type), "others", "message.$unknown");
    printer.line(`if (others.length > 0) message.$unknown = ${add};`);
  });
}

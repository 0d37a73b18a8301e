/**
 * Prints how messages are created: the `create` of a codec, and the constructor
 * behind it, which the reader calls as well, so that all messages have one shape.
 */

import { INITIAL_OPTIONALS_MAX } from "../schema/decoded-size.ts";
import { fieldsOf } from "../schema/exported-names.ts";
import type { FieldType, SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import { isReadAtOnce } from "../schema/wire-types.ts";
import type { Printer } from "./printer.ts";
import { memberType, valueType } from "./type.ts";

const MODULE = "allocation.ts";

/** Prints the constructor, if new messages have any properties. */
export function emitConstructor(printer: Printer, message: SchemaMessage): void {
  const members = initialMembers(message);
  if (members.length === 0) return;
  const { name } = message.symbol;
  printer.line();
  printer.line(`const ${constructorName(message)} = /* @__PURE__ */ ${printer.wireValue(MODULE, "plainConstructor")}(`);
  printer.indented(() => {
    printer.block(
      "function (",
      () => {
        printer.line(`this: ${name},`);
        for (const member of members) printer.line(`${parameter(printer, member)},`);
      },
      "): void {",
    );
    printer.indented(() => {
      for (const member of members) printer.line(`this.${member.name} = ${variableOf(member)};`);
    });
    printer.line("},");
  });
  printer.line(");");
}

export function emitCreate(printer: Printer, message: SchemaMessage): void {
  const members = initialMembers(message);
  printer.block(
    "create(init) {",
    () => {
      const declaration = `const message: ${message.symbol.name} = `;
      if (members.length === 0) printer.line(`${declaration}{};`);
      else emitNew(printer, message, declaration, new Map());
      // As plain objects: TypeScript cannot handle the types of the fields, which may be unions of thousands.
      printer.line("if (init !== undefined) Object.assign<object, object>(message, init);");
      printer.line("return message;");
    },
    "},",
  );
}

/**
 * Prints a statement with a new message.
 *
 * @param before  what stands before the expression: `return `
 * @param values  the expressions of its values; those that it lacks are empty
 */
export function emitNew(
  printer: Printer,
  message: SchemaMessage,
  before: string,
  values: ReadonlyMap<SchemaField | SchemaOneof, string>,
): void {
  const args = initialMembers(message).map((member) => values.get(member) ?? emptyValue(printer, member));
  printer.list(`${before}new ${constructorName(message)}(`, args, ");");
}

/** The value of a member of a new message. */
export function emptyValue(printer: Printer, member: SchemaField | SchemaOneof): string {
  if (member.kind === "oneof") return `${printer.wireValue(MODULE, "noCase")}()`;
  switch (member.shape) {
    case "explicit":
    case "required":
      return "undefined";
    case "map":
      return "new Map()";
    case "repeated":
    case "packed":
      return emptyList(printer, member);
    case "implicit":
      return zero(printer, member.type);
  }
}

/** The expression of the value of a oneof. */
export function newCase(printer: Printer, name: string, value: string): string {
  return `${printer.wireValue(MODULE, "oneofCase")}("${name}", ${value})`;
}

/**
 * The expression of an empty list. Functions that read a packed field at once create their lists themselves, and few
 * numbers are not packed.
 */
export function emptyList(printer: Printer, { type, shape }: SchemaField): string {
  if (shape === "repeated" || isReadAtOnce(type))
    return `${printer.wireValue(MODULE, "emptyList")}<${valueType(printer, type)}>()`;
  if (type.kind === "scalar" && (type.method === "double" || type.method === "float"))
    return `${printer.wireValue(MODULE, "emptyDoubles")}()`;
  if (type.kind === "enum") return `${printer.wireValue(MODULE, "emptyIntegers")}<${valueType(printer, type)}>()`;
  if (type.kind === "scalar" && type.type === "number") return `${printer.wireValue(MODULE, "emptyIntegers")}()`;
  return `${printer.wireValue(MODULE, "emptyList")}<${valueType(printer, type)}>()`;
}

/** The value of a field that is always present, before it is set. */
export function zero(printer: Printer, type: FieldType): string {
  if (type.kind === "enum") return String(type.first);
  if (type.kind === "message") return `${printer.value(type.symbol)}.create()`;
  return type.zero === "EMPTY_BYTES" ? printer.wireValue("reader.ts", type.zero) : type.zero;
}

/** Whether a new message lacks a value for it. */
export function isOptional(member: SchemaField | SchemaOneof): boolean {
  return member.kind === "field" && (member.shape === "explicit" || member.shape === "required");
}

/** The name of a variable for the value of a member. */
export function variableOf(member: SchemaField | SchemaOneof): string {
  return member.kind === "oneof" ? `oneof$${numberOf(member)}` : `field$${member.number}`;
}

/** The members in the order of their numbers. That of a oneof is its lowest. */
export function inOrder(members: SchemaMessage["members"]): readonly (SchemaField | SchemaOneof)[] {
  return [...members].sort((one, other) => numberOf(one) - numberOf(other));
}

/** The name of the constructor. `choose-names.ts` gives it to no message. */
function constructorName({ symbol }: SchemaMessage): string {
  return `${symbol.name}$new`;
}

/** The members that are properties of new messages. */
function initialMembers({ members }: SchemaMessage): readonly (SchemaField | SchemaOneof)[] {
  const isWide = members.filter(isOptional).length > INITIAL_OPTIONALS_MAX;
  return inOrder(isWide ? members.filter((member) => !isOptional(member)) : members);
}

/** The declaration of a parameter. */
function parameter(printer: Printer, member: SchemaField | SchemaOneof): string {
  const name = variableOf(member);
  if (member.kind === "oneof") return `${name}: ${member.symbol.name}`;
  return `${name}: ${memberType(printer, member)}${isOptional(member) ? " | undefined" : ""}`;
}

function numberOf(member: SchemaField | SchemaOneof): number {
  return Math.min(...fieldsOf(member).map(({ number }) => number));
}

/** Prints what is beside a codec where fields are required or have defaults. */

import { fieldsOf } from "../schema/exported-names.ts";
import { besideName } from "../schema/names.ts";
import type { MessageType, SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

/** Prints what absent fields mean, where the schema says so. */
export function emitDefaults(printer: Printer, { symbol, members }: SchemaMessage): void {
  const fields = members.flatMap(fieldsOf).filter((field) => field.default !== undefined);
  if (fields.length === 0) return;
  printer.line();
  printer.doc("What these fields mean where they are absent.");
  printer.block(
    `export const ${besideName(symbol, "defaults")} = {`,
    () => {
      for (const field of fields) printer.line(`${field.name}: ${field.default},`);
    },
    "} as const;",
  );
}

/** Prints the function that looks for required fields that are missing. */
export function emitMissing(printer: Printer, { symbol, members }: SchemaMessage): void {
  const name = besideName(symbol, "missing");
  printer.line();
  printer.doc("The name of the first required field that is missing, in the message or in one within it.");
  printer.block(`export function ${name}(message: ${symbol.name}): string | undefined {`, () => {
    for (const field of members.flatMap(fieldsOf)) {
      if (field.shape === "required")
        printer.line(`if (message.${field.name} === undefined) return "${field.fullName}";`);
    }
    const nested = members.some((member) => fieldsOf(member).some(isChecked));
    if (nested) {
      printer.line("let missing: string | undefined;");
      for (const member of members) emitNested(printer, member);
    }
    printer.line("return undefined;");
  });
}

function emitNested(printer: Printer, member: SchemaField | SchemaOneof): void {
  if (member.kind === "oneof") {
    for (const field of member.fields.filter(isChecked)) {
      printer.block(`if (message.${member.name}.case === "${field.name}") {`, () =>
        emitCheck(printer, field, `message.${member.name}.value`),
      );
    }
    return;
  }
  if (!isChecked(member)) return;
  const source = `message.${member.name}`;
  if (member.shape === "map") {
    printer.block(`for (const item of ${source}.values()) {`, () => emitCheck(printer, member, "item"));
  } else if (member.shape === "repeated") {
    printer.block(`for (const item of ${source}) {`, () => emitCheck(printer, member, "item"));
  } else {
    printer.block(`if (${source} !== undefined) {`, () => emitCheck(printer, member, source));
  }
}

function emitCheck(printer: Printer, field: SchemaField & { type: MessageType }, source: string): void {
  const { symbol } = field.type;
  printer.line(`missing = ${printer.beside(symbol, besideName(symbol, "missing"))}(${source});`);
  printer.line("if (missing !== undefined) return missing;");
}

function isChecked(field: SchemaField): field is SchemaField & { type: MessageType } {
  return field.type.kind === "message" && field.type.hasRequired;
}

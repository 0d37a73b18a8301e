/** Prints what presence makes of fields: their defaults, and the check of required ones. */

import { fieldsOf } from "../schema/exported-names.ts";
import { companionName } from "../schema/names.ts";
import type { FieldType, MessageType, SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

/** Prints the defaults that the schema sets. */
export function emitDefaults(printer: Printer, { symbol, members }: SchemaMessage): void {
  const fields = members.flatMap(fieldsOf).filter((field) => field.default !== undefined);
  if (fields.length === 0) return;
  printer.line();
  printer.doc("The values that these fields stand for if they are absent.");
  printer.block(
    `export const ${companionName(symbol, "defaults")} = {`,
    () => {
      for (const field of fields) printer.line(`${field.name}: ${field.default}${typeOfDefault(field.default ?? "")},`);
    },
    "} as const;",
  );
}

/** TypeScript does not infer the types of these for declarations without the whole program. */
function typeOfDefault(text: string): string {
  if (/^-?(?:Infinity|NaN)$/.test(text)) return " as number";
  return text.startsWith("Uint8Array") ? " as Uint8Array" : "";
}

/** Prints the function that finds missing required fields. */
export function emitMissing(printer: Printer, { symbol, members }: SchemaMessage): void {
  const name = companionName(symbol, "missing");
  printer.line();
  printer.doc("The full name of the first required field that is missing, in the message or in one it contains.");
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
  printer.line(`missing = ${printer.companion(symbol, companionName(symbol, "missing"))}(${source});`);
  printer.line("if (missing !== undefined) return missing;");
}

function isChecked(field: SchemaField): field is SchemaField & { type: MessageType } {
  return field.type.kind === "message" && field.type.hasRequired;
}

/** The test whether a value differs from the default. For double and float, -0 differs. */
export function isNotDefault(source: string, type: FieldType): string {
  if (type.kind !== "scalar") return `${source} !== 0`;
  switch (type.method) {
    // Other values, such as undefined, must reach the writer, which refuses them.
    case "bool":
      return `${source} !== false`;
    case "bytes":
      return `${source}?.length !== 0`;
    case "double":
    case "float":
      // Object.is alone would be a function call for every value.
      return `${source} !== 0 || Object.is(${source}, -0)`;
    default:
      return `${source} !== ${type.zero}`;
  }
}

/** Prints the type of a message and the types of its oneofs. */

import type { FieldType, SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

export function emitType(printer: Printer, { symbol, comment, members }: SchemaMessage): void {
  printer.doc(comment);
  printer.block(`export interface ${symbol.name} {`, () => {
    for (const member of members) {
      printer.doc(member.comment);
      if (member.kind === "oneof") printer.line(`${member.name}: ${member.symbol.name};`);
      else if (member.shape === "explicit" || member.shape === "required")
        printer.line(`${member.name}?: ${memberType(printer, member)} | undefined;`);
      else printer.line(`${member.name}: ${memberType(printer, member)};`);
    }
    printer.line("$unknown?: Uint8Array;");
  });
  for (const member of members) if (member.kind === "oneof") emitOneofType(printer, member);
}

/** The type of one value: `string`, `Peer`. */
export function valueType(printer: Printer, type: FieldType): string {
  return type.kind === "scalar" ? type.type : printer.type(type.symbol);
}

function emitOneofType(printer: Printer, { symbol, comment, fields }: SchemaOneof): void {
  printer.line();
  printer.doc(comment);
  printer.line(`export type ${symbol.name} =`);
  for (const field of fields) printer.line(`  | { case: "${field.name}"; value: ${valueType(printer, field.type)} }`);
  printer.line("  | { case: undefined; value?: undefined };");
}

/** The type of the values of a field: `string[]`, `Map<string, Peer>`. */
export function memberType(printer: Printer, field: SchemaField): string {
  const type = valueType(printer, field.type);
  if (field.shape === "repeated" || field.shape === "packed") return `${type}[]`;
  return field.key === undefined ? type : `Map<${field.key.type}, ${type}>`;
}

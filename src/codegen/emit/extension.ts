/** Prints an extension: the codec of a message that holds nothing else, and the accessors, which use it. */

import type { SchemaExtension } from "../schema/schema.ts";
import { emitCodec } from "./message.ts";
import { emitMissing } from "./presence.ts";
import type { Printer } from "./printer.ts";
import { valueType } from "./type.ts";

const MODULE = "extension.ts";

export function emitExtension(printer: Printer, extension: SchemaExtension): void {
  if (extension.isInMessageSet) {
    emitItem(printer, extension);
    return;
  }
  const { symbol, comment, extendeeName, number, holder, field } = extension;
  const type = valueType(printer, field.type);
  const isList = field.shape === "repeated" || field.shape === "packed";
  const holderName = holder.symbol.name;
  printer.block(`interface ${holderName} {`, () => {
    printer.line(isList ? `value: ${type}[];` : `value?: ${type} | undefined;`);
    printer.line("$unknown?: Uint8Array;");
  });
  printer.line();
  emitCodec(printer, holder, `const ${holderName}: ${printer.wireType("codec.ts", "MessageCodec")}<${holderName}>`);
  if (holder.hasRequired) emitMissing(printer, holder);
  printer.line();
  printer.doc(comment);
  const message = extendeeType(printer, extension);
  const valued = isList ? `${type}[]` : `${type} | undefined`;
  const make = printer.wireValue(MODULE, isList ? "repeatedExtension" : "extension");
  const args = [
    holderName,
    `"${extendeeName}"`,
    String(number),
    ...(field.default === undefined ? [] : [field.default]),
  ];
  printer.line(
    `export const ${symbol.name}: ${printer.wireType(MODULE, "Extension")}<${message}, ${valued}> = /* @__PURE__ */ ${make}<${message}, ${type}>(${args.join(", ")});`,
  );
}

/** The codec of a message in a message set is that of the message itself. */
function emitItem(printer: Printer, extension: SchemaExtension): void {
  const { symbol, typeName, comment, extendeeName, number, field } = extension;
  if (field.type.kind !== "message") throw new Error(`${typeName} extends a message set, but is no message.`);
  const types = `${extendeeType(printer, extension)}, ${printer.type(field.type.symbol)}`;
  const make = printer.wireValue(MODULE, "messageSetExtension");
  const args = [printer.value(field.type.symbol), `"${typeName}"`, `"${extendeeName}"`, String(number)];
  printer.doc(comment);
  printer.line(
    `export const ${symbol.name}: ${printer.wireType(MODULE, "Extension")}<${types} | undefined> = /* @__PURE__ */ ${make}<${types}>(${args.join(", ")});`,
  );
}

/** The type of the messages that an extension extends. Programs have options from registries, encoded. */
export function extendeeType(printer: Printer, { extendee, optionOf }: SchemaExtension): string {
  if (optionOf === undefined) return printer.type(extendee);
  return `${printer.wireType("registry/descriptor.ts", "Options")}<"${optionOf}">`;
}

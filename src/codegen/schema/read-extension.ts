/** Reads an extension of the schema. */

import { optionKind } from "./custom-options.ts";
import { commentOf, type FieldDeclaration, withoutDot } from "./declarations.ts";
import { type Context, readField } from "./read-field.ts";
import type { SchemaExtension } from "./schema.ts";

/** The name of the only field in the message that holds an extension. */
const VALUE = "value";

export function readExtension(source: FieldDeclaration, context: Context): SchemaExtension {
  const { fullName } = source;
  const symbol = context.symbols.of(fullName);
  const extendeeName = withoutDot(source.descriptor.extendee);
  const field = { ...readField(source, "", VALUE, context), fullName };
  const hasRequired = field.type.kind === "message" && field.type.hasRequired;
  return {
    symbol,
    typeName: fullName,
    comment: commentOf(source),
    extendee: context.symbols.of(extendeeName),
    extendeeName,
    optionOf: optionKind(source),
    isInMessageSet: context.declarations.message(extendeeName)?.descriptor.options?.messageSetWireFormat === true,
    number: field.number,
    holder: {
      symbol: { file: symbol.file, name: `${symbol.name}$$field` },
      typeName: fullName,
      comment: "",
      members: [{ ...field, default: undefined, comment: "" }],
      hasRequired,
      isExtendable: false,
    },
    field,
  };
}

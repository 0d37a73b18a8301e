/** Reads an enum of the schema. */

import { FeatureSet_EnumType as EnumType } from "../generated/google/protobuf/descriptor.ts";
import { commentOf, type EnumDeclaration, STEPS } from "./declarations.ts";
import { constantCase, isIdentifier } from "./names.ts";
import type { Context } from "./read-field.ts";
import type { SchemaEnum } from "./schema.ts";

export function readEnum(source: EnumDeclaration, { symbols, options }: Context): SchemaEnum {
  const { file, path, descriptor, features } = source;
  const prefix = `${constantCase(source.name)}_`;
  const isStripped = descriptor.value.every(
    ({ name = "" }) => name.startsWith(prefix) && isIdentifier(name.slice(prefix.length)),
  );
  return {
    symbol: symbols.of(source.fullName),
    typeName: source.fullName,
    comment: commentOf(source),
    closed: features.enumType === EnumType.CLOSED,
    values: descriptor.value.map((value, index) => {
      const { name = "", number = 0 } = value;
      const short = isStripped ? name.slice(prefix.length) : name;
      return {
        name: options.chosenName("value", value.options) ?? keyName(short),
        schemaName: name,
        number,
        comment: commentOf({ file, path: [...path, STEPS.enum.value, index] }),
      };
    }),
  };
}

/** In an object literal `__proto__` sets the prototype. */
function keyName(name: string): string {
  return name === "__proto__" ? "__proto__$" : name;
}

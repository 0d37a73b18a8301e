/** Reads an enum of the schema. */

import type protobuf from "protobufjs";
import { schemaError } from "../source/schema-error.ts";
import { symbolName } from "./exported-names.ts";
import { featuresOf } from "./features.ts";
import { constantCase, isIdentifier } from "./names.ts";
import type { SchemaEnum } from "./schema.ts";

export function readEnum(source: protobuf.Enum, file: string): SchemaEnum {
  const entries = Object.entries(source.values);
  const closed = featuresOf(source).enum_type === "CLOSED";
  if (entries.length === 0) throw schemaError(source, `The enum ${source.name} has no values. Add one.`);
  if (!closed && entries[0]?.[1] !== 0)
    throw schemaError(source, `The first value of the enum ${source.name} must have the number 0.`);
  for (const [name] of entries) {
    if (!isKey(name))
      throw schemaError(source, `The enum value ${name} has a name that is not an identifier. Rename it.`);
  }
  const large = entries.find(([, number]) => (number | 0) !== number);
  if (large !== undefined)
    throw schemaError(
      source,
      `The number of the enum value ${large[0]} must be from -2^31 to 2^31 - 1, not ${large[1]}.`,
    );
  const prefix = `${constantCase(source.name)}_`;
  const stripped = entries.every(([name]) => name.startsWith(prefix) && isKey(name.slice(prefix.length)));
  return {
    symbol: { file, name: symbolName(source) },
    typeName: source.fullName.slice(1),
    comment: source.comment ?? "",
    closed,
    values: entries.map(([name, number]) => ({
      name: stripped ? name.slice(prefix.length) : name,
      schemaName: name,
      number,
      comment: source.comments[name] ?? "",
    })),
  };
}

/** In an object literal `__proto__` sets the prototype. */
function isKey(name: string): boolean {
  return isIdentifier(name) && name !== "__proto__";
}

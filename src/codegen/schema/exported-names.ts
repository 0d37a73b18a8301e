/** What a message or an enum makes the generated file export. */

import { besideName } from "./names.ts";
import type { SchemaEnum, SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";

/** The names, and what each is in the schema, for errors. */
export function exportedNames(declared: SchemaMessage | SchemaEnum): (readonly [name: string, what: string])[] {
  const { symbol, typeName } = declared;
  if (!("members" in declared)) {
    const guard = besideName(symbol, "guard");
    return declared.closed
      ? [
          [symbol.name, typeName],
          [guard, `the test of ${typeName}`],
        ]
      : [[symbol.name, typeName]];
  }
  const { members, hasRequired } = declared;
  const hasDefaults = members.some((member) => fieldsOf(member).some((field) => field.default !== undefined));
  return [
    [symbol.name, typeName],
    ...members.flatMap((member) => (member.kind === "oneof" ? [[member.symbol.name, member.fullName] as const] : [])),
    ...(hasRequired ? [[besideName(symbol, "missing"), `the test of ${typeName}`] as const] : []),
    ...(hasDefaults ? [[besideName(symbol, "defaults"), `the defaults of ${typeName}`] as const] : []),
  ];
}

export function fieldsOf(member: SchemaField | SchemaOneof): readonly SchemaField[] {
  return member.kind === "oneof" ? member.fields : [member];
}

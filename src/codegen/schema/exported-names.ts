/** The names that a generated file exports for a message or an enum. */

import protobuf from "protobufjs";

import { companionName, exportedName } from "./names.ts";
import type { SchemaEnum, SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";

/** The names, each with what it stands for in the schema, for errors. */
export function exportedNames(declared: SchemaMessage | SchemaEnum): (readonly [name: string, what: string])[] {
  const { symbol, typeName } = declared;
  if (!("members" in declared)) {
    const guard = companionName(symbol, "guard");
    return declared.closed
      ? [
          [symbol.name, typeName],
          [guard, `the guard of ${typeName}`],
        ]
      : [[symbol.name, typeName]];
  }
  const { members, hasRequired } = declared;
  const hasDefaults = members.some((member) => fieldsOf(member).some((field) => field.default !== undefined));
  return [
    [symbol.name, typeName],
    ...members.flatMap((member) => (member.kind === "oneof" ? [[member.symbol.name, member.fullName] as const] : [])),
    ...(hasRequired ? [[companionName(symbol, "missing"), `the guard of ${typeName}`] as const] : []),
    ...(hasDefaults ? [[companionName(symbol, "defaults"), `the defaults of ${typeName}`] as const] : []),
  ];
}

export function fieldsOf(member: SchemaField | SchemaOneof): readonly SchemaField[] {
  return member.kind === "oneof" ? member.fields : [member];
}

/** The file that declares something, by its path in the schema's folder; undefined if it is not in the schema. */
export type FileOf = (subject: protobuf.ReflectionObject) => string | undefined;

/** The identifier of a message or an enum, with the names of the messages around it. */
export function symbolName(subject: protobuf.ReflectionObject): string {
  const path = [subject.name];
  for (let outer = subject.parent; outer instanceof protobuf.Type; outer = outer.parent) path.unshift(outer.name);
  return exportedName(path);
}

/** Says why a name means nothing, and what to do. */

import type { LinkedFile } from "./declarations.ts";
import type { NotFound } from "./scopes.ts";

/** The files of Google's types that schemas use most; a schema that uses them without an import may not have read the file. */
const WELL_KNOWN_FILES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    any: "Any",
    api: "Api Method Mixin",
    duration: "Duration",
    empty: "Empty",
    field_mask: "FieldMask",
    source_context: "SourceContext",
    struct: "ListValue NullValue Struct Value",
    timestamp: "Timestamp",
    type: "Enum EnumValue Field Option Syntax Type",
    wrappers: "BoolValue BytesValue DoubleValue FloatValue Int32Value Int64Value StringValue UInt32Value UInt64Value",
  }).flatMap(([file, types]) =>
    types.split(" ").map((type) => [`google.protobuf.${type}`, `google/protobuf/${file}.proto`]),
  ),
);

/** Whether an import that is missing may declare the name. */
export function mayBeMissing(file: LinkedFile, { notImported, resolvedTo }: NotFound): boolean {
  return file.lacksImport && notImported === undefined && resolvedTo === undefined;
}

/** @param name  as it is written */
export function notFoundText(file: LinkedFile, name: string, { notImported, resolvedTo }: NotFound): string {
  if (resolvedTo !== undefined && notImported?.fullName !== resolvedTo)
    return `${name} is not declared: here it means ${resolvedTo}, because its first part is found in the innermost scope. Write .${name} if it is in an outer scope.`;
  if (notImported !== undefined)
    return `${notImported.fullName} is declared in ${notImported.file.shownPath}, which ${file.name} does not import. Write: import "${notImported.file.name}";`;
  const wellKnown = WELL_KNOWN_FILES.get(name.replace(/^\./, ""));
  if (wellKnown !== undefined) return `${name} is not imported. Write: import "${wellKnown}";`;
  return `${name} is not declared. Check its spelling, or import the file that declares it.`;
}

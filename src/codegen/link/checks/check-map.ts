/** Fields whose type is the message of map entries. */

import { FIELD_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, MessageNode } from "../declarations.ts";
import { mapEntryName } from "../names.ts";
import { isMapEntry, isRepeated } from "../options/message-value.ts";
import type { Report } from "../report.ts";
import { messageType } from "../resolve-types.ts";
import { lookUp } from "../scopes.ts";
import type { SymbolTable } from "../symbol-table.ts";

const NO_KEYS: readonly (Type | undefined)[] = [
  Type.FLOAT,
  Type.DOUBLE,
  Type.BYTES,
  Type.MESSAGE,
  Type.GROUP,
  Type.ENUM,
];

export function checkMap(field: FieldNode, table: SymbolTable, report: Report): void {
  const entry = messageType(field);
  if (entry === undefined || !isMapEntry(entry)) return;
  const { name } = field;
  if (!isMapOf(field, entry)) {
    report.refusePart(
      field,
      FIELD_FIELDS.typeName,
      `${entry.fullName} is the message of a map's entries and cannot be the type of ${name}.${otherText(field, entry, table)}`,
    );
    return;
  }
  const [key] = entry.fields;
  if (NO_KEYS.includes(key?.proto.type))
    report.refuse(field, `The keys of the map ${name} can be whole numbers, bools or strings only.`);
}

/** Whether the entries were declared by `map<...>` for this field. */
function isMapOf(field: FieldNode, entry: MessageNode): boolean {
  const [key, value, more] = entry.fields;
  const isEmpty = entry.extensions.length + entry.ranges.length + entry.messages.length + entry.enums.length === 0;
  const isField = (part: FieldNode | undefined, name: string, number: number) =>
    part?.name === name && part.number === number && part.proto.label === Label.OPTIONAL;
  return (
    isRepeated(field) &&
    field.proto.type === Type.MESSAGE &&
    entry.name === mapEntryName(field.name) &&
    field.container === entry.parent &&
    isEmpty &&
    more === undefined &&
    isField(key, "key", 1) &&
    isField(value, "value", 2)
  );
}

/** The message of the same name further out, which may be meant. */
function otherText(field: FieldNode, entry: MessageNode, table: SymbolTable): string {
  if (entry.parent === undefined) return "";
  const { symbol } = lookUp(table, field.file, entry.name, entry.parent.fullName, "types");
  return symbol === undefined || symbol === entry ? "" : ` Write .${symbol.fullName} if you mean that.`;
}

/** Messages in JSON: an object of their fields, by the tables in generated code. */

import type { MessageCodec } from "../codec.ts";
import { createJsonCodec, type JsonCodec } from "./codec.ts";
import type { JsonEnum } from "./enum.ts";
import { readFields } from "./read-fields.ts";
import type { JsonScalar } from "./scalars.ts";
import { writeFields } from "./write-fields.ts";

export type JsonType = JsonScalar | JsonEnum | JsonCodec<object>;

export interface JsonField {
  /** The property, or the case of the oneof. */
  readonly name: string;
  /** In JSON, where that is not `name`. */
  readonly jsonName?: string;
  /** In the schema, where that is not the name in JSON; it is read too. */
  readonly schemaName?: string;
  readonly type: JsonType;
  /** Without one the field has no presence: it is left out where it holds its default. */
  readonly shape?: "optional" | "required" | "list" | "map";
  /** Of a map. */
  readonly key?: JsonScalar;
  /** The property of the oneof that it is a case of. */
  readonly oneof?: string;
}

/** What is made of a message's table once it is used. */
export interface JsonTable {
  readonly fields: readonly JsonField[];
  readonly byName: ReadonlyMap<string, JsonField>;
}

/** @param fields  called once, when they are needed: messages may be in each other */
export function messageJson<T extends object>(
  codec: MessageCodec<T>,
  fields: () => readonly JsonField[],
): JsonCodec<T> {
  let table: JsonTable | undefined;
  const tableOf = () => {
    table ??= createTable(fields());
    return table;
  };
  return createJsonCodec(
    codec,
    {
      write: (message, context) => writeFields(tableOf(), message, context),
      read: (value, context) => readFields(tableOf(), codec.create(), value, context),
    },
    false,
  );
}

export function jsonNameOf(field: JsonField): string {
  return field.jsonName ?? field.name;
}

function createTable(fields: readonly JsonField[]): JsonTable {
  const byName = new Map<string, JsonField>();
  // A name in JSON goes before another field's in the schema.
  for (const field of fields) if (field.schemaName !== undefined) byName.set(field.schemaName, field);
  for (const field of fields) byName.set(jsonNameOf(field), field);
  return { fields, byName };
}

/** The fields of a message as its JSON has them; generated code lists them. */

import type { JsonCodec } from "./codec.ts";
import type { JsonEnum } from "./enum.ts";
import type { JsonScalar } from "./scalars.ts";

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

export interface JsonTable {
  readonly fields: readonly JsonField[];
  readonly byName: ReadonlyMap<string, JsonField>;
}

export function createTable(fields: readonly JsonField[]): JsonTable {
  const byName = new Map<string, JsonField>();
  // A name in JSON goes before another field's in the schema.
  for (const field of fields) if (field.schemaName !== undefined) byName.set(field.schemaName, field);
  for (const field of fields) byName.set(jsonNameOf(field), field);
  return { fields, byName };
}

export function jsonNameOf(field: JsonField): string {
  return field.jsonName ?? field.name;
}

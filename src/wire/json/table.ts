/** The table of a message's fields in JSON, which generated code lists. */

import type { JsonCodec } from "./codec.ts";
import type { JsonEnum } from "./enum.ts";
import type { JsonScalar } from "./scalars.ts";

export type JsonType = JsonScalar | JsonEnum | JsonCodec<object>;

export interface JsonField {
  /** Name of the property, or of the case of the oneof. */
  readonly name: string;
  /** Name in JSON, if it differs from `name`. */
  readonly jsonName?: string;
  /** Name in the schema, if it differs from the name in JSON; accepted when reading. */
  readonly schemaName?: string;
  readonly type: JsonType;
  /** Absent: the field has no presence, and writing omits it while it holds its default. */
  readonly shape?: "optional" | "required" | "list" | "map";
  /** Type of a map's keys. */
  readonly key?: JsonScalar;
  /** Name of the property of the oneof that the field is a case of. */
  readonly oneof?: string;
}

export interface JsonTable {
  readonly fields: readonly JsonField[];
  readonly byName: ReadonlyMap<string, JsonField>;
}

export function createTable(fields: readonly JsonField[]): JsonTable {
  const byName = new Map<string, JsonField>();
  // If two names clash, a field's name in JSON takes precedence over another field's name in the schema.
  for (const field of fields) if (field.schemaName !== undefined) byName.set(field.schemaName, field);
  for (const field of fields) byName.set(jsonNameOf(field), field);
  return { fields, byName };
}

export function jsonNameOf(field: JsonField): string {
  return field.jsonName ?? field.name;
}

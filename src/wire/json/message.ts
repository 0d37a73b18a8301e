/** Messages in JSON: an object of their fields, converted by a table in generated code. */

import type { MessageCodec } from "../codec.ts";
import { createJsonCodec, type JsonCodec } from "./codec.ts";
import { readFields } from "./read-fields.ts";
import { createTable, type JsonField, type JsonTable } from "./table.ts";
import { writeFields } from "./write-fields.ts";

/** @param fields  called once, when first needed, because messages may contain each other */
export function messageJson<T extends object>(
  codec: MessageCodec<T>,
  fields: () => readonly JsonField[],
): JsonCodec<T> {
  let table: JsonTable | undefined;
  const tableOf = () => {
    table ??= createTable(fields());
    return table;
  };
  return createJsonCodec(codec, {
    isSpecial: false,
    write: (message, context) => writeFields(tableOf(), message, context),
    read: (value, context) => readFields(tableOf(), codec.create(), value, context),
  });
}

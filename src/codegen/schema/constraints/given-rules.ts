/** The rules of protovalidate as a schema has them: the values of its options. */

import type { MessageCodec } from "../../../wire/codec.ts";
import { fieldRecords } from "../../descriptor/field-records.ts";
import { FieldRules, Ignore, MessageRules, OneofRules } from "../../generated/buf/validate/validate.ts";
import type { Options } from "../custom-options.ts";
import type { SchemaReader } from "../read-schema.ts";

/** Fields of FieldRules in versions of protovalidate before 1.0. */
export const OLD_FIELDS = { skipped: 24, ignoreEmpty: 26, ignore: 27 } as const;

export function messageRulesOf(reader: SchemaReader, options: Options | undefined): MessageRules | undefined {
  return given(reader, "google.protobuf.MessageOptions", "buf.validate.message", options, MessageRules);
}

export function oneofRulesOf(reader: SchemaReader, options: Options | undefined): OneofRules | undefined {
  return given(reader, "google.protobuf.OneofOptions", "buf.validate.oneof", options, OneofRules);
}

export function fieldRulesOf(reader: SchemaReader, options: Options | undefined): FieldRules | undefined {
  return given(reader, "google.protobuf.FieldOptions", "buf.validate.field", options, FieldRules);
}

/** What passes without a look at the value. */
export function ignoreOf(rules: FieldRules | undefined): "always" | "zero" | undefined {
  const old = fieldRecords(rules?.$unknown ?? new Uint8Array(0));
  const has = (number: number, value: bigint): boolean =>
    old.some((each) => each.number === number && each.value === value);
  if (rules?.ignore === Ignore.ALWAYS || has(OLD_FIELDS.skipped, 1n)) return "always";
  const isOld = has(OLD_FIELDS.ignoreEmpty, 1n) || has(OLD_FIELDS.ignore, 2n);
  return rules?.ignore === Ignore.IF_ZERO_VALUE || isOld ? "zero" : undefined;
}

/** The value of an option, if it is that of protovalidate. */
function given<T>(
  reader: SchemaReader,
  extended: string,
  name: string,
  options: Options | undefined,
  codec: MessageCodec<T>,
): T | undefined {
  const found = reader.context.options
    .given(extended, options)
    .find(({ declaration }) => declaration.fullName === name);
  const parts = found?.records.flatMap(({ value }) => (value instanceof Uint8Array ? [value] : []));
  // The parts of a message that is sent in parts are one message if they are joined.
  return parts === undefined ? undefined : codec.decode(Buffer.concat(parts));
}

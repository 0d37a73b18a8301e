/**
 * Estimates the memory of an empty message once it is decoded. Two bytes on the
 * wire can make one, and a decoder must know when that is too much.
 */

import protobuf from "protobufjs";

/** The memory of V8, in bytes, as measured. That of an object includes its place in a list. */
const OBJECT = 40;
/** An object that begins without properties gets room for four. */
const BARE_OBJECT = 72;
const PROPERTY = 8;
/** Once one value is not a small integer, all objects of that shape keep their numbers on the heap. */
const NUMBER = 16;
const ARRAY = 32;
const MAP = 184;
const ONEOF = 32;

const LARGE_NUMBERS = new Set(["double", "float", "uint32", "fixed32"]);

/**
 * New messages have a property for each optional field, unless there are more of them: then a field that is absent has
 * none, because it would take many times the memory of the fields that are there.
 */
export const LITERAL_OPTIONALS_MAX = 32;

const known = new WeakMap<protobuf.Type, number>();

/** The memory that an empty message of the type takes, in bytes. */
export function emptyBytes(type: protobuf.Type): number {
  const before = known.get(type);
  if (before !== undefined) return before;
  const oneofs = type.oneofsArray.filter(({ fieldsArray }) =>
    fieldsArray.every((field) => field.options?.["proto3_optional"] !== true),
  );
  const fields = type.fieldsArray.filter((field) => field.declaringField === null);
  const optionals = fields.filter(isOptional).length;
  const literal = optionals > LITERAL_OPTIONALS_MAX ? 0 : optionals * PROPERTY;
  const content = fields.reduce((sum, field) => sum + fieldBytes(field), oneofs.length * (PROPERTY + ONEOF) + literal);
  const bytes = content === 0 ? BARE_OBJECT : OBJECT + content;
  known.set(type, bytes);
  return bytes;
}

/** Whether a new message has no value for the field. The fields of a oneof share a property, which is counted as such. */
function isOptional(field: protobuf.Field): boolean {
  if (field.repeated || field instanceof protobuf.MapField) return false;
  if (field.partOf !== null && field.options?.["proto3_optional"] !== true) return false;
  return field.hasPresence || field.resolvedType instanceof protobuf.Type;
}

function fieldBytes(field: protobuf.Field): number {
  if (field instanceof protobuf.MapField) return PROPERTY + MAP;
  if (field.repeated) return PROPERTY + ARRAY;
  if (field.hasPresence || field.resolvedType instanceof protobuf.Type) return 0;
  return LARGE_NUMBERS.has(field.type) || field.options?.["jstype"] === "JS_NUMBER" ? PROPERTY + NUMBER : PROPERTY;
}

/**
 * Estimates the memory of an empty message once it is decoded. Two bytes on the
 * wire can make one, and a decoder must know when that is too much.
 */

import type { Features } from "../descriptor/features.ts";
import {
  type FieldDescriptorProto,
  FeatureSet_FieldPresence as FieldPresence,
  FieldDescriptorProto_Type as FieldType,
  FieldOptions_JSType as JsType,
  FieldDescriptorProto_Label as Label,
} from "../generated/google/protobuf/descriptor.ts";
import { type Declarations, type FieldDeclaration, fieldsIn, type MessageDeclaration } from "./declarations.ts";
import { declaredOneofs, isMapEntry } from "./exported-names.ts";

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

const LARGE_NUMBERS: ReadonlySet<FieldType | undefined> = new Set([
  FieldType.DOUBLE,
  FieldType.FLOAT,
  FieldType.UINT32,
  FieldType.FIXED32,
]);

/**
 * New messages have a property for each optional field, unless there are more of them: then a field that is absent has
 * none, because it would take many times the memory of the fields that are there.
 */
export const INITIAL_OPTIONALS_MAX = 32;

const known = new WeakMap<MessageDeclaration, number>();

/** The memory that an empty message of the type takes, in bytes. */
export function emptyBytes(declarations: Declarations, message: MessageDeclaration): number {
  const before = known.get(message);
  if (before !== undefined) return before;
  const fields = fieldsIn(message);
  const oneofs = declaredOneofs(message).length * (PROPERTY + ONEOF);
  const optionals = fields.filter(isOptional).length;
  const initial = optionals > INITIAL_OPTIONALS_MAX ? 0 : optionals * PROPERTY;
  const content = fields.reduce((sum, field) => sum + fieldBytes(declarations, field), oneofs + initial);
  const bytes = content === 0 ? BARE_OBJECT : OBJECT + content;
  known.set(message, bytes);
  return bytes;
}

/** Whether a new message has no value for the field. The fields of a oneof share a property, which is counted as such. */
function isOptional({ descriptor, features }: FieldDeclaration): boolean {
  if (descriptor.label === Label.REPEATED) return false;
  if (descriptor.oneofIndex !== undefined && descriptor.proto3Optional !== true) return false;
  return hasPresence(descriptor, features);
}

function fieldBytes(declarations: Declarations, { descriptor, features }: FieldDeclaration): number {
  const { type, label, options } = descriptor;
  if (label === Label.REPEATED) return PROPERTY + (isMap(declarations, descriptor.typeName) ? MAP : ARRAY);
  if (hasPresence(descriptor, features)) return 0;
  const isLarge = LARGE_NUMBERS.has(type) || options?.jstype === JsType.JS_NUMBER;
  return isLarge ? PROPERTY + NUMBER : PROPERTY;
}

function hasPresence({ type, oneofIndex }: FieldDescriptorProto, features: Features): boolean {
  const isMessage = type === FieldType.MESSAGE || type === FieldType.GROUP;
  return isMessage || oneofIndex !== undefined || features.fieldPresence !== FieldPresence.IMPLICIT;
}

function isMap(declarations: Declarations, typeName: string | undefined): boolean {
  const message = declarations.message(typeName);
  return message !== undefined && isMapEntry(message);
}

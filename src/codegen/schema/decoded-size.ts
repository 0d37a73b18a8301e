/**
 * Estimates the memory of an empty message once it is decoded. Two bytes on the
 * wire can make one, and a decoder must know when that is too much.
 */

import {
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

const known = new WeakMap<MessageDeclaration, number>();

/** The memory that an empty message of the type takes, in bytes. */
export function emptyBytes(declarations: Declarations, message: MessageDeclaration): number {
  const before = known.get(message);
  if (before !== undefined) return before;
  const oneofs = declaredOneofs(message).length * (PROPERTY + ONEOF);
  const content = fieldsIn(message).reduce((sum, field) => sum + fieldBytes(declarations, field), oneofs);
  const bytes = content === 0 ? BARE_OBJECT : OBJECT + content;
  known.set(message, bytes);
  return bytes;
}

function fieldBytes(declarations: Declarations, { descriptor, features }: FieldDeclaration): number {
  const { type, label, oneofIndex, options } = descriptor;
  if (label === Label.REPEATED) return PROPERTY + (isMap(declarations, descriptor.typeName) ? MAP : ARRAY);
  // A field with presence is absent at first.
  const isMessage = type === FieldType.MESSAGE || type === FieldType.GROUP;
  if (isMessage || oneofIndex !== undefined || features.fieldPresence !== FieldPresence.IMPLICIT) return 0;
  const isLarge = LARGE_NUMBERS.has(type) || options?.jstype === JsType.JS_NUMBER;
  return isLarge ? PROPERTY + NUMBER : PROPERTY;
}

function isMap(declarations: Declarations, typeName: string | undefined): boolean {
  const message = declarations.message(typeName);
  return message !== undefined && isMapEntry(message);
}

/** Reads the fields of a message from a JSON object. */

import { describeJson, type JsonCodec, type JsonContext } from "./codec.ts";
import { isNullValue, readEnum, UNKNOWN_VALUE } from "./enum.ts";
import { readKey, readScalar } from "./scalars.ts";
import { type JsonField, type JsonTable, type JsonType, jsonNameOf } from "./table.ts";

/** Reads all fields into `message` and returns it. */
export function readFields<T extends object>(
  { fields, byName }: JsonTable,
  message: T,
  value: unknown,
  context: JsonContext,
): T {
  const entries = objectEntries(value, context);
  const seen = new Set<string>();
  context.nested(() => {
    for (const [name, item] of entries) {
      const field = byName.get(name);
      if (field === undefined && context.ignoresUnknown) continue;
      if (field === undefined) throw context.error(`has no field ${describeJson(name)}`);
      context.within(`.${field.name}`, () => {
        if (readField(field, message, item, context)) checkFirst(field, seen, context);
      });
    }
  });
  for (const field of fields)
    if (field.shape === "required" && !seen.has(field.name)) throw context.error(`lacks ${jsonNameOf(field)}`);
  return message;
}

/** Returns the names and values of a JSON object. */
export function objectEntries(value: unknown, context: JsonContext): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw context.error(`must be an object, not ${describeJson(value)}`);
  return Object.entries(value);
}

/** Checks that a field is present under only one of its two names, and that only one field of a oneof is present. */
function checkFirst({ name, oneof = name }: JsonField, seen: Set<string>, context: JsonContext): void {
  if (seen.has(oneof)) throw context.error(oneof === name ? "is present twice" : `is not the only field of ${oneof}`);
  seen.add(oneof);
}

/** @returns whether the field got a value; null leaves most fields unset */
function readField(field: JsonField, message: object, value: unknown, context: JsonContext): boolean {
  const { name, oneof, shape, type } = field;
  if (value === null && (shape === "list" || shape === "map" || !takesNull(type))) return false;
  const target: unknown = Reflect.get(message, name);
  if (shape === "list" && Array.isArray(target)) {
    readList(type, target, value, context);
  } else if (shape === "map" && target instanceof Map) {
    readMap(field, target, value, context);
  } else {
    const read = readValue(type, value, context);
    if (read === UNKNOWN_VALUE) return false;
    if (oneof === undefined) Reflect.set(message, name, read);
    else Reflect.set(message, oneof, { case: name, value: read });
  }
  return true;
}

function readList(type: JsonType, target: unknown[], value: unknown, context: JsonContext): void {
  if (!Array.isArray(value)) throw context.error(`must be an array, not ${describeJson(value)}`);
  for (const [index, item] of value.entries()) {
    const read = context.within(`[${index}]`, () => readValue(type, item, context));
    if (read !== UNKNOWN_VALUE) target.push(read);
  }
}

function readMap(
  { key = "string", type }: JsonField,
  target: Map<unknown, unknown>,
  value: unknown,
  context: JsonContext,
): void {
  for (const [name, item] of objectEntries(value, context)) {
    context.within(`[${describeJson(name)}]`, () => {
      const readName = readKey(key, name, context);
      const read = readValue(type, item, context);
      if (read !== UNKNOWN_VALUE) target.set(readName, read);
    });
  }
}

function readValue(type: JsonType, value: unknown, context: JsonContext): unknown {
  if (value === null && !takesNull(type)) throw context.error("cannot be null");
  if (typeof type === "string") return readScalar(type, value, context);
  return isEnum(type) ? readEnum(type, value, context) : type.read(value, context);
}

function takesNull(type: JsonType): boolean {
  if (typeof type === "string") return false;
  return isEnum(type) ? isNullValue(type) : type.typeName === "google.protobuf.Value";
}

function isEnum(type: Exclude<JsonType, string>): type is Exclude<JsonType, string | JsonCodec<object>> {
  return "kind" in type;
}

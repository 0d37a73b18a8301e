/** Writes the fields of a message as JSON. */

import { describeJson, type JsonContext, type JsonValue } from "./codec.ts";
import { writeEnum } from "./enum.ts";
import { writeScalar } from "./scalars.ts";
import { type JsonField, type JsonTable, type JsonType, jsonNameOf } from "./table.ts";

export function writeFields({ fields }: JsonTable, message: object, context: JsonContext): JsonValue {
  return context.nested(() => {
    const entries: [string, JsonValue][] = [];
    for (const field of fields) {
      const value = context.within(`.${field.name}`, () => writeField(field, message, context));
      if (value !== undefined) entries.push([jsonNameOf(field), value]);
    }
    // Assignment would be unsafe: a field may be named __proto__ in JSON.
    return Object.fromEntries(entries);
  });
}

/** @returns undefined if the field is omitted */
function writeField(field: JsonField, message: object, context: JsonContext): JsonValue | undefined {
  const value: unknown = Reflect.get(message, field.oneof ?? field.name);
  if (field.oneof !== undefined) return writeCase(field, value, context);
  switch (field.shape) {
    case "list":
      return writeList(field, value, context);
    case "map":
      return writeMap(field, value, context);
    case "required":
      if (value === undefined) throw context.error("is required");
      return writeValue(field.type, value, context);
    case "optional":
      return value === undefined ? undefined : writeValue(field.type, value, context);
    default:
      return isDefault(field.type, value) && !context.writesDefaults
        ? undefined
        : writeValue(field.type, value, context);
  }
}

function writeCase(field: JsonField, oneof: unknown, context: JsonContext): JsonValue | undefined {
  if (typeof oneof !== "object" || oneof === null) throw context.error("belongs to a oneof that is not an object");
  return Reflect.get(oneof, "case") === field.name
    ? writeValue(field.type, Reflect.get(oneof, "value"), context)
    : undefined;
}

function writeList(field: JsonField, value: unknown, context: JsonContext): JsonValue | undefined {
  if (!Array.isArray(value)) throw context.error(`must be an array, not ${describeJson(value)}`);
  if (value.length === 0 && !context.writesDefaults) return undefined;
  return value.map((item: unknown, index) => context.within(`[${index}]`, () => writeValue(field.type, item, context)));
}

function writeMap({ key = "string", type }: JsonField, value: unknown, context: JsonContext): JsonValue | undefined {
  if (!(value instanceof Map)) throw context.error(`must be a Map, not ${describeJson(value)}`);
  if (value.size === 0 && !context.writesDefaults) return undefined;
  const entries = [...value].map(([name, item]: [unknown, unknown]): [string, JsonValue] =>
    context.within(`[${describeJson(name)}]`, () => [
      String(writeScalar(key, name, context)),
      writeValue(type, item, context),
    ]),
  );
  return Object.fromEntries(entries);
}

function writeValue(type: JsonType, value: unknown, context: JsonContext): JsonValue {
  if (typeof type === "string") return writeScalar(type, value, context);
  if ("kind" in type) return writeEnum(type, value, context);
  if (typeof value !== "object" || value === null)
    throw context.error(`must be a ${type.typeName}, not ${describeJson(value)}`);
  return type.write(value, context);
}

/** Whether a value is the default of a field without presence. -0 counts as the default of an integer only. */
function isDefault(type: JsonType, value: unknown): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  if (Object.is(value, -0)) return type !== "double" && type !== "float";
  return value === 0 || value === 0n || value === "" || value === false;
}

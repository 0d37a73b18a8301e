/** Conditions about fields, as expressions. */

import type { FieldPlace } from "../../schema/constraints/constraints.ts";
import type { FieldType } from "../../schema/schema.ts";

/** Whether a field counts as set: present, or not the zero value if it has no presence. */
export function isSet({ field, oneof }: FieldPlace): string {
  if (oneof !== undefined) return `message.${oneof}.case === "${field.name}"`;
  const value = `message.${field.name}`;
  switch (field.shape) {
    case "explicit":
    case "required":
      return `${value} !== undefined`;
    case "map":
      return `${value}.size > 0`;
    case "repeated":
    case "packed":
      return `${value}.length > 0`;
    case "implicit":
      return isNotZero(value, field.type);
  }
}

/** The opposite of `isSet`. */
export function isUnset(place: FieldPlace): string {
  const set = isSet(place);
  if (set.startsWith("!")) return set.slice(1);
  const opposite = OPPOSITES.find(([operator]) => set.includes(operator));
  return opposite === undefined ? `!${set}` : set.replace(opposite[0], opposite[1]);
}

const OPPOSITES = [
  [" !== ", " === "],
  [" === ", " !== "],
  [" > 0", " === 0"],
] as const;

/** Whether a value is not the zero value of its type. */
export function isNotZero(value: string, type: FieldType): string {
  if (type.kind === "message") return `${value} !== undefined`;
  if (type.kind === "enum") return `${value} !== ${type.first}`;
  if (type.method === "bytes") return `${value}.length > 0`;
  // -0 is sent, as other numbers are.
  if (type.method === "float" || type.method === "double") return `!Object.is(${value}, 0)`;
  return type.type === "boolean" ? value : `${value} !== ${type.zero}`;
}

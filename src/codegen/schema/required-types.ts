/** Finds the messages that must be checked for required fields: those that have some, and those around them. */

import protobuf from "protobufjs";

export function typesWithRequired(types: readonly protobuf.Type[]): ReadonlySet<protobuf.Type> {
  const around = new Map<protobuf.Type, protobuf.Type[]>();
  const found = new Set<protobuf.Type>();
  for (const type of types) {
    for (const field of type.fieldsArray) {
      if (field.declaringField !== null) continue;
      if (field.required) found.add(type);
      if (!(field.resolvedType instanceof protobuf.Type)) continue;
      const outer = around.get(field.resolvedType) ?? [];
      around.set(field.resolvedType, outer);
      outer.push(type);
    }
  }
  // What is added while going through the set comes up too.
  for (const type of found) for (const outer of around.get(type) ?? []) found.add(outer);
  return found;
}

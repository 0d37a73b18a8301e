/** Finds the messages with required fields, and those that contain such messages. */

import { FeatureSet_FieldPresence as FieldPresence } from "../generated/google/protobuf/descriptor.ts";
import { type Declarations, fieldsIn, withoutDot } from "./declarations.ts";

/** The full names of the messages. */
export function messagesWithRequired({ messages }: Declarations): ReadonlySet<string> {
  const around = new Map<string, string[]>();
  const found = new Set<string>();
  for (const message of messages.values()) {
    for (const { descriptor, features } of fieldsIn(message)) {
      if (features.fieldPresence === FieldPresence.LEGACY_REQUIRED) found.add(message.fullName);
      const type = withoutDot(descriptor.typeName);
      const outer = around.get(type) ?? [];
      around.set(type, outer);
      outer.push(message.fullName);
    }
  }
  // A set iterates over what is added during the loop, too.
  for (const name of found) for (const outer of around.get(name) ?? []) found.add(outer);
  return found;
}

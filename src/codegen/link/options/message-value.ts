/** A message of any type that the linked files declare: the value of an option, before it is encoded. */

import {
  FeatureSet_FieldPresence as FieldPresence,
  FieldDescriptorProto_Label as Label,
  FeatureSet_MessageEncoding as MessageEncoding,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, MessageNode } from "../declarations.ts";
import { isMessageType, messageType } from "../resolve-types.ts";

/** A bigint for whole numbers, enums and bools; a number for float and double; bytes for bytes and strings. */
export type FieldValue = bigint | number | Uint8Array | MessageValue;

export class MessageValue {
  readonly type: MessageNode;
  /** What is set, in the order of setting. A field that is not repeated has one value. */
  readonly fields = new Map<FieldNode, FieldValue[]>();

  constructor(type: MessageNode) {
    this.type = type;
  }

  /** Sets a field that is not repeated, or adds to one that is. */
  put(field: FieldNode, value: FieldValue): void {
    const values = this.fields.get(field);
    if (isRepeated(field) && values !== undefined) values.push(value);
    else this.fields.set(field, [value]);
  }

  /** Whether the field counts as set: without presence, the default does not. */
  has(field: FieldNode): boolean {
    const [value] = this.fields.get(field) ?? [];
    return value !== undefined && (hasPresence(field) || !isDefault(value));
  }

  /** The message in a field, which is added if it is missing. */
  open(field: FieldNode, type: MessageNode): MessageValue {
    const [present] = this.fields.get(field) ?? [];
    if (present instanceof MessageValue) return present;
    const added = new MessageValue(type);
    this.fields.set(field, [added]);
    return added;
  }
}

export function isRepeated({ proto }: FieldNode): boolean {
  return proto.label === Label.REPEATED;
}

/** Whether an absent field differs from one with the default. Of repeated fields, whatever is in them counts. */
export function hasPresence(field: FieldNode): boolean {
  if (field.isExtension || field.oneof !== undefined || isRepeated(field) || isMessageType(field.proto.type))
    return true;
  return field.features.fieldPresence !== FieldPresence.IMPLICIT;
}

export function isMapEntry(type: MessageNode | undefined): boolean {
  return type?.proto.options?.mapEntry === true;
}

/** Whether the field is encoded as a group. */
export function isDelimited(field: FieldNode): boolean {
  if (field.proto.type === Type.GROUP) return true;
  if (field.proto.type !== Type.MESSAGE || isMapEntry(messageType(field)) || isMapEntry(field.container)) return false;
  return field.features.messageEncoding === MessageEncoding.DELIMITED;
}

/** Whether values of the type can be packed. */
export function isPackableType(type: Type | undefined): boolean {
  return type !== undefined && type !== Type.STRING && type !== Type.BYTES && !isMessageType(type);
}

function isDefault(value: FieldValue): boolean {
  if (typeof value === "bigint") return value === 0n;
  if (typeof value === "number") return Object.is(value, 0);
  return value instanceof Uint8Array && value.length === 0;
}

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingRequiredField(message: MessageValue): string | undefined {
  for (const field of message.type.fields) {
    const isRequired =
      field.features.fieldPresence === FieldPresence.LEGACY_REQUIRED || field.proto.label === Label.REQUIRED;
    if (isRequired && !message.fields.has(field)) return field.fullName;
  }
  for (const values of message.fields.values()) {
    for (const value of values) {
      const missing = value instanceof MessageValue ? missingRequiredField(value) : undefined;
      if (missing !== undefined) return missing;
    }
  }
  return undefined;
}

/** Encodes the values of options as protobuf does: fields by number, entries of maps by key. */

import {
  FeatureSet_RepeatedFieldEncoding as RepeatedFieldEncoding,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode } from "../declarations.ts";
import { messageType } from "../resolve-types.ts";
import { type FieldValue, isDelimited, isMapEntry, isPackableType, isRepeated, MessageValue } from "./message-value.ts";

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const GROUP_START = 3;
const GROUP_END = 4;
const FIXED32 = 5;

export function encodeMessageValue(message: MessageValue): Uint8Array {
  const bytes: number[] = [];
  writeMessage(bytes, message);
  return Uint8Array.from(bytes);
}

function writeMessage(bytes: number[], message: MessageValue): void {
  const isSet = message.type.proto.options?.messageSetWireFormat === true;
  const fields = [...message.fields].sort(([one], [other]) => one.number - other.number);
  for (const [field, values] of fields) {
    if (!message.has(field) && !isMapEntry(message.type)) continue;
    if (isPacked(field)) writePacked(bytes, field, values);
    else
      for (const value of orderedValues(field, values)) {
        if (isSet && field.isExtension && value instanceof MessageValue) writeMessageSetItem(bytes, field, value);
        else writeField(bytes, field, value);
      }
  }
}

function isPacked(field: FieldNode): boolean {
  const isPackable = isRepeated(field) && isPackableType(field.proto.type);
  return isPackable && field.features.repeatedFieldEncoding === RepeatedFieldEncoding.PACKED;
}

/** The values of a repeated field; of a map, each key once, with the value that was set last. */
function orderedValues(field: FieldNode, values: readonly FieldValue[]): readonly FieldValue[] {
  const type = messageType(field);
  if (type === undefined || !isMapEntry(type)) return values;
  const [keyField, valueField] = type.fields;
  if (keyField === undefined || valueField === undefined) return values;
  const entries = new Map<string, { key: FieldValue; entry: MessageValue }>();
  for (const value of values) {
    if (!(value instanceof MessageValue)) continue;
    const key = value.fields.get(keyField)?.[0] ?? defaultOf(keyField);
    const entry = new MessageValue(type);
    entry.put(keyField, key);
    entry.put(valueField, value.fields.get(valueField)?.[0] ?? defaultOf(valueField));
    entries.set(key instanceof Uint8Array ? hex(key) : String(key), { key, entry });
  }
  return [...entries.values()].sort((one, other) => compareKeys(one.key, other.key)).map(({ entry }) => entry);
}

function defaultOf(field: FieldNode): FieldValue {
  const { type } = field.proto;
  if (type === Type.STRING || type === Type.BYTES) return new Uint8Array();
  if (type === Type.FLOAT || type === Type.DOUBLE) return 0;
  if (field.type === undefined) return 0n;
  return field.type.kind === "message" ? new MessageValue(field.type) : BigInt(field.type.values[0]?.number ?? 0);
}

function compareKeys(one: FieldValue, other: FieldValue): number {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return hex(one) < hex(other) ? -1 : 1;
  return one < other ? -1 : 1;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function writeField(bytes: number[], field: FieldNode, value: FieldValue): void {
  if (!(value instanceof MessageValue)) {
    putTag(bytes, field.number, wireType(field.proto.type));
    writeScalar(bytes, field.proto.type, value);
  } else if (isDelimited(field)) {
    putTag(bytes, field.number, GROUP_START);
    writeMessage(bytes, value);
    putTag(bytes, field.number, GROUP_END);
  } else {
    putTag(bytes, field.number, BYTES);
    putBytes(bytes, encodeMessageValue(value));
  }
}

function wireType(type: Type | undefined): number {
  switch (type) {
    case Type.FIXED64:
    case Type.SFIXED64:
    case Type.DOUBLE:
      return FIXED64;
    case Type.STRING:
    case Type.BYTES:
      return BYTES;
    case Type.FIXED32:
    case Type.SFIXED32:
    case Type.FLOAT:
      return FIXED32;
    default:
      return VARINT;
  }
}

const scratch = new DataView(new ArrayBuffer(8));

function writeScalar(bytes: number[], type: Type | undefined, value: bigint | number | Uint8Array): void {
  if (value instanceof Uint8Array) {
    putBytes(bytes, value);
    return;
  }
  const isShort = wireType(type) === FIXED32;
  if (typeof value === "number") {
    if (isShort) scratch.setFloat32(0, value, true);
    else scratch.setFloat64(0, value, true);
  } else if (type === Type.SINT32 || type === Type.SINT64) {
    putVarint(bytes, BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)));
    return;
  } else if (wireType(type) === VARINT) {
    putVarint(bytes, BigInt.asUintN(64, value));
    return;
  } else scratch.setBigUint64(0, BigInt.asUintN(64, value), true);
  for (let at = 0; at < (isShort ? 4 : 8); at++) bytes.push(scratch.getUint8(at));
}

function writePacked(bytes: number[], field: FieldNode, values: readonly FieldValue[]): void {
  const content: number[] = [];
  for (const value of values) if (!(value instanceof MessageValue)) writeScalar(content, field.proto.type, value);
  putTag(bytes, field.number, BYTES);
  putBytes(bytes, content);
}

/** Extensions of a message set: group 1 with the number in field 2 and the message in field 3. */
function writeMessageSetItem(bytes: number[], field: FieldNode, value: MessageValue): void {
  putTag(bytes, 1, GROUP_START);
  putTag(bytes, 2, VARINT);
  putVarint(bytes, BigInt(field.number));
  putTag(bytes, 3, BYTES);
  putBytes(bytes, encodeMessageValue(value));
  putTag(bytes, 1, GROUP_END);
}

function putTag(bytes: number[], number: number, type: number): void {
  putVarint(bytes, BigInt(number) * 8n + BigInt(type));
}

function putBytes(bytes: number[], content: Uint8Array | readonly number[]): void {
  putVarint(bytes, BigInt(content.length));
  // A spread would overflow the stack with long content.
  for (const byte of content) bytes.push(byte);
}

function putVarint(bytes: number[], value: bigint): void {
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
}

/**
 * Encodes the descriptor of a file as programs get it: without comments and places, without options that are for
 * compilers only (`retention = RETENTION_SOURCE`), and without names in JSON that follow from names of fields.
 */

import { readVarint, spansOf } from "../../../wire/field-spans.ts";
import {
  type FieldDescriptorProto,
  FileDescriptorProto,
  FieldOptions_OptionRetention as Retention,
} from "../../generated/google/protobuf/descriptor.ts";
import { descriptorFile } from "../../link/descriptor-file.ts";
import { jsonName } from "../../link/names.ts";
import { Declarations, withoutDot } from "../../schema/declarations.ts";

const LENGTH_DELIMITED = 2;
const FIELD = "google.protobuf.FieldDescriptorProto";
const FIELD_NAME = 1;
const FIELD_JSON_NAME = 10;

export class RuntimeDescriptors {
  /** By the full name of a message, and the number. */
  readonly #fields = new Map<string, Map<number, FieldDescriptorProto>>();

  constructor(declarations: Declarations) {
    this.#addFields(new Declarations([descriptorFile()]));
    this.#addFields(declarations);
  }

  /** @returns a FileDescriptorProto */
  encode(file: FileDescriptorProto): Uint8Array {
    const encoded = FileDescriptorProto.encode({ ...file, sourceCodeInfo: undefined });
    return this.#strip(encoded, "google.protobuf.FileDescriptorProto");
  }

  #addFields({ messages, extensions }: Declarations): void {
    const add = (extendee: string, field: FieldDescriptorProto) => {
      const fields = this.#fields.get(extendee) ?? new Map<number, FieldDescriptorProto>();
      this.#fields.set(extendee, fields.set(field.number ?? 0, field));
    };
    for (const { fullName, descriptor } of messages.values())
      for (const field of descriptor.field) add(fullName, field);
    for (const { descriptor } of extensions.values()) add(withoutDot(descriptor.extendee), descriptor);
  }

  #strip(bytes: Uint8Array, typeName: string): Uint8Array {
    const fields = this.#fields.get(typeName);
    if (fields === undefined) return bytes;
    const parts: Uint8Array[] = [];
    const derived = typeName === FIELD ? derivedJsonName(bytes) : undefined;
    for (const { number, start, value, end } of spansOf(bytes)) {
      const field = fields.get(number);
      if (field?.options?.retention === Retention.RETENTION_SOURCE) continue;
      const isNested = field?.typeName !== undefined && readVarint(bytes, start).value % 8 === LENGTH_DELIMITED;
      const content = () => bytes.subarray(readVarint(bytes, value).end, end);
      if (number === FIELD_JSON_NAME && derived !== undefined && textOf(content()) === derived) continue;
      if (!isNested) parts.push(bytes.subarray(start, end));
      else {
        const stripped = this.#strip(content(), withoutDot(field.typeName));
        parts.push(bytes.subarray(start, value), varint(stripped.length), stripped);
      }
    }
    return Buffer.concat(parts);
  }
}

/** The name in JSON that follows from the name of an encoded FieldDescriptorProto. */
function derivedJsonName(bytes: Uint8Array): string | undefined {
  const name = spansOf(bytes).find(({ number }) => number === FIELD_NAME);
  return name && jsonName(textOf(bytes.subarray(readVarint(bytes, name.value).end, name.end)));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Uint8Array.of(...bytes, rest);
}

/** Descriptors in a form in which they are equal if they mean the same. */

import { isUtf8 } from "node:buffer";
import type { FileDescriptorProto } from "../../../src/codegen/generated/google/protobuf/descriptor.ts";

/**
 * Leaves out what is not compared: places, absent fields, options without content, and
 * the order of custom options, which differs between compilers. Default values of
 * floats are compared as 32-bit numbers, because compilers print them with more or fewer digits.
 */
export function comparable(file: FileDescriptorProto | undefined): unknown {
  return simplified({ ...file, sourceCodeInfo: undefined, $unknown: undefined }, "file");
}

function simplified(value: unknown, key: string): unknown {
  if (value instanceof Uint8Array) return key === "$unknown" ? sorted(value) : Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map((item: unknown) => simplified(item, key));
  if (key === "defaultValue" && /^-?[\d.]+(?:e[+-]?\d+)?$/.test(String(value))) return Math.fround(Number(value));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, item]): [string, unknown] => [name, simplified(item, name)])
    .filter(([name, item]) => !isEmpty(item) || (name !== "options" && typeof item !== "object" && item !== undefined));
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

/** Encoded fields by their numbers, in messages and groups, too. What else could be a message is treated as one on both sides. */
function sorted(encoded: Uint8Array): string {
  const reader = new FieldReader(encoded);
  const fields = reader.fields(undefined);
  if (fields !== undefined && encoded.length > 0) return joined(fields);
  return isUtf8(encoded) ? JSON.stringify(Buffer.from(encoded).toString()) : Buffer.from(encoded).toString("hex");
}

type Field = readonly [number: number, content: string];

function joined(fields: readonly Field[]): string {
  const inOrder = [...fields].sort(([one], [other]) => one - other);
  return inOrder.map(([number, content]) => `${number}: ${content}`).join(", ");
}

class FieldReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The fields up to the end of a group, or of everything. Undefined if the bytes are no fields. */
  fields(group: number | undefined): Field[] | undefined {
    const fields: Field[] = [];
    while (this.#at < this.#bytes.length) {
      const tag = this.#varint();
      if (tag === undefined || tag < 8n) return undefined;
      const number = Number(tag >> 3n);
      const type = Number(tag & 7n);
      if (type === 4) return number === group ? fields : undefined;
      const content = this.#content(type, number);
      if (content === undefined) return undefined;
      fields.push([number, content]);
    }
    return group === undefined ? fields : undefined;
  }

  #content(type: number, number: number): string | undefined {
    if (type === 0) return this.#varint()?.toString();
    if (type === 3) {
      const fields = this.fields(number);
      return fields && `group(${joined(fields)})`;
    }
    const length = type === 1 ? 8n : type === 5 ? 4n : type === 2 ? this.#varint() : undefined;
    if (length === undefined || BigInt(this.#at) + length > this.#bytes.length) return undefined;
    const content = this.#bytes.subarray(this.#at, this.#at + Number(length));
    this.#at += content.length;
    return type === 2 ? `{${sorted(content)}}` : Buffer.from(content).toString("hex");
  }

  #varint(): bigint | undefined {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) return undefined;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    return undefined;
  }
}

/**
 * Splits encoded fields without knowing their types. The descriptors of custom
 * options are known only when a schema is compiled, so no codec reads them.
 */

import { UsageError } from "../../errors.ts";

const GROUP_START = 3;
const GROUP_END = 4;
/** Groups in groups; an honest option has a handful. */
const DEPTH_MAX = 100;

/** One field as it was encoded. */
export interface FieldRecord {
  readonly number: number;
  readonly wireType: number;
  /** The value of a varint or of fixed bytes, little-endian; the content of everything else. */
  readonly value: bigint | Uint8Array;
}

/**
 * @param bytes  the fields of one message
 * @throws UsageError the bytes are not fields
 */
export function fieldRecords(bytes: Uint8Array): FieldRecord[] {
  const cursor = new Cursor(bytes);
  const records: FieldRecord[] = [];
  while (!cursor.done()) records.push(cursor.record(0));
  return records;
}

/** The varints of a packed field. */
export function packedVarints(bytes: Uint8Array): bigint[] {
  const cursor = new Cursor(bytes);
  const values: bigint[] = [];
  while (!cursor.done()) values.push(cursor.varint());
  return values;
}

class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  record(depth: number): FieldRecord {
    const tag = Number(this.varint());
    const [number, wireType] = [Math.floor(tag / 8), tag % 8];
    switch (wireType) {
      case 0:
        return { number, wireType, value: this.varint() };
      case 1:
        return { number, wireType, value: littleEndian(this.#take(8)) };
      case 2:
        return { number, wireType, value: this.#take(Number(this.varint())) };
      case GROUP_START:
        return { number, wireType, value: this.#group(number, depth + 1) };
      case 5:
        return { number, wireType, value: littleEndian(this.#take(4)) };
      default:
        throw malformed();
    }
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const [byte = 0] = this.#take(1);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw malformed();
  }

  /** The fields between the tags of a group. */
  #group(number: number, depth: number): Uint8Array {
    if (depth > DEPTH_MAX) throw malformed();
    const start = this.#at;
    for (;;) {
      const end = this.#at;
      const tag = Number(this.varint());
      if (tag === number * 8 + GROUP_END) return this.#bytes.subarray(start, end);
      this.#at = end;
      this.record(depth);
    }
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw malformed();
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function malformed(): UsageError {
  return new UsageError("The options of the schema are not valid: their bytes are no fields.");
}

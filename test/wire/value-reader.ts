/** Reads one value by the name of its type, which tests choose at run time. */

import * as read from "../../src/wire/reader.ts";

export class ValueReader {
  readonly #reader: read.Reader;

  constructor(bytes: Uint8Array) {
    this.#reader = new read.Reader(bytes);
  }

  tag(): number {
    return read.readTag(this.#reader);
  }

  int32(): number {
    return read.readInt32(this.#reader);
  }

  uint32(): number {
    return read.readUint32(this.#reader);
  }

  sint32(): number {
    return read.readSint32(this.#reader);
  }

  fixed32(): number {
    return read.readFixed32(this.#reader);
  }

  sfixed32(): number {
    return read.readSfixed32(this.#reader);
  }

  int64(): bigint {
    return read.readInt64(this.#reader);
  }

  uint64(): bigint {
    return read.readUint64(this.#reader);
  }

  sint64(): bigint {
    return read.readSint64(this.#reader);
  }

  fixed64(): bigint {
    return read.readFixed64(this.#reader);
  }

  sfixed64(): bigint {
    return read.readSfixed64(this.#reader);
  }

  int64Number(): number {
    return read.readInt64Number(this.#reader);
  }

  uint64Number(): number {
    return read.readUint64Number(this.#reader);
  }

  sint64Number(): number {
    return read.readSint64Number(this.#reader);
  }

  fixed64Number(): number {
    return read.readFixed64Number(this.#reader);
  }

  sfixed64Number(): number {
    return read.readSfixed64Number(this.#reader);
  }

  float(): number {
    return read.readFloat(this.#reader);
  }

  double(): number {
    return read.readDouble(this.#reader);
  }

  string(): string {
    return read.readString(this.#reader);
  }

  bytes(): Uint8Array {
    return read.readBytes(this.#reader);
  }

  done(): boolean {
    return read.isAtEnd(this.#reader);
  }
}

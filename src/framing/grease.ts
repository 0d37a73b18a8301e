/**
 * Reserved numbers that this library sends at random, so that no implementation
 * comes to depend on their absence. They never get a meaning.
 *
 * @see RFC 8701; proto/PROTOCOL.md, "Grease"
 */

import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { type Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { BucketRate } from "../token-bucket.ts";
import { messageLength } from "./frame-writer.ts";
import type { UnknownMessage } from "./unknown-message.ts";

/** The reserved numbers of every registry. */
export const GREASE_FIRST = 9_000;
export const GREASE_LAST = 9_099;

/** Whether a number is reserved, so that it never gets a meaning. */
export function isGrease(value: number): boolean {
  return value >= GREASE_FIRST && value <= GREASE_LAST;
}

/** Events and responses up to this length fit into a frame, whatever the limits of the two ends are: they may be greased. */
export const GREASED_BYTES_MAX = 512;

/** The longest field of `field`: three bytes of the tag, eight of a 64-bit number. */
export const GREASE_FIELD_BYTES_MAX = 11;

/** The rate at which one side of a link sends reliable grease: its peer refuses each one. */
export const RELIABLE_GREASE_RATE: BucketRate = { perSecond: 0.2, burst: 1 };

const CONTENT_BYTES_MAX = 4;
const VARINT_BYTES_MAX = 5;
/** A number from 2^14 to 2^21 - 1 takes three bytes as a varint: so do the tags of all reserved numbers. */
const TAG_BYTES = 3;
/** One of so many messages is followed by an unknown message, and one of as many has an unknown field in its header. */
const MESSAGES_PER_GREASE = 64;
/** One of so many unknown messages has an unknown type as well. */
const MESSAGES_PER_TYPE = 4;
/** One of so many enum values that say nothing becomes a reserved number. */
const VALUES_PER_GREASE = 4;
/** Random bytes are drawn in pieces of this length, because drawing costs more than using them. */
const POOL_BYTES = 256;

/** The wire types that a field of a message may have, except groups. */
const WireType = { VARINT: 0, FIXED64: 1, BYTES: 2, FIXED32: 5 } as const;
const WIRE_TYPES = Object.values(WireType);

/** Decides when to send grease, and makes it. */
export class Grease {
  readonly #random: RandomBytes;
  #pool: Uint8Array = new Uint8Array(0);
  #position = 0;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** Returns a reserved number. */
  number(): number {
    return GREASE_FIRST + (this.#byte() % (GREASE_LAST - GREASE_FIRST + 1));
  }

  /** Returns an encoded field with a reserved number and any wire type, at most `GREASE_FIELD_BYTES_MAX` bytes long. */
  field(): Uint8Array {
    const wireType = WIRE_TYPES[this.#byte() % WIRE_TYPES.length] ?? WireType.VARINT;
    const tag = this.number() * 8 + wireType;
    const content = this.#content(wireType);
    const field = new Uint8Array(TAG_BYTES + content.length);
    field[0] = (tag & 127) | 128;
    field[1] = ((tag >> 7) & 127) | 128;
    field[2] = tag >> 14;
    field.set(content, TAG_BYTES);
    return field;
  }

  /** Returns an enum value that says nothing: sometimes a reserved number, otherwise `value`. */
  enumValue<T extends number>(value: T): T | number {
    return this.#byte() % VALUES_PER_GREASE === 0 ? this.number() : value;
  }

  /** Adds an unknown version, an unknown feature and an unknown field to a message that lists versions and features. */
  extend<T extends { versions: number[]; features: Feature[]; $unknown?: Uint8Array }>(message: T): T {
    message.versions = [...message.versions, this.number()];
    message.features = [...message.features, this.number()];
    message.$unknown = this.field();
    return message;
  }

  /**
   * Adds an unknown field to some headers, unless the message would then have more than `bytesMax` bytes.
   *
   * @param bodyBytes  length of the encoded body
   */
  touch(header: Header, bodyBytes: number, bytesMax: number): void {
    const field = this.headerField();
    if (field === undefined) return;
    const touched = { ...header, $unknown: field };
    if (messageLength(touched, bodyBytes) <= bytesMax) header.$unknown = touched.$unknown;
  }

  /** Returns a message to send besides the others, on some calls. */
  message(): UnknownMessage | undefined {
    if (!this.#isDue()) return undefined;
    const type = this.#byte() % MESSAGES_PER_TYPE === 0 ? this.number() : MessageType.EVENT;
    return { type, command: this.number(), critical: false, fields: this.field(), headerFields: this.field() };
  }

  /** Returns a field for the header of a message, on some calls. */
  headerField(): Uint8Array | undefined {
    return this.#isDue() ? this.field() : undefined;
  }

  #content(wireType: number): readonly number[] {
    switch (wireType) {
      case WireType.VARINT:
        return this.#varint();
      case WireType.FIXED64:
        return this.#bytes(8);
      case WireType.FIXED32:
        return this.#bytes(4);
      default: {
        const length = this.#byte() % (CONTENT_BYTES_MAX + 1);
        return [length].concat(this.#bytes(length));
      }
    }
  }

  /** A varint in its shortest form. */
  #varint(): number[] {
    const bytes = this.#bytes(1 + (this.#byte() % VARINT_BYTES_MAX));
    return bytes.map((byte, index) => (index === bytes.length - 1 ? byte & 127 || 1 : byte | 128));
  }

  #bytes(length: number): number[] {
    const bytes: number[] = [];
    while (bytes.length < length) bytes.push(this.#byte());
    return bytes;
  }

  #isDue(): boolean {
    return this.#byte() % MESSAGES_PER_GREASE === 0;
  }

  #byte(): number {
    if (this.#position >= this.#pool.length) {
      this.#pool = this.#random(POOL_BYTES);
      this.#position = 0;
    }
    const byte = this.#pool[this.#position] ?? 0;
    this.#position += 1;
    return byte;
  }
}

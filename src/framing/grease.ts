/**
 * Reserved numbers that this library sends at random, so that no implementation
 * comes to depend on their absence. They never get a meaning.
 *
 * @see RFC 8701; proto/PROTOCOL.md, "Grease"
 */

import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { type Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { messageLength } from "./frame-writer.ts";
import type { UnknownMessage } from "./unknown-message.ts";

/** The reserved numbers of every registry. */
export const GREASE_FIRST = 9_000;
export const GREASE_LAST = 9_099;

/** Whether a number is reserved, so that it never gets a meaning. */
export function isGrease(value: number): boolean {
  return value >= GREASE_FIRST && value <= GREASE_LAST;
}

const CONTENT_BYTES_MAX = 4;
/** One of so many messages is followed by an unknown message, and one of as many has an unknown field in its header. */
const MESSAGES_PER_GREASE = 64;
/** One of so many unknown messages has an unknown type as well. */
const MESSAGES_PER_TYPE = 4;
/** Random bytes are drawn in pieces of this length, because drawing costs more than using them. */
const POOL_BYTES = 256;

const WIRE_TYPE_BYTES = 2;

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

  /** Returns an encoded field with a reserved number, at most 8 bytes long. */
  field(): Uint8Array {
    const tag = this.number() * 8 + WIRE_TYPE_BYTES;
    const content = Array.from({ length: this.#byte() % (CONTENT_BYTES_MAX + 1) }, () => this.#byte());
    // A number from 2^14 to 2^21 - 1 takes three bytes as a varint.
    return Uint8Array.of((tag & 127) | 128, ((tag >> 7) & 127) | 128, tag >> 14, content.length, ...content);
  }

  /** Adds an unknown feature and an unknown field to a message that lists features. */
  extend<T extends { features: Feature[]; $unknown?: Uint8Array }>(message: T): T {
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
    if (!this.#isDue()) return;
    const touched = { ...header, $unknown: this.field() };
    if (messageLength(touched, bodyBytes) <= bytesMax) header.$unknown = touched.$unknown;
  }

  /** Returns a message to send besides the others, on some calls. */
  message(): UnknownMessage | undefined {
    if (!this.#isDue()) return undefined;
    const type = this.#byte() % MESSAGES_PER_TYPE === 0 ? this.number() : MessageType.EVENT;
    return { type, command: this.number(), critical: false, fields: this.field(), headerFields: this.field() };
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

/**
 * Short authentication tags: the first bytes of SHA-256 of a secret key and the message.
 *
 * A hash that is cut to half its length or less cannot be extended, so a key in front of the message suffices (Coron,
 * Dodis, Malinaud and Puniya, "Merkle-Damgård Revisited", CRYPTO 2005, section 5.2). One call of `hash` takes a third of
 * the time of HMAC by `createHmac`, and of a cipher with associated data alone.
 */

import { hash } from "node:crypto";
import { UsageError } from "../errors.ts";

export const TAG_KEY_BYTES = 32;
/** The longest tag. */
export const TAG_BYTES_MAX = 16;

const MESSAGE_BYTES_MAX = 4_096;

/** The input of the hash that runs: a key and a message. */
const input = new Uint8Array(TAG_KEY_BYTES + MESSAGE_BYTES_MAX);

/** A key for tags. */
export class TagKey {
  readonly #key: Uint8Array;

  /** @throws UsageError the key does not have 32 bytes */
  constructor(key: Uint8Array) {
    if (key.length !== TAG_KEY_BYTES)
      throw new UsageError(`A key for tags must have ${TAG_KEY_BYTES} bytes, not ${key.length}.`);
    this.#key = Uint8Array.from(key);
  }

  /**
   * Returns the tag of the first bytes of an array.
   *
   * @param length    how many bytes the tag is of; at most 4,096
   * @param tagBytes  length of the tag, at most `TAG_BYTES_MAX`
   * @throws UsageError one of the two is longer
   */
  tag(bytes: Uint8Array, length: number, tagBytes: number): Uint8Array {
    if (tagBytes > TAG_BYTES_MAX) throw new UsageError(`A tag has at most ${TAG_BYTES_MAX} bytes, not ${tagBytes}.`);
    return this.#hash(bytes, length).subarray(0, tagBytes);
  }

  /**
   * Whether the last bytes of an array are the tag of those before. Takes the same time for every tag.
   *
   * @param tagBytes  length of the tag
   * @returns false also if the array is shorter than a tag, or longer than 4,096 bytes
   */
  verifies(bytes: Uint8Array, tagBytes: number): boolean {
    const length = bytes.length - tagBytes;
    if (length < 0 || bytes.length > MESSAGE_BYTES_MAX) return false;
    const tag = this.#hash(bytes, length);
    let difference = 0;
    for (let at = 0; at < tagBytes; at++) difference |= (tag[at] ?? 0) ^ (bytes[length + at] ?? 0);
    return difference === 0;
  }

  #hash(bytes: Uint8Array, length: number): Uint8Array {
    if (bytes.length > MESSAGE_BYTES_MAX) throw new UsageError(`At most ${MESSAGE_BYTES_MAX} bytes can have a tag.`);
    input.set(this.#key);
    input.set(bytes, TAG_KEY_BYTES);
    return hash("sha256", input.subarray(0, TAG_KEY_BYTES + length), "buffer");
  }
}

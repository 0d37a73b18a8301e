/**
 * The check at the end of a handshake datagram. Only a holder of the psk can create it, and verifying it takes about a
 * hundredth of the time of answering an initiation, so junk never reaches Diffie-Hellman.
 *
 *     bytes 0-16    header
 *     bytes 17-     Noise message
 *     last 16       HMAC-SHA-256 over all before, under the key of the sender's role, derived from the
 *                   psk; its first 16 bytes
 *
 * The check does not authenticate a handshake; Noise does that. It has keys of its own, which Noise does not use.
 *
 * @see proto/PROTOCOL.md, "Handshake"; WireGuard's mac1, which serves the same purpose
 */

import { createHmac, hash } from "node:crypto";
import { UsageError } from "../../errors.ts";

export const HANDSHAKE_CHECK_BYTES = 16;

export type HandshakeRole = "initiator" | "responder";

/** Creates the checks of one side, and verifies those of the other. Each side has a key of its own. */
export class HandshakeCheck {
  readonly #own: CheckKey;
  readonly #others: CheckKey;

  /**
   * @param psk   32 bytes
   * @param role  of this side. A datagram of the same role does not verify: nobody takes its own, or that of another peer
   *   with the same role, for one of its peer
   */
  constructor(psk: Uint8Array, role: HandshakeRole) {
    this.#own = new CheckKey(keyOf(psk, role));
    this.#others = new CheckKey(keyOf(psk, role === "initiator" ? "responder" : "initiator"));
  }

  /** Returns a datagram with its check. @throws UsageError it is longer than any datagram */
  append(bytes: Uint8Array): Uint8Array {
    if (bytes.length > MESSAGE_BYTES_MAX) throw new UsageError(`At most ${MESSAGE_BYTES_MAX} bytes can have a check.`);
    const datagram = new Uint8Array(bytes.length + HANDSHAKE_CHECK_BYTES);
    datagram.set(bytes);
    datagram.set(this.#own.hmac(bytes, bytes.length).subarray(0, HANDSHAKE_CHECK_BYTES), bytes.length);
    return datagram;
  }

  /**
   * Returns a view of a datagram without its check; undefined if the check does not verify. Takes the same time for every
   * check.
   */
  verify(datagram: Uint8Array): Uint8Array | undefined {
    const length = datagram.length - HANDSHAKE_CHECK_BYTES;
    if (length < 0 || length > MESSAGE_BYTES_MAX) return undefined;
    const check = this.#others.hmac(datagram, length);
    let difference = 0;
    for (let at = 0; at < HANDSHAKE_CHECK_BYTES; at++) difference |= (check[at] ?? 0) ^ (datagram[length + at] ?? 0);
    return difference === 0 ? datagram.subarray(0, length) : undefined;
  }
}

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const MESSAGE_BYTES_MAX = 4_096;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/** The inputs of the two hashes of an HMAC: a padded key, and what is hashed after it. Reused for each. */
const inner = new Uint8Array(BLOCK_BYTES + MESSAGE_BYTES_MAX);
const outer = new Uint8Array(BLOCK_BYTES + HASH_BYTES);

/**
 * HMAC-SHA-256 under one key, by two calls of `hash`, which take less time than `createHmac` and make no objects of streams.
 *
 * @see RFC 2104, section 2
 */
class CheckKey {
  readonly #innerKey: Uint8Array;
  readonly #outerKey: Uint8Array;

  /** @param key  32 bytes */
  constructor(key: Uint8Array) {
    const padded = (pad: number) => Uint8Array.from({ length: BLOCK_BYTES }, (_, at) => (key[at] ?? 0) ^ pad);
    this.#innerKey = padded(INNER_PAD);
    this.#outerKey = padded(OUTER_PAD);
  }

  /** @param length  how many of the bytes are authenticated, from the first */
  hmac(bytes: Uint8Array, length: number): Uint8Array {
    inner.set(this.#innerKey);
    inner.set(length === bytes.length ? bytes : bytes.subarray(0, length), BLOCK_BYTES);
    outer.set(this.#outerKey);
    outer.set(hash("sha256", inner.subarray(0, BLOCK_BYTES + length), "buffer"), BLOCK_BYTES);
    return hash("sha256", outer, "buffer");
  }
}

function keyOf(psk: Uint8Array, role: HandshakeRole): Uint8Array {
  return createHmac("sha256", psk).update(`chatwire-1 handshake check ${role}`).digest();
}

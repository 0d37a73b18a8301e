/**
 * The check at the end of a handshake datagram. Only who has the psk can create it, and verifying it takes a hundredth
 * of the time of a Noise message, so junk never reaches Diffie-Hellman.
 *
 *     bytes 0-16    header
 *     bytes 17-     Noise message
 *     last 16       HMAC-SHA-256 over all before, under a key derived from the psk; its first 16 bytes
 *
 * The check is not what authenticates a handshake: Noise does that. A check of its own kind of key keeps the two apart.
 *
 * @see proto/PROTOCOL.md, "Handshake"; WireGuard's mac1, which serves the same purpose
 */

import { createHmac, timingSafeEqual } from "node:crypto";

export const HANDSHAKE_CHECK_BYTES = 16;

const KEY_LABEL = "chatwire-1 handshake check";

export class HandshakeCheck {
  readonly #key: Uint8Array;

  /** @param psk  32 bytes */
  constructor(psk: Uint8Array) {
    this.#key = createHmac("sha256", psk).update(KEY_LABEL).digest();
  }

  /** Returns a datagram with its check. */
  append(bytes: Uint8Array): Uint8Array {
    const datagram = new Uint8Array(bytes.length + HANDSHAKE_CHECK_BYTES);
    datagram.set(bytes);
    datagram.set(this.#checkOf(bytes), bytes.length);
    return datagram;
  }

  /** Returns a view of a datagram without its check; undefined if the check does not verify. */
  verify(datagram: Uint8Array): Uint8Array | undefined {
    if (datagram.length < HANDSHAKE_CHECK_BYTES) return undefined;
    const bytes = datagram.subarray(0, -HANDSHAKE_CHECK_BYTES);
    return timingSafeEqual(this.#checkOf(bytes), datagram.subarray(-HANDSHAKE_CHECK_BYTES)) ? bytes : undefined;
  }

  #checkOf(bytes: Uint8Array): Uint8Array {
    return createHmac("sha256", this.#key).update(bytes).digest().subarray(0, HANDSHAKE_CHECK_BYTES);
  }
}

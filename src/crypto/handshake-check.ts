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

import { createHmac, timingSafeEqual } from "node:crypto";

export const HANDSHAKE_CHECK_BYTES = 16;

export type HandshakeRole = "initiator" | "responder";

/** Creates the checks of one side, and verifies those of the other. Each side has a key of its own. */
export class HandshakeCheck {
  readonly #ownKey: Uint8Array;
  readonly #othersKey: Uint8Array;

  /**
   * @param psk   32 bytes
   * @param role  of this side. A datagram of the same role does not verify: nobody takes its own, or that of another peer
   *   with the same role, for one of its peer
   */
  constructor(psk: Uint8Array, role: HandshakeRole) {
    this.#ownKey = keyOf(psk, role);
    this.#othersKey = keyOf(psk, role === "initiator" ? "responder" : "initiator");
  }

  /** Returns a datagram with its check. */
  append(bytes: Uint8Array): Uint8Array {
    const datagram = new Uint8Array(bytes.length + HANDSHAKE_CHECK_BYTES);
    datagram.set(bytes);
    datagram.set(checkOf(this.#ownKey, bytes), bytes.length);
    return datagram;
  }

  /** Returns a view of a datagram without its check; undefined if the check does not verify. */
  verify(datagram: Uint8Array): Uint8Array | undefined {
    if (datagram.length < HANDSHAKE_CHECK_BYTES) return undefined;
    const bytes = datagram.subarray(0, -HANDSHAKE_CHECK_BYTES);
    return timingSafeEqual(checkOf(this.#othersKey, bytes), datagram.subarray(-HANDSHAKE_CHECK_BYTES))
      ? bytes
      : undefined;
  }
}

function keyOf(psk: Uint8Array, role: HandshakeRole): Uint8Array {
  return createHmac("sha256", psk).update(`chatwire-1 handshake check ${role}`).digest();
}

function checkOf(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac("sha256", key).update(bytes).digest().subarray(0, HANDSHAKE_CHECK_BYTES);
}

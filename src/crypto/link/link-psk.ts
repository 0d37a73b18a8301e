import { hkdfSync } from "node:crypto";

const PSK_BYTES = 32;
const LABEL = Buffer.from("chatwire-1 link psk");

/**
 * Computes the psk of a link from that of its introduction. It depends on all that the two sides have signed, and on the
 * post-quantum secret, if there is one: who lacks the secret or the psk knows nothing of the result.
 *
 * @param psk         32 bytes, which the server drew
 * @param secret      32 bytes, which only the two sides have; undefined: there is none
 * @param transcript  of what the two sides have signed
 * @returns 32 bytes
 * @see RFC 5869; The Noise Protocol Framework, section 9; proto/PROTOCOL.md, "The keys of a link"
 */
export function linkPsk(psk: Uint8Array, secret: Uint8Array | undefined, transcript: Uint8Array): Uint8Array {
  const info = Buffer.concat([LABEL, transcript]);
  return new Uint8Array(hkdfSync("sha256", secret ?? new Uint8Array(0), psk, info, PSK_BYTES));
}

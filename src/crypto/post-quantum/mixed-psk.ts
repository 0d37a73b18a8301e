import { createHash, hkdfSync } from "node:crypto";

const PSK_BYTES = 32;
const LABEL = Buffer.from("chatwire-1 post-quantum psk");

/** What the psk of a link depends on, once two sides share a secret. */
export interface PskInputs {
  /** 32 bytes, which the server drew. */
  readonly psk: Uint8Array;
  /** 32 bytes, which only the two sides have. */
  readonly secret: Uint8Array;
  readonly introductionId: number;
  /** The connection ids that the two sides chose: 64 bits. */
  readonly inviterConnectionId: bigint;
  readonly invitedConnectionId: bigint;
  readonly encapsulationKey: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/**
 * Mixes the secret into the psk of an introduction. Who lacks one of the two knows nothing of the result.
 *
 * @returns 32 bytes, the psk for the handshake and for its check
 * @see RFC 5869; The Noise Protocol Framework, section 9; proto/PROTOCOL.md, "Post-quantum secret"
 */
export function mixPsk(inputs: PskInputs): Uint8Array {
  const { psk, secret, introductionId, inviterConnectionId, invitedConnectionId, encapsulationKey, ciphertext } =
    inputs;
  const numbers = Buffer.alloc(24);
  numbers.writeBigUInt64BE(BigInt(introductionId), 0);
  numbers.writeBigUInt64BE(inviterConnectionId, 8);
  numbers.writeBigUInt64BE(invitedConnectionId, 16);
  const exchange = createHash("sha256").update(encapsulationKey).update(ciphertext).digest();
  const info = Buffer.concat([LABEL, numbers, exchange]);
  return new Uint8Array(hkdfSync("sha256", secret, psk, info, PSK_BYTES));
}

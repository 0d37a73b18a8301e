/**
 * The signatures with which two users vouch for the key and the ciphertext of their introduction, so that the server
 * that passes them on cannot put its own in their place.
 *
 * @see RFC 8032; proto/PROTOCOL.md, "Post-quantum secret"
 */

import { createHash, sign, verify } from "node:crypto";
import { importKeyPair, importPublicKey, KEY_BYTES, type KeyPair } from "../key.ts";

export const KEM_SIGNATURE_BYTES = 64;

const KEY_CONTEXT = Buffer.from("chatwire encapsulation key");
const CIPHERTEXT_CONTEXT = Buffer.from("chatwire ciphertext");

/** The two users of an introduction. */
export interface UserPair {
  /** The key of the inviter's name. */
  readonly inviter: string;
  /** The key of the invited user's name. */
  readonly invited: string;
}

/** What the inviter signs. */
export interface OfferedKey extends UserPair {
  /** The connection id that the inviter chose: 64 bits. */
  readonly inviterConnectionId: bigint;
  readonly encapsulationKey: Uint8Array;
}

/** What the invited side signs. */
export interface AnsweredKey extends UserPair {
  readonly introductionId: number;
  /** The connection id that the invited side chose: 64 bits. */
  readonly invitedConnectionId: bigint;
  /** The key that the ciphertext is for, as the invited side got it. */
  readonly encapsulationKey: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Signs an encapsulation key. @param signingKey  Ed25519, of the inviter @returns 64 bytes */
export function signEncapsulationKey(signingKey: KeyPair, offered: OfferedKey): Uint8Array {
  return signBytes(signingKey, keyBytes(offered));
}

/** Whether the inviter signed this key for this invitation. False also if a length is wrong. */
export function verifyEncapsulationKey(signingKey: Uint8Array, offered: OfferedKey, signature: Uint8Array): boolean {
  return verifyBytes(signingKey, keyBytes(offered), signature);
}

/** Signs a ciphertext. @param signingKey  Ed25519, of the invited user @returns 64 bytes */
export function signCiphertext(signingKey: KeyPair, answered: AnsweredKey): Uint8Array {
  return signBytes(signingKey, ciphertextBytes(answered));
}

/** Whether the invited user signed this ciphertext for this key and introduction. False also if a length is wrong. */
export function verifyCiphertext(signingKey: Uint8Array, answered: AnsweredKey, signature: Uint8Array): boolean {
  return verifyBytes(signingKey, ciphertextBytes(answered), signature);
}

function signBytes(signingKey: KeyPair, bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(sign(null, bytes, importKeyPair("Ed25519", signingKey)));
}

function verifyBytes(signingKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signingKey.length !== KEY_BYTES || signature.length !== KEM_SIGNATURE_BYTES) return false;
  return verify(null, bytes, importPublicKey("Ed25519", signingKey), signature);
}

/** The key is the last part, and all others tell their length. */
function keyBytes({ inviter, invited, inviterConnectionId, encapsulationKey }: OfferedKey): Buffer {
  return Buffer.concat([
    KEY_CONTEXT,
    nameBytes(inviter),
    nameBytes(invited),
    uint64Bytes(inviterConnectionId),
    encapsulationKey,
  ]);
}

function ciphertextBytes(answered: AnsweredKey): Buffer {
  return Buffer.concat([
    CIPHERTEXT_CONTEXT,
    nameBytes(answered.inviter),
    nameBytes(answered.invited),
    uint64Bytes(BigInt(answered.introductionId)),
    uint64Bytes(answered.invitedConnectionId),
    createHash("sha256").update(answered.encapsulationKey).digest(),
    answered.ciphertext,
  ]);
}

/** Two bytes of length, then UTF-8. */
function nameBytes(name: string): Buffer {
  const bytes = Buffer.from(name);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function uint64Bytes(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

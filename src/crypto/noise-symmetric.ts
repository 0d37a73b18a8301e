/**
 * The running state of a Noise handshake over SHA-256: what both sides have
 * mixed so far. No public API; `noise.ts` is.
 *
 * @see The Noise Protocol Framework, revision 34, section 5.2
 */

import { createHash, createHmac } from "node:crypto";

/** Values that are replaced, never changed in place: keeping the old one is a way back. */
export interface SymmetricState {
  readonly chainingKey: Uint8Array;
  readonly hash: Uint8Array;
  readonly key: Uint8Array;
}

/** Begins with the hash of the protocol's name, which must be longer than 32 bytes. There is no key yet. */
export function initialise(protocolName: string): SymmetricState {
  const hash = sha256(Buffer.from(protocolName));
  return { chainingKey: hash, hash, key: new Uint8Array(0) };
}

export function mixHash(state: SymmetricState, data: Uint8Array): SymmetricState {
  return { ...state, hash: sha256(state.hash, data) };
}

export function mixKey(state: SymmetricState, secret: Uint8Array): SymmetricState {
  const [chainingKey, key] = hkdf(state.chainingKey, secret);
  return { ...state, chainingKey, key };
}

export function mixKeyAndHash(state: SymmetricState, psk: Uint8Array): SymmetricState {
  const [chainingKey, digest, key] = hkdf(state.chainingKey, psk);
  return { ...mixHash(state, digest), chainingKey, key };
}

/** With a psk, an ephemeral key goes into the key as well as the hash (section 9.2). */
export function mixEphemeral(state: SymmetricState, publicKey: Uint8Array): SymmetricState {
  return mixKey(mixHash(state, publicKey), publicKey);
}

/** Ends the handshake. @returns the key of what the initiator sends, and of what the responder sends */
export function split(state: SymmetricState): [Uint8Array, Uint8Array] {
  const [fromInitiator, fromResponder] = hkdf(state.chainingKey, new Uint8Array(0));
  return [fromInitiator, fromResponder];
}

/** Noise's HKDF with three outputs; those who need two leave the last (section 4.3). */
function hkdf(chainingKey: Uint8Array, input: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  const secret = hmac(chainingKey, input);
  const first = hmac(secret, Uint8Array.of(1));
  const second = hmac(secret, first, Uint8Array.of(2));
  return [first, second, hmac(secret, second, Uint8Array.of(3))];
}

function hmac(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return Uint8Array.from(mac.digest());
}

function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

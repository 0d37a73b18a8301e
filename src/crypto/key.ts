/**
 * Raw 32-byte keys of X25519 (RFC 7748) and Ed25519 (RFC 8032). node:crypto
 * accepts them only inside DER (RFC 8410) or JWK (RFC 8037).
 */

import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, timingSafeEqual } from "node:crypto";
import { CryptoError, UsageError } from "../errors.ts";
import type { RandomBytes } from "./random-bytes.ts";

/** X25519 is for key agreement, Ed25519 for signatures. */
export type Curve = "X25519" | "Ed25519";

export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 32 bytes: the scalar of X25519 before clamping, the seed of Ed25519. */
  readonly privateKey: Uint8Array;
}

export const KEY_BYTES = 32;

/** The DER bytes before a raw private key (RFC 8410, section 7). */
const DER_PREFIXES = {
  X25519: Buffer.from("302e020100300506032b656e04220420", "hex"),
  Ed25519: Buffer.from("302e020100300506032b657004220420", "hex"),
} as const;

/** Creates a new key pair. */
export function createKeyPair(curve: Curve, random: RandomBytes): KeyPair {
  return keyPairOf(curve, random(KEY_BYTES));
}

/**
 * Computes the public key of a private key.
 *
 * @param privateKey  32 bytes; kept, not copied
 * @throws UsageError the key is not 32 bytes long
 */
export function keyPairOf(curve: Curve, privateKey: Uint8Array): KeyPair {
  const spki = createPublicKey(importPrivateKey(curve, privateKey)).export({ format: "der", type: "spki" });
  return { publicKey: Uint8Array.from(spki.subarray(-KEY_BYTES)), privateKey };
}

/**
 * Computes the shared secret of two X25519 keys.
 *
 * @param ours    X25519
 * @param theirs  32 bytes: the other side's public key
 * @returns 32 bytes; hash them before use as a key
 * @throws CryptoError AUTH_FAILED: their key is a point of low order, so anyone could compute the secret
 * @throws UsageError a key is not 32 bytes long
 * @see RFC 7748, section 6.1
 */
export function agree(ours: KeyPair, theirs: Uint8Array): Uint8Array {
  const keys = { privateKey: importKeyPair("X25519", ours), publicKey: importPublicKey("X25519", theirs) };
  let secret: Buffer;
  try {
    secret = diffieHellman(keys);
  } catch (cause) {
    throw lowOrder(cause);
  }
  if (timingSafeEqual(secret, new Uint8Array(KEY_BYTES))) throw lowOrder(undefined);
  return secret;
}

/**
 * Wraps a raw private key for node:crypto.
 *
 * @throws UsageError the key is not 32 bytes long
 */
export function importPrivateKey(curve: Curve, raw: Uint8Array): KeyObject {
  checkLength(raw);
  return createPrivateKey({ key: Buffer.concat([DER_PREFIXES[curve], raw]), format: "der", type: "pkcs8" });
}

/**
 * Wraps a raw public key for node:crypto.
 *
 * @throws UsageError the key is not 32 bytes long
 */
export function importPublicKey(curve: Curve, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: "OKP", crv: curve, x: toBase64Url(raw) }, format: "jwk" });
}

/** Does what `importPrivateKey` does, ten times faster: OpenSSL need not search a decoder for a JWK (RFC 8037, section 2). */
export function importKeyPair(curve: Curve, { publicKey, privateKey }: KeyPair): KeyObject {
  const key = { kty: "OKP", crv: curve, x: toBase64Url(publicKey), d: toBase64Url(privateKey) };
  return createPrivateKey({ key, format: "jwk" });
}

function toBase64Url(raw: Uint8Array): string {
  checkLength(raw);
  return Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString("base64url");
}

function checkLength(raw: Uint8Array): void {
  if (raw.length !== KEY_BYTES) throw new UsageError(`A key must have ${KEY_BYTES} bytes, not ${raw.length}.`);
}

function lowOrder(cause: unknown): CryptoError {
  return new CryptoError("AUTH_FAILED", "The other side's public key is a point of low order.", { cause });
}

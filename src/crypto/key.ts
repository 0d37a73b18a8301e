/** Raw 32-byte keys of Curve25519, which node:crypto takes only wrapped. */

import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, timingSafeEqual } from "node:crypto";
import { CryptoError, UsageError } from "../errors.ts";
import type { RandomBytes } from "./random-bytes.ts";

/** X25519 agrees on secrets (RFC 7748), Ed25519 signs (RFC 8032). */
export type Curve = "X25519" | "Ed25519";

export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 32 bytes: the scalar of X25519 before clamping, the seed of Ed25519. */
  readonly privateKey: Uint8Array;
}

export const KEY_BYTES = 32;

/** What stands before the raw key in its DER form (RFC 8410, sections 4 and 7). */
const DER_PREFIXES = {
  X25519: {
    private: Buffer.from("302e020100300506032b656e04220420", "hex"),
    public: Buffer.from("302a300506032b656e032100", "hex"),
  },
  Ed25519: {
    private: Buffer.from("302e020100300506032b657004220420", "hex"),
    public: Buffer.from("302a300506032b6570032100", "hex"),
  },
} as const;

/** Makes a new key pair. */
export function createKeyPair(curve: Curve, random: RandomBytes): KeyPair {
  return keyPairOf(curve, random(KEY_BYTES));
}

/**
 * Completes a key pair from its private half.
 *
 * @param privateKey  32 bytes; kept, not copied
 * @throws UsageError the key is not 32 bytes long
 */
export function keyPairOf(curve: Curve, privateKey: Uint8Array): KeyPair {
  const spki = createPublicKey(importPrivateKey(curve, privateKey)).export({ format: "der", type: "spki" });
  return { publicKey: Uint8Array.from(spki.subarray(-KEY_BYTES)), privateKey };
}

/**
 * Agrees on a secret.
 *
 * @param privateKey  32 bytes, ours
 * @param publicKey   32 bytes, theirs
 * @returns 32 bytes; to be hashed before use as a key
 * @throws CryptoError AUTH_FAILED: their key is a point of low order, which makes the secret known to everybody
 * @throws UsageError a key is not 32 bytes long
 * @see RFC 7748, section 6.1
 */
export function agree(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const keys = { privateKey: importPrivateKey("X25519", privateKey), publicKey: importPublicKey("X25519", publicKey) };
  let secret: Buffer;
  try {
    secret = diffieHellman(keys);
  } catch (cause) {
    throw lowOrder(cause);
  }
  if (timingSafeEqual(secret, new Uint8Array(KEY_BYTES))) throw lowOrder(undefined);
  return secret;
}

/** Wraps a raw private key for node:crypto. @throws UsageError it is not 32 bytes long */
export function importPrivateKey(curve: Curve, raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: wrap(DER_PREFIXES[curve].private, raw), format: "der", type: "pkcs8" });
}

/** Wraps a raw public key for node:crypto. @throws UsageError it is not 32 bytes long */
export function importPublicKey(curve: Curve, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: wrap(DER_PREFIXES[curve].public, raw), format: "der", type: "spki" });
}

function wrap(prefix: Buffer, raw: Uint8Array): Buffer {
  if (raw.length !== KEY_BYTES) throw new UsageError(`A key must be ${KEY_BYTES} bytes long, not ${raw.length}.`);
  return Buffer.concat([prefix, raw]);
}

function lowOrder(cause: unknown): CryptoError {
  return new CryptoError("AUTH_FAILED", "The public key is of low order.", { cause });
}

/**
 * A user's identity: an Ed25519 signing key (RFC 8032), which peers pin, and an
 * X25519 agreement key (RFC 7748) for the keys of links, signed by the first.
 *
 * This is the main file of the folder. The folder is pure functions over
 * node:crypto; random bytes come from the caller (`random-bytes.ts`).
 * - `key.ts` handles raw keys of both curves; `aead.ts` seals and opens.
 * - `link/` has what two identities sign for the keys of a link, and computes them.
 * - `datagram-keys.ts` derives the keys of datagrams between client and server.
 * - `scram-client.ts` and `scram-server.ts` log in with a password;
 *   `scram-verifier.ts` is what a server stores of one. `device-login.ts` logs in
 *   with a device key.
 * - `post-quantum/` has the secret of ML-KEM, on which the keys of a link depend as well.
 *
 * Invariant: a failed verification changes no state and reveals nothing but
 * AUTH_FAILED. Secrets are compared in constant time.
 *
 * @see proto/PROTOCOL.md, "Identity"
 */

import { createHash, hash, scryptSync, sign, verify } from "node:crypto";
import { UsageError } from "../errors.ts";
import { createKeyPair, importKeyPair, importPublicKey, KEY_BYTES, type KeyPair, keyPairOf } from "./key.ts";
import type { RandomBytes } from "./random-bytes.ts";

/** The two key pairs by which other users know a user. The private keys are secret; `exportIdentity` encodes both. */
export interface IdentityKeyPair {
  /** Ed25519. */
  readonly signing: KeyPair;
  /** X25519. */
  readonly agreement: KeyPair;
}

/** The public part of an identity; the schema's IdentityKeys has the same fields. */
export interface PublicKeys {
  /** Ed25519, 32 bytes. */
  readonly signingKey: Uint8Array;
  /** X25519, 32 bytes. */
  readonly agreementKey: Uint8Array;
  /** Ed25519 signature of utf8("chatwire agreement key") and the agreement key, 64 bytes. */
  readonly signature: Uint8Array;
}

/** A user and its signing key, as the other user of a safety number sees them. */
export interface NamedKey {
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly signingKey: Uint8Array;
}

const AGREEMENT_CONTEXT = Buffer.from("chatwire agreement key");
const SIGNATURE_BYTES = 64;
/** First byte of an exported identity. */
const EXPORT_FORMAT = 1;
const EXPORT_BYTES = 1 + 2 * KEY_BYTES;

/** Creates a new identity. */
export function createIdentity(random: RandomBytes): IdentityKeyPair {
  return { signing: createKeyPair("Ed25519", random), agreement: createKeyPair("X25519", random) };
}

/**
 * Encodes an identity for storage. The bytes are secret: they suffice to act as the user.
 *
 * @returns 65 bytes: format (1), private signing key (32), private agreement key (32)
 */
export function exportIdentity(identity: IdentityKeyPair): Uint8Array {
  const bytes = new Uint8Array(EXPORT_BYTES);
  bytes[0] = EXPORT_FORMAT;
  bytes.set(identity.signing.privateKey, 1);
  bytes.set(identity.agreement.privateKey, 1 + KEY_BYTES);
  return bytes;
}

/**
 * Decodes an identity that `exportIdentity` encoded.
 *
 * @param bytes  65 bytes
 * @throws UsageError the length or the format is wrong
 */
export function importIdentity(bytes: Uint8Array): IdentityKeyPair {
  if (bytes.length !== EXPORT_BYTES || bytes[0] !== EXPORT_FORMAT) {
    throw new UsageError(`An exported identity must have ${EXPORT_BYTES} bytes and begin with ${EXPORT_FORMAT}.`);
  }
  return {
    signing: keyPairOf("Ed25519", Uint8Array.from(bytes.subarray(1, 1 + KEY_BYTES))),
    agreement: keyPairOf("X25519", Uint8Array.from(bytes.subarray(1 + KEY_BYTES))),
  };
}

/** Returns the public keys of an identity, with the signature of the agreement key. */
export function publicKeys(identity: IdentityKeyPair): PublicKeys {
  const agreementKey = identity.agreement.publicKey;
  const key = importKeyPair("Ed25519", identity.signing);
  const signature = Uint8Array.from(sign(null, signedBytes(agreementKey), key));
  return { signingKey: identity.signing.publicKey, agreementKey, signature };
}

/**
 * Whether the signing key signed the agreement key. A pin or a safety number
 * must show that the signing key is the user's.
 *
 * @returns false also if a key or the signature has a wrong length
 * @see RFC 8032, section 5.1.7
 */
export function verifyPublicKeys(keys: PublicKeys): boolean {
  const { signingKey, agreementKey, signature } = keys;
  if (signingKey.length !== KEY_BYTES || agreementKey.length !== KEY_BYTES) return false;
  if (signature.length !== SIGNATURE_BYTES) return false;
  return verify(null, signedBytes(agreementKey), importPublicKey("Ed25519", signingKey), signature);
}

/** Returns a short form of keys that verify, which other keys do not have: SHA-256, in base64. */
export function digestOfKeys({ signingKey, agreementKey, signature }: PublicKeys): string {
  return hash("sha256", Buffer.concat([signingKey, agreementKey, signature]), "base64");
}

/** Returns the fingerprint of a signing key, for logs and pins: "SHA256:" and 43 characters of base64. */
export function fingerprint(signingKey: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(signingKey).digest("base64").replace("=", "")}`;
}

/**
 * Returns the safety number of two users: 30 digits in groups of 5, the same for
 * both. If they read it to each other and it matches, no one intercepts them.
 *
 * An interceptor would need two keys of its own that give both users the same
 * number, which takes about 2^50 attempts. Scrypt makes each attempt expensive;
 * this call takes about 30 ms.
 *
 * @param a  one user, by its registered name
 * @param b  the other user
 * @throws UsageError a key is not 32 bytes long
 * @see RFC 7914; proto/PROTOCOL.md, "Identity"
 */
export function safetyNumber(a: NamedKey, b: NamedKey): string {
  const entries = [entryOf(a), entryOf(b)].sort(Buffer.compare);
  const digest = scryptSync(Buffer.concat(entries), "chatwire safety number", 30, { N: 2 ** 14, r: 8, p: 1 });
  const groups: string[] = [];
  for (let at = 0; at < digest.length; at += 5) {
    groups.push(String(digest.readUIntBE(at, 5) % 100_000).padStart(5, "0"));
  }
  return groups.join(" ");
}

/** Encodes a user unambiguously: every part has a known length. Names that differ only in case are the same name. */
function entryOf(user: NamedKey): Buffer {
  if (user.signingKey.length !== KEY_BYTES)
    throw new UsageError(`A signing key must have ${KEY_BYTES} bytes, not ${user.signingKey.length}.`);
  const name = Buffer.from(user.name.normalize("NFC").toLowerCase());
  const length = Buffer.alloc(2);
  length.writeUInt16BE(name.length);
  return Buffer.concat([user.signingKey, length, name]);
}

function signedBytes(agreementKey: Uint8Array): Buffer {
  return Buffer.concat([AGREEMENT_CONTEXT, agreementKey]);
}

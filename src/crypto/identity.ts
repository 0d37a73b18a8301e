/**
 * Who a user is: an Ed25519 key that never changes hands, and the X25519 key
 * that it signs for handshakes.
 */

import { createHash, scryptSync, sign, verify } from "node:crypto";
import { UsageError } from "../errors.ts";
import { createKeyPair, importPrivateKey, importPublicKey, KEY_BYTES, type KeyPair, keyPairOf } from "./key.ts";
import type { RandomBytes } from "./random-bytes.ts";

export interface IdentityKeyPair {
  /** Ed25519. */
  readonly signing: KeyPair;
  /** X25519. */
  readonly agreement: KeyPair;
}

/** What a user shows of an identity; the schema's IdentityKeys has the same fields. */
export interface PublicKeys {
  /** Ed25519, 32 bytes. */
  readonly signingKey: Uint8Array;
  /** X25519, 32 bytes. */
  readonly agreementKey: Uint8Array;
  /** Ed25519 signature of utf8("chatwire agreement key") and the agreement key, 64 bytes. */
  readonly signature: Uint8Array;
}

/** A user as the other one sees it. */
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

/** Makes a new identity. */
export function createIdentity(random: RandomBytes): IdentityKeyPair {
  return { signing: createKeyPair("Ed25519", random), agreement: createKeyPair("X25519", random) };
}

/**
 * Writes an identity down, to be stored. Whoever has these bytes is the user.
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
 * Reads an identity that `exportIdentity` wrote.
 *
 * @throws UsageError the bytes are none
 */
export function importIdentity(bytes: Uint8Array): IdentityKeyPair {
  if (bytes.length !== EXPORT_BYTES || bytes[0] !== EXPORT_FORMAT) {
    throw new UsageError(`An identity must be ${EXPORT_BYTES} bytes of format ${EXPORT_FORMAT}.`);
  }
  return {
    signing: keyPairOf("Ed25519", Uint8Array.from(bytes.subarray(1, 1 + KEY_BYTES))),
    agreement: keyPairOf("X25519", Uint8Array.from(bytes.subarray(1 + KEY_BYTES))),
  };
}

/** Returns what others may know of an identity, signed. */
export function publicKeys(identity: IdentityKeyPair): PublicKeys {
  const agreementKey = identity.agreement.publicKey;
  const key = importPrivateKey("Ed25519", identity.signing.privateKey);
  const signature = Uint8Array.from(sign(null, signedBytes(agreementKey), key));
  return { signingKey: identity.signing.publicKey, agreementKey, signature };
}

/**
 * Tells whether the signing key vouches for the agreement key. Whether the
 * signing key is the user's is for a pin or a safety number to say.
 *
 * @returns false for keys or signatures of a wrong length too
 * @see RFC 8032, section 5.1.7
 */
export function verifyPublicKeys(keys: PublicKeys): boolean {
  const { signingKey, agreementKey, signature } = keys;
  if (signingKey.length !== KEY_BYTES || agreementKey.length !== KEY_BYTES) return false;
  if (signature.length !== SIGNATURE_BYTES) return false;
  return verify(null, signedBytes(agreementKey), importPublicKey("Ed25519", signingKey), signature);
}

/** Returns the short form of a signing key, for logs and pins: "SHA256:" and 43 characters of base64. */
export function fingerprint(signingKey: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(signingKey).digest("base64").replace("=", "")}`;
}

/**
 * Returns the number that two users read to each other to know that nobody
 * sits between them: 30 digits in groups of 5, the same at both sides.
 *
 * A go-between would look for two keys of its own that give both users one
 * number, which takes about 2^50 tries. Scrypt makes each of them dear, and
 * this call 30 ms long.
 *
 * @param a  a user, by the name it registered
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

/** Every part has a known length, so two entries cannot be cut another way. The case of a name tells nobody apart. */
function entryOf(user: NamedKey): Buffer {
  if (user.signingKey.length !== KEY_BYTES) throw new UsageError(`A signing key must be ${KEY_BYTES} bytes long.`);
  const name = Buffer.from(user.name.normalize("NFC").toLowerCase());
  const length = Buffer.alloc(2);
  length.writeUInt16BE(name.length);
  return Buffer.concat([user.signingKey, length, name]);
}

function signedBytes(agreementKey: Uint8Array): Buffer {
  return Buffer.concat([AGREEMENT_CONTEXT, agreementKey]);
}

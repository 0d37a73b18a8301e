/** The signature with which a server announces the key that it will change to. */

import { constants, createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { CryptoError, UsageError } from "../errors.ts";

/** Length of the hash of a key: SHA-256. */
export const KEY_FINGERPRINT_BYTES = 32;

/** As in the signatures of TLS 1.3, so that no signature of one kind is one of the other (RFC 8446, section 4.4.3). */
const PADDING = Buffer.alloc(64, 0x20);
const CONTEXT = Buffer.from("chatwire next server key\0", "latin1");

/** The hash that belongs to each curve (RFC 8446, section 4.2.3). */
const HASHES: Readonly<Record<string, string>> = { prime256v1: "sha256", secp384r1: "sha384", secp521r1: "sha512" };

/**
 * Signs the announcement of a next key.
 *
 * @param privateKey       of the present certificate, PEM
 * @param nextFingerprint  SHA-256 of the SubjectPublicKeyInfo of the next key, 32 bytes
 * @throws UsageError keys of this kind sign no announcements
 * @see proto/PROTOCOL.md, "Change of the key"
 */
export function signNextKey(privateKey: string, nextFingerprint: Uint8Array): Uint8Array {
  const key = createPrivateKey(privateKey);
  const scheme = schemeOf(key);
  const presentKey = createPublicKey(key).export({ type: "spki", format: "der" });
  try {
    if (scheme !== undefined)
      return Uint8Array.from(sign(scheme.hash, signedText(presentKey, nextFingerprint), { key, ...scheme.options }));
  } catch {
    // A key for RSASSA-PSS may be restricted to other parameters.
  }
  throw new UsageError(
    "The key of this certificate cannot announce another key. RSA keys, keys on P-256, P-384 and P-521, Ed25519 and Ed448 can.",
  );
}

/**
 * Verifies the announcement of a next key.
 *
 * @param serverKey        SubjectPublicKeyInfo of the certificate of the connection, DER
 * @param nextFingerprint  32 bytes
 * @throws CryptoError AUTH_FAILED: the signature is not one of that key over that announcement
 * @see proto/PROTOCOL.md, "Change of the key"
 */
export function verifyNextKey(serverKey: Uint8Array, nextFingerprint: Uint8Array, signature: Uint8Array): void {
  const key = createPublicKey({ key: Buffer.from(serverKey), type: "spki", format: "der" });
  const scheme = schemeOf(key);
  const text = signedText(serverKey, nextFingerprint);
  try {
    const isRight = scheme !== undefined && verify(scheme.hash, text, { key, ...scheme.options }, signature);
    if (isRight && nextFingerprint.length === KEY_FINGERPRINT_BYTES) return;
  } catch {
    // A key for RSASSA-PSS may be restricted to other parameters.
  }
  throw new CryptoError("AUTH_FAILED", "The server announced a next key without the signature of its present key.");
}

function signedText(presentKey: Uint8Array, nextFingerprint: Uint8Array): Buffer {
  const presentFingerprint = createHash("sha256").update(presentKey).digest();
  return Buffer.concat([PADDING, CONTEXT, presentFingerprint, nextFingerprint]);
}

/** How keys of a kind sign: as in TLS 1.3. Undefined: they do not. */
function schemeOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) {
  if (asymmetricKeyType === "ed25519" || asymmetricKeyType === "ed448") return { hash: null, options: {} };
  if (asymmetricKeyType === "rsa" || asymmetricKeyType === "rsa-pss") {
    const options = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: KEY_FINGERPRINT_BYTES };
    return { hash: "sha256", options };
  }
  const hash = asymmetricKeyType === "ec" ? HASHES[asymmetricKeyDetails?.namedCurve ?? ""] : undefined;
  return hash === undefined ? undefined : { hash, options: { dsaEncoding: "der" as const } };
}

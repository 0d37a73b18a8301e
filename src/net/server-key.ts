import { createHash, createPublicKey, X509Certificate } from "node:crypto";
import { UsageError } from "../errors.ts";

/**
 * The public key of a certificate: SubjectPublicKeyInfo in DER.
 *
 * @param certificate  DER, or PEM text; the first one counts
 */
export function serverKeyOf(certificate: Uint8Array | string): Uint8Array {
  return Uint8Array.from(new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }));
}

/**
 * The fingerprint of a key, which clients pin: SHA-256, in hex.
 *
 * @param serverKey  SubjectPublicKeyInfo in DER
 * @see RFC 7469, section 2.4
 */
export function keyFingerprint(serverKey: Uint8Array): string {
  return createHash("sha256").update(serverKey).digest("hex");
}

/**
 * The fingerprint of the public key in a PEM text, which clients pin: SHA-256, in hex.
 *
 * @param pem  a public key, a certificate, or a private key without a passphrase
 * @throws UsageError the text contains none of them
 */
export function publicKeyFingerprint(pem: string): string {
  return keyFingerprint(parsePublicKey(pem));
}

/**
 * The public key in a PEM text.
 *
 * @param pem  a public key, a certificate, or a private key without a passphrase
 * @returns SubjectPublicKeyInfo in DER
 * @throws UsageError the text contains none of them
 */
export function parsePublicKey(pem: string): Uint8Array {
  try {
    return Uint8Array.from(createPublicKey(pem).export({ type: "spki", format: "der" }));
  } catch {
    // The message of OpenSSL is of no help, and may reveal the content.
    throw new UsageError("The key must be a public key, a certificate or a private key without a passphrase, in PEM.");
  }
}

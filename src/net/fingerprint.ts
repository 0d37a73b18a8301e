import { createHash, X509Certificate } from "node:crypto";

/**
 * SHA-256 of a certificate in DER form, in hex. Clients pin it.
 *
 * @param certificate  DER, or PEM text
 */
export function certificateFingerprint(certificate: Uint8Array | string): string {
  return createHash("sha256").update(new X509Certificate(certificate).raw).digest("hex");
}

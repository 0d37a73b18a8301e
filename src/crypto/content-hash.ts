import { hash } from "node:crypto";

/**
 * SHA-256 of what a request asks for.
 *
 * @param recipient  the name of the user whom it is for; empty: none
 * @param body       as encoded
 * @returns 32 bytes
 */
export function contentHash(recipient: string, body: Uint8Array): Uint8Array {
  const name = Buffer.from(recipient);
  // The length tells where the name ends.
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return hash("sha256", Buffer.concat([length, name, body]), "buffer");
}

/**
 * What the two sides of a link announce to a server that has forgotten their conversation.
 *
 * The server learns values that only the two sides can derive. With each salt they are others, so that it cannot tell a
 * link again by them.
 *
 * @see proto/PROTOCOL.md, "Announced conversations"
 */

import { hkdfSync } from "node:crypto";
import { UsageError } from "../../errors.ts";

export const ANNOUNCEMENT_SALT_BYTES = 16;
export const ANNOUNCED_ID_BYTES = 32;
export const ANNOUNCED_PROOF_BYTES = 32;

const INFO = "chatwire announced conversation";

/** What the values of one announcement depend on. */
export interface AnnouncementContext {
  /** 32 bytes: of the keys of the link; see `NoiseKeys`. */
  readonly exporterSecret: Uint8Array;
  /** 16 bytes, from the server. */
  readonly salt: Uint8Array;
  /** The keys of the names of the two users; see `nameKey`. */
  readonly inviter: string;
  readonly invited: string;
}

export interface AnnouncedValues {
  /** 32 bytes, the same at both sides. */
  readonly id: Uint8Array;
  /** 32 bytes each: what the side with this role sends to the other. */
  readonly proofs: { readonly inviter: Uint8Array; readonly invited: Uint8Array };
}

/**
 * Derives the values: HKDF-SHA256 of the secret, with the salt, and with the names in its info (RFC 5869).
 *
 * @throws UsageError the salt does not have 16 bytes
 */
export function announcedValues({ exporterSecret, salt, inviter, invited }: AnnouncementContext): AnnouncedValues {
  if (salt.length !== ANNOUNCEMENT_SALT_BYTES)
    throw new UsageError(`The salt must have ${ANNOUNCEMENT_SALT_BYTES} bytes, not ${salt.length}.`);
  const info = Buffer.concat([Buffer.from(INFO), ...[inviter, invited].flatMap(withLength)]);
  const bytes = new Uint8Array(
    hkdfSync("sha256", exporterSecret, salt, info, ANNOUNCED_ID_BYTES + 2 * ANNOUNCED_PROOF_BYTES),
  );
  const proofAt = (at: number): Uint8Array => bytes.slice(at, at + ANNOUNCED_PROOF_BYTES);
  const proofs = { inviter: proofAt(ANNOUNCED_ID_BYTES), invited: proofAt(ANNOUNCED_ID_BYTES + ANNOUNCED_PROOF_BYTES) };
  return { id: bytes.slice(0, ANNOUNCED_ID_BYTES), proofs };
}

/** The length in bytes of UTF-8, in 2 bytes big-endian, and the text. */
function withLength(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return [length, bytes];
}

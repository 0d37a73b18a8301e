/**
 * The bytes that the two sides sign for the keys of a link, and what follows from them.
 *
 * Written from proto/PROTOCOL.md, "The keys of a link", and independent of src/crypto/link/.
 */

import { concat, hmac, sha256, uint64, utf8 } from "./primitives.ts";

/** What a side gives for the keys, and says of itself. */
export interface SignedPart {
  readonly connectionId: bigint;
  readonly versions: readonly number[];
  readonly features: readonly number[];
  /** X25519, public. */
  readonly ephemeralKey: Uint8Array;
}

/** The keys of the names of the two users. */
export interface SignedNames {
  readonly inviter: string;
  readonly invited: string;
}

export interface SignedOffer extends SignedNames, SignedPart {
  readonly encapsulationKey: Uint8Array;
}

export interface SignedAnswer extends SignedNames, SignedPart {
  readonly introductionId: number;
  /** What the invited side got. */
  readonly offered: { readonly ephemeralKey: Uint8Array; readonly encapsulationKey: Uint8Array };
  readonly ciphertext: Uint8Array;
}

export function offerBytes(offer: SignedOffer): Uint8Array {
  return concat(utf8("chatwire link offer"), partBytes(offer), offer.encapsulationKey);
}

export function answerBytes(answer: SignedAnswer): Uint8Array {
  const { introductionId, offered, ciphertext } = answer;
  const keys = concat(offered.ephemeralKey, sha256(offered.encapsulationKey));
  return concat(utf8("chatwire link answer"), uint64(BigInt(introductionId)), partBytes(answer), keys, ciphertext);
}

export function transcriptOf(offer: Uint8Array, answer: Uint8Array): Uint8Array {
  return concat(sha256(offer), sha256(answer));
}

/** HKDF (RFC 5869), in its two steps. Without a secret, the input is empty. */
export function linkPsk(psk: Uint8Array, secret: Uint8Array, transcript: Uint8Array): Uint8Array {
  return hmac(hmac(psk, secret), concat(utf8("chatwire-1 link psk"), transcript), Uint8Array.of(1));
}

function partBytes({ inviter, invited, connectionId, versions, features, ephemeralKey }: SignedNames & SignedPart) {
  const lists = [versions, features].flatMap((list) => [list.length, ...list]);
  return concat(withLength(inviter), withLength(invited), uint64(connectionId), ...lists.map(uint32), ephemeralKey);
}

function withLength(name: string): Uint8Array {
  const bytes = utf8(name);
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

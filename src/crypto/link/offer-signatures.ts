/**
 * What two users sign of the keys of their link, so that the server that passes it on can change nothing: the inviter an
 * offer, the invited user the answer to it.
 *
 * @see RFC 8032; proto/PROTOCOL.md, "The keys of a link"
 */

import { createHash, sign, verify } from "node:crypto";
import { UsageError } from "../../errors.ts";
import { importKeyPair, importPublicKey, KEY_BYTES, type KeyPair } from "../key.ts";

export const OFFER_SIGNATURE_BYTES = 64;

/** What two bytes can count. */
const NAME_BYTES_MAX = 0xffff;
const OFFER_CONTEXT = Buffer.from("chatwire link offer");
const ANSWER_CONTEXT = Buffer.from("chatwire link answer");

/** What a side can do on a link, as it sent it. */
export interface OfferedCapabilities {
  readonly versions: readonly number[];
  readonly features: readonly number[];
}

/** The two users of an introduction. */
export interface UserPair {
  /** The key of the inviter's name. */
  readonly inviter: string;
  /** The key of the invited user's name. */
  readonly invited: string;
}

/** What each side gives for the keys of the link. */
interface LinkPart extends UserPair {
  /** The connection id that the side chose: 64 bits. */
  readonly connectionId: bigint;
  readonly capabilities: OfferedCapabilities;
  /** X25519, 32 bytes. */
  readonly ephemeralKey: Uint8Array;
}

/** What the inviter signs. */
export interface LinkOffer extends LinkPart {
  /** Empty: the inviter has none. */
  readonly encapsulationKey: Uint8Array;
}

/** What the invited side signs. */
export interface LinkAnswer extends LinkPart {
  readonly introductionId: number;
  /** Empty: the invited side used no key. */
  readonly ciphertext: Uint8Array;
  /** The keys of the offer, as the invited side got them. */
  readonly offered: Pick<LinkOffer, "ephemeralKey" | "encapsulationKey">;
}

/** Signs an offer. @param signingKey  Ed25519, of the inviter @returns 64 bytes @throws UsageError a name is too long */
export function signOffer(signingKey: KeyPair, offer: LinkOffer): Uint8Array {
  return signBytes(signingKey, offerBytes(offer));
}

/** Whether the inviter signed this offer. False also if a length is wrong. */
export function verifyOffer(signingKey: Uint8Array, offer: LinkOffer, signature: Uint8Array): boolean {
  return verifyBytes(signingKey, offerBytes(offer), signature);
}

/** Signs an answer. @param signingKey  Ed25519, of the invited user @returns 64 bytes @throws UsageError a name is too long */
export function signAnswer(signingKey: KeyPair, answer: LinkAnswer): Uint8Array {
  return signBytes(signingKey, answerBytes(answer));
}

/** Whether the invited user signed this answer. False also if a length is wrong. */
export function verifyAnswer(signingKey: Uint8Array, answer: LinkAnswer, signature: Uint8Array): boolean {
  return verifyBytes(signingKey, answerBytes(answer), signature);
}

/** Returns 64 bytes that depend on every byte that the two sides signed. */
export function transcriptOf(offer: LinkOffer, answer: LinkAnswer): Uint8Array {
  return Uint8Array.from(Buffer.concat([sha256(offerBytes(offer)), sha256(answerBytes(answer))]));
}

function signBytes(signingKey: KeyPair, bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(sign(null, bytes, importKeyPair("Ed25519", signingKey)));
}

function verifyBytes(signingKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signingKey.length !== KEY_BYTES || signature.length !== OFFER_SIGNATURE_BYTES) return false;
  return verify(null, bytes, importPublicKey("Ed25519", signingKey), signature);
}

/** The key is the last part, and all others have a fixed length or tell theirs. */
function offerBytes(offer: LinkOffer): Buffer {
  return Buffer.concat([OFFER_CONTEXT, partBytes(offer), offer.encapsulationKey]);
}

function answerBytes(answer: LinkAnswer): Buffer {
  const { introductionId, ciphertext, offered } = answer;
  return Buffer.concat([
    ANSWER_CONTEXT,
    uint64Bytes(BigInt(introductionId)),
    partBytes(answer),
    offered.ephemeralKey,
    sha256(offered.encapsulationKey),
    ciphertext,
  ]);
}

function partBytes({ inviter, invited, connectionId, capabilities, ephemeralKey }: LinkPart): Buffer {
  const { versions, features } = capabilities;
  return Buffer.concat([
    nameBytes(inviter),
    nameBytes(invited),
    uint64Bytes(connectionId),
    numbersBytes(versions),
    numbersBytes(features),
    ephemeralKey,
  ]);
}

/** Two bytes of length, then UTF-8. */
function nameBytes(name: string): Buffer {
  const bytes = Buffer.from(name);
  if (bytes.length > NAME_BYTES_MAX)
    throw new UsageError(`A name may have at most ${NAME_BYTES_MAX} bytes, not ${bytes.length}.`);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Four bytes each: how many there are, then the numbers. */
function numbersBytes(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * (numbers.length + 1));
  for (const [index, number] of [numbers.length, ...numbers].entries()) bytes.writeInt32BE(number | 0, 4 * index);
  return bytes;
}

function uint64Bytes(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

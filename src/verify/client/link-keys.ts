/**
 * The keys of a link, as PROTOCOL.md says. What the two sides sign and what their keys depend on is put together here, and not
 * by the code of the client: otherwise the suite would make the same mistakes as our own client.
 *
 * @see proto/PROTOCOL.md, "The keys of a link"
 */

import { createHash, hkdfSync, sign, verify } from "node:crypto";
import type { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import { importKeyPair, importPublicKey, KEY_BYTES, type KeyPair } from "../../crypto/key.ts";
import { type NoiseInputs, type NoiseKeys, noiseKK } from "../../crypto/link/noise.ts";
import { nameKey } from "../../name.ts";

export const LINK_SIGNATURE_BYTES = 64;
const PSK_BYTES = 32;

/** What each side gives for the keys. */
interface LinkPart {
  /** Names of the two users. */
  readonly inviter: string;
  readonly invited: string;
  /** The one that the side chose. */
  readonly connectionId: bigint;
  readonly capabilities: Pick<Capabilities, "versions" | "features">;
  readonly ephemeralKey: Uint8Array;
}

/** What the inviter signs. */
export interface LinkOffer extends LinkPart {
  /** Empty: there is none. */
  readonly encapsulationKey: Uint8Array;
}

/** What the invited side signs. */
export interface LinkAnswer extends LinkPart {
  readonly introductionId: number;
  /** Empty: there is none. */
  readonly ciphertext: Uint8Array;
  /** The keys that the inviter offered. */
  readonly offered: Pick<LinkOffer, "ephemeralKey" | "encapsulationKey">;
}

/** All that the keys of a link depend on, at one side. */
export interface LinkInputs extends Omit<NoiseInputs, "prologue"> {
  readonly offer: LinkOffer;
  readonly answer: LinkAnswer;
  /** Of ML-KEM-768; undefined: there is none. */
  readonly secret: Uint8Array | undefined;
}

export function offerBytes(offer: LinkOffer): Buffer {
  return Buffer.concat([Buffer.from("chatwire link offer"), partBytes(offer), offer.encapsulationKey]);
}

export function answerBytes(answer: LinkAnswer): Buffer {
  const { introductionId, offered, ciphertext } = answer;
  return Buffer.concat([
    Buffer.from("chatwire link answer"),
    uint64(BigInt(introductionId)),
    partBytes(answer),
    offered.ephemeralKey,
    sha256(offered.encapsulationKey),
    ciphertext,
  ]);
}

/** @param signingKeys  Ed25519 */
export function signatureOf(signingKeys: KeyPair, bytes: Uint8Array): Uint8Array {
  return sign(null, bytes, importKeyPair("Ed25519", signingKeys));
}

/** @param signingKey  Ed25519 */
export function isSignature(signingKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signingKey.length !== KEY_BYTES) return false;
  return verify(null, bytes, importPublicKey("Ed25519", signingKey), signature);
}

/** Computes the keys of one side. */
export function linkKeys({ offer, answer, secret, psk, ...inputs }: LinkInputs): NoiseKeys {
  const prologue = Buffer.concat([sha256(offerBytes(offer)), sha256(answerBytes(answer))]);
  const info = Buffer.concat([Buffer.from("chatwire-1 link psk"), prologue]);
  const mixed = hkdfSync("sha256", secret ?? new Uint8Array(0), psk, info, PSK_BYTES);
  return noiseKK({ ...inputs, prologue, psk: new Uint8Array(mixed) });
}

function partBytes({ inviter, invited, connectionId, capabilities, ephemeralKey }: LinkPart): Buffer {
  const names = [inviter, invited].map((name) => Buffer.from(nameKey(name)));
  return Buffer.concat([
    ...names.flatMap((name) => [Uint8Array.of(name.length >> 8, name.length & 255), name]),
    uint64(connectionId),
    ...[capabilities.versions, capabilities.features].flatMap((list) => [list.length, ...list].map(uint32)),
    ephemeralKey,
  ]);
}

/** A number of the schema that is negative counts as its 32 bits. */
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

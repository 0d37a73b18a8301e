/**
 * The cryptography of the specification, over node:crypto alone. It uses nothing
 * of the library, so that the two can be compared.
 */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  pbkdf2Sync,
  scryptSync,
  sign,
  verify,
} from "node:crypto";

type Curve = "X25519" | "Ed25519";

const PKCS8_PREFIXES = { X25519: "302e020100300506032b656e04220420", Ed25519: "302e020100300506032b657004220420" };
const SPKI_PREFIXES = { X25519: "302a300506032b656e032100", Ed25519: "302a300506032b6570032100" };
const TAG_BYTES = 16;

export function publicKey(curve: Curve, privateKey: Uint8Array): Uint8Array {
  const der = createPublicKey(privateKeyObject(curve, privateKey)).export({ format: "der", type: "spki" });
  return Uint8Array.from(der.subarray(-32));
}

/** X25519 of RFC 7748. */
export function x25519(privateKey: Uint8Array, otherPublicKey: Uint8Array): Uint8Array {
  const keys = {
    privateKey: privateKeyObject("X25519", privateKey),
    publicKey: publicKeyObject("X25519", otherPublicKey),
  };
  return Uint8Array.from(diffieHellman(keys));
}

/** Ed25519 of RFC 8032. */
export function ed25519Sign(privateKey: Uint8Array, message: Uint8Array): Uint8Array {
  return Uint8Array.from(sign(null, message, privateKeyObject("Ed25519", privateKey)));
}

export function ed25519Verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, publicKeyObject("Ed25519", key), signature);
}

/** L, the order of the base point of Ed25519. */
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

/** The same signature of Ed25519 with S + L in place of S. Only the check that S is less than L tells them apart. */
export function withOrderAdded(signature: Uint8Array): Uint8Array {
  const littleEndian = Buffer.from(signature.subarray(32)).reverse().toString("hex");
  const s = (BigInt(`0x${littleEndian}`) + ORDER).toString(16).padStart(64, "0");
  return concat(signature.subarray(0, 32), Buffer.from(s, "hex").reverse());
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

export function hmac(key: Uint8Array, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return Uint8Array.from(mac.digest());
}

export function hkdf(input: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", input, salt, info, length));
}

/** ChaCha20-Poly1305 of RFC 8439: the ciphertext, then the tag. */
export function seal(key: Uint8Array, nonce: Uint8Array, associatedData: Uint8Array, text: Uint8Array): Uint8Array {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData, { plaintextLength: text.length });
  return concat(cipher.update(text), cipher.final(), cipher.getAuthTag());
}

/** Opens what `seal` returned. Throws if the tag does not verify. */
export function open(key: Uint8Array, nonce: Uint8Array, associatedData: Uint8Array, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData, { plaintextLength: sealed.length - TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return concat(decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final());
}

/** The nonce of a packet number: 4 zero bytes, then 8 bytes, big-endian. */
export function nonceOf(packetNumber: number): Uint8Array {
  return concat(new Uint8Array(4), uint64(BigInt(packetNumber)));
}

/** 8 bytes, big-endian. */
export function uint64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function privateKeyObject(curve: Curve, raw: Uint8Array): KeyObject {
  const key = Buffer.concat([Buffer.from(PKCS8_PREFIXES[curve], "hex"), raw]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

function publicKeyObject(curve: Curve, raw: Uint8Array): KeyObject {
  const key = Buffer.concat([Buffer.from(SPKI_PREFIXES[curve], "hex"), raw]);
  return createPublicKey({ key, format: "der", type: "spki" });
}

/** A sealed datagram, by section 13 of the specification. */
export function sealDatagram(key: Uint8Array, id: bigint, packetNumber: number, message: Uint8Array): Uint8Array {
  const header = concat(Uint8Array.of(0x31), uint64(id), uint64(BigInt(packetNumber)));
  return concat(header, seal(key, nonceOf(packetNumber), header, message));
}

/** The key of the next epoch. */
export function nextKey(key: Uint8Array): Uint8Array {
  return hkdf(key, new Uint8Array(), "chatwire datagram key", 32);
}

/** PBKDF2-HMAC-SHA256, 32 bytes. */
export function pbkdf2(password: string, salt: Uint8Array, iterations: number): Uint8Array {
  return Uint8Array.from(pbkdf2Sync(password, salt, iterations, 32, "sha256"));
}

export function scrypt(input: Uint8Array, salt: string, length: number): Uint8Array {
  return Uint8Array.from(scryptSync(input, salt, length, { N: 16_384, r: 8, p: 1 }));
}

export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

/**
 * Login of a device without the password. The device signs, with its registered
 * Ed25519 key (RFC 8032), the server's challenge, the channel binding of the TLS
 * connection (RFC 9266) and the identity keys it will use. A signature is valid
 * for one challenge on one connection, so it cannot be replayed or relayed.
 *
 * @see proto/PROTOCOL.md, "Devices"
 */

import { sign, verify } from "node:crypto";
import { UsageError } from "../errors.ts";
import type { PublicKeys } from "./identity.ts";
import { importKeyPair, importPublicKey, KEY_BYTES, type KeyPair, keyPairOf } from "./key.ts";

export const DEVICE_ID_BYTES = 16;
export const CHALLENGE_BYTES = 32;
const BINDING_BYTES = 32;
const SIGNATURE_BYTES = 64;
const CONTEXT = Buffer.from("chatwire device login");
/** First byte of an exported device. */
const EXPORT_FORMAT = 1;
const EXPORT_BYTES = 1 + DEVICE_ID_BYTES + KEY_BYTES;
/** The channel binding of a connection without TLS. */
const NO_BINDING = new Uint8Array(BINDING_BYTES);

/** The secret that a device stores to log in. */
export interface DeviceSecret {
  /** 16 bytes, chosen by the server. */
  readonly deviceId: Uint8Array;
  /** Ed25519. */
  readonly key: KeyPair;
}

/** The parts that a device signs, all of fixed length. */
export interface DeviceLogin {
  /** 16 bytes. */
  readonly deviceId: Uint8Array;
  /** 32 bytes. */
  readonly challenge: Uint8Array;
  /** RFC 9266 `tls-exporter`, 32 bytes; undefined on a plain connection. */
  readonly channelBinding: Uint8Array | undefined;
  readonly keys: PublicKeys;
}

/**
 * Encodes a device for storage. The bytes are secret: they suffice to log in.
 *
 * @returns 49 bytes: format (1), device id (16), private key (32)
 */
export function exportDevice({ deviceId, key }: DeviceSecret): Uint8Array {
  const bytes = new Uint8Array(EXPORT_BYTES);
  bytes[0] = EXPORT_FORMAT;
  bytes.set(deviceId, 1);
  bytes.set(key.privateKey, 1 + DEVICE_ID_BYTES);
  return bytes;
}

/**
 * Decodes a device that `exportDevice` encoded.
 *
 * @param bytes  49 bytes
 * @throws UsageError the length or the format is wrong
 */
export function importDevice(bytes: Uint8Array): DeviceSecret {
  if (bytes.length !== EXPORT_BYTES || bytes[0] !== EXPORT_FORMAT) {
    throw new UsageError(`An exported device must have ${EXPORT_BYTES} bytes and begin with ${EXPORT_FORMAT}.`);
  }
  const deviceId = Uint8Array.from(bytes.subarray(1, 1 + DEVICE_ID_BYTES));
  return { deviceId, key: keyPairOf("Ed25519", Uint8Array.from(bytes.subarray(1 + DEVICE_ID_BYTES))) };
}

/**
 * Signs a login.
 *
 * @param deviceKey  Ed25519
 * @returns 64 bytes
 * @throws UsageError a part has a wrong length
 * @see RFC 8032, section 5.1.6
 */
export function signDeviceLogin(deviceKey: KeyPair, login: DeviceLogin): Uint8Array {
  const signed = signedBytes(login);
  if (signed === undefined) throw new UsageError("A part of the device login has a wrong length.");
  return Uint8Array.from(sign(null, signed, importKeyPair("Ed25519", deviceKey)));
}

/**
 * Whether a device's key signed this login. False if any part has a wrong length.
 *
 * @see RFC 8032, section 5.1.7
 */
export function verifyDeviceLogin(publicKey: Uint8Array, login: DeviceLogin, signature: Uint8Array): boolean {
  const signed = signedBytes(login);
  if (signed === undefined || publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  return verify(null, signed, importPublicKey("Ed25519", publicKey), signature);
}

function signedBytes({ deviceId, challenge, channelBinding = NO_BINDING, keys }: DeviceLogin): Buffer | undefined {
  const { signingKey, agreementKey, signature } = keys;
  const isWellFormed =
    deviceId.length === DEVICE_ID_BYTES &&
    challenge.length === CHALLENGE_BYTES &&
    channelBinding.length === BINDING_BYTES &&
    signingKey.length === KEY_BYTES &&
    agreementKey.length === KEY_BYTES &&
    signature.length === SIGNATURE_BYTES;
  if (!isWellFormed) return undefined;
  return Buffer.concat([CONTEXT, deviceId, challenge, channelBinding, signingKey, agreementKey, signature]);
}

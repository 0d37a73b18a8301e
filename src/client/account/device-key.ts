import { createKeyPair, type KeyPair } from "../../crypto/key.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { systemNetwork } from "../../net/system-network.ts";

/** The key pair (Ed25519) that a device logs in by. */
export type DeviceKey = KeyPair;

/** A device that is to log in without the password from now on. */
export interface DeviceChoice {
  /** For the user's list of devices; at most 64 characters. */
  label: string;
  /** Made for this account and server alone. Default: a new one. */
  key?: DeviceKey;
}

/** Makes the key of a device. */
export function createDeviceKey(random: RandomBytes = systemNetwork.randomBytes): DeviceKey {
  return createKeyPair("Ed25519", random);
}

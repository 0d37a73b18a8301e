import { ListDevicesRequest, RevokeDeviceRequest } from "../../../generated/chatwire/v1/account.ts";
import { ListDevices, RevokeDevice } from "../../../generated/chatwire/v1/rules.ts";
import { createKeyPair, type KeyPair } from "../../crypto/key.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { UsageError } from "../../errors.ts";
import { systemNetwork } from "../../net/system-network.ts";
import type { Caller, CallOptions } from "../connection/call.ts";
import { toDate } from "../connection/server-time.ts";

/** A device that can log in without the password. */
export interface DeviceInfo {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** The label given at its registration. */
  readonly label: string;
  readonly createdAt: Date;
  readonly lastLoginAt: Date;
  /** Whether this connection is logged in with it. */
  readonly current: boolean;
}

/** The key pair (Ed25519) that a device logs in with. */
export type DeviceKey = KeyPair;

/** A device to register at a login, for later logins without the password. */
export interface DeviceChoice {
  /** Shown in the user's list of devices; at most 64 characters. */
  label: string;
  /** For this account and server only. Default: a new key. */
  key?: DeviceKey;
}

/** The devices of the account that can log in without the password. */
export class Devices {
  readonly #call: Caller;

  constructor(call: Caller) {
    this.#call = call;
  }

  /** Lists the devices of the account, this one included. */
  async list(options: CallOptions = {}): Promise<DeviceInfo[]> {
    const { devices } = await this.#call(ListDevices, ListDevicesRequest.create(), options);
    return devices.map(({ deviceId, label, createdMs, lastLoginMs, current }) => ({
      id: Buffer.from(deviceId).toString("hex"),
      label,
      createdAt: toDate(createdMs),
      lastLoginAt: toDate(lastLoginMs),
      current,
    }));
  }

  /**
   * Revokes a device: it can no longer log in, and its connections close with REVOKED. Logins by password stay.
   *
   * @param id  from `list`
   * @throws ProtocolError INVALID_ARGUMENT: the account has no device of this id
   * @throws UsageError the id is malformed
   */
  async revoke(id: string, options: CallOptions = {}): Promise<void> {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new UsageError(`The id of a device has 32 hexadecimal digits, not "${id}".`);
    const deviceId = Uint8Array.from(Buffer.from(id, "hex"));
    await this.#call(RevokeDevice, RevokeDeviceRequest.create({ deviceId }), options);
  }
}

/** Creates the key of a device. */
export function createDeviceKey(random: RandomBytes = systemNetwork.randomBytes): DeviceKey {
  return createKeyPair("Ed25519", random);
}

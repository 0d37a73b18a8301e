import { ListDevicesRequest, RevokeDeviceRequest } from "../../../generated/chatwire/v1/account.ts";
import { ListDevices, RevokeDevice } from "../../../generated/chatwire/v1/rules.ts";
import { UsageError } from "../../errors.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Caller } from "../connection/caller.ts";

/** A device that can log in without the password. */
export interface DeviceInfo {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** As the device was called when it was registered. */
  readonly label: string;
  readonly createdAt: Date;
  readonly lastLoginAt: Date;
  /** Whether it is the one that is logged in here. */
  readonly current: boolean;
}

/** The devices of the account that can log in without the password. */
export class Devices {
  readonly #call: Caller;

  constructor(call: Caller) {
    this.#call = call;
  }

  async list(options: CallOptions = {}): Promise<DeviceInfo[]> {
    const { devices } = await this.#call(ListDevices, ListDevicesRequest.create(), options);
    return devices.map(({ deviceId, label, createdMs, lastLoginMs, current }) => ({
      id: Buffer.from(deviceId).toString("hex"),
      label,
      createdAt: new Date(createdMs),
      lastLoginAt: new Date(lastLoginMs),
      current,
    }));
  }

  /**
   * Takes a device's right to log in away, and ends its connections: they close with REVOKED. A user who is logged
   * in by password only is not touched.
   *
   * @param id  as `list` gives it
   * @throws ProtocolError INVALID_ARGUMENT: the account has no such device
   */
  async revoke(id: string, options: CallOptions = {}): Promise<void> {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new UsageError(`The id of a device has 32 hexadecimal digits, not "${id}".`);
    const deviceId = Uint8Array.from(Buffer.from(id, "hex"));
    await this.#call(RevokeDevice, RevokeDeviceRequest.create({ deviceId }), options);
  }
}

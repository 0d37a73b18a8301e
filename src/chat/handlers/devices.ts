import {
  BeginDeviceLoginResponse,
  Device,
  FinishDeviceLoginResponse,
  ListDevicesResponse,
  type NewDevice,
  RevokeDeviceResponse,
} from "../../../generated/chatwire/v1/account.ts";
import {
  BeginDeviceLogin,
  FinishDeviceLogin,
  ListDevices,
  RevokeDevice,
} from "../../../generated/chatwire/v1/rules.ts";
import { CHALLENGE_BYTES, DEVICE_ID_BYTES, verifyDeviceLogin } from "../../crypto/device-login.ts";
import { KEY_BYTES } from "../../crypto/key.ts";
import { ProtocolError } from "../../errors.ts";
import type { StoredDevice } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { addressSubject } from "../state/login-subjects.ts";
import { loginOf, type Route, route, userOf } from "../state/route.ts";
import type { User } from "../state/user.ts";
import { checkKeys, disconnect, logIn, welcome } from "./login.ts";
import { loginFailed } from "./password-proofs.ts";

const LABEL_CHARACTERS_MAX = 64;
/** Is checked in place of a device's key where there is no such device, so that the time does not tell. */
const NOBODYS_KEY = Buffer.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "hex");

/** Devices that log in by a key of their own. */
export function deviceRoutes(world: ChatState) {
  const { challenges } = world.begun;
  return {
    BeginDeviceLogin: route(BeginDeviceLogin, (_, { visitor, nowMs }) => {
      challenges.delete(visitor);
      world.throttle.check([addressSubject(visitor)], nowMs);
      const challenge = Uint8Array.from(world.random(CHALLENGE_BYTES));
      challenges.set(visitor, challenge);
      return BeginDeviceLoginResponse.create({ challenge });
    }),

    FinishDeviceLogin: route(FinishDeviceLogin, ({ deviceId, signature, keys }, { visitor, nowMs, wallMs }) => {
      const challenge = challenges.get(visitor);
      if (challenge === undefined) throw new ProtocolError("WRONG_STATE", "A login begins with BeginDeviceLogin.");
      // One answer for each challenge, whatever comes of it.
      challenges.delete(visitor);
      checkKeys(keys);
      const found = world.directory.findDevice(hexOf(deviceId));
      const login = { deviceId, challenge, channelBinding: visitor.channelBinding, keys };
      const isSigned = verifyDeviceLogin(found?.device.publicKey ?? NOBODYS_KEY, login, signature);
      if (found === undefined || !isSigned) {
        world.throttle.fail([addressSubject(visitor)], nowMs);
        throw loginFailed();
      }
      const { user, device } = found;
      keepDevice(world, user, { ...device, lastLoginMs: wallMs });
      logIn(world, visitor, user, keys, device.id);
      return FinishDeviceLoginResponse.create({ welcome: welcome(user, visitor) });
    }),

    ListDevices: route(ListDevices, (_, request) => {
      const { user, login } = loginOf(request);
      const devices = [...user.devices.values()].map(({ id, label, createdMs, lastLoginMs }) =>
        Device.create({
          deviceId: Uint8Array.from(Buffer.from(id, "hex")),
          label,
          createdMs,
          lastLoginMs,
          current: id === login.device,
        }),
      );
      return ListDevicesResponse.create({ devices });
    }),

    RevokeDevice: route(RevokeDevice, ({ deviceId }, request) => {
      const user = userOf(request);
      const device = user.devices.get(hexOf(deviceId));
      if (device === undefined) throw new ProtocolError("INVALID_ARGUMENT", "The account has no such device.");
      revoke(world, user, device, new ProtocolError("REVOKED", "This device was revoked."));
      return RevokeDeviceResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** @throws ProtocolError INVALID_ARGUMENT */
export function checkNewDevice(device: NewDevice | undefined): void {
  if (device === undefined) return;
  if (device.publicKey.length !== KEY_BYTES || [...device.label].length > LABEL_CHARACTERS_MAX) {
    throw new ProtocolError("INVALID_ARGUMENT", "A device has a key of 32 bytes and a label of at most 64 characters.");
  }
}

/** A device that is to be registered once its user is logged in with it. */
export function createDevice(
  world: ChatState,
  user: User,
  { publicKey, label }: NewDevice,
  wallMs: number,
): StoredDevice {
  return {
    id: hexOf(world.random(DEVICE_ID_BYTES)),
    account: user.account.id,
    publicKey: Uint8Array.from(publicKey),
    label: Buffer.from(label).toString(),
    createdMs: wallMs,
    lastLoginMs: wallMs,
  };
}

/** Registers a device. Where the account has too many, the one that was longest away goes, with its connections. */
export function addDevice(world: ChatState, user: User, device: StoredDevice): void {
  const { devicesMax } = world.limits;
  if (user.devices.size >= devicesMax) {
    const [idlest] = [...user.devices.values()].sort((a, b) => a.lastLoginMs - b.lastLoginMs);
    const text = `Another device was registered. The limit is ${devicesMax}, and this one was the longest away.`;
    if (idlest !== undefined) revoke(world, user, idlest, new ProtocolError("REVOKED", text, { limit: "devicesMax" }));
  }
  keepDevice(world, user, device);
}

/** Takes a device's right to log in away. Its connections stay. */
export function removeDevice(world: ChatState, user: User, { id }: StoredDevice): void {
  world.directory.removeDevice(user, id);
  world.outbox.keep({ kind: "device removed", account: user.account.id, id });
}

function revoke(world: ChatState, user: User, device: StoredDevice, reason: ProtocolError): void {
  removeDevice(world, user, device);
  for (const login of [...user.logins.values()]) {
    if (login.device === device.id) disconnect(world, user, login, reason);
  }
}

function keepDevice(world: ChatState, user: User, device: StoredDevice): void {
  world.directory.addDevice(user, device);
  world.outbox.keep({ kind: "device", device });
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

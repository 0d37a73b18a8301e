import {
  BeginDeviceLoginResponse,
  Device,
  FinishDeviceLoginResponse,
  ListDevicesResponse,
  type NewDevice,
  RevokeDeviceResponse,
} from "../../../../generated/chatwire/v1/account.ts";
import {
  BeginDeviceLogin,
  FinishDeviceLogin,
  ListDevices,
  RevokeDevice,
} from "../../../../generated/chatwire/v1/rules.ts";
import { CHALLENGE_BYTES, DEVICE_ID_BYTES, verifyDeviceLogin } from "../../../crypto/device-login.ts";
import { KEY_BYTES } from "../../../crypto/key.ts";
import { ProtocolError } from "../../../errors.ts";
import type { StoredDevice } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { loginOf, type Refusable, type Request, type Route, route, userOf } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import {
  ACCOUNT_BANNED,
  checkKeys,
  checkNotBanned,
  endLogins,
  KEYS_UNSIGNED,
  logIn,
  welcome,
} from "./login-lifecycle.ts";
import { loginFailed } from "./password-proofs.ts";

const LABEL_CHARACTERS_MAX = 64;
/** Verifies the signature if the device is unknown, so that known and unknown devices take the same time. */
const UNKNOWN_DEVICE_KEY = Buffer.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "hex");

const REFUSALS = {
  FinishDeviceLogin: [
    ["WRONG_STATE", "There is no challenge on this connection, or it was answered before."],
    KEYS_UNSIGNED,
    ["LOGIN_FAILED", "No account has the device, or the signature is wrong."],
    ACCOUNT_BANNED,
  ],
  RevokeDevice: [["INVALID_ARGUMENT", "The account has no device with this id."]],
} as const;

/** Of `checkNewDevice`. */
export const DEVICE_MALFORMED = [
  "INVALID_ARGUMENT",
  "The key of the device does not have 32 bytes, or its label has more than 64 characters.",
] as const;

/** Of a login that registers a device. */
export const STORE_FULL_FOR_DEVICE = [
  "STORE_FULL",
  "The request registers a device, and the server has no room to store it.",
] as const;

/** Devices, and the login by a device's key. */
export function deviceRoutes(state: ChatState) {
  const { challenges } = state.pendingProofs;
  return {
    BeginDeviceLogin: route(BeginDeviceLogin, [], (_, request) => {
      const { connection } = request;
      // Not delayed by failed logins: nobody guesses a signature, so a delay would only lock owners out.
      const challenge = Uint8Array.from(state.random(CHALLENGE_BYTES));
      challenges.set(connection, challenge);
      return BeginDeviceLoginResponse.create({ challenge });
    }),

    FinishDeviceLogin: route(
      FinishDeviceLogin,
      REFUSALS.FinishDeviceLogin,
      ({ deviceId, signature, keys }, request) => {
        const { connection, nowMs, wallMs } = request;
        const challenge = challenges.get(connection);
        if (challenge === undefined) {
          throw request.refusal("WRONG_STATE", "FinishDeviceLogin must follow a BeginDeviceLogin.");
        }
        // A challenge may be answered once, whether or not the answer is right.
        challenges.delete(connection);
        const found = state.directory.findDevice(hexOf(deviceId));
        const deviceKey = found?.device.publicKey ?? UNKNOWN_DEVICE_KEY;
        const login = { deviceId, challenge, channelBinding: connection.channelBinding };
        const isSigned = keys !== undefined && verifyDeviceLogin(deviceKey, { ...login, keys }, signature);
        checkKeys(keys, request, isSigned ? found?.user : undefined);
        if (found === undefined || !isSigned) throw loginFailed(request);
        const { user, device } = found;
        checkNotBanned(state, user.account.key, request);
        // The date of the login is not worth refusing it.
        if (!state.room.isFull)
          storeDevice(state, user, {
            ...device,
            publicKey: device.publicKey,
            lastLoginMs: wallMs,
            lastLoginServedMs: state.servedTime.at(nowMs),
          });
        logIn(state, request, user, keys, device.id);
        return FinishDeviceLoginResponse.create({ welcome: welcome(state, user, request) });
      },
    ),

    ListDevices: route(ListDevices, [], (_, request) => {
      const login = loginOf(request);
      const devices = [...login.user.devices.values()].map(({ id, label, createdMs, lastLoginMs }) =>
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

    RevokeDevice: route(RevokeDevice, REFUSALS.RevokeDevice, ({ deviceId }, request) => {
      const user = userOf(request);
      const device = user.devices.get(hexOf(deviceId));
      if (device === undefined) throw request.refusal("INVALID_ARGUMENT", "The account has no device with this id.");
      revoke(state, user, device, new ProtocolError("REVOKED", "This device was revoked."));
      return RevokeDeviceResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** @throws ProtocolError INVALID_ARGUMENT */
export function checkNewDevice(device: NewDevice | undefined, request: Refusable<"INVALID_ARGUMENT">): void {
  if (device === undefined) return;
  if (device.publicKey.length !== KEY_BYTES || [...device.label].length > LABEL_CHARACTERS_MAX) {
    throw request.refusal(
      "INVALID_ARGUMENT",
      "A device must have a key of 32 bytes and a label of at most 64 characters.",
    );
  }
}

/**
 * Creates a device; `addDevice` registers it after its login. A key that the account has already is the same device: its
 * client has not heard that it was registered.
 */
export function createDevice(
  state: ChatState,
  user: User,
  { publicKey, label }: NewDevice,
  { nowMs, wallMs }: Pick<Request, "nowMs" | "wallMs">,
): StoredDevice {
  const known = [...user.devices.values()].find((device) => Buffer.compare(device.publicKey, publicKey) === 0);
  return {
    id: known?.id ?? hexOf(state.random(DEVICE_ID_BYTES)),
    account: user.account.id,
    publicKey: Uint8Array.from(publicKey),
    label: Buffer.from(label).toString(),
    createdMs: known?.createdMs ?? wallMs,
    lastLoginMs: wallMs,
    lastLoginServedMs: state.servedTime.at(nowMs),
  };
}

/** Registers a device. An account with `devicesMax` devices loses the one that logged in least recently, with its logins. */
export function addDevice(state: ChatState, user: User, device: StoredDevice): void {
  const { devicesMax } = state.limits;
  if (user.devices.size >= devicesMax && !user.devices.has(device.id)) {
    const [leastRecent] = [...user.devices.values()].sort((a, b) => a.lastLoginServedMs - b.lastLoginServedMs);
    const text = `Another device was registered. An account may have ${devicesMax} devices, and this one had logged in least recently.`;
    if (leastRecent !== undefined)
      revoke(state, user, leastRecent, new ProtocolError("REVOKED", text, { limit: "devicesMax" }));
  }
  storeDevice(state, user, device);
}

/** Removes a device, which can then no longer log in. Its logins stay. */
export function removeDevice(state: ChatState, user: User, { id }: StoredDevice): void {
  state.directory.removeDevice(user, id);
  state.outbox.store({ kind: "device removed", account: user.account.id, id });
}

function revoke(state: ChatState, user: User, device: StoredDevice, reason: ProtocolError): void {
  removeDevice(state, user, device);
  endLogins(state, user, reason, (login) => login.device === device.id);
}

function storeDevice(state: ChatState, user: User, device: StoredDevice): void {
  state.directory.addDevice(user, device);
  state.outbox.store({ kind: "device", device });
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** Empty: no device was registered. */
export function deviceIdOf(id: string | undefined): Uint8Array {
  return id === undefined ? new Uint8Array() : Uint8Array.from(Buffer.from(id, "hex"));
}

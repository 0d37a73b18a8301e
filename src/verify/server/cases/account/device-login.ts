/** Cases of "8. Accounts": logins of devices, without the password. */

import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  IdentityKeys,
  RevokeDeviceRequest,
} from "../../../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import {
  BeginDeviceLogin,
  FinishDeviceLogin,
  ListDevices,
  RevokeDevice,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { signDeviceLogin } from "../../../../crypto/device-login.ts";
import type { KeyPair } from "../../../../crypto/key.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import { newKeys, type User } from "../../account.ts";
import { bodyOf, type RawConnection } from "../../raw-connection.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { random } from "../../socket.ts";
import { newDevice } from "./accounts.ts";

const { KEYS_INVALID, LOGIN_FAILED, WRONG_STATE } = ErrorCode;
const DEVICES = "Devices";

interface DeviceUser {
  readonly user: User;
  readonly key: KeyPair;
}

async function userWithDevice(context: ServerContext): Promise<DeviceUser> {
  const { key, device } = newDevice();
  return { user: await context.newUser({ device }), key };
}

async function challengeOn(connection: RawConnection, deviceId: Uint8Array): Promise<Uint8Array> {
  const { challenge } = await connection.ok(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
  check(challenge.length === 32, "a challenge of 32 bytes", () => hex(challenge));
  return challenge;
}

/** @param bound  the connection whose channel binding is signed */
function signed(
  { user: { deviceId }, key }: DeviceUser,
  challenge: Uint8Array,
  bound: RawConnection,
): FinishDeviceLoginRequest {
  const keys = newKeys();
  const login = { deviceId, challenge, channelBinding: bound.secrets?.channelBinding, keys };
  return FinishDeviceLoginRequest.create({ deviceId, signature: signDeviceLogin(key, login), keys });
}

export const DEVICE_LOGIN: readonly ServerCase[] = [
  {
    id: "devices/login",
    title: "A device logs in by signing a challenge, without the password",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      checkEqual(owner.user.deviceId.length, 16, "bytes of the device id");
      const connection = await context.greet();
      const challenge = await challengeOn(connection, owner.user.deviceId);
      const { welcome } = await connection.ok(FinishDeviceLogin, signed(owner, challenge, connection));
      checkEqual(welcome?.name, owner.user.name, "name in Welcome");
      const { devices } = await connection.ok(ListDevices, {});
      checkEqual(devices.length, 1, "devices listed");
      checkEqual(devices[0]?.current, true, "current of the device that asks");
      checkEqual(devices[0]?.label, "verify", "label of the device");
    },
  },
  {
    id: "devices/challenge-looks-the-same",
    title: "BeginDeviceLogin is answered with a new challenge whether or not the device exists",
    heading: DEVICES,
    async run(context) {
      const { user } = await userWithDevice(context);
      const connection = await context.greet();
      const challenges = [
        await challengeOn(connection, user.deviceId),
        await challengeOn(connection, user.deviceId),
        await challengeOn(connection, random(16)),
      ].map(hex);
      check(new Set(challenges).size === 3, "a new challenge each time", () => challenges.join(" / "));
    },
  },
  {
    id: "devices/no-challenge",
    title: "FinishDeviceLogin without a challenge is refused with WRONG_STATE",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const connection = await context.greet();
      await connection.refused(FinishDeviceLogin, signed(owner, random(32), connection), WRONG_STATE);
    },
  },
  {
    id: "devices/challenge-once",
    title: "A challenge is valid for one answer: after a wrong one the right one is refused with WRONG_STATE",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const connection = await context.greet();
      const challenge = await challengeOn(connection, owner.user.deviceId);
      await connection.refused(FinishDeviceLogin, signed(owner, random(32), connection), LOGIN_FAILED);
      await connection.refused(FinishDeviceLogin, signed(owner, challenge, connection), WRONG_STATE);
    },
  },
  {
    id: "devices/replay-on-other-connection",
    title: "The signature for one connection's challenge is refused on another connection",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const [first, second] = [await context.greet(), await context.greet()];
      const recorded = signed(owner, await challengeOn(first, owner.user.deviceId), first);
      await first.ok(FinishDeviceLogin, recorded);
      await challengeOn(second, owner.user.deviceId);
      await second.refused(FinishDeviceLogin, recorded, LOGIN_FAILED);
    },
  },
  {
    id: "devices/channel-binding",
    title: "A signature that is bound to another TLS connection is refused with LOGIN_FAILED",
    heading: DEVICES,
    async run(context) {
      context.needsChannelBinding();
      const owner = await userWithDevice(context);
      const [connection, other] = [await context.greet(), await context.greet()];
      const challenge = await challengeOn(connection, owner.user.deviceId);
      await connection.refused(FinishDeviceLogin, signed(owner, challenge, other), LOGIN_FAILED);
    },
  },
  {
    id: "devices/keys-are-signed",
    title: "A signature for other identity keys is refused with LOGIN_FAILED",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const connection = await context.greet();
      const request = signed(owner, await challengeOn(connection, owner.user.deviceId), connection);
      await connection.refused(FinishDeviceLogin, { ...request, keys: newKeys() }, LOGIN_FAILED);
    },
  },
  {
    id: "devices/keys-invalid",
    title: "A device login with keys that do not verify is refused with KEYS_INVALID",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const connection = await context.greet();
      const request = signed(owner, await challengeOn(connection, owner.user.deviceId), connection);
      const keys = IdentityKeys.create({ ...request.keys, signature: random(64) });
      await connection.refused(FinishDeviceLogin, { ...request, keys }, KEYS_INVALID);
    },
  },
  {
    id: "devices/unknown",
    title: "An unknown device and a wrong signature are refused with the same bytes",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const bodies: string[] = [];
      for (const deviceId of [owner.user.deviceId, random(16)]) {
        const connection = await context.greet();
        await challengeOn(connection, deviceId);
        const wrong = { ...signed(owner, random(32), connection), deviceId };
        bodies.push(hex(bodyOf(await connection.refused(FinishDeviceLogin, wrong, LOGIN_FAILED))));
      }
      checkEqual(bodies[1], bodies[0], "refusal of an unknown device, as for a wrong signature");
    },
  },
  {
    id: "devices/revoked",
    title: "RevokeDevice closes the device's connections with REVOKED, and it can no longer log in",
    heading: DEVICES,
    async run(context) {
      const owner = await userWithDevice(context);
      const main = await context.again(owner.user);
      context.discard(main);
      const connection = await context.greet();
      await connection.ok(
        FinishDeviceLogin,
        signed(owner, await challengeOn(connection, owner.user.deviceId), connection),
      );
      const { deviceId } = owner.user;
      await main.connection.ok(RevokeDevice, RevokeDeviceRequest.create({ deviceId }));
      await connection.closed(ErrorCode.REVOKED);
      await owner.user.connection.closed(ErrorCode.REVOKED);
      const again = await context.greet();
      const request = signed(owner, await challengeOn(again, deviceId), again);
      await again.refused(FinishDeviceLogin, request, LOGIN_FAILED);
    },
  },
];

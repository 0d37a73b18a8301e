/** Cases of "8. Accounts": devices, which log in without the password. */

import {
  BeginDeviceLoginResponse,
  type NewDevice,
  RegisterResponse,
} from "../../../../../generated/chatwire/v1/account.ts";
import { PingResponse } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { BeginDeviceLogin, Register } from "../../../../../generated/chatwire/v1/rules.ts";
import { CHALLENGE_BYTES, DEVICE_ID_BYTES, verifyDeviceLogin } from "../../../../crypto/device-login.ts";
import { verifyPublicKeys } from "../../../../crypto/identity.ts";
import { check, present, Skip } from "../../../shared/fault.ts";
import type { ClientConnection } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { BINDING_LABEL } from "../../scripted-account.ts";
import { works } from "../expectations.ts";

const KEY_BYTES = 32;
const LABEL_CHARACTERS_MAX = 64;
const OTHER_USER = { name: "bob", password: "secret-2" } as const;

export const DEVICES: readonly ClientCase[] = [
  {
    id: "devices/registered",
    title: "A registration can carry a device: a public key of 32 bytes, and a label of at most 64 characters",
    heading: "Devices",
    async run(context) {
      const connection = await context.registered();
      checkDevice(deviceOf(connection));
    },
  },
  {
    id: "devices/registered-at-login",
    title: "A login with the password can carry a device",
    heading: "Devices",
    async run(context) {
      const connection = await context.loggedIn();
      const { body } = present(connection.requests("finishLoginRequest")[0], "FinishLogin");
      checkDevice(registered(body.case === "finishLoginRequest" ? body.value.device : undefined));
    },
  },
  {
    id: "devices/login",
    title: "A device logs in without the password: it names its id, and signs the challenge",
    heading: "Devices",
    async run(context) {
      const { connection, deviceId } = await returning(context);
      const { value: begin } = await connection.request("beginDeviceLoginRequest");
      checkId(begin.deviceId, deviceId);
      const { value: finish } = await connection.request("finishDeviceLoginRequest");
      checkId(finish.deviceId, deviceId);
      await context.client.expect("loggedIn");
      check(connection.requests("beginLoginRequest").length === 0, "no login with the password", () =>
        connection.describe(),
      );
    },
  },
  {
    id: "devices/signature",
    title: "The device signs its id, the challenge, the channel binding and the keys of the user",
    heading: "Devices",
    async run(context) {
      const challenge = new Uint8Array(CHALLENGE_BYTES).fill(12);
      challenges(context, challenge);
      const { connection, device, deviceId } = await returning(context);
      const { value } = await connection.request("finishDeviceLoginRequest");
      const keys = present(value.keys, "the user's keys");
      check(verifyPublicKeys(keys), "an agreement key that the signing key has signed", () => "a wrong signature");
      const login = { deviceId, challenge, channelBinding: connection.exporter(BINDING_LABEL), keys };
      const isRight = verifyDeviceLogin(device.publicKey, login, value.signature);
      check(isRight, "the device's signature of id, challenge, binding and keys", () => "a wrong signature");
    },
  },
  {
    id: "devices/refused",
    title: "If the server refuses the device, the user logs in with the password on the same connection",
    heading: "Devices",
    async run(context) {
      const { answers } = context.server;
      answers.on("finishDeviceLoginRequest", (_value, request, connection) => {
        connection.refuse(request, ErrorCode.LOGIN_FAILED);
      });
      const { connection } = await returning(context);
      await connection.request("finishDeviceLoginRequest");
      await connection.request("finishLoginRequest");
      await context.client.expect("loggedIn");
      await works(context, connection);
    },
  },
  {
    id: "devices/replaced",
    title: "A device that was refused is not tried again: the next login uses the device registered since",
    heading: "Devices",
    async run(context) {
      const first = await returning(context, () => context.server.answers.account.devices.clear());
      await context.client.expect("loggedIn");
      const newest = [...context.server.answers.account.devices.keys()].at(-1);
      if (newest === undefined) throw new Skip("the client registers no device at a login");
      await context.stop();
      const connection = await context.loggingIn();
      const { value } = await connection.request("beginDeviceLoginRequest");
      check(Buffer.compare(value.deviceId, first.deviceId) !== 0, "another device than the refused one", () =>
        hex(value.deviceId),
      );
      checkId(value.deviceId, Buffer.from(newest, "hex"));
    },
  },
  badChallenge("challenge-empty", 0),
  badChallenge("challenge-short", CHALLENGE_BYTES - 1),
  badChallenge("challenge-long", CHALLENGE_BYTES + 1),
  badId("id-missing", 0),
  badId("id-short", DEVICE_ID_BYTES - 1),
  {
    id: "devices/one-account",
    title: "A device has another key pair for each account",
    heading: "Devices",
    async run(context) {
      const first = deviceOf(await context.registered());
      await context.stop();
      context.start();
      const connection = await context.greeted();
      context.client.send({ command: "register", ...OTHER_USER, privacy: "PUBLIC" });
      await connection.request("registerRequest");
      const second = deviceOf(connection);
      check(Buffer.compare(first.publicKey, second.publicKey) !== 0, "another public key for another account", () =>
        hex(second.publicKey),
      );
    },
  },
  {
    id: "devices/other-body",
    title: "A response to FinishDeviceLogin with another body closes the connection with BODY_MISMATCH",
    heading: "Devices",
    async run(context) {
      context.server.answers.on("finishDeviceLoginRequest", (_value, request, connection) => {
        connection.respond(request, { case: "pingResponse", value: PingResponse.create() });
      });
      const { connection } = await returning(context);
      await connection.expectClose("BODY_MISMATCH");
    },
  },
  {
    id: "devices/revoked",
    title: "A client whose device is revoked reports the end of the connection, and does not log in again by itself",
    heading: "Devices",
    async run(context) {
      const { connection } = await returning(context);
      await context.client.expect("loggedIn");
      connection.close(ErrorCode.REVOKED);
      await context.client.expectError();
      await context.quiet();
      const again = context.server.connections.all.filter((one) => one.requests("finishDeviceLoginRequest").length > 0);
      check(again.length === 1, "no login with a device that is revoked", () => `${again.length - 1} further logins`);
    },
  },
];

interface Returning {
  /** The connection of the login with the device. */
  readonly connection: ClientConnection;
  readonly device: NewDevice;
  readonly deviceId: Uint8Array;
}

/**
 * Registers the user with a device, and asks the client, started again, to log in.
 *
 * @param between  runs while the client is not running
 * @throws Skip the client registers no device
 */
async function returning(context: ClientContext, between: () => void = () => {}): Promise<Returning> {
  const { devices } = context.server.answers.account;
  const device = deviceOf(await context.registered());
  const [id = ""] = devices.keys();
  await context.stop();
  between();
  return { connection: await context.loggingIn(), device, deviceId: Buffer.from(id, "hex") };
}

/** The device of the client's registration. @throws Skip there is none */
function deviceOf(connection: ClientConnection): NewDevice {
  const { body } = present(connection.requests("registerRequest")[0], "Register");
  return registered(body.case === "registerRequest" ? body.value.device : undefined);
}

function registered(device: NewDevice | undefined): NewDevice {
  if (device === undefined) throw new Skip("the client registers no device");
  return device;
}

function challenges(context: ClientContext, challenge: Uint8Array): void {
  context.server.answers.on("beginDeviceLoginRequest", (_value, request, connection) => {
    connection.respond(request, BeginDeviceLogin.wrapResponse(BeginDeviceLoginResponse.create({ challenge })));
  });
}

/** The lengths of what is signed are fixed, so that no signature has two meanings. */
function badChallenge(id: string, length: number): ClientCase {
  return {
    id: `devices/${id}`,
    title: `The device signs no challenge of ${length} bytes`,
    heading: "Devices",
    async run(context) {
      challenges(context, new Uint8Array(length).fill(12));
      const { connection } = await returning(context);
      await connection.request("beginDeviceLoginRequest");
      await context.quiet();
      check(connection.requests("finishDeviceLoginRequest").length === 0, "no signature", () => connection.describe());
    },
  };
}

function badId(id: string, length: number): ClientCase {
  return {
    id: `devices/${id}`,
    title: `If the server gives the device an id of ${length} bytes, the next login uses the password`,
    heading: "Devices",
    async run(context) {
      context.server.answers.on("registerRequest", ({ verifier }, request, connection) => {
        context.server.answers.account.verifier = verifier;
        const response = RegisterResponse.create({ text: "Registered.", deviceId: new Uint8Array(length).fill(7) });
        connection.respond(request, Register.wrapResponse(response));
      });
      await context.registered();
      await context.stop();
      context.server.answers.restore("registerRequest");
      const connection = await context.loggingIn();
      await connection.request("finishLoginRequest");
      await context.client.expect("loggedIn");
      check(connection.requests("beginDeviceLoginRequest").length === 0, "no login with the device", () =>
        connection.describe(),
      );
    },
  };
}

function checkDevice({ publicKey, label }: NewDevice): void {
  check(publicKey.length === KEY_BYTES, `a public key of ${KEY_BYTES} bytes`, () => `${publicKey.length} bytes`);
  const { length } = [...label];
  check(length <= LABEL_CHARACTERS_MAX, `a label of at most ${LABEL_CHARACTERS_MAX} characters`, () => `${length}`);
}

function checkId(came: Uint8Array, deviceId: Uint8Array): void {
  check(Buffer.compare(came, deviceId) === 0, `the device id ${hex(deviceId)}`, () => hex(came));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

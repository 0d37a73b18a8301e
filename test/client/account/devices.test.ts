import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  IdentityKeys,
} from "../../../generated/chatwire/v1/account.ts";
import { BeginDeviceLogin, FinishDeviceLogin } from "../../../generated/chatwire/v1/rules.ts";
import { Connection } from "../../../src/client/connection/connection.ts";
import { exportDevice, importDevice, signDeviceLogin } from "../../../src/crypto/device-login.ts";
import { publicKeys } from "../../../src/crypto/identity.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { ClosedError, createDeviceKey, createIdentity, DEFAULT_LIMITS, MemoryPins } from "../../../src/index.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { parseServerAddress } from "../../../src/server-address.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next } from "../chat-world.ts";

const test = suite("devices");
const ADA = { name: "ada", password: "secret-1" };

for (const security of ["tls", "plain"] as const) {
  test(`device-logs-in-without-the-password-over-${security}`, async () => {
    await using world = await ChatWorld.start({ security });
    const phone = await world.connect();
    const { device } = await phone.register({ ...ADA, privacy: "PRIVATE", device: { label: "phone" } });
    assert.is(device?.length, 49);
    await phone.close();
    const again = await world.connect();
    const done = await again.logInWithDevice(device ?? new Uint8Array());
    assert.equal([done.name, done.privacy, done.device], ["ada", "PRIVATE", device]);
    const [listed] = await again.devices.list();
    assert.equal([listed?.label, listed?.current], ["phone", true]);
    assert.ok(listed !== undefined && listed.lastLoginAt >= listed.createdAt);
  });
}

test("login-registers-a-device-with-the-callers-key", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const laptop = await world.connect();
  const key = createDeviceKey();
  const { device = new Uint8Array() } = await laptop.logIn({ ...ADA, device: { label: "laptop", key } });
  assert.equal(importDevice(device).key, key);
  assert.equal(
    (await ada.devices.list()).map(({ label, current }) => [label, current]),
    [["laptop", false]],
  );
  await (await world.connect()).logInWithDevice(device);
});

test("device-keeps-its-identity-as-long-as-the-process-runs", async () => {
  await using world = await ChatWorld.start();
  const pins = new MemoryPins();
  const grace = await world.join("grace", "PUBLIC", { pins });
  const ada = await world.connect();
  const { device = new Uint8Array() } = await ada.register({ ...ADA, privacy: "PUBLIC", device: { label: "" } });
  const fingerprints: unknown[] = [];
  for (const login of [() => ada.logInWithDevice(device), () => ada.logInWithDevice(device)]) {
    await ada.logOff();
    await login();
    const accepted = next(ada.conversations.invitations).then((invitation) => invitation.accept());
    await (await grace.connectTo("ada")).close();
    await accepted;
    fingerprints.push(await pins.get(`user ada@127.0.0.1:${world.server.port}`));
  }
  assert.equal(fingerprints[0], fingerprints[1]);
});

test("revoked-device-is-closed-and-refused", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const phone = await world.connect();
  const { device = new Uint8Array() } = await phone.logIn({ ...ADA, device: { label: "phone" } });
  const [listed] = await ada.devices.list();
  await ada.devices.revoke(listed?.id ?? "");
  const reason = await phone.closed;
  assert.instance(reason, ClosedError);
  assert.is(reason.code, "REVOKED");
  assert.is(phone.name, undefined);
  assert.is(await codeOf((await world.connect()).logInWithDevice(device)), "LOGIN_FAILED");
  assert.is(await codeOf(ada.devices.revoke(listed?.id ?? "")), "INVALID_ARGUMENT");
  assert.is(await codeOf(ada.devices.revoke("phone")), "INVALID_ARGUMENT");
  assert.equal(await ada.devices.list(), []);
});

test("unknown-device-and-wrong-key-get-the-same-refusal", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const { device = new Uint8Array() } = await ada.register({ ...ADA, privacy: "PUBLIC", device: { label: "phone" } });
  const { deviceId, key } = importDevice(device);
  const refusals: string[] = [];
  for (const forged of [
    exportDevice({ deviceId, key: createDeviceKey() }),
    exportDevice({ deviceId: randomBytes(16), key }),
  ]) {
    const error = await (await world.connect()).logInWithDevice(forged).catch((error) => error);
    refusals.push(`${error.code} ${error.message}`);
  }
  assert.match(refusals[0] ?? "", /^LOGIN_FAILED/);
  assert.is(refusals[0], refusals[1]);
  for (const broken of [new Uint8Array(), device.subarray(1), Uint8Array.from([2, ...device.subarray(1)])]) {
    assert.is(await codeOf((await world.connect()).logInWithDevice(broken)), "INVALID_ARGUMENT");
  }
});

test("signature-is-valid-for-one-challenge-on-one-connection", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const { device = new Uint8Array() } = await ada.register({ ...ADA, privacy: "PUBLIC", device: { label: "phone" } });
  const { deviceId, key } = importDevice(device);
  const keys = publicKeys(createIdentity());
  const [victim, thief] = [await connect(world), await connect(world)];
  const begin = async (connection: Connection): Promise<Uint8Array> =>
    (await connection.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }))).challenge;
  const finish = (connection: Connection, signature: Uint8Array) => {
    const request = FinishDeviceLoginRequest.create({ deviceId, signature, keys: IdentityKeys.create(keys) });
    return connection.call(FinishDeviceLogin, request);
  };
  const sign = (challenge: Uint8Array, { channelBinding }: Connection): Uint8Array =>
    signDeviceLogin(key, { deviceId, challenge, channelBinding, keys });

  // The victim's signature for its own connection.
  await begin(thief);
  assert.is(await codeOf(finish(thief, sign(await begin(victim), victim))), "LOGIN_FAILED");
  // The victim's signature for a challenge that the thief forwarded.
  assert.is(await codeOf(finish(thief, sign(await begin(thief), victim))), "LOGIN_FAILED");
  // A signature for the previous challenge.
  const signature = sign(await begin(victim), victim);
  await begin(victim);
  assert.is(await codeOf(finish(victim, signature)), "LOGIN_FAILED");
  assert.is(await codeOf(finish(victim, signature)), "WRONG_STATE");
  const { welcome } = await finish(victim, sign(await begin(victim), victim));
  assert.is(welcome?.name, "ada");
  for (const connection of [victim, thief]) {
    connection.close();
    await connection.closed;
  }
});

function connect(world: ChatWorld): Promise<Connection> {
  const options = {
    limits: DEFAULT_LIMITS,
    pins: new MemoryPins(),
    features: ownFeatures("connection"),
    tap: undefined,
    grease: undefined,
  };
  return Connection.open({ network: systemNetwork, servers: [parseServerAddress(world.url)], ...options }, {});
}

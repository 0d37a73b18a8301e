import * as assert from "uvu/assert";
import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  ListDevicesRequest,
  NewDevice,
  RevokeDeviceRequest,
} from "../../../../generated/chatwire/v1/account.ts";
import { State } from "../../../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, Status, WatchPeersRequest } from "../../../../generated/chatwire/v1/presence.ts";
import {
  BeginDeviceLogin,
  FinishDeviceLogin,
  FinishLogin,
  GetPeers,
  ListDevices,
  RevokeDevice,
  WatchPeers,
} from "../../../../generated/chatwire/v1/rules.ts";
import { type DeviceLogin, signDeviceLogin } from "../../../../src/crypto/device-login.ts";
import { createKeyPair, type KeyPair } from "../../../../src/crypto/key.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import {
  createKeys,
  greeted,
  joinWithDevice,
  logIn,
  logInByDevice,
  logInWithDevice,
  nameOf,
  prove,
  type RegisteredDevice,
} from "../../fixtures.ts";

const test = suite("device");

test("device-logs-in-by-its-key-and-gets-the-welcome", () => {
  const world = new ChatSimulation(SEED);
  const ada = joinWithDevice(world, "Ada");
  ada.client.drop();
  const client = greeted(world);
  const welcome = logInByDevice(world, client, ada);
  assert.equal([welcome?.name, welcome?.port], ["Ada", client.connection.endpoint.port]);
  assert.equal([client.client.state, client.server.state], [State.AVAILABLE, State.AVAILABLE]);
  assert.is(client.connection.login?.device, Buffer.from(ada.deviceId).toString("hex"));
});

test("device-logs-in-after-a-restart", () => {
  const world = new ChatSimulation(SEED);
  const ada = joinWithDevice(world, "ada");
  world.restart();
  assert.is(logInByDevice(world, greeted(world), ada)?.name, "ada");
});

/** Ways in which one part of the second half of a login can be wrong. */
const WRONG: Record<string, (right: Attempt) => Partial<Attempt>> = {
  unknown: () => ({ deviceId: new Uint8Array(16).fill(7) }),
  "of-a-wrong-length": () => ({ deviceId: new Uint8Array(15) }),
  forged: ({ world }) => ({ key: createKeyPair("Ed25519", (length) => world.random.bytes(length)) }),
  "of-another-account": ({ grace }) => ({ deviceId: grace.deviceId }),
  "signed-by-another-account": ({ grace }) => ({ key: grace.key }),
  replayed: () => ({ signed: { challenge: new Uint8Array(32).fill(1) } }),
  transplanted: () => ({ signed: { channelBinding: new Uint8Array(32).fill(2) } }),
  "with-keys-of-another-client": ({ world }) => ({ signed: { keys: createKeys(world) } }),
  "signed-for-another-device": ({ grace }) => ({ signed: { deviceId: grace.deviceId } }),
  "with-a-signature-of-a-wrong-length": () => ({ signature: new Uint8Array(63) }),
};

test("wrong-device-logins-get-byte-identical-refusals", () => {
  const answers = new Map<string, string>();
  for (const [what, change] of Object.entries(WRONG)) {
    const { client, finish } = attempt(change);
    assert.is(client.refusal(FinishDeviceLogin, finish), "LOGIN_FAILED", what);
    answers.set(what, Buffer.from(client.received.at(-1) ?? []).toString("hex"));
    assert.is(client.connection.login?.user, undefined);
  }
  for (const [what, answer] of answers) assert.is(answer, answers.get("unknown"), what);
  const { client, finish } = attempt(() => ({}));
  assert.is(client.refusal(FinishDeviceLogin, finish), "none");
});

test("signature-works-once-and-on-one-connection", () => {
  const { world, client, finish, ada } = attempt(() => ({}));
  client.call(FinishDeviceLogin, finish);
  const second = greeted(world);
  second.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId: ada.deviceId }));
  assert.is(second.refusal(FinishDeviceLogin, finish), "LOGIN_FAILED");
  // Each challenge can be answered once.
  assert.is(second.refusal(FinishDeviceLogin, finish), "WRONG_STATE");
  assert.is(greeted(world).refusal(FinishDeviceLogin, finish), "WRONG_STATE");
});

test("device-with-the-keys-of-its-last-login-is-let-in-and-one-with-keys-like-them-is-not", () => {
  const world = new ChatSimulation(SEED);
  const ada = joinWithDevice(world, "ada");
  const keys = createKeys(world);
  const finish = (sent: IdentityKeys): string => {
    const client = greeted(world);
    const { deviceId } = ada;
    const { challenge } = client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
    const signature = signDeviceLogin(ada.key, { deviceId, challenge, channelBinding: undefined, keys: sent });
    return client.refusal(FinishDeviceLogin, FinishDeviceLoginRequest.create({ deviceId, signature, keys: sent }));
  };
  assert.equal([finish(keys), finish(keys)], ["none", "none"]);
  const other = createKeys(world);
  for (const part of ["signingKey", "agreementKey", "signature"] as const)
    assert.is(finish(IdentityKeys.create({ ...keys, [part]: other[part] })), "KEYS_INVALID", part);
  assert.equal([finish(other), finish(keys)], ["none", "none"]);
});

test("challenge-does-not-tell-whether-the-device-exists", () => {
  const challenges = [new Uint8Array(16), undefined].map((unknown) => {
    const world = new ChatSimulation(SEED);
    const { deviceId } = joinWithDevice(world, "ada");
    const client = greeted(world);
    client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId: unknown ?? deviceId }));
    return Buffer.from(client.received.at(-1) ?? []).toString("hex");
  });
  assert.is(challenges[0], challenges[1]);
});

test("failed-logins-of-others-do-not-delay-a-device", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
  const ada = joinWithDevice(world, "ada");
  const unknown = { ...ada, deviceId: new Uint8Array(16) };
  for (let tries = 0; tries < 4; tries++) {
    assert.throws(() => logInByDevice(world, greeted(world), unknown));
    assert.throws(() => logIn(world, "ada", "wrong"));
  }
  assert.is(logInByDevice(world, greeted(world), ada)?.name, "ada");
});

test("failed-signatures-delay-neither-devices-nor-passwords", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2, loginTriesPerNameMax: 2 });
  const ada = joinWithDevice(world, "ada");
  const wrong = { deviceId: ada.deviceId, key: createKeyPair("Ed25519", (length) => world.random.bytes(length)) };
  for (let tries = 0; tries < 4; tries++) assert.throws(() => logInByDevice(world, greeted(world), wrong));
  assert.is(logInByDevice(world, greeted(world), ada)?.name, "ada");
  assert.is(nameOf(logIn(world, "ada")), "ada");
});

test("devices-are-listed-with-creation-and-last-login", () => {
  const world = new ChatSimulation(SEED);
  const startMs = world.wallMs;
  const ada = joinWithDevice(world, "ada");
  world.pass(5_000);
  logInWithDevice(world, "ada", "telephone");
  world.pass(5_000);
  logInByDevice(world, greeted(world), ada);
  assert.equal(devicesOf(ada.client), [
    { label: "ada's first", created: 0, seen: 10_000, current: true },
    { label: "telephone", created: 5_000, seen: 5_000, current: false },
  ]);

  function devicesOf(client: SimulatedClient) {
    return client
      .call(ListDevices, ListDevicesRequest.create())
      .devices.map(({ label, createdMs, lastLoginMs, current }) => ({
        label,
        created: createdMs - startMs,
        seen: lastLoginMs - startMs,
        current,
      }));
  }
});

test("revoked-device-loses-its-logins-and-cannot-log-in-again", () => {
  const world = new ChatSimulation(SEED);
  const first = joinWithDevice(world, "ada");
  const lost = logInWithDevice(world, "ada", "lost");
  const again = greeted(world);
  logInByDevice(world, again, lost);
  first.client.call(RevokeDevice, RevokeDeviceRequest.create({ deviceId: lost.deviceId }));
  assert.equal([lost.client.reason?.code, again.reason?.code], ["REVOKED", "REVOKED"]);
  assert.throws(() => logInByDevice(world, greeted(world), lost), /not registered or the password is wrong/);
  first.client.call(GetPeers, GetPeersRequest.create());
  assert.is(logInByDevice(world, greeted(world), first)?.name, "ada");
  world.restart();
  assert.throws(() => logInByDevice(world, greeted(world), lost), /not registered or the password is wrong/);
});

test("device-can-revoke-itself", () => {
  const world = new ChatSimulation(SEED);
  const { client, deviceId } = joinWithDevice(world, "ada");
  client.call(RevokeDevice, RevokeDeviceRequest.create({ deviceId }));
  assert.is(client.reason?.code, "REVOKED");
});

test("device-of-another-account-cannot-be-revoked", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [joinWithDevice(world, "ada"), joinWithDevice(world, "grace")];
  const refusals = [grace.deviceId, new Uint8Array(16)].map((deviceId) =>
    ada.client.refusal(RevokeDevice, RevokeDeviceRequest.create({ deviceId })),
  );
  assert.equal(refusals, ["INVALID_ARGUMENT", "INVALID_ARGUMENT"]);
  assert.is(grace.client.reason, undefined);
});

test("device-past-the-limit-replaces-the-one-that-has-not-logged-in-for-longest", () => {
  const world = new ChatSimulation(SEED, { devicesMax: 2 });
  const first = joinWithDevice(world, "ada");
  world.pass(1_000);
  const second = logInWithDevice(world, "ada", "second");
  world.pass(1_000);
  logInByDevice(world, greeted(world), first);
  world.pass(1_000);
  const third = logInWithDevice(world, "ada", "third");
  assert.throws(() => logInByDevice(world, greeted(world), second), /not registered or the password is wrong/);
  for (const device of [first, third]) assert.is(logInByDevice(world, greeted(world), device)?.name, "ada");
});

test("device-that-is-registered-again-with-its-key-stays-the-same-one", () => {
  const world = new ChatSimulation(SEED, { devicesMax: 2 });
  const [first, second] = [joinWithDevice(world, "ada"), logInWithDevice(world, "ada", "second")];
  const again = logInWithDevice(world, "ada", "again", first.key);
  assert.equal(again.deviceId, first.deviceId);
  const { devices } = again.client.call(ListDevices, ListDevicesRequest.create());
  assert.equal(
    devices.map(({ label, current }) => [label, current]),
    [
      ["again", true],
      ["second", false],
    ],
  );
  for (const { client } of [first, second]) assert.is(client.reason, undefined);
  world.restart();
  for (const device of [first, second]) assert.is(logInByDevice(world, greeted(world), device)?.name, "ada");
});

test("replaced-device-loses-its-logins-without-a-change-of-presence", () => {
  const world = new ChatSimulation(SEED, { devicesMax: 1 });
  const [watcher, first] = [world.join("grace"), joinWithDevice(world, "ada")];
  watcher.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  const second = logInWithDevice(world, "ada", "second");
  assert.equal([first.client.reason?.code, second.client.reason], ["REVOKED", undefined]);
  assert.is(second.client.call(ListDevices, ListDevicesRequest.create()).devices[0]?.label, "second");
  const seen = watcher.takeEvents().flatMap((body) => (body.case === "peersChanged" ? body.value.changed : []));
  assert.ok(seen.every(({ status }) => status === Status.AVAILABLE));
});

test("device-with-a-malformed-key-or-label-is-refused", () => {
  const world = new ChatSimulation(SEED);
  joinWithDevice(world, "ada");
  for (const device of [
    NewDevice.create({ publicKey: new Uint8Array(31), label: "short" }),
    NewDevice.create({ publicKey: new Uint8Array(32), label: "x".repeat(65) }),
  ]) {
    const client = greeted(world);
    const finish = FinishLoginRequest.create({ clientFinal: prove(client, "ada"), keys: createKeys(world), device });
    assert.is(client.refusal(FinishLogin, finish), "INVALID_ARGUMENT");
  }
});

interface Attempt {
  readonly world: ChatSimulation;
  readonly grace: RegisteredDevice;
  readonly deviceId: Uint8Array;
  readonly key: KeyPair;
  /** Overrides of the signed values. */
  readonly signed: Partial<DeviceLogin>;
  readonly signature: Uint8Array | undefined;
}

/** Prepares the second half of ada's login by device, with one part wrong. */
function attempt(change: (right: Attempt) => Partial<Attempt>) {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [joinWithDevice(world, "ada"), joinWithDevice(world, "grace")];
  const client = greeted(world);
  const { challenge } = client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId: ada.deviceId }));
  const right = { world, grace, deviceId: ada.deviceId, key: ada.key, signed: {}, signature: undefined };
  const { deviceId, key, signed, signature } = { ...right, ...change(right) };
  const keys = createKeys(world);
  const whole = {
    deviceId: deviceId.length === 16 ? deviceId : ada.deviceId,
    challenge,
    channelBinding: undefined,
    keys,
  };
  const made = signature ?? signDeviceLogin(key, { ...whole, ...signed });
  return { world, client, ada, finish: FinishDeviceLoginRequest.create({ deviceId, signature: made, keys }) };
}

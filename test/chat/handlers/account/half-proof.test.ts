import * as assert from "uvu/assert";
import {
  BeginDeviceLoginRequest,
  BeginLoginRequest,
  ChangePasswordRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  LogOffRequest,
  NewDevice,
  Privacy,
} from "../../../../generated/chatwire/v1/account.ts";
import {
  BeginDeviceLogin,
  BeginLogin,
  ChangePassword,
  FinishDeviceLogin,
  FinishLogin,
  LogOff,
  Register,
} from "../../../../generated/chatwire/v1/rules.ts";
import { signDeviceLogin } from "../../../../src/crypto/device-login.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import {
  createKeys,
  deleteAccount,
  greeted,
  joinWithDevice,
  logIn,
  newVerifier,
  PASSWORD,
  prove,
} from "../../fixtures.ts";

const test = suite("half-finished proofs");

test("proof-started-before-a-password-change-fails-after-it", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  const thief = greeted(world);
  const clientFinal = prove(thief, "ada");
  changePassword(ada, "secret-2");
  assert.is(thief.refusal(FinishLogin, finishing(world, clientFinal)), "LOGIN_FAILED");
  assert.is(logIn(world, "ada", "secret-2").connection.login?.user.account.name, "ada");
});

test("proof-started-before-a-deletion-does-not-log-in-to-the-next-account-of-the-name", () => {
  const world = new ChatSimulation(SEED);
  const first = world.join("ada");
  const thief = greeted(world);
  const clientFinal = prove(thief, "ada");
  deleteAccount(first, "ada");
  greeted(world).call(Register, createRegistration("ada", Privacy.PRIVATE, world.random, "another-secret"));
  assert.is(thief.refusal(FinishLogin, finishing(world, clientFinal)), "LOGIN_FAILED");
  assert.is(thief.connection.login?.user, undefined);
});

test("refused-begin-discards-the-earlier-one", () => {
  const world = new ChatSimulation(SEED);
  world.join("ada");
  const client = greeted(world);
  const clientFinal = prove(client, "ada");
  assert.is(client.refusal(BeginLogin, BeginLoginRequest.create({ clientFirst: "rubbish" })), "LOGIN_FAILED");
  assert.is(client.refusal(FinishLogin, finishing(world, clientFinal)), "WRONG_STATE");
});

test("proof-started-before-log-off-does-not-log-in-after-it", () => {
  const world = new ChatSimulation(SEED);
  const client = world.join("ada");
  const clientFinal = prove(client, "ada");
  client.call(LogOff, LogOffRequest.create());
  assert.is(client.refusal(FinishLogin, finishing(world, clientFinal)), "WRONG_STATE");
});

test("refused-keys-or-device-do-not-tell-whether-the-password-was-right", () => {
  for (const [what, code] of [
    [{ keys: IdentityKeys.create() }, "KEYS_INVALID"],
    [{ device: NewDevice.create() }, "INVALID_ARGUMENT"],
  ] as const) {
    const world = new ChatSimulation(SEED, { loginTriesMax: 1 });
    world.join("ada");
    const refusals = [PASSWORD, "wrong"].map((password) => {
      const client = greeted(world);
      const finish = { ...finishing(world, prove(client, "ada", password)), ...what };
      return client.refusal(FinishLogin, finish);
    });
    assert.equal(refusals, [code, code]);
  }
});

test("login-discards-the-challenge-of-a-device", () => {
  const world = new ChatSimulation(SEED);
  const { deviceId, key } = joinWithDevice(world, "ada");
  const client = greeted(world);
  const { challenge } = client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
  client.call(FinishLogin, finishing(world, prove(client, "ada")));
  client.call(LogOff, LogOffRequest.create());
  const keys = createKeys(world);
  const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding: undefined, keys });
  const finish = FinishDeviceLoginRequest.create({ deviceId, signature, keys });
  assert.is(client.refusal(FinishDeviceLogin, finish), "WRONG_STATE");
});

function finishing(world: ChatSimulation, clientFinal: string): FinishLoginRequest {
  return FinishLoginRequest.create({ clientFinal, keys: createKeys(world) });
}

function changePassword(client: SimulatedClient, password: string): void {
  const clientFinal = prove(client, "ada", PASSWORD);
  client.call(ChangePassword, ChangePasswordRequest.create({ clientFinal, verifier: newVerifier(client, password) }));
}

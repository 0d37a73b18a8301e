/** What a client learns of a name by asking for its salt, by beginning logins and by registering. */

import * as assert from "uvu/assert";
import { BeginLoginRequest, DeleteAccountRequest, Privacy } from "../../../../generated/chatwire/v1/account.ts";
import {
  BeginLogin,
  BeginRegister,
  DeleteAccount,
  FinishLogin,
  Register,
} from "../../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration } from "../../../sim/privacy/chat-simulation.ts";
import { clientFirstOf, testSaltOf, verifierOf } from "../../../sim/scram-proof.ts";
import { suite } from "../../../suite.ts";
import { greeted, prove } from "../../fixtures.ts";

const test = suite("what names tell");

/** What BeginLogin and BeginRegister tell of a name. */
function told(world: ChatSimulation, name: string): string {
  const { serverFirst } = greeted(world).call(
    BeginLogin,
    BeginLoginRequest.create({ clientFirst: clientFirstOf(name) }),
  );
  const { salt } = greeted(world).call(BeginRegister, { name });
  return `${serverFirst.replace(/^r=[^,]*/, "")} ${Buffer.from(salt).toString("base64")}`;
}

test("salt-of-a-name-stays-when-it-is-registered-and-deleted", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 100 });
  const before = [told(world, "ada"), told(world, "grace")];
  const ada = world.join("ada");
  assert.equal([told(world, "ADA"), told(world, "grace")], before);
  ada.call(DeleteAccount, DeleteAccountRequest.create({ clientFinal: prove(ada, "ada") }));
  assert.equal([told(world, "ada"), told(world, "grace")], before);
  world.restart();
  assert.equal([told(world, "ada"), told(world, "grace")], before);
});

test("salt-of-an-account-of-an-older-version-stays-when-it-is-deleted", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 100 });
  const salt = new Uint8Array(16).fill(9);
  const verifier = verifierOf("secret-1", salt);
  world.join("ada");
  const account = [...world.store.load().accounts].find(({ name }) => name === "ada");
  if (account === undefined) throw new Error("ada is not stored");
  world.store.commit([{ kind: "account", account: { ...account, verifier } }]);
  world.restart();
  const before = told(world, "ada");
  assert.match(before, Buffer.from(salt).toString("base64"));
  const client = greeted(world);
  client.call(FinishLogin, {
    clientFinal: prove(client, "ada"),
    keys: createRegistration("ada", Privacy.PUBLIC, world.random).keys,
    device: undefined,
  });
  client.call(DeleteAccount, DeleteAccountRequest.create({ clientFinal: prove(client, "ada") }));
  assert.is(told(world, "ada"), before);
  // The store does not tell which name had an account.
  for (const { id } of world.store.load().keptSalts) assert.match(id, /^[0-9a-f]{64}$/);
  world.restart();
  assert.is(told(world, "ada"), before);
  // Whoever registers the name next gets the same salt.
  const next = createRegistration("ada", Privacy.PUBLIC, world.random, "secret-2", salt);
  greeted(world).call(Register, next);
  assert.is(told(world, "ada"), before);
});

test("registration-with-another-salt-than-that-of-the-name-is-refused", () => {
  const world = new ChatSimulation(SEED);
  const request = createRegistration("ada", Privacy.PUBLIC, world.random, "secret-1", testSaltOf("grace"));
  assert.is(greeted(world).refusal(Register, request), "INVALID_ARGUMENT");
});

test("unfinished-logins-count-like-failed-ones", () => {
  for (const giveUp of ["begin again", "disconnect"] as const) {
    const world = new ChatSimulation(SEED, { loginTriesMax: 3 });
    let client = greeted(world);
    for (let count = 0; count < 3; count++) {
      prove(client, `name${count}`);
      if (giveUp === "disconnect") {
        client.drop();
        client = greeted(world);
      }
    }
    const clientFirst = clientFirstOf("ada");
    // The third of them is given up by the next.
    if (giveUp === "begin again") assert.is(world.takeUnfinishedLogins(), 2);
    assert.is(client.refusal(BeginLogin, BeginLoginRequest.create({ clientFirst })), "RATE_LIMITED");
    assert.is(world.takeUnfinishedLogins(), giveUp === "disconnect" ? 3 : 1);
    world.nowMs += world.limits.loginDelayMs;
    assert.is(greeted(world).refusal(BeginLogin, BeginLoginRequest.create({ clientFirst })), "none");
  }
});

test("logins-begun-at-once-from-one-address-are-limited", () => {
  const world = new ChatSimulation(SEED, { loginsBegunPerAddressMax: 3 });
  world.join("ada");
  const clients = [1, 2, 3].map(() => greeted(world));
  for (const client of clients) prove(client, "ada");
  try {
    prove(greeted(world), "ada");
    assert.unreachable();
  } catch (error) {
    assert.ok(error instanceof ProtocolError && error.code === "RATE_LIMITED");
    assert.is(error.limit, "loginsBegunPerAddressMax");
  }
  clients[0]?.drop();
  prove(greeted(world), "ada");
});

test("logins-begun-by-others-do-not-stop-a-proof-of-a-user-who-is-logged-in", () => {
  const world = new ChatSimulation(SEED, { loginsBegunPerAddressMax: 3 });
  const ada = world.join("ada");
  for (let count = 0; count < 3; count++) prove(greeted(world), "grace");
  ada.call(DeleteAccount, DeleteAccountRequest.create({ clientFinal: prove(ada, "ada") }));
});

test("names-found-taken-or-confusable-are-limited-like-failed-logins-and-apart-from-them", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 3 });
  world.join("ada");
  world.join("modern");
  const register = (name: string): string =>
    greeted(world).refusal(Register, createRegistration(name, Privacy.PUBLIC, world.random));
  // A name that looks like a taken one tells as much as a taken one.
  assert.equal(["modern", "rnodern", "modern"].map(register), ["NAME_TAKEN", "NAME_CONFUSABLE", "NAME_TAKEN"]);
  assert.is(register("grace"), "RATE_LIMITED");
  prove(greeted(world), "ada");
  world.nowMs += world.limits.loginDelayMs;
  assert.is(register("grace"), "none");
});

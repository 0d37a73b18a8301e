import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next } from "../chat-world.ts";

const test = suite("own account");
const ADA = { name: "ada", password: "secret-1" };

test("new-password-keeps-this-connection-and-its-device-and-revokes-all-others", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const { device = new Uint8Array() } = await ada.register({ ...ADA, privacy: "PUBLIC", device: { label: "here" } });
  const [byKey, byPassword] = [await world.connect(), await world.connect()];
  const { device: other = new Uint8Array() } = await byKey.logIn({ ...ADA, device: { label: "there" } });
  await byPassword.logIn(ADA);

  assert.is(await codeOf(ada.account.changePassword("wrong", "secret-2")), "LOGIN_FAILED");
  assert.is(await codeOf(ada.account.changePassword("secret-1", "")), "INVALID_ARGUMENT");
  assert.is((await ada.devices.list()).length, 2);
  await ada.account.changePassword("secret-1", "secret-2");
  for (const elsewhere of [byKey, byPassword]) assert.is((await elsewhere.closed).code, "REVOKED");
  assert.equal(
    (await ada.devices.list()).map(({ label }) => label),
    ["here"],
  );

  const later = await world.connect();
  assert.is(await codeOf(later.logIn(ADA)), "LOGIN_FAILED");
  assert.is(await codeOf(later.logInWithDevice(other)), "LOGIN_FAILED");
  await later.logIn({ name: "ada", password: "secret-2" });
  await later.logOff();
  assert.is((await later.logInWithDevice(device)).name, "ada");
});

test("deleted-account-leaves-its-name-free-and-nothing-behind", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const { device = new Uint8Array() } = await ada.register({ ...ADA, privacy: "PRIVATE", device: { label: "here" } });
  const [elsewhere, grace] = [await world.connect(), await world.join("grace")];
  await elsewhere.logIn(ADA);
  await grace.contacts.add("ada");
  await ada.contacts.add("grace");
  assert.equal(await grace.contacts.list(), [{ name: "ada", state: "mutual" }]);
  await grace.texts.send("ada", "for the old one");

  assert.is(await codeOf(ada.account.delete("wrong")), "LOGIN_FAILED");
  assert.is(ada.name, "ada");
  await ada.account.delete("secret-1");
  assert.is(ada.name, undefined);
  assert.is((await elsewhere.closed).code, "ACCOUNT_DELETED");
  assert.is(await codeOf(grace.texts.send("ada", "hello?")), "USER_NOT_FOUND");
  assert.is(await codeOf(ada.logInWithDevice(device)), "LOGIN_FAILED");
  assert.is(await codeOf(ada.logIn(ADA)), "LOGIN_FAILED");

  // Another user registers the name on the same connection: without the contacts and texts of the old account.
  await ada.register({ ...ADA, privacy: "PRIVATE" });
  assert.is(await codeOf(grace.texts.send("ada", "hello?")), "USER_NOT_FOUND");
  await ada.contacts.add("grace");
  assert.equal(await grace.contacts.list(), [{ name: "ada", state: "requested" }]);
  assert.equal(await ada.contacts.list(), [{ name: "grace", state: "requested" }]);
  await grace.contacts.add("ada");
  await grace.texts.send("ada", "for the new one");
  const message = await next(ada.texts.messages);
  assert.equal([message.text, "id" in message && message.id], ["for the new one", 1]);
});

test("account-calls-before-login-are-refused", async () => {
  await using world = await ChatWorld.start();
  const nobody = await world.connect();
  assert.is(await codeOf(nobody.account.changePassword("secret-1", "secret-2")), "WRONG_STATE");
  assert.is(await codeOf(nobody.account.delete("secret-1")), "WRONG_STATE");
});

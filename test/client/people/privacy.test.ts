import * as assert from "uvu/assert";
import { PRIVACY_CHOICES, type PrivacyOptions } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next } from "../chat-world.ts";

const test = suite("privacy of a client");
const RESERVED: PrivacyOptions = {
  see: "EVERYONE",
  message: "CONTACTS",
  connect: "NOBODY",
  address: "NOBODY",
  broadcasts: false,
  readReceipts: true,
};

test("privacy-chosen-setting-by-setting-lasts-until-changed", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  assert.equal(await ada.privacy.set(RESERVED), RESERVED);
  const [peer] = await grace.getPeers();
  assert.equal(peer, { name: "ada", privacy: "CUSTOM", status: "available", address: "", port: 0 });
  assert.is(await codeOf(grace.texts.send("ada", "hello")), "USER_NOT_FOUND");
  assert.is(await codeOf(grace.connectTo("ada")), "USER_NOT_FOUND");
  assert.is(await grace.broadcast("lunch?"), 0);
  await ada.logOff();
  const { privacy, settings } = await ada.logIn({ name: "ada", password: "secret-1" });
  assert.equal([privacy, settings], ["CUSTOM", RESERVED]);
});

test("basic-choices-mean-the-same-to-client-and-server", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const user = { name: "ada", password: "secret-1" };
  const registered = await ada.register({ ...user, privacy: "PRIVATE" });
  await ada.logOff();
  const loggedIn = await ada.logIn(user);
  assert.equal([registered.settings, loggedIn.settings], [PRIVACY_CHOICES.PRIVATE, PRIVACY_CHOICES.PRIVATE]);
  assert.equal(await ada.privacy.set("PUBLIC"), PRIVACY_CHOICES.PUBLIC);
  // The same settings chosen one by one count as the basic choice.
  await ada.privacy.set(PRIVACY_CHOICES.PRIVATE);
  await ada.logOff();
  assert.is((await ada.logIn(user)).privacy, "PRIVATE");
});

test("unknown-privacy-is-refused-by-the-client", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const wrong: PrivacyOptions = JSON.parse(JSON.stringify({ ...RESERVED, see: "everyone" }));
  assert.is(await codeOf(ada.privacy.set(wrong)), "INVALID_ARGUMENT");
  assert.is(await codeOf(ada.privacy.set(JSON.parse('"HIDDEN"'))), "INVALID_ARGUMENT");
});

test("two-clients-that-each-change-one-setting-keep-both-changes", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const elsewhere = await world.connect();
  await elsewhere.logIn({ name: "ada", password: "secret-1" });
  assert.equal([ada.privacy.current, elsewhere.privacy.current], [PRIVACY_CHOICES.PUBLIC, PRIVACY_CHOICES.PUBLIC]);
  const changes = ada.privacy.changes();
  const hidden = await elsewhere.privacy.set({ see: "NOBODY" });
  assert.equal(await next(changes), hidden);
  const both = { ...PRIVACY_CHOICES.PUBLIC, see: "NOBODY", readReceipts: false } as const;
  assert.equal(await ada.privacy.set({ readReceipts: false }), both);
  const third = await world.connect();
  const loggedIn = await third.logIn({ name: "ada", password: "secret-1" });
  assert.equal([ada.privacy.current, loggedIn.settings], [both, both]);
});

test("two-settings-changed-at-once-both-change", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const [, last] = await Promise.all([ada.privacy.set({ see: "NOBODY" }), ada.privacy.set({ address: "CONTACTS" })]);
  assert.equal(last, { ...PRIVACY_CHOICES.PUBLIC, see: "NOBODY", address: "CONTACTS" });
});

test("some-of-the-settings-are-refused-if-the-others-are-unknown", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const aborted = AbortSignal.abort(new Error("too late"));
  await ada.privacy.set("PRIVATE", { signal: aborted }).catch(() => {});
  assert.is(ada.privacy.current, undefined);
  const refused = await ada.privacy.set({ see: "NOBODY", broadcasts: false }).catch((error) => error);
  assert.match(refused.message, /values of message, connect, address, readReceipts are unknown/);
  await ada.privacy.set("PRIVATE");
  assert.equal(ada.privacy.current, PRIVACY_CHOICES.PRIVATE);
  await ada.logOff();
  assert.is(ada.privacy.current, undefined);
});

import * as assert from "uvu/assert";
import { DEFAULT_LIMITS, PRIVACY_CHOICES, type PrivacyOptions, ProtocolError } from "../../../src/index.ts";
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

test("privacy-chosen-one-by-one-holds-until-it-is-changed", async () => {
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

test("two-basic-choices-are-what-the-server-takes-them-for", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const user = { name: "ada", password: "secret-1" };
  const registered = await ada.register({ ...user, privacy: "PRIVATE" });
  await ada.logOff();
  const loggedIn = await ada.logIn(user);
  assert.equal([registered.settings, loggedIn.settings], [PRIVACY_CHOICES.PRIVATE, PRIVACY_CHOICES.PRIVATE]);
  assert.equal(await ada.privacy.set("PUBLIC"), PRIVACY_CHOICES.PUBLIC);
  // By whichever way they are chosen.
  await ada.privacy.set(PRIVACY_CHOICES.PRIVATE);
  await ada.logOff();
  assert.is((await ada.logIn(user)).privacy, "PRIVATE");
});

test("privacy-that-is-none-is-refused-here", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const wrong: PrivacyOptions = JSON.parse(JSON.stringify({ ...RESERVED, see: "everyone" }));
  assert.is(await codeOf(ada.privacy.set(wrong)), "INVALID_ARGUMENT");
  assert.is(await codeOf(ada.privacy.set(JSON.parse('"HIDDEN"'))), "INVALID_ARGUMENT");
});

test("two-clients-of-one-user-that-each-change-one-setting-lose-neither", async () => {
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

test("two-settings-that-are-changed-at-once-are-both-changed", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const [, last] = await Promise.all([ada.privacy.set({ see: "NOBODY" }), ada.privacy.set({ address: "CONTACTS" })]);
  assert.equal(last, { ...PRIVACY_CHOICES.PUBLIC, see: "NOBODY", address: "CONTACTS" });
});

test("part-of-the-settings-is-refused-where-the-rest-is-not-known", async () => {
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

test("limits-of-the-server-are-known-and-errors-name-them", async () => {
  await using world = await ChatWorld.start({ limits: { textBytesMax: 100, devicesMax: 3 } });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  const { textBytesMax, devicesMax, historyAgeMs } = ada.serverLimits;
  assert.equal([textBytesMax, devicesMax, historyAgeMs], [100, 3, DEFAULT_LIMITS.historyAgeMs]);
  const tooLarge = await ada.texts.send("grace", "x".repeat(101)).catch((error) => error);
  assert.instance(tooLarge, ProtocolError);
  assert.equal([tooLarge.code, tooLarge.limit], ["TOO_LARGE", "textBytesMax"]);
  const statuses = Array.from({ length: 11 }, () => ada.peers.setStatus("available"));
  const tooOften = await Promise.all(statuses).catch((error) => error);
  assert.equal([tooOften.code, tooOften.limit], ["RATE_LIMITED", "SetStatus.rate"]);
  assert.ok(tooOften.retryAfterMs > 0 && tooOften.retryAfterMs <= 1_000);
  await Promise.allSettled(statuses);
});

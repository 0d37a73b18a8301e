import * as assert from "uvu/assert";
import { DEFAULT_LIMITS, PRIVACY_CHOICES, type PrivacyOptions, ProtocolError } from "../../src/index.ts";
import { suite } from "../suite.ts";
import { ChatWorld, codeOf } from "./chat-world.ts";

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
  assert.equal(await ada.setPrivacy(RESERVED), RESERVED);
  const [peer] = await grace.getPeers();
  assert.equal(peer, { name: "ada", privacy: "CUSTOM", status: "available", address: "", port: 0 });
  assert.is(await codeOf(grace.sendText("ada", "hello")), "USER_NOT_FOUND");
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
  assert.equal(await ada.setPrivacy("PUBLIC"), PRIVACY_CHOICES.PUBLIC);
  // By whichever way they are chosen.
  await ada.setPrivacy(PRIVACY_CHOICES.PRIVATE);
  await ada.logOff();
  assert.is((await ada.logIn(user)).privacy, "PRIVATE");
});

test("privacy-that-is-none-is-refused-here", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const wrong: PrivacyOptions = JSON.parse(JSON.stringify({ ...RESERVED, see: "everyone" }));
  assert.is(await codeOf(ada.setPrivacy(wrong)), "INVALID_ARGUMENT");
  assert.is(await codeOf(ada.setPrivacy(JSON.parse('"HIDDEN"'))), "INVALID_ARGUMENT");
});

test("limits-of-the-server-are-known-and-errors-name-them", async () => {
  await using world = await ChatWorld.start({ limits: { textBytesMax: 100, devicesMax: 3 } });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  const { textBytesMax, devicesMax, historyAgeMs } = ada.serverLimits;
  assert.equal([textBytesMax, devicesMax, historyAgeMs], [100, 3, DEFAULT_LIMITS.historyAgeMs]);
  const tooLarge = await ada.sendText("grace", "x".repeat(101)).catch((error) => error);
  assert.instance(tooLarge, ProtocolError);
  assert.equal([tooLarge.code, tooLarge.limit], ["TOO_LARGE", "textBytesMax"]);
  const statuses = Array.from({ length: 11 }, () => ada.setStatus("available"));
  const tooOften = await Promise.all(statuses).catch((error) => error);
  assert.is(tooOften.code, "RATE_LIMITED");
  assert.ok(tooOften.retryAfterMs > 0 && tooOften.retryAfterMs <= 1_000);
  await Promise.allSettled(statuses);
});

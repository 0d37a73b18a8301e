import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { PingRequest } from "../generated/chatwire/v1/connection.ts";
import { PeerJson } from "../generated/chatwire/v1/presence.json.ts";
import { Peer } from "../generated/chatwire/v1/presence.ts";
import { Ping } from "../generated/chatwire/v1/rules.ts";
import { parseFlags } from "../src/cli/terminal.ts";
import { UsageError } from "../src/errors.ts";
import { ChatClient } from "../src/index.ts";
import { checkKeys, checkWord } from "../src/known-words.ts";
import { ChatServer, SqliteStore } from "../src/server/index.ts";
import { SimulatedWorld } from "../src/testing/index.ts";
import { parseVerifyArguments } from "../src/verify/arguments.ts";
import { ChatWorld, converse } from "./client/chat-world.ts";
import { suite } from "./suite.ts";

const test = suite("known words");

/** Values as a program without types passes them. */
const { WRONG, STATUS, AUDIENCE, SECURITY, EVERYBODY, FRIEND, YES, AFTER } = JSON.parse(`{
  "WRONG": { "prot": 1 }, "STATUS": "online", "AUDIENCE": "FRIENDS", "SECURITY": "ssl",
  "EVERYBODY": "everybody", "FRIEND": { "usr": "ada" }, "YES": "yes",
  "AFTER": { "id": { "bytes": [] }, "after": { "bytes": [] } } }`);

/** The text of the UsageError with which a call fails, at once or later; otherwise what happened instead. */
async function refusal(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    return error instanceof UsageError ? error.message : String(error);
  }
  return "nothing was refused";
}

async function allRefused(cases: readonly (readonly [string, () => unknown])[]): Promise<void> {
  for (const [text, call] of cases) assert.is(await refusal(call), text);
}

const CALL = 'There is no option "prot" of a call. The options are: signal, timeoutMs, to, id, after.';

test("unknown-key-is-refused-and-the-known-ones-are-named", async () => {
  const known = { host: true, port: true };
  checkKeys({ port: 1 }, known, "option");
  checkKeys({ host: undefined }, known, "option");
  await allRefused([
    [
      'There is no option "prot" of a server. The options are: host, port.',
      () => checkKeys(WRONG, known, "option", " of a server"),
    ],
    [
      'There is no option "toString". The options are: host, port.',
      () => checkKeys(JSON.parse('{"toString":1}'), known, "option"),
    ],
    [
      'There is no option "__proto__". The options are: host, port.',
      () => checkKeys(JSON.parse('{"__proto__":1}'), known, "option"),
    ],
    ["The options must be an object, not null.", () => checkKeys(JSON.parse("null"), known, "option")],
  ]);
});

test("unknown-word-is-refused-and-the-known-ones-are-named", async () => {
  assert.is(checkWord("b", ["a", "b"], "A letter"), "b");
  await allRefused([
    ['A letter is "a", "b" or "c", not "d".', () => checkWord("d", ["a", "b", "c"], "A letter")],
    ['A letter is "a", not undefined.', () => checkWord(undefined, ["a"], "A letter")],
    ["A switch is true or false, not 0.", () => checkWord(0, [true, false], "A switch")],
  ]);
});

test("servers-refuse-unknown-options-and-words", async () => {
  const limits = /^There is no limit "prot"\. The limits are: frameBytesMax, .*mediaQueueBytesMax\.$/;
  assert.match(await refusal(() => ChatServer.listen({ limits: WRONG })), limits);
  const listen =
    "host, addresses, port, certificate, nextKey, dataDir, security, store, limits, withoutFeatures, tap, onKeyLog, logger, tracer, grease, relay, secondProbePort, secondProbeHost, network, handlers, authenticate, onText, onLogin";
  await allRefused([
    [`There is no option "prot" of ChatServer.listen. The options are: ${listen}.`, () => ChatServer.listen(WRONG)],
    ['security is "tls" or "plain", not "ssl".', () => ChatServer.listen({ security: SECURITY })],
    ['grease is true or false, not "yes".', () => ChatServer.listen({ grease: YES })],
    [
      'There is no field "prot" of a certificate. The fields are: cert, key.',
      () => ChatServer.listen({ certificate: WRONG }),
    ],
    [
      'There is no option "prot" of SqliteStore.open. The options are: path, pepper, random.',
      () => SqliteStore.open({ ...WRONG, path: "/none/store.db", pepper: randomBytes(32), random: randomBytes }),
    ],
  ]);
  assert.match(
    await refusal(() => ChatServer.listen({ withoutFeatures: [EVERYBODY] })),
    /^There is no feature "everybody"\. The features are: [A-Z_, ]+\.$/,
  );
  await using world = await ChatWorld.start({ security: "plain" });
  await allRefused([
    ['There is no option "prot" of ChatServer.close. The options are: timeoutMs.', () => world.server.close(WRONG)],
  ]);
});

test("logins-refuse-unknown-options-and-fields", async () => {
  await using world = await ChatWorld.start({ security: "plain" });
  const ada = await world.connect();
  const user = { name: "ada", password: "secret-1" };
  const connect =
    "signal, timeoutMs, verify, ca, pins, outbox, limits, withoutFeatures, tap, onKeyLog, linkTap, grease, portMapping, uplinks, relayOnly, logInAgain, network";
  const common = "identity, seen, name, password, device";
  await allRefused([
    [
      `There is no option "prot" of ChatClient.connect. The options are: ${connect}.`,
      () => ChatClient.connect(world.url, WRONG),
    ],
    ['grease is true or false, not "yes".', () => ChatClient.connect(world.url, { grease: YES })],
    ['portMapping is true, false or "upnp", not "yes".', () => ChatClient.connect(world.url, { portMapping: YES })],
    ['relayOnly is true or false, not "yes".', () => ChatClient.connect(world.url, { relayOnly: YES })],
    [
      `There is no field "prot" of register. The fields are: ${common}, privacy, invitationCode.`,
      () => ada.register({ ...user, ...WRONG, privacy: "PUBLIC" }),
    ],
    [
      'There is no field "prot" of a device. The fields are: label, key.',
      () => ada.register({ ...user, privacy: "PUBLIC", device: WRONG }),
    ],
    ['Privacy is "PUBLIC" or "PRIVATE", not "FRIENDS".', () => ada.register({ ...user, privacy: AUDIENCE })],
    [CALL, () => ada.register({ ...user, privacy: "PUBLIC" }, WRONG)],
    [`There is no field "prot" of logIn. The fields are: ${common}, cookie.`, () => ada.logIn({ ...user, ...WRONG })],
    ['There is no field "prot" of a device. The fields are: label, key.', () => ada.logIn({ ...user, device: WRONG })],
    [
      'There is no option "prot" of logInWithDevice. The options are: identity, seen.',
      () => ada.logInWithDevice(new Uint8Array(49), WRONG),
    ],
  ]);
  assert.is(ada.name, undefined);
});

test("status-and-privacy-refuse-unknown-words-and-settings", async () => {
  await using world = await ChatWorld.start({ security: "plain" });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const settings = "see, message, connect, address, broadcasts, readReceipts";
  await allRefused([
    ['A status is "available" or "away", not "online".', () => ada.peers.setStatus(STATUS)],
    ['A status is "available" or "away", not undefined.', () => ada.peers.setStatus(JSON.parse("{}").status)],
    [`There is no setting "prot" of privacy. The settings are: ${settings}.`, () => ada.privacy.set(WRONG)],
    ['An audience is "EVERYONE", "CONTACTS" or "NOBODY", not "FRIENDS".', () => ada.privacy.set({ see: AUDIENCE })],
    ['Privacy is "PUBLIC" or "PRIVATE", not "FRIENDS".', () => ada.privacy.set(AUDIENCE)],
    ['The setting broadcasts is true or false, not "yes".', () => ada.privacy.set({ broadcasts: YES })],
  ]);
  assert.equal(
    (await grace.getPeers()).map(({ status, privacy }) => [status, privacy]),
    [["available", "PUBLIC"]],
  );
});

test("every-group-of-the-client-refuses-unknown-options-of-a-call", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [link] = await converse(ada, grace);
  for (const call of [
    () => ada.getPeers(WRONG),
    () => ada.peers.watch(WRONG),
    () => ada.peers.setStatus("away", WRONG),
    () => ada.privacy.changes(WRONG),
    () => ada.privacy.set("PRIVATE", WRONG),
    () => ada.contacts.add("grace", WRONG),
    () => ada.contacts.list(WRONG),
    () => ada.contacts.changes(WRONG),
    () => ada.blocked.add("grace", WRONG),
    () => ada.devices.list(WRONG),
    () => ada.texts.setTyping("grace", true, WRONG),
    () => ada.account.delete("secret-1", WRONG),
    () => ada.broadcast("hello", WRONG),
    () => ada.call(Ping, PingRequest.create(), WRONG),
    () => link.send("hello", WRONG),
    () => link.ping(WRONG),
  ]) {
    assert.is(await refusal(call), CALL, String(call));
  }
  const ofText = "The options are: signal, timeoutMs, id.";
  await allRefused([
    [`There is no option "prot" of a text. ${ofText}`, () => ada.texts.send("grace", "hello", WRONG)],
    [`There is no option "after" of a text. ${ofText}`, () => ada.texts.send("grace", "hello", AFTER)],
    [
      'There is no option "prot" of a call. The options are: signal, timeoutMs, relayOnly.',
      () => ada.connectTo("grace", WRONG),
    ],
    ['relayOnly is true or false, not "yes".', () => ada.connectTo("grace", { relayOnly: YES })],
    [
      'There is no option "prot" of history. The options are: before, signal, timeoutMs.',
      () => ada.texts.history("grace", WRONG),
    ],
    [
      'A recipient without a name is "everyone", not "everybody".',
      () => ada.call(Ping, PingRequest.create(), { to: EVERYBODY }),
    ],
    [
      'There is no field "usr" of a recipient. The fields are: user, room.',
      () => ada.call(Ping, PingRequest.create(), { to: FRIEND }),
    ],
  ]);
});

test("simulated-worlds-refuse-unknown-options-and-conditions", async () => {
  const datagrams = /^There is no condition "prot" of datagrams\. The conditions are: latencyMs, .*, queueBytes, .*\.$/;
  const streams = 'There is no condition "prot" of streams. The conditions are: latencyMs, jitterMs, bytesPerSecond.';
  const world = new SimulatedWorld({ seed: 1 });
  await allRefused([
    [
      'There is no option "prot" of SimulatedWorld. The options are: seed, datagrams, streams.',
      () => new SimulatedWorld(WRONG),
    ],
    [streams, () => new SimulatedWorld({ seed: 1, streams: WRONG })],
    [streams, () => Object.assign(world, { streams: WRONG })],
  ]);
  assert.match(await refusal(() => new SimulatedWorld({ seed: 1, datagrams: WRONG })), datagrams);
  assert.match(await refusal(() => Object.assign(world.datagrams, { conditions: WRONG })), datagrams);
});

test("json-refuses-unknown-options-and-words", async () => {
  await allRefused([
    [
      'There is no option "prot" of JSON. The options are: registry, unknownFields, defaults, confidential.',
      () => PeerJson.toJson(Peer.create(), WRONG),
    ],
    ['unknownFields is "refuse" or "ignore", not "yes".', () => PeerJson.fromJson({}, { unknownFields: YES })],
    ['defaults is "omit" or "write", not "yes".', () => PeerJson.toJson(Peer.create(), { defaults: YES })],
  ]);
});

test("programs-refuse-unknown-flags-and-name-the-known-ones", async () => {
  await allRefused([
    [
      'There is no flag "--prot". The flags are: --port, --check.',
      () => parseFlags({ args: ["--prot", "1"], options: { port: { type: "string" }, check: { type: "boolean" } } }),
    ],
  ]);
  assert.match(
    await refusal(() => parseVerifyArguments(["chat://localhost", "--prot"])),
    /^There is no flag "--prot"\. The flags are: --account, .*--timeout-ms\.$/,
  );
});

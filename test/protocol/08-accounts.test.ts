import { createHmac, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import * as assert from "uvu/assert";
import {
  BeginDeviceLoginRequest,
  BeginLoginRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  NewDevice,
  Privacy,
  RegisterRequest,
} from "../../generated/chatwire/v1/account.ts";
import { Message } from "../../generated/chatwire/v1/message.ts";
import {
  BeginDeviceLogin,
  BeginLogin,
  BeginRegister,
  FinishDeviceLogin,
  FinishLogin,
  ListDevices,
  Register,
} from "../../generated/chatwire/v1/rules.ts";
import { parseName } from "../../src/chat/names/parse-name.ts";
import { RESERVED_NAMES } from "../../src/chat/names/reserved-names.ts";
import { UNICODE_VERSION } from "../../src/chat/names/unicode-table.ts";
import { signDeviceLogin } from "../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { createKeyPair } from "../../src/crypto/key.ts";
import { lookupKey, nameKey } from "../../src/name.ts";
import type { Tap } from "../../src/session/session-event.ts";
import { createKeys, greeted, joinWithDevice, logInByDevice, logInWithDevice, prove } from "../chat/fixtures.ts";
import { ChatWorld } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, createRegistration } from "../sim/privacy/chat-simulation.ts";
import { TEST_SECRET, testSaltOf, verifierOf } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("8. Accounts"));

const CHARACTERS_MAX = 32;

function codeOf(name: string): string {
  const parsed = parseName(name, CHARACTERS_MAX);
  return "key" in parsed ? "none" : parsed.code;
}

test("name-has-letters-marks-numbers-punctuation-and-symbols-only", () => {
  for (const name of ["a", "é", "ñ\u0303", "7", "٣", "Ⅷ", "!", "€", "🙂", "李", "a-b_c.d"])
    assert.is(codeOf(name), "none", name);
  // White space, control, format, private use and unassigned characters, in the last two cases.
  for (const name of ["a b", "a\u00a0b", "a\tb", "a\u200bb", "\u202eabc", "\ue000", "\u0378", "\u{10ffff}"])
    assert.is(codeOf(name), "NAME_CHARACTERS", JSON.stringify(name));
  // Letters, marks and symbols that cannot be seen.
  for (const name of ["\u3164", "\u115f", "a\u034f", "a\ufe0f", "\u2800", "a\u{e0100}"])
    assert.is(codeOf(name), "NAME_CHARACTERS", JSON.stringify(name));
});

test("length-of-a-name-is-counted-in-code-points-of-normalization-form-c", () => {
  for (const character of ["e", "🙂", "e\u0301"]) {
    assert.is(codeOf(character.repeat(CHARACTERS_MAX)), "none");
    assert.is(codeOf(character.repeat(CHARACTERS_MAX + 1)), "NAME_LENGTH");
  }
  assert.is(codeOf(""), "NAME_LENGTH");
  assert.equal(parseName("e\u0301", CHARACTERS_MAX), { name: "\u00e9", key: "\u00e9" });
});

test("key-does-not-depend-on-language-or-on-neighbouring-characters", () => {
  const same = [
    ["straße", "STRASSE", "strasse", "STRAẞE"],
    ["ΟΔΥΣΣΕΥΣ", "οδυσσευς", "οδυσσευσ"],
    ["ﬁne", "FINE"],
    ["Ⅷ", "VIII"],
    ["Å", "å", "\u212b", "A\u030a"],
    ["ŉ", "ʼn"],
  ];
  for (const [first = "", ...others] of same)
    for (const other of others) assert.is(nameKey(other), nameKey(first), other);
  assert.is(nameKey("ΑΣ"), "ασ", "no final sigma");
  // In no language: the Turkish dotless i is another letter, and the dot of a capital one stays.
  assert.is.not(nameKey("ı"), nameKey("İ"));
  assert.is(nameKey("İ"), "i\u0307");
  assert.is(nameKey("I"), "i");
});

test("every-character-its-cases-and-its-key-have-one-key", () => {
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCodePoint(point);
    if (!/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) continue;
    const key = nameKey(character);
    for (const other of [key, character.toUpperCase(), character.toLowerCase()])
      assert.is(nameKey(other), key, `${character} (${point.toString(16)})`);
  }
});

test("key-consists-of-the-characters-allowed-in-a-name", () => {
  // U+FDFA unfolds into words with spaces between them.
  for (const name of ["\ufdfa", "\u00b4"]) assert.is(codeOf(name), "NAME_CHARACTERS", name);
});

test("user-is-found-by-any-spelling-of-at-most-four-times-the-length", () => {
  const spelling = "ΐ".repeat(CHARACTERS_MAX).normalize("NFD");
  assert.is(spelling.length, 3 * CHARACTERS_MAX);
  assert.is(lookupKey(spelling, CHARACTERS_MAX), nameKey("ΐ".repeat(CHARACTERS_MAX)));
  assert.is(lookupKey("a".repeat(4 * CHARACTERS_MAX), CHARACTERS_MAX).length, 4 * CHARACTERS_MAX);
  assert.is(lookupKey("a".repeat(4 * CHARACTERS_MAX + 1), CHARACTERS_MAX), "");
});

test("account-keeps-its-name-as-registered-in-normalization-form-c", () => {
  const ada = new ChatSimulation(SEED).join("E\u0301ve");
  assert.is(ada.connection.login?.user.account.name, "Éve");
  assert.is(ada.connection.login?.user.account.key, "éve");
});

test("specification-states-the-version-of-unicode-and-the-reserved-words", () => {
  const specification = readFileSync("proto/PROTOCOL.md", "utf8");
  const [, section = ""] = /\n### Names of new accounts\n([\s\S]*?)\n### /.exec(specification) ?? [];
  assert.ok(section.includes(`it is ${UNICODE_VERSION},`));
  const [, words = ""] = /In this\s+implementation they are\n([^.]*)\./.exec(section) ?? [];
  assert.equal(
    [...words.matchAll(/`(\w+)`/g)].map(([, word]) => word),
    [...RESERVED_NAMES],
  );
});

test("registration-is-checked-in-the-order-of-its-table", () => {
  const world = new ChatSimulation(SEED, { registrationsPerAddressMax: 4, accountsMax: 1 });
  world.join("ace");
  const good = createRegistration("grace", Privacy.PUBLIC, world.random);
  const named = (name: string) => ({ name, verifier: verifierOf("secret-1", testSaltOf(name)) });
  // Each step mends the fault that the step before was refused for.
  const faults: [code: string, mended: Partial<RegisterRequest>][] = [
    ["NAME_LENGTH", { name: " ".repeat(CHARACTERS_MAX + 1), verifier: verifierOf("secret-1", new Uint8Array(15)) }],
    ["NAME_CHARACTERS", { name: "A CE" }],
    ["INVALID_ARGUMENT", { name: "ACE" }],
    ["INVALID_ARGUMENT", { verifier: good.verifier }],
    ["INVALID_ARGUMENT", { verifier: verifierOf("secret-1", testSaltOf("ace")) }],
    ["KEYS_INVALID", { privacy: Privacy.PUBLIC }],
    ["INVALID_ARGUMENT", { keys: good.keys }],
    ["NAME_TAKEN", { device: NewDevice.create({ publicKey: new Uint8Array(32).fill(9), label: "laptop" }) }],
    ["NAME_RESTRICTED", named("adm\u0456n")],
    ["NAME_CONFUSABLE", named("\u0430\u0441\u0435")],
    ["RATE_LIMITED", {}],
  ];
  let request = RegisterRequest.create({
    privacy: Privacy.CUSTOM,
    keys: IdentityKeys.create({ ...good.keys, signature: new Uint8Array(64) }),
    device: NewDevice.create({ publicKey: new Uint8Array(31) }),
  });
  // The rate of the command is that of a connection, so each attempt has a connection of its own.
  for (const [code, mended] of faults) {
    request = { ...request, ...mended };
    assert.is(greeted(world).refusal(Register, request), code, JSON.stringify(mended));
  }
  world.nowMs += 3_600_000;
  request = { ...request, name: "grace", verifier: good.verifier };
  assert.is(greeted(world).refusal(Register, request), "LIMIT_REACHED");
  // Each took one from the rate as well.
  for (let left = 3; left > 0; left--) assert.is(greeted(world).refusal(Register, request), "LIMIT_REACHED");
  assert.is(greeted(world).refusal(Register, request), "RATE_LIMITED");
});

test("salt-of-a-name-is-that-of-the-formula", () => {
  const world = new ChatSimulation(SEED);
  const input = Buffer.concat([Buffer.from("salt"), Uint8Array.of(0), Buffer.from("éve")]);
  const expected = createHmac("sha256", TEST_SECRET).update(input).digest().subarray(0, 16);
  const { salt } = greeted(world).call(BeginRegister, { name: "E\u0301VE" });
  assert.is(Buffer.from(salt).toString("hex"), expected.toString("hex"));
});

test("signature-of-a-device-is-that-of-the-formula", () => {
  const random = (length: number) => new Uint8Array(length).fill(length);
  const key = createKeyPair("Ed25519", random);
  const keys = publicKeys(createIdentity(random));
  const deviceId = new Uint8Array(16).fill(1);
  const challenge = new Uint8Array(32).fill(2);
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), key.privateKey]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  for (const channelBinding of [new Uint8Array(32).fill(3), undefined]) {
    const signed = Buffer.concat([
      Buffer.from("chatwire device login"),
      deviceId,
      challenge,
      channelBinding ?? new Uint8Array(32),
      keys.signingKey,
      keys.agreementKey,
      keys.signature,
    ]);
    const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding, keys });
    assert.equal(Buffer.from(signature), sign(null, signed, privateKey));
  }
});

test("each-nonce-of-a-login-is-18-new-random-bytes-in-base64", async () => {
  const nonces: string[] = [];
  const tap: Tap = (_, { body }) => {
    if (body.case === "beginLoginRequest") nonces.push(/r=([^,]*)/.exec(body.value.clientFirst)?.[1] ?? "");
    if (body.case === "beginLoginResponse") nonces.push(/r=([^,]*)/.exec(body.value.serverFirst)?.[1] ?? "");
  };
  await using world = await ChatWorld.start();
  const ada = await world.connect({ tap });
  await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  for (let i = 0; i < 2; i++) {
    await ada.logOff();
    await ada.logIn({ name: "ada", password: "secret-1" });
  }
  assert.is(nonces.length, 4);
  const parts: string[] = [];
  for (let i = 0; i < nonces.length; i += 2) {
    const [client = "", both = ""] = nonces.slice(i);
    assert.ok(both.startsWith(client));
    parts.push(client, both.slice(client.length));
  }
  for (const part of parts) assert.is(Buffer.from(part, "base64").toString("base64"), part);
  assert.equal(
    parts.map((part) => Buffer.from(part, "base64").length),
    [18, 18, 18, 18],
  );
  assert.is(new Set(parts).size, 4);
});

test("label-of-a-device-has-at-most-64-code-points-and-may-be-empty", () => {
  const refusalOf = (label: string): string => {
    const world = new ChatSimulation(SEED);
    const key = createKeyPair("Ed25519", (length) => world.random.bytes(length));
    const request = createRegistration("ada", Privacy.PUBLIC, world.random);
    request.device = NewDevice.create({ publicKey: key.publicKey, label });
    return greeted(world).refusal(Register, request);
  };
  assert.equal(["", "x", "🙂".repeat(64)].map(refusalOf), ["none", "none", "none"]);
  assert.equal(["x".repeat(65), "🙂".repeat(65)].map(refusalOf), ["INVALID_ARGUMENT", "INVALID_ARGUMENT"]);
});

test("registering-a-device-counts-as-its-first-login", () => {
  const world = new ChatSimulation(SEED, { devicesMax: 2 });
  const first = joinWithDevice(world, "ada");
  world.pass(1_000);
  logInByDevice(world, greeted(world), first);
  world.pass(1_000);
  const second = logInWithDevice(world, "ada", "second");
  const { devices } = second.client.call(ListDevices, {});
  const registered = devices.find(({ label }) => label === "second");
  assert.is(registered?.lastLoginMs, registered?.createdMs);
  world.pass(1_000);
  // The device that logged in by its key before the second was registered makes room for a third.
  logInWithDevice(world, "ada", "third");
  assert.throws(() => logInByDevice(world, greeted(world), first));
  logInByDevice(world, greeted(world), second);
});

test("another-begin-replaces-the-challenge-of-a-device", () => {
  const world = new ChatSimulation(SEED);
  const { deviceId, key, client } = joinWithDevice(world, "ada");
  client.drop();
  const again = greeted(world);
  const begin = () => again.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId })).challenge;
  const keys = createKeys(world);
  const finish = (challenge: Uint8Array): string => {
    const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding: new Uint8Array(32), keys });
    return again.refusal(FinishDeviceLogin, FinishDeviceLoginRequest.create({ deviceId, signature, keys }));
  };
  const first = begin();
  begin();
  assert.is(finish(first), "LOGIN_FAILED");
  begin();
  assert.is(finish(begin()), "none");
});

test("password-is-never-transmitted", async () => {
  const passwords = ["a first password", "a second password"] as const;
  let bytes = 0;
  const tap: Tap = (_, message) => {
    const encoded = Buffer.from(Message.encode(message));
    bytes += encoded.length;
    for (const password of passwords)
      for (const form of [password, Buffer.from(password).toString("base64"), password.replaceAll(" ", "=20")])
        assert.not(encoded.includes(form), form);
  };
  await using world = await ChatWorld.start();
  const ada = await world.connect({ tap });
  await ada.register({ name: "ada", password: passwords[0], privacy: "PUBLIC" });
  await ada.logOff();
  await ada.logIn({ name: "ada", password: passwords[0] });
  await ada.account.changePassword(...passwords);
  await ada.account.delete(passwords[1]);
  assert.ok(bytes > 1_000);
});

test("only-an-attempt-that-is-refused-with-LOGIN_FAILED-after-its-beginning-counts-as-failed", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 1 });
  world.join("ada");
  const begin = (clientFirst: string) => greeted(world).refusal(BeginLogin, BeginLoginRequest.create({ clientFirst }));
  for (const malformed of ["rubbish", "n,,n=,r=", "p=tls-unique,,n=ada,r=abc"])
    assert.is(begin(malformed), "LOGIN_FAILED");
  assert.is(greeted(world).refusal(FinishLogin, FinishLoginRequest.create()), "KEYS_INVALID");
  const keys = createRegistration("x", Privacy.PUBLIC, world.random).keys;
  assert.is(greeted(world).refusal(FinishLogin, FinishLoginRequest.create({ keys })), "WRONG_STATE");
  assert.is(begin("n,,n=ada,r=abcdef"), "none");
  const client = greeted(world);
  assert.is(client.refusal(BeginLogin, BeginLoginRequest.create({ clientFirst: "n,,n=ada,r=abcdef" })), "none");
  assert.is(client.refusal(FinishLogin, FinishLoginRequest.create({ clientFinal: "rubbish", keys })), "LOGIN_FAILED");
  assert.is(begin("n,,n=ada,r=abcdef"), "RATE_LIMITED");
});

test("proof-is-used-up-by-a-finish-that-passes-the-check-that-it-was-begun", () => {
  const world = new ChatSimulation(SEED);
  world.join("ada");
  const { keys } = createRegistration("x", Privacy.PUBLIC, world.random);
  const client = greeted(world);
  const clientFinal = prove(client, "ada");
  assert.is(client.refusal(FinishLogin, FinishLoginRequest.create({ clientFinal })), "KEYS_INVALID");
  assert.is(client.refusal(FinishLogin, FinishLoginRequest.create({ clientFinal: "x", keys })), "LOGIN_FAILED");
  assert.is(client.refusal(FinishLogin, FinishLoginRequest.create({ clientFinal, keys })), "WRONG_STATE");
});

test("challenge-is-used-up-by-an-answer-whatever-comes-of-it", () => {
  const client = greeted(new ChatSimulation(SEED));
  client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create());
  assert.is(client.refusal(FinishDeviceLogin, FinishDeviceLoginRequest.create()), "KEYS_INVALID");
  assert.is(client.refusal(FinishDeviceLogin, FinishDeviceLoginRequest.create()), "WRONG_STATE");
});

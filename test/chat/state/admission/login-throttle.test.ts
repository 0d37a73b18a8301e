import * as assert from "uvu/assert";
import {
  BeginDeviceLoginRequest,
  BeginLoginRequest,
  ChangePasswordRequest,
  FinishLoginRequest,
  IdentityKeys,
} from "../../../../generated/chatwire/v1/account.ts";
import { BeginDeviceLogin, BeginLogin, ChangePassword, FinishLogin } from "../../../../generated/chatwire/v1/rules.ts";
import { LoginThrottle, passwordKeys, type ThrottleKey } from "../../../../src/chat/state/admission/login-throttle.ts";
import type { ClientConnection } from "../../../../src/chat/state/route.ts";
import { createIdentity, publicKeys } from "../../../../src/crypto/identity.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { type Limits, resolveLimits } from "../../../../src/limits.ts";
import { nameKey } from "../../../../src/name.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { greeted, logIn, newVerifier, PASSWORD, prove, refusal } from "../../fixtures.ts";

const test = suite("login throttle");

const IDS_MAX = 100;
const KEYS = IdentityKeys.create(publicKeys(createIdentity((length) => new SeededRandom(SEED).bytes(length))));
const ADA: ThrottleKey = { id: "address 192.0.2.1", limit: "loginTriesMax" };

function throttle(limits: Partial<Limits> = {}): LoginThrottle {
  return new LoginThrottle(resolveLimits(limits));
}

/** How long the next proof has to wait, in milliseconds. */
function waitOf(throttled: LoginThrottle, who: readonly ThrottleKey[], nowMs: number): number {
  try {
    throttled.check(who, { nowMs, refusal });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    assert.equal([error.code, error.retryable], ["RATE_LIMITED", true]);
    return error.retryAfterMs;
  }
  return 0;
}

test("wait-starts-after-the-last-free-try-and-doubles-up-to-its-limit", () => {
  for (const limit of ["loginTriesMax", "loginTriesPerNameMax"] as const) {
    const keys = [{ ...ADA, limit }];
    const throttled = throttle({ [limit]: 5, loginDelayMs: 1_000, loginDelayMaxMs: 900_000 });
    const waits: number[] = [];
    let nowMs = 0;
    for (let failures = 1; failures <= 17; failures++) {
      throttled.fail(keys, nowMs);
      waits.push(waitOf(throttled, keys, nowMs));
      nowMs += waits.at(-1) ?? 0;
      assert.is(waitOf(throttled, keys, nowMs), 0);
    }
    const doubled = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((seconds) => seconds * 1_000);
    assert.equal(waits, [0, 0, 0, 0, ...doubled, 900_000, 900_000, 900_000]);
  }
});

test("refusal-names-the-limit-with-the-longest-wait", () => {
  const throttled = throttle({ loginTriesMax: 1, loginTriesPerNameMax: 2 });
  const name: ThrottleKey = { id: "name ada", limit: "loginTriesPerNameMax" };
  const limitOf = (who: readonly ThrottleKey[]): string | undefined => {
    try {
      throttled.check(who, { nowMs: 0, refusal });
    } catch (error) {
      if (error instanceof ProtocolError) return error.limit;
    }
    return undefined;
  };
  throttled.fail([ADA, name], 0);
  assert.equal([limitOf([ADA, name]), limitOf([name])], ["loginTriesMax", undefined]);
  throttled.fail([name], 0);
  throttled.fail([name], 0);
  assert.is(limitOf([ADA, name]), "loginTriesPerNameMax");
});

test("failures-are-forgotten-after-the-maximum-wait", () => {
  const throttled = throttle({ loginTriesMax: 2, loginDelayMaxMs: 60_000 });
  throttled.fail([ADA], 0);
  throttled.fail([ADA], 60_001);
  assert.is(waitOf(throttled, [ADA], 60_001), 0);
  throttled.fail([ADA], 120_001);
  assert.is(waitOf(throttled, [ADA], 120_001), 1_000);
});

test("count-restarts-a-while-after-its-first-failure", () => {
  const throttled = throttle({ loginTriesMax: 3, loginCountMs: 60_000 });
  for (const nowMs of [0, 60_000, 60_001]) throttled.fail([ADA], nowMs);
  assert.is(waitOf(throttled, [ADA], 60_001), 0);
  throttled.fail([ADA], 60_002);
  throttled.fail([ADA], 60_003);
  // A wait that has started lasts, even if the count ends meanwhile.
  assert.is(waitOf(throttled, [ADA], 60_003), 1_000);
});

test("records-of-failures-are-limited-and-the-oldest-is-forgotten-first", () => {
  const throttled = throttle({ loginTriesMax: 1, loginRecordsMax: 3 });
  for (const id of ["a", "b", "c", "a", "d"]) throttled.fail([{ ...ADA, id }], 0);
  const waiting = ["a", "b", "c", "d"].filter((id) => waitOf(throttled, [{ ...ADA, id }], 0) > 0);
  // "a" failed again, so "b" is the oldest.
  assert.equal(waiting, ["a", "c", "d"]);
});

test("guesses-at-many-names-make-the-address-wait-whether-the-names-are-known-or-not", () => {
  const refusals = ["ada", "eve"].map((name) => {
    const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
    world.join("ada");
    return [name, "grace", name, name].map((guessed) => failedLogin(greeted(world), guessed));
  });
  assert.equal(refusals[0], refusals[1]);
  assert.equal(refusals[0], ["LOGIN_FAILED 0", "LOGIN_FAILED 0", "RATE_LIMITED 1000", "RATE_LIMITED 1000"]);
});

test("guesses-from-many-addresses-make-the-name-wait-in-any-spelling-whether-it-is-known-or-not", () => {
  const refusals = [
    ["ada", "ADA", "Ada"],
    ["eve", "EVE", "Eve"],
  ].map((spellings) => {
    const world = new ChatSimulation(SEED, { loginTriesPerNameMax: 2 });
    world.join("ada");
    return spellings.map((name, i) => failedLogin(from(world, `198.51.100.${i}`), name));
  });
  assert.equal(refusals[0], refusals[1]);
  assert.equal(refusals[0], ["LOGIN_FAILED 0", "LOGIN_FAILED 0", "RATE_LIMITED 1000"]);
});

test("hours-of-guesses-from-one-address-never-lock-the-owner-out", () => {
  const world = new ChatSimulation(SEED);
  world.join("ada");
  let tries = 0;
  for (const endMs = world.nowMs + 4 * 3_600_000; world.nowMs < endMs; tries++) {
    const { code, waitMs } = failureOf(from(world, "198.51.100.1"), "ada");
    if (code === "RATE_LIMITED") world.nowMs += waitMs;
    assert.is(logIn(world, "ada").connection.login?.user.account.name, "ada");
  }
  assert.ok(tries > 50, `${tries} tries`);
});

test("login-of-a-hidden-user-does-not-show-in-a-count", () => {
  const refusals = [true, false].map((logsIn) => {
    const world = new ChatSimulation(SEED, { loginTriesMax: 4, loginTriesPerNameMax: 6 });
    world.join("ada");
    const addresses = [1, 1, 1, 1, 2, 2, 3, 3];
    return addresses.map((last, i) => {
      if (logsIn && i === 3) logIn(world, "ada");
      return failedLogin(from(world, `198.51.100.${last}`), "ada");
    });
  });
  assert.equal(refusals[0], refusals[1]);
});

test("connections-of-one-ipv6-network-count-as-one-address", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
  for (const name of ["a", "b"]) failedLogin(from(world, `2001:db8::${name}`), name);
  assert.is(failedLogin(from(world, "2001:db8::c"), "c"), "RATE_LIMITED 1000");
  assert.is(failedLogin(from(world, "2001:db8:0:1::c"), "c"), "LOGIN_FAILED 0");
});

test("guesses-at-a-name-stop-neither-its-devices-nor-its-logins", () => {
  const world = new ChatSimulation(SEED, { loginTriesPerNameMax: 4, loginTriesMax: 2 });
  const ada = world.join("ada");
  // Including guesses from the owner's address.
  for (const address of ["198.51.100.1", "198.51.100.2", "192.0.2.1", "192.0.2.1"]) {
    failedLogin(from(world, address), "ada");
  }
  const own = from(world, "203.0.113.1");
  assert.is(failedLogin(own, "ada"), "RATE_LIMITED 1000");
  assert.is(own.call(BeginDeviceLogin, BeginDeviceLoginRequest.create()).challenge.length, 32);
  const verifier = newVerifier(ada, "secret-2");
  ada.call(ChangePassword, ChangePasswordRequest.create({ clientFinal: prove(ada, "ada"), verifier }));
});

test("guesses-of-a-logged-in-user-count-for-that-account-only", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
  const ada = world.join("ada");
  const verifier = newVerifier(ada, "secret-2");
  const change = () => {
    const request = ChangePasswordRequest.create({ clientFinal: prove(ada, "ada", "wrong"), verifier });
    return ada.refusal(ChangePassword, request);
  };
  assert.equal([change(), change()], ["LOGIN_FAILED", "LOGIN_FAILED"]);
  assert.throws(change, /Too many attempts/);
  assert.is(logIn(world, "ada").connection.login?.user.account.name, "ada");
});

test("logged-in-user-cannot-guess-the-password-of-another-user", () => {
  const [right, wrong] = [PASSWORD, "wrong"].map((password) => {
    const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
    const [ada] = [world.join("ada"), world.join("grace")];
    return [1, 2, 3].map(() => {
      try {
        const clientFinal = prove(ada, "grace", password);
        const verifier = newVerifier(ada, "secret-2");
        return ada.refusal(ChangePassword, ChangePasswordRequest.create({ clientFinal, verifier }));
      } catch (error) {
        return error instanceof ProtocolError && error.code;
      }
    });
  });
  assert.equal(right, wrong);
  assert.equal(right, ["LOGIN_FAILED", "LOGIN_FAILED", "RATE_LIMITED"]);
});

/** A client at an address that has completed Hello. */
function from(world: ChatSimulation, address: string): SimulatedClient {
  const client = greeted(world);
  Object.assign(client.connection.endpoint, { address });
  return client;
}

/** The refusal of a login with a wrong password: code, and wait in milliseconds. */
function failedLogin(client: SimulatedClient, name: string): string {
  const { code, waitMs } = failureOf(client, name);
  return `${code} ${waitMs}`;
}

function failureOf(client: SimulatedClient, name: string): { code: string; waitMs: number } {
  try {
    const { serverFirst } = client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: `n,,n=${name},r=0123` }));
    const nonce = serverFirst.slice(2, serverFirst.indexOf(","));
    const proof = Buffer.alloc(32, 1).toString("base64");
    const clientFinal = `c=biws,r=${nonce},p=${proof}`;
    client.call(FinishLogin, FinishLoginRequest.create({ clientFinal, keys: KEYS }));
  } catch (error) {
    if (error instanceof ProtocolError) return { code: error.code, waitMs: error.retryAfterMs };
    throw error;
  }
  return { code: "none", waitMs: 0 };
}

test("throttle-keys-are-short-however-long-the-name", () => {
  // One character whose compatibility form has eighteen.
  for (const name of ["a", "\ufdfa".repeat(320)]) {
    const keys = passwordKeys(connectionAt("2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff"), nameKey(name));
    assert.equal(
      keys.map(({ id }) => id.length < IDS_MAX),
      [true, true],
    );
  }
});

test("each-name-and-each-address-has-its-own-key", () => {
  const idsOf = (address: string, name: string): string[] =>
    passwordKeys(connectionAt(address), nameKey(name)).map(({ id }) => id);
  const [address, name] = idsOf("192.0.2.1", "ada");
  assert.equal(idsOf("192.0.2.1", "ADA"), [address, name]);
  assert.is(idsOf("192.0.2.2", "ada")[1], name);
  assert.is.not(idsOf("192.0.2.2", "ada")[0], address);
  assert.is.not(idsOf("192.0.2.1", "eve")[1], name);
});

function connectionAt(address: string): ClientConnection {
  return { endpoint: { address, port: 1 }, channelBinding: undefined, login: undefined };
}

import * as assert from "uvu/assert";
import { BeginDeviceLoginRequest, BeginLoginRequest, FinishLoginRequest } from "../../generated/chatwire/v1/account.ts";
import { HelloRequest } from "../../generated/chatwire/v1/connection.ts";
import { BeginDeviceLogin, BeginLogin, FinishLogin, Hello } from "../../generated/chatwire/v1/rules.ts";
import { LoginThrottle } from "../../src/chat/login-throttle.ts";
import { ProtocolError } from "../../src/errors.ts";
import { type Limits, resolveLimits } from "../../src/limits.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/chat-simulation.ts";
import { suite } from "../suite.ts";

const test = suite("login throttle");

const subjects = ["name ada", "address 192.0.2.1"];

function throttle(limits: Partial<Limits> = {}): LoginThrottle {
  return new LoginThrottle(resolveLimits(limits));
}

/** How long the next login has to wait, in milliseconds. */
function waitOf(throttled: LoginThrottle, who: readonly string[], nowMs: number): number {
  try {
    throttled.check(who, nowMs);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    assert.equal([error.code, error.limit, error.retryable], ["RATE_LIMITED", "loginTriesMax", true]);
    return error.retryAfterMs;
  }
  return 0;
}

test("wait-begins-with-the-last-free-try-and-doubles-up-to-its-limit", () => {
  const throttled = throttle({ loginTriesMax: 5, loginDelayMs: 1_000, loginDelayMaxMs: 900_000 });
  const waits: number[] = [];
  let nowMs = 0;
  for (let failures = 1; failures <= 17; failures++) {
    throttled.fail(subjects, nowMs);
    waits.push(waitOf(throttled, subjects, nowMs));
    nowMs += waits.at(-1) ?? 0;
    assert.is(waitOf(throttled, subjects, nowMs), 0);
  }
  const doubled = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((seconds) => seconds * 1_000);
  assert.equal(waits, [0, 0, 0, 0, ...doubled, 900_000, 900_000, 900_000]);
});

test("name-and-address-count-each-for-itself", () => {
  const throttled = throttle({ loginTriesMax: 2 });
  throttled.fail(["name ada", "address 192.0.2.1"], 0);
  throttled.fail(["name ada", "address 192.0.2.2"], 0);
  assert.is(waitOf(throttled, ["name ada", "address 192.0.2.3"], 0), 1_000);
  assert.is(waitOf(throttled, ["name grace", "address 192.0.2.1"], 0), 0);
  throttled.fail(["name grace", "address 192.0.2.1"], 0);
  assert.is(waitOf(throttled, ["name linus", "address 192.0.2.1"], 0), 1_000);
});

test("login-that-succeeds-clears-its-name-and-not-its-address", () => {
  const throttled = throttle({ loginTriesMax: 1 });
  throttled.fail(subjects, 0);
  throttled.succeed("name ada");
  assert.is(waitOf(throttled, ["name ada"], 0), 0);
  assert.is(waitOf(throttled, subjects, 0), 1_000);
});

test("failures-are-forgotten-after-the-longest-wait", () => {
  const throttled = throttle({ loginTriesMax: 2, loginDelayMaxMs: 60_000 });
  throttled.fail(subjects, 0);
  throttled.fail(subjects, 60_001);
  assert.is(waitOf(throttled, subjects, 60_001), 0);
  throttled.fail(subjects, 120_001);
  assert.is(waitOf(throttled, subjects, 120_001), 1_000);
});

test("memory-is-bounded-and-the-oldest-is-forgotten-first", () => {
  const throttled = throttle({ loginTriesMax: 1, loginRecordsMax: 3 });
  for (const name of ["a", "b", "c", "a", "d"]) throttled.fail([name], 0);
  const waiting = ["a", "b", "c", "d"].filter((name) => waitOf(throttled, [name], 0) > 0);
  // "a" failed again, so "b" is the oldest.
  assert.equal(waiting, ["a", "c", "d"]);
});

test("names-that-nobody-has-are-throttled-like-those-of-users", () => {
  const refusals = ["ada", "eve"].map((name) => {
    const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
    world.join("ada");
    return Array.from({ length: 4 }, () => failedLogin(greeted(world), name));
  });
  assert.equal(refusals[0], refusals[1]);
  assert.equal(refusals[0], ["LOGIN_FAILED 0", "LOGIN_FAILED 0", "RATE_LIMITED 1000", "RATE_LIMITED 1000"]);
});

test("other-spelling-of-a-name-gains-no-tries", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
  world.join("ada");
  for (const name of ["ada", "ADA"]) failedLogin(greeted(world), name);
  assert.is(failedLogin(greeted(world), "Ada"), "RATE_LIMITED 1000");
});

test("connections-of-one-ipv6-network-count-as-one-address", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
  const failing = (address: string, name: string) => {
    const client = greeted(world);
    Object.assign(client.visitor.endpoint, { address });
    return failedLogin(client, name);
  };
  for (const name of ["a", "b"]) failing(`2001:db8::${name}`, name);
  assert.is(failing("2001:db8::c", "c"), "RATE_LIMITED 1000");
  assert.is(failing("2001:db8:0:1::c", "c"), "LOGIN_FAILED 0");
});

test("guesses-at-a-name-keep-none-of-its-devices-out", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2 });
  world.join("ada");
  for (let i = 0; i < 4; i++) {
    const guesser = greeted(world);
    Object.assign(guesser.visitor.endpoint, { address: `198.51.100.${i}` });
    failedLogin(guesser, "ada");
  }
  const own = greeted(world);
  Object.assign(own.visitor.endpoint, { address: "203.0.113.1" });
  assert.is(failedLogin(own, "ada"), "RATE_LIMITED 1000");
  assert.is(own.call(BeginDeviceLogin, BeginDeviceLoginRequest.create()).challenge.length, 32);
});

function greeted(world: ChatSimulation): SimulatedClient {
  const client = world.connect();
  client.call(Hello, HelloRequest.create({ versions: [1] }));
  return client;
}

/** How a login with a wrong password is refused: the code, and the wait in milliseconds. */
function failedLogin(client: SimulatedClient, name: string): string {
  try {
    const { serverFirst } = client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: `n,,n=${name},r=0123` }));
    const nonce = serverFirst.slice(2, serverFirst.indexOf(","));
    const proof = Buffer.alloc(32, 1).toString("base64");
    client.call(FinishLogin, FinishLoginRequest.create({ clientFinal: `c=biws,r=${nonce},p=${proof}` }));
  } catch (error) {
    if (error instanceof ProtocolError) return `${error.code} ${error.retryAfterMs}`;
    throw error;
  }
  return "none";
}

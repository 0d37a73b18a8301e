import * as assert from "uvu/assert";
import {
  BeginLoginRequest,
  ChangePasswordRequest,
  FinishLoginRequest,
  IdentityKeys,
  type Welcome,
} from "../../../../generated/chatwire/v1/account.ts";
import { BeginLogin, ChangePassword, FinishLogin, LogOff } from "../../../../generated/chatwire/v1/rules.ts";
import { createLoginCookie, LOGIN_COOKIE_BYTES } from "../../../../src/crypto/login-cookie.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation } from "../../../sim/privacy/chat-simulation.ts";
import { clientFinalOf, clientFirstOf, TEST_SECRET } from "../../../sim/scram-proof.ts";
import { suite } from "../../../suite.ts";
import { createKeys, greeted, newVerifier, PASSWORD, prove } from "../../fixtures.ts";

const test = suite("login cookies");

/** Logs in with a cookie. @returns the welcome, or the code of the refusal */
function attempt(
  world: ChatSimulation,
  name: string,
  loginCookie: Uint8Array,
  password = PASSWORD,
  keys = createKeys(world),
): Welcome | string {
  const client = greeted(world);
  try {
    const begin = BeginLoginRequest.create({ clientFirst: clientFirstOf(name), loginCookie });
    const { serverFirst } = client.call(BeginLogin, begin);
    const clientFinal = clientFinalOf(name, password, serverFirst);
    const { welcome } = client.call(FinishLogin, FinishLoginRequest.create({ clientFinal, keys }));
    return welcome ?? "no welcome";
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.code;
  } finally {
    client.drop();
  }
}

/** A world with Ada and a cookie of hers, in which nobody else can log in from the address any more. */
function floodedWorld(): { world: ChatSimulation; cookie: Uint8Array } {
  const world = new ChatSimulation(SEED, { loginTriesMax: 3, loginTriesPerNameMax: 5, loginDelayMs: 60_000 });
  world.join("ada").call(LogOff, {});
  const none = new Uint8Array(0);
  const welcome = attempt(world, "ada", none);
  if (typeof welcome === "string") throw new Error(welcome);
  for (let count = 0; count < 3; count++) attempt(world, "ada", none, "wrong");
  assert.is(attempt(world, "ada", none), "RATE_LIMITED");
  return { world, cookie: welcome.loginCookie };
}

test("right-password-gets-through-with-the-cookie-of-an-earlier-login", () => {
  const { world, cookie } = floodedWorld();
  assert.is(cookie.length, LOGIN_COOKIE_BYTES);
  assert.type(attempt(world, "ada", cookie), "object");
  world.restart();
  assert.type(attempt(world, "ada", cookie), "object");
});

test("keys-of-the-last-login-are-taken-with-its-cookie-and-keys-like-them-are-not", () => {
  const world = new ChatSimulation(SEED);
  world.join("ada").call(LogOff, {});
  const [keys, other] = [createKeys(world), createKeys(world)];
  const welcome = attempt(world, "ada", new Uint8Array(0), PASSWORD, keys);
  if (typeof welcome === "string") throw new Error(welcome);
  const { loginCookie } = welcome;
  assert.type(attempt(world, "ada", loginCookie, PASSWORD, keys), "object");
  assert.is(attempt(world, "ada", loginCookie, "wrong", keys), "LOGIN_FAILED");
  const forged = IdentityKeys.create({ ...keys, agreementKey: other.agreementKey });
  assert.is(attempt(world, "ada", loginCookie, PASSWORD, forged), "KEYS_INVALID");
});

test("cookie-alone-does-not-log-in-and-its-failures-are-limited", () => {
  const { world, cookie } = floodedWorld();
  const wrong = [1, 2, 3, 4].map(() => attempt(world, "ada", cookie, "wrong"));
  assert.equal(wrong, ["LOGIN_FAILED", "LOGIN_FAILED", "LOGIN_FAILED", "RATE_LIMITED"]);
});

test("cookie-that-is-forged-or-of-another-name-is-ignored-for-known-and-unknown-names-alike", () => {
  const { world, cookie } = floodedWorld();
  const forged = Uint8Array.from(cookie);
  forged[20] = (forged[20] ?? 0) ^ 1;
  for (const name of ["ada", "nobody"]) {
    for (const bad of [forged, cookie.subarray(1), new Uint8Array(LOGIN_COOKIE_BYTES)])
      assert.is(attempt(world, name, bad), "RATE_LIMITED");
  }
  assert.is(attempt(world, "nobody", cookie), "RATE_LIMITED");
});

test("logins-that-others-have-begun-do-not-stop-one-with-a-cookie", () => {
  const world = new ChatSimulation(SEED, { loginsBegunPerAddressMax: 2 });
  world.join("ada").call(LogOff, {});
  const welcome = attempt(world, "ada", new Uint8Array(0));
  if (typeof welcome === "string") throw new Error(welcome);
  for (let count = 0; count < 2; count++) prove(greeted(world), "nobody");
  assert.is(attempt(world, "ada", new Uint8Array(0)), "RATE_LIMITED");
  assert.type(attempt(world, "ada", welcome.loginCookie), "object");
});

test("cookie-for-an-unknown-name-is-ignored-even-if-the-server-could-have-made-it", () => {
  const { world } = floodedWorld();
  const subject = { key: "nobody", storedKey: new Uint8Array(32) };
  const draw = (length: number): Uint8Array => world.random.bytes(length);
  const made = createLoginCookie(TEST_SECRET, subject, world.wallMs + 1_000, draw);
  assert.is(attempt(world, "nobody", made), "RATE_LIMITED");
});

test("cookie-expires", () => {
  const { world, cookie } = floodedWorld();
  world.wallMs += world.limits.loginCookieAgeMs;
  assert.is(attempt(world, "ada", cookie), "RATE_LIMITED");
});

test("cookie-ends-with-a-change-of-the-password", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 2, loginDelayMs: 60_000 });
  const ada = world.join("ada");
  const welcome = attempt(world, "ada", new Uint8Array(0));
  if (typeof welcome === "string") throw new Error(welcome);
  const verifier = newVerifier(ada, "secret-2");
  ada.call(ChangePassword, ChangePasswordRequest.create({ clientFinal: prove(ada, "ada"), verifier }));
  for (let count = 0; count < 2; count++) attempt(world, "ada", new Uint8Array(0), "wrong");
  assert.is(attempt(world, "ada", welcome.loginCookie, "secret-2"), "RATE_LIMITED");
});

import * as assert from "uvu/assert";
import { createLoginCookie, LOGIN_COOKIE_BYTES, verifyLoginCookie } from "../../src/crypto/login-cookie.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("login cookie");
const random = new SeededRandom(SEED);
const draw = (length: number): Uint8Array => random.bytes(length);
const SECRET = draw(32);
const ADA = { key: "ada", storedKey: draw(32) };
const EXPIRES_MS = 1_700_000_000_000;

test("cookie-verifies-until-it-expires-and-has-an-id-of-its-own", () => {
  const [first, second] = [1, 2].map(() => createLoginCookie(SECRET, ADA, EXPIRES_MS, draw));
  if (first === undefined || second === undefined) throw new Error("no cookies");
  assert.is(first.length, LOGIN_COOKIE_BYTES);
  const ids = [first, second].map((cookie) => verifyLoginCookie(SECRET, ADA, cookie, EXPIRES_MS - 1));
  assert.match(ids[0] ?? "", /^[0-9a-f]{32}$/);
  assert.is.not(ids[0], ids[1]);
  assert.is(verifyLoginCookie(SECRET, ADA, first, EXPIRES_MS), undefined);
});

test("cookie-of-another-name-password-or-server-does-not-verify", () => {
  const cookie = createLoginCookie(SECRET, ADA, EXPIRES_MS, draw);
  for (const subject of [
    { ...ADA, key: "grace" },
    { ...ADA, storedKey: draw(32) },
  ])
    assert.is(verifyLoginCookie(SECRET, subject, cookie, 0), undefined);
  assert.is(verifyLoginCookie(draw(32), ADA, cookie, 0), undefined);
});

test("cookie-with-any-byte-changed-does-not-verify", () => {
  const cookie = createLoginCookie(SECRET, ADA, EXPIRES_MS, draw);
  for (let index = 0; index < cookie.length; index++) {
    const forged = Uint8Array.from(cookie, (byte, at) => (at === index ? byte ^ 1 : byte));
    assert.is(verifyLoginCookie(SECRET, ADA, forged, 0), undefined, String(index));
  }
  for (const length of [0, LOGIN_COOKIE_BYTES - 1, LOGIN_COOKIE_BYTES + 1]) {
    const cut = Uint8Array.from({ length }, (_, index) => cookie[index] ?? 0);
    assert.is(verifyLoginCookie(SECRET, ADA, cut, 0), undefined);
  }
});

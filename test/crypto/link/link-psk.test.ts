import * as assert from "uvu/assert";
import { linkPsk } from "../../../src/crypto/link/link-psk.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("psk of a link");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const [psk, secret, transcript] = [random(32), random(32), random(64)];

test("psk-of-a-link-has-32-bytes-and-depends-on-every-input", () => {
  const mixed = linkPsk(psk, secret, transcript);
  assert.is(mixed.length, 32);
  assert.equal(linkPsk(psk, secret, transcript), mixed);
  assert.not.equal(linkPsk(random(32), secret, transcript), mixed, "psk");
  assert.not.equal(linkPsk(psk, random(32), transcript), mixed, "secret");
  assert.not.equal(linkPsk(psk, undefined, transcript), mixed, "no secret");
  assert.not.equal(linkPsk(psk, secret, random(64)), mixed, "transcript");
});

test("psk-of-a-link-without-a-secret-depends-on-psk-and-transcript", () => {
  const mixed = linkPsk(psk, undefined, transcript);
  assert.is(mixed.length, 32);
  assert.not.equal(linkPsk(random(32), undefined, transcript), mixed, "psk");
  assert.not.equal(linkPsk(psk, undefined, random(64)), mixed, "transcript");
});

/** ML-KEM-768 of node:crypto. On a Node without it, only that is shown. */

import * as assert from "uvu/assert";
import { CIPHERTEXT_BYTES, ENCAPSULATION_KEY_BYTES } from "../../../src/crypto/post-quantum/kem.ts";
import { createMlKem } from "../../../src/crypto/post-quantum/ml-kem.ts";
import { CryptoError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { CIPHERTEXT, ENCAPSULATION_KEY, SEED as KEY_SEED, SECRET } from "../../vectors/post-quantum/ml-kem-768.ts";

const test = suite("ML-KEM-768");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const found = createMlKem();

/** Runs a test that needs the mechanism, or says that it does not. */
function testWith(name: string, run: (kem: NonNullable<typeof found>) => void): void {
  test(name, () => {
    if (found === undefined) console.log(`skipped: ${name}, because Node ${process.version} has no ML-KEM-768`);
    else run(found);
  });
}

function isRefused(run: () => unknown): void {
  assert.throws(run, (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED");
}

test("node-24-has-the-mechanism-and-older-ones-go-without", () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major === 24 && minor >= 7) assert.ok(found);
  if (major < 24) assert.is(found, undefined);
});

testWith("both-sides-get-the-same-secret-and-each-time-another", (kem) => {
  const key = kem.createKeyPair(random);
  assert.is(key.encapsulationKey.length, ENCAPSULATION_KEY_BYTES);
  const secrets = [1, 2].map(() => {
    const { ciphertext, secret } = kem.encapsulate(key.encapsulationKey, random);
    assert.is(ciphertext.length, CIPHERTEXT_BYTES);
    assert.is(secret.length, 32);
    assert.equal(Buffer.from(key.decapsulate(ciphertext)), Buffer.from(secret));
    return Buffer.from(secret).toString("hex");
  });
  assert.is.not(secrets[0], secrets[1]);
});

testWith("key-pair-follows-from-the-random-bytes-which-are-overwritten", (kem) => {
  const seed = Uint8Array.from(KEY_SEED);
  const key = kem.createKeyPair(() => seed);
  assert.equal(key.encapsulationKey, ENCAPSULATION_KEY);
  assert.equal(Buffer.from(key.decapsulate(CIPHERTEXT)), Buffer.from(SECRET));
  assert.ok(seed.every((byte) => byte === 0));
});

testWith("changed-ciphertext-leads-to-another-secret", (kem) => {
  const key = kem.createKeyPair(random);
  const { ciphertext, secret } = kem.encapsulate(key.encapsulationKey, random);
  const changed = ciphertext.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
  assert.not.equal(Buffer.from(key.decapsulate(changed)), Buffer.from(secret));
});

testWith("key-of-another-length-or-with-a-number-that-is-not-reduced-is-refused", (kem) => {
  const { encapsulationKey } = kem.createKeyPair(random);
  for (const length of [0, ENCAPSULATION_KEY_BYTES - 1])
    isRefused(() => kem.encapsulate(new Uint8Array(length), random));
  isRefused(() => kem.encapsulate(Buffer.concat([encapsulationKey, Uint8Array.of(0)]), random));
  // Twelve bits each: 0xfff is greater than q = 3,329.
  isRefused(() =>
    kem.encapsulate(
      encapsulationKey.map((byte, at) => (at < 2 ? 0xff : byte)),
      random,
    ),
  );
  isRefused(() => kem.encapsulate(new Uint8Array(ENCAPSULATION_KEY_BYTES).fill(0xff), random));
});

testWith("ciphertext-of-another-length-is-refused", (kem) => {
  const key = kem.createKeyPair(random);
  for (const length of [0, CIPHERTEXT_BYTES - 1, CIPHERTEXT_BYTES + 1])
    isRefused(() => key.decapsulate(new Uint8Array(length)));
});

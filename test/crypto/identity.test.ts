import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import {
  createIdentity,
  exportIdentity,
  fingerprint,
  importIdentity,
  publicKeys,
  safetyNumber,
  verifyPublicKeys,
} from "../../src/crypto/identity.ts";
import { UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { suite } from "../suite.ts";

const test = suite("identity");

/** The identity of a seed; always the same one. */
function identityOf(seed: number) {
  const random = new SeededRandom(seed);
  return createIdentity((length) => random.bytes(length));
}

test("identity-survives-export-and-import", () => {
  const identity = createIdentity(randomBytes);
  const bytes = exportIdentity(identity);
  assert.is(bytes.length, 65);
  assert.is(bytes[0], 1);
  const imported = importIdentity(bytes);
  assert.equal(publicKeys(imported), publicKeys(identity));
  bytes.fill(0);
  assert.equal(publicKeys(imported), publicKeys(identity));
});

test("import-of-wrong-length-or-format-is-refused", () => {
  const bytes = exportIdentity(identityOf(1));
  const wrongFormat = Uint8Array.from(bytes).fill(2, 0, 1);
  for (const wrong of [new Uint8Array(0), bytes.subarray(1), bytes.subarray(0, 64), new Uint8Array(66), wrongFormat]) {
    assert.throws(
      () => importIdentity(wrong),
      (error: unknown) => error instanceof UsageError,
    );
  }
});

test("agreement-key-is-signed", () => {
  const keys = publicKeys(identityOf(1));
  assert.equal([keys.signingKey.length, keys.agreementKey.length, keys.signature.length], [32, 32, 64]);
  assert.ok(verifyPublicKeys(keys));
});

test("modified-or-swapped-keys-do-not-verify", () => {
  const keys = publicKeys(identityOf(1));
  const others = publicKeys(identityOf(2));
  for (const name of ["signingKey", "agreementKey", "signature"] as const) {
    assert.not.ok(verifyPublicKeys({ ...keys, [name]: others[name] }), name);
    assert.not.ok(verifyPublicKeys({ ...keys, [name]: keys[name].subarray(1) }), name);
    assert.not.ok(verifyPublicKeys({ ...keys, [name]: new Uint8Array(0) }), name);
    for (let bit = 0; bit < keys[name].length * 8; bit += 3) {
      const changed = Uint8Array.from(keys[name]);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.not.ok(verifyPublicKeys({ ...keys, [name]: changed }), `${name}, bit ${bit}`);
    }
  }
});

test("fingerprint-is-the-sha-256-of-the-key", () => {
  // SHA-256 of 32 bytes of zero: 66687aadf862bd77...
  assert.is(fingerprint(new Uint8Array(32)), "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU");
  assert.match(fingerprint(randomBytes(32)), /^SHA256:[A-Za-z0-9+/]{43}$/);
});

const ADA = { name: "Ada", signingKey: identityOf(1).signing.publicKey };
const GRACE = { name: "grace", signingKey: identityOf(2).signing.publicKey };

test("safety-number-is-the-same-at-both-sides", () => {
  const number = safetyNumber(ADA, GRACE);
  assert.match(number, /^\d{5}( \d{5}){5}$/);
  assert.is(safetyNumber(GRACE, ADA), number);
  assert.is(safetyNumber({ ...ADA, name: "ada" }, GRACE), number);
});

test("safety-number-differs-for-another-key-or-name", () => {
  const mallory = identityOf(3).signing.publicKey;
  const numbers = [
    safetyNumber(ADA, GRACE),
    safetyNumber({ ...ADA, signingKey: mallory }, GRACE),
    safetyNumber(ADA, { ...GRACE, signingKey: mallory }),
    safetyNumber(ADA, { ...GRACE, name: "gracie" }),
    safetyNumber({ ...ADA, name: GRACE.name }, { ...GRACE, name: ADA.name }),
  ];
  assert.is(new Set(numbers).size, numbers.length);
});

// The expected value was computed with Python's hashlib.scrypt, from the description in proto/PROTOCOL.md.
test("safety-number-does-not-change-between-versions", () => {
  const [a, b] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const number = safetyNumber({ name: "ada", signingKey: a }, { name: "grace", signingKey: b });
  assert.is(number, "86599 23028 94350 02666 10610 99549");
});

import * as assert from "uvu/assert";
import { createKeyPair } from "../../../src/crypto/key.ts";
import {
  type AnsweredKey,
  type OfferedKey,
  signCiphertext,
  signEncapsulationKey,
  verifyCiphertext,
  verifyEncapsulationKey,
} from "../../../src/crypto/post-quantum/signatures.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("signatures of key and ciphertext");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const KEY = createKeyPair("Ed25519", random);
const USERS = { inviter: "ada", invited: "grace" };
const OFFERED: OfferedKey = { ...USERS, inviterConnectionId: 1n, encapsulationKey: random(1_184) };
const ANSWERED: AnsweredKey = {
  ...USERS,
  introductionId: 5,
  invitedConnectionId: 2n,
  encapsulationKey: OFFERED.encapsulationKey,
  ciphertext: random(1_088),
};

test("signature-of-a-key-verifies-for-its-invitation-only", () => {
  const signature = signEncapsulationKey(KEY, OFFERED);
  assert.is(signature.length, 64);
  assert.ok(verifyEncapsulationKey(KEY.publicKey, OFFERED, signature));
  const others: readonly Partial<OfferedKey>[] = [
    { inviter: "adb" },
    { invited: "linus" },
    { inviter: "grace", invited: "ada" },
    // The same letters, otherwise divided.
    { inviter: "adag", invited: "race" },
    { inviterConnectionId: 2n },
    { encapsulationKey: random(1_184) },
  ];
  for (const other of others)
    assert.not.ok(
      verifyEncapsulationKey(KEY.publicKey, { ...OFFERED, ...other }, signature),
      Object.keys(other).join(),
    );
  assert.not.ok(verifyEncapsulationKey(createKeyPair("Ed25519", random).publicKey, OFFERED, signature));
});

test("signature-of-a-ciphertext-verifies-for-its-introduction-and-key-only", () => {
  const signature = signCiphertext(KEY, ANSWERED);
  assert.ok(verifyCiphertext(KEY.publicKey, ANSWERED, signature));
  const others: readonly Partial<AnsweredKey>[] = [
    { inviter: "adb" },
    { invited: "linus" },
    { introductionId: 6 },
    { invitedConnectionId: 1n },
    { encapsulationKey: random(1_184) },
    { ciphertext: random(1_088) },
  ];
  for (const other of others)
    assert.not.ok(verifyCiphertext(KEY.publicKey, { ...ANSWERED, ...other }, signature), Object.keys(other).join());
  assert.not.ok(verifyCiphertext(createKeyPair("Ed25519", random).publicKey, ANSWERED, signature));
});

test("signature-or-key-of-another-length-does-not-verify", () => {
  const [ofKey, ofCiphertext] = [signEncapsulationKey(KEY, OFFERED), signCiphertext(KEY, ANSWERED)];
  for (const length of [0, 63]) {
    assert.not.ok(verifyEncapsulationKey(KEY.publicKey, OFFERED, ofKey.subarray(0, length)));
    assert.not.ok(verifyCiphertext(KEY.publicKey, ANSWERED, ofCiphertext.subarray(0, length)));
  }
  assert.not.ok(verifyEncapsulationKey(KEY.publicKey.subarray(1), OFFERED, ofKey));
  assert.not.ok(verifyCiphertext(KEY.publicKey.subarray(1), ANSWERED, ofCiphertext));
});

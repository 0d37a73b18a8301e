import * as assert from "uvu/assert";
import { createKeyPair } from "../../../src/crypto/key.ts";
import {
  type LinkAnswer,
  type LinkOffer,
  signAnswer,
  signOffer,
  transcriptOf,
  verifyAnswer,
  verifyOffer,
} from "../../../src/crypto/link/offer-signatures.ts";
import { UsageError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("signatures of offer and answer");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const KEY = createKeyPair("Ed25519", random);
const USERS = { inviter: "ada", invited: "grace" };
const CAPABILITIES = { versions: [1], features: [2, 3] };
const OFFER: LinkOffer = {
  ...USERS,
  connectionId: 1n,
  capabilities: CAPABILITIES,
  ephemeralKey: random(32),
  encapsulationKey: random(1_184),
};
const ANSWER: LinkAnswer = {
  ...USERS,
  introductionId: 5,
  connectionId: 2n,
  capabilities: CAPABILITIES,
  ephemeralKey: random(32),
  ciphertext: random(1_088),
  offered: OFFER,
};
const NONE = new Uint8Array(0);

/** What the server could change in both. */
const CHANGES = [
  { inviter: "adb" },
  { invited: "linus" },
  { inviter: "grace", invited: "ada" },
  // The same letters, otherwise divided.
  { inviter: "adag", invited: "race" },
  { connectionId: 3n },
  { capabilities: { versions: [1, 2], features: [2, 3] } },
  { capabilities: { versions: [1], features: [3, 2] } },
  { capabilities: { versions: [], features: [1, 2, 3] } },
  // The same numbers, otherwise divided.
  { capabilities: { versions: [1, 2], features: [3] } },
  { ephemeralKey: random(32) },
] as const;
const OFFERS: readonly Partial<LinkOffer>[] = [
  ...CHANGES,
  { encapsulationKey: random(1_184) },
  { encapsulationKey: NONE },
];
const ANSWERS: readonly Partial<LinkAnswer>[] = [
  ...CHANGES,
  { introductionId: 6 },
  { ciphertext: random(1_088) },
  { ciphertext: NONE },
  { offered: { ...OFFER, ephemeralKey: random(32) } },
  { offered: { ...OFFER, encapsulationKey: NONE } },
];

test("signature-of-an-offer-verifies-for-that-offer-only", () => {
  const signature = signOffer(KEY, OFFER);
  assert.is(signature.length, 64);
  assert.ok(verifyOffer(KEY.publicKey, OFFER, signature));
  for (const change of OFFERS)
    assert.not.ok(verifyOffer(KEY.publicKey, { ...OFFER, ...change }, signature), JSON.stringify(Object.keys(change)));
  assert.not.ok(verifyOffer(createKeyPair("Ed25519", random).publicKey, OFFER, signature));
});

test("signature-of-an-answer-verifies-for-that-answer-only", () => {
  const signature = signAnswer(KEY, ANSWER);
  assert.ok(verifyAnswer(KEY.publicKey, ANSWER, signature));
  for (const change of ANSWERS)
    assert.not.ok(
      verifyAnswer(KEY.publicKey, { ...ANSWER, ...change }, signature),
      JSON.stringify(Object.keys(change)),
    );
  assert.not.ok(verifyAnswer(createKeyPair("Ed25519", random).publicKey, ANSWER, signature));
});

test("signature-or-key-of-another-length-does-not-verify", () => {
  const [ofOffer, ofAnswer] = [signOffer(KEY, OFFER), signAnswer(KEY, ANSWER)];
  for (const length of [0, 63]) {
    assert.not.ok(verifyOffer(KEY.publicKey, OFFER, ofOffer.subarray(0, length)));
    assert.not.ok(verifyAnswer(KEY.publicKey, ANSWER, ofAnswer.subarray(0, length)));
  }
  assert.not.ok(verifyOffer(KEY.publicKey.subarray(1), OFFER, ofOffer));
  assert.not.ok(verifyAnswer(KEY.publicKey.subarray(1), ANSWER, ofAnswer));
});

test("transcript-depends-on-all-that-is-signed", () => {
  const transcript = transcriptOf(OFFER, ANSWER);
  assert.is(transcript.length, 64);
  for (const change of OFFERS) assert.not.equal(transcriptOf({ ...OFFER, ...change }, ANSWER), transcript);
  for (const change of ANSWERS) assert.not.equal(transcriptOf(OFFER, { ...ANSWER, ...change }), transcript);
});

test("name-that-two-bytes-cannot-count-is-refused", () => {
  const isUsageError = (error: unknown): boolean => error instanceof UsageError && /65535 bytes/.test(error.message);
  const invited = "g".repeat(65_536);
  assert.throws(() => signOffer(KEY, { ...OFFER, invited }), isUsageError);
  assert.throws(() => signAnswer(KEY, { ...ANSWER, invited }), isUsageError);
  assert.is(signOffer(KEY, { ...OFFER, invited: "g".repeat(65_535) }).length, 64);
});

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
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("signatures of offer and answer");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const KEY = createKeyPair("Ed25519", random);
const OTHER_KEY = createKeyPair("Ed25519", random);
const USERS = { inviter: "ada", invited: "grace" };
const OFFER: LinkOffer = {
  ...USERS,
  connectionId: 1n,
  capabilities: { versions: [1], features: [2, 3] },
  ephemeralKey: random(32),
  encapsulationKey: random(1_184),
};
const ANSWER: LinkAnswer = {
  ...USERS,
  connectionId: 2n,
  capabilities: { versions: [1], features: [3] },
  ephemeralKey: random(32),
  introductionId: 5,
  ciphertext: random(1_088),
  offered: OFFER,
};

/** Changes to what both sides sign. */
const CHANGES: readonly Partial<LinkOffer & LinkAnswer>[] = [
  { inviter: "adb" },
  { invited: "linus" },
  { inviter: "grace", invited: "ada" },
  // The same letters, otherwise divided.
  { inviter: "adag", invited: "race" },
  { connectionId: 3n },
  { capabilities: { versions: [1, 2], features: [2, 3] } },
  { capabilities: { versions: [1], features: [2] } },
  { capabilities: { versions: [1], features: [3, 2] } },
  // The same numbers, otherwise divided.
  { capabilities: { versions: [1, 2], features: [3] } },
  { capabilities: { versions: [], features: [] } },
  { ephemeralKey: random(32) },
];

test("signature-of-an-offer-verifies-for-this-offer-only", () => {
  const signature = signOffer(KEY, OFFER);
  assert.is(signature.length, 64);
  assert.ok(verifyOffer(KEY.publicKey, OFFER, signature));
  const changes = [...CHANGES, { encapsulationKey: random(1_184) }, { encapsulationKey: new Uint8Array(0) }];
  for (const change of changes)
    assert.not.ok(verifyOffer(KEY.publicKey, { ...OFFER, ...change }, signature), Object.keys(change).join());
  assert.not.ok(verifyOffer(OTHER_KEY.publicKey, OFFER, signature));
});

test("signature-of-an-answer-verifies-for-this-answer-to-this-offer-only", () => {
  const signature = signAnswer(KEY, ANSWER);
  assert.ok(verifyAnswer(KEY.publicKey, ANSWER, signature));
  const changes = [
    ...CHANGES,
    { introductionId: 6 },
    { ciphertext: random(1_088) },
    { ciphertext: new Uint8Array(0) },
    { offered: { ...OFFER, ephemeralKey: random(32) } },
    { offered: { ...OFFER, encapsulationKey: random(1_184) } },
  ];
  for (const change of changes)
    assert.not.ok(verifyAnswer(KEY.publicKey, { ...ANSWER, ...change }, signature), Object.keys(change).join());
  assert.not.ok(verifyAnswer(OTHER_KEY.publicKey, ANSWER, signature));
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

test("transcript-has-64-bytes-and-depends-on-offer-and-answer", () => {
  const transcript = transcriptOf(OFFER, ANSWER);
  assert.is(transcript.length, 64);
  assert.equal(transcriptOf({ ...OFFER }, { ...ANSWER }), transcript);
  assert.not.equal(transcriptOf({ ...OFFER, connectionId: 9n }, ANSWER), transcript);
  assert.not.equal(transcriptOf(OFFER, { ...ANSWER, connectionId: 9n }), transcript);
});

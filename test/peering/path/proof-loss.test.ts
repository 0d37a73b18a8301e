import * as assert from "uvu/assert";
import { ProofLoss } from "../../../src/peering/path/proof-loss.ts";
import { suite } from "../../suite.ts";

const test = suite("losses of proofs");

/** A path that has answered. */
function begun(): ProofLoss {
  const loss = new ProofLoss();
  loss.begin();
  return loss;
}

test("nothing-is-known-before-the-first-answer-and-what-was-sent-before-does-not-count", () => {
  const loss = new ProofLoss();
  loss.requested(1n, 0);
  loss.requested(2n, 100);
  assert.equal(loss.at(10_000), { rate: undefined, requests: 0 });
  loss.begin();
  loss.requested(3n, 10_000);
  loss.answered(3n, 10_020);
  assert.equal(loss.at(20_000), { rate: 0, requests: 1 });
});

test("request-is-lost-if-it-has-no-answer-for-three-seconds-and-does-not-count-until-then", () => {
  const loss = begun();
  loss.requested(1n, 0);
  loss.answered(1n, 20);
  loss.requested(2n, 1_000);
  assert.equal(loss.at(4_000), { rate: 0, requests: 1 });
  assert.equal(loss.at(4_001), { rate: 0.5, requests: 2 });
  loss.answered(2n, 4_001);
  assert.equal(loss.at(4_001), { rate: 0.5, requests: 2 }, "a late answer changes nothing");
});

test("answer-counts-though-that-to-a-later-request-came-first", () => {
  const loss = begun();
  loss.requested(1n, 0);
  loss.requested(2n, 100);
  loss.answered(2n, 120);
  loss.answered(1n, 2_000);
  loss.answered(3n, 2_000);
  assert.equal(loss.at(10_000), { rate: 0, requests: 2 });
});

test("latest-hundred-requests-of-five-minutes-count", () => {
  const loss = begun();
  for (let number = 0; number < 150; number++) loss.requested(BigInt(number), number);
  for (let number = 100; number < 150; number++) loss.answered(BigInt(number), number + 20);
  assert.equal(loss.at(10_000), { rate: 0.5, requests: 100 });
  assert.equal(loss.at(300_000 + 99), { rate: 1 / 51, requests: 51 });
  assert.equal(loss.at(300_000 + 150), { rate: undefined, requests: 0 });
});

test("change-of-networks-begins-anew", () => {
  const loss = begun();
  loss.requested(1n, 0);
  loss.restart();
  loss.requested(2n, 100);
  assert.equal(loss.at(10_000), { rate: undefined, requests: 0 });
});

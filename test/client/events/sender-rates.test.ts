import * as assert from "uvu/assert";
import { SenderRates } from "../../../src/client/events/sender-rates.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { TokenBucket } from "../../../src/token-bucket.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("rates of senders");

const LIMITS = { messageSendersMax: 3, messageStallMs: 2_000 };
const TYPE = "example.Move";

test("each-pair-of-sender-and-type-has-its-own-rate", () => {
  const rates = new SenderRates(LIMITS);
  const rate = { perSecond: 1, burst: 1 };
  const allowed = (from: string, typeName: string) =>
    Array.from({ length: 10 }, () => rates.allow(from, typeName, rate, 0)).filter(Boolean).length;
  assert.is(allowed("ada", TYPE), 3);
  assert.is(allowed("grace", TYPE), 3);
  assert.is(allowed("ada", "example.Other"), 3);
  assert.is(allowed("ada", TYPE), 0);
});

test("messages-sent-within-the-rate-pass-even-if-the-network-delays-them", () => {
  const random = new SeededRandom(SEED);
  for (let run = 0; run < 50; run++) {
    const rate = { perSecond: 1 + random.below(20), burst: 1 + random.below(5) };
    const sender = new TokenBucket(rate, 0);
    const rates = new SenderRates(LIMITS);
    let arrivedMs = 0;
    for (let nowMs = 0; nowMs < 20_000; nowMs += 1 + random.below(100)) {
      if (sender.take(nowMs) > 0) continue;
      // In order, as on a stream: a late message delays the later ones.
      arrivedMs = Math.max(arrivedMs, nowMs + random.below(2_000));
      assert.ok(rates.allow("ada", TYPE, rate, arrivedMs), `seed ${SEED}, run ${run}, ${nowMs} ms`);
    }
  }
});

test("messages-over-the-rate-are-dropped", () => {
  const rates = new SenderRates(LIMITS);
  const rate = { perSecond: 10, burst: 5 };
  let passed = 0;
  for (let nowMs = 0; nowMs < 60_000; nowMs += 10) if (rates.allow("ada", TYPE, rate, nowMs)) passed += 1;
  assert.ok(passed > 620 && passed <= 600 + 5 + 20, `${passed}`);
});

test("pair-used-least-recently-is-forgotten-beyond-messageSendersMax", () => {
  const rates = new SenderRates(LIMITS);
  const rate = { perSecond: 1, burst: 1 };
  const spend = (from: string) => {
    let passed = 0;
    while (rates.allow(from, TYPE, rate, 0)) passed += 1;
    return passed;
  };
  for (const from of ["ada", "grace", "linus"]) assert.is(spend(from), 3);
  assert.is(spend("ada"), 0);
  // The pair used least recently makes room.
  assert.is(spend("dora"), 3);
  assert.is(spend("ada"), 0);
  assert.is(spend("grace"), 3);
});

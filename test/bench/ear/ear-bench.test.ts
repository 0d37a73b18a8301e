import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { extentOf, gapsOf, melodyOf, partsOf, SAMPLES_PER_SECOND } from "./melody.ts";
import { simulateCall } from "./simulated-call.ts";
import { faultsOf } from "./sound-faults.ts";

const test = suite("bench of the delay from mouth to ear");

test("delay-of-shifted-sound-is-measured-exactly-and-a-missing-part-is-noticed", () => {
  const sound = melodyOf(3);
  // The second one is silenced.
  sound.fill(0, SAMPLES_PER_SECOND, 2 * SAMPLES_PER_SECOND);
  const parts = partsOf(3, sound, (sample) => 137 + (sample * 1_000) / SAMPLES_PER_SECOND);
  for (const part of [parts[0], parts[2]]) {
    assert.ok(Math.abs((part?.delayMs ?? 0) - 137) < 0.1, `${part?.delayMs}`);
    assert.ok((part?.likeness ?? 0) > 0.999, `${part?.likeness}`);
  }
  assert.is(parts[1], undefined);
});

test("length-and-gaps-of-sound-are-measured", () => {
  const sound = melodyOf(2);
  const [from, to] = [0.1 * SAMPLES_PER_SECOND, 1.5 * SAMPLES_PER_SECOND];
  sound.fill(0, 0, from).fill(0, to);
  const extent = extentOf(sound);
  assert.ok(Math.abs(extent.from - from) < 50 && Math.abs(extent.to - to) < 50, JSON.stringify(extent));
  assert.equal(gapsOf(sound), []);
  sound.fill(0, SAMPLES_PER_SECOND, 1.03 * SAMPLES_PER_SECOND);
  const gaps = gapsOf(sound);
  assert.ok(gaps.length >= 2 && gaps.length <= 3, `${gaps}`);
  for (const at of gaps) assert.ok(Math.abs(at / SAMPLES_PER_SECOND - 1.015) < 0.025, `${gaps}`);
  assert.equal(extentOf(new Int16Array(100)), { from: 0, to: 0 });
});

test("each-fault-of-a-sound-is-told", () => {
  const right = {
    delaysMs: [100],
    unheard: 0,
    likenesses: [0.99, 0.95],
    longerMs: 100,
    gapsMs: 20,
    strayGapsMs: 0,
    concealedPercent: 3,
    lostPercent: 5,
    recoveredPercent: 2,
    playOutDelayMs: 100,
  };
  assert.equal(faultsOf(right), []);
  const wrong = { longerMs: -400, concealedPercent: 6, likenesses: [], unheard: 2, strayGapsMs: 10 };
  for (const [name, value] of Object.entries(wrong)) assert.is(faultsOf({ ...right, [name]: value }).length, 1, name);
});

test("voice-takes-less-than-200-ms-through-jitter-and-loss-and-comes-out-as-the-same-sound", async () => {
  const network = { latencyMs: 30, jitterMs: 40, lossRate: 0.05 };
  const figures = await simulateCall({ seed: SEED, seconds: 12, network });
  assert.equal(faultsOf(figures), [], `CHATWIRE_SEED=${SEED}`);
  assert.ok(Math.max(...figures.delaysMs) < 200, `${figures.delaysMs}, CHATWIRE_SEED=${SEED}`);
});

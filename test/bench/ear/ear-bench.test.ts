import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { delaysOf, melodyOf, SAMPLES_PER_SECOND } from "./melody.ts";
import { simulateCall } from "./simulated-call.ts";

const test = suite("bench of the delay from mouth to ear");

test("delay-of-shifted-sound-is-measured-exactly-and-a-missing-part-is-noticed", () => {
  const sound = melodyOf(3);
  // The second one is silenced.
  sound.fill(0, SAMPLES_PER_SECOND, 2 * SAMPLES_PER_SECOND);
  const delays = delaysOf(3, sound, (sample) => 137 + (sample * 1_000) / SAMPLES_PER_SECOND);
  assert.ok(Math.abs((delays[0] ?? 0) - 137) < 0.1, `${delays[0]}`);
  assert.is(delays[1], undefined);
  assert.ok(Math.abs((delays[2] ?? 0) - 137) < 0.1, `${delays[2]}`);
});

test("voice-takes-less-than-200-ms-through-jitter-and-loss-and-little-is-made-up", async () => {
  const network = { latencyMs: 30, jitterMs: 40, lossRate: 0.05 };
  const { delaysMs, unheard, concealedPercent } = await simulateCall({ seed: SEED, seconds: 12, network });
  assert.ok(unheard <= 1, `${unheard} seconds were not heard, CHATWIRE_SEED=${SEED}`);
  assert.ok(Math.max(...delaysMs) < 200, `${delaysMs}, CHATWIRE_SEED=${SEED}`);
  assert.ok(concealedPercent <= 5, `${concealedPercent} %, CHATWIRE_SEED=${SEED}`);
});

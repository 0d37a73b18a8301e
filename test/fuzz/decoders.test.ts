import * as assert from "uvu/assert";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { fuzzDecoders, processorMs } from "./decoders.ts";
import { fuzzSubjects } from "./subjects.ts";

const test = suite("fuzzed decoders", { timeLimitMs: 60_000 });

const INPUTS = 50_000;

test("mutated-bytes-are-decoded-or-refused-in-limited-time", () => {
  const { decoded, refused } = fuzzDecoders(new SeededRandom(SEED), fuzzSubjects(), INPUTS, processorMs);
  assert.ok(decoded > INPUTS / 20, "hardly any input was decoded");
  assert.ok(refused > INPUTS / 20, "hardly any input was refused");
});

/** `npm run fuzz [INPUTS]`: a number of mutated inputs (default: a million), from the seed in CHATWIRE_SEED. */

import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { fuzzDecoders, processorMs } from "./decoders.ts";
import { fuzzSubjects } from "./subjects.ts";

const INPUTS = 1_000_000;

const inputs = Number(process.argv[2] ?? INPUTS);
if (!Number.isSafeInteger(inputs) || inputs < 1)
  throw new Error(`The number of inputs must be a positive integer, not ${process.argv[2]}.`);
const result = fuzzDecoders(new SeededRandom(SEED), fuzzSubjects(), inputs, processorMs);
console.log(`${result.decoded} decoded, ${result.refused} refused, the longest took ${result.longestMs.toFixed(1)} ms`);
console.log(`${inputs} inputs, seed ${SEED}: nothing but DecodeError`);

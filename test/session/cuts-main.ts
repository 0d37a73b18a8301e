/**
 * `npm run cuts`: cuts the stream of a session of more than 200 messages at every byte, in each direction, and holds it half
 * open at each tenth byte; the same while the server holds messages. The suite does it with a shorter session.
 */

import { SEED } from "../seed.ts";
import { checkCuts, pairWithTurns } from "./cuts.ts";

const STEPS = 200;

for (const from of ["client", "server"] as const) {
  for (const isHalfOpen of [false, true]) {
    const everyBytes = isHalfOpen ? 10 : 1;
    const cuts = checkCuts({ seed: SEED, steps: STEPS, from, everyBytes, isHalfOpen });
    const held = checkCuts({ seed: SEED, steps: STEPS, from, everyBytes, isHalfOpen, makePair: pairWithTurns });
    const what = isHalfOpen ? "half-open" : "cut";
    console.log(`${what} from the ${from}: ${cuts} places, ${held} more with held messages; nothing lost or repeated`);
  }
}

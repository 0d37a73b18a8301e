import * as assert from "uvu/assert";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { runFourChannels } from "./four-channels.ts";

const test = suite("four channels of a link");

/** `npm run soak -- channels` runs 200 seeds of 10,000 messages. */
const MESSAGES = 2_000;
const SEEDS = 6;

for (let seed = SEED; seed < SEED + SEEDS; seed++)
  test(`each-channel-delivers-as-declared-and-no-signal-waits-for-another-channel-with-seed-${seed}`, () => {
    const { lost, faults } = runFourChannels(seed, MESSAGES);
    assert.equal(faults, []);
    assert.ok(lost > 0.2 && lost < 0.4, `${lost} of the datagrams were lost`);
  });

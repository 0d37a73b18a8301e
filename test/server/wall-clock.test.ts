import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { WallClock } from "../../src/server/wall-clock.ts";
import { VirtualTime } from "../../src/testing/virtual-time.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("wall clock of the server");
const START_MS = 1_700_000_000_000;

function start() {
  const time = new VirtualTime({ nowMs: 0, seed: SEED });
  const stage = { time, offMs: 0, jumps: [] as number[] };
  const clock = {
    monotonicMs: () => time.nowMs,
    wallClockMs: () => START_MS + time.nowMs + stage.offMs,
    setTimer: (run: () => void, delayMs: number) => time.schedule(run, time.nowMs + delayMs),
    runAtEndOfTick: () => {},
  };
  const wall = new WallClock({
    clock,
    jumpMs: DEFAULT_LIMITS.clockJumpMs,
    onJump: (jumpMs) => stage.jumps.push(jumpMs),
  });
  /** Advances the time and runs what is due by then. */
  const pass = (ms: number): void => {
    const untilMs = time.nowMs + ms;
    while ((time.nextMs ?? Number.POSITIVE_INFINITY) <= untilMs) time.runNext();
    time.advanceTo(untilMs);
  };
  return Object.assign(stage, { wall, pass });
}

test("a-clock-that-is-adjusted-a-little-is-followed", () => {
  const stage = start();
  stage.offMs = 60_000;
  assert.is(stage.wall.nowMs(), START_MS + 60_000);
  stage.offMs = 0;
  assert.is(stage.wall.nowMs(), START_MS);
  assert.equal(stage.jumps, []);
});

test("a-jump-is-followed-once-it-is-confirmed-and-reported-once", () => {
  const stage = start();
  stage.offMs = -60_001;
  assert.is(stage.wall.nowMs(), START_MS, "a single reading is not used");
  stage.pass(999);
  assert.is(stage.wall.nowMs(), START_MS + 999);
  stage.pass(1);
  assert.equal(stage.jumps, [-60_001], "confirmed by a timer, without any traffic");
  assert.is(stage.wall.nowMs(), START_MS + 1_000 - 60_001);
  stage.pass(60_000);
  stage.wall.nowMs();
  assert.equal(stage.jumps, [-60_001]);
});

test("a-reading-that-no-other-confirms-is-forgotten", () => {
  const stage = start();
  for (const offMs of [-START_MS, 5e12, -START_MS]) {
    stage.offMs = offMs;
    assert.is(stage.wall.nowMs(), START_MS + stage.time.nowMs);
    stage.offMs = 0;
    stage.wall.nowMs();
    stage.pass(2_000);
  }
  assert.equal(stage.jumps, []);
});

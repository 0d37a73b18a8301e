import * as assert from "uvu/assert";
import type { Clock } from "../../src/net/network.ts";
import { Timer } from "../../src/net/timers.ts";
import { suite } from "../suite.ts";

const test = suite("timers");

/** A timer, at 1,000 ms. */
function stage() {
  const turns: (() => void)[] = [];
  const delaysMs: number[] = [];
  let runs = 0;
  const clock: Clock = {
    monotonicMs: () => 1_000,
    wallClockMs: () => 0,
    setTimer: (_run, delayMs) => {
      delaysMs.push(delayMs);
      return () => {};
    },
    runAtEndOfTick: (run) => void turns.push(run),
  };
  const timer = new Timer(clock, () => {
    runs += 1;
  });
  const endTurn = (): number => {
    for (const run of turns.splice(0)) run();
    return runs;
  };
  return { timer, delaysMs, endTurn };
}

test("time-that-has-come-is-over-at-the-end-of-the-turn-and-a-later-one-after-whole-milliseconds", () => {
  const { timer, delaysMs, endTurn } = stage();
  timer.set(1_000);
  timer.set(1_001);
  assert.equal(delaysMs, []);
  assert.is(endTurn(), 1);
  assert.is(endTurn(), 1);
  timer.set(1_000.5);
  assert.equal(delaysMs, [1]);
});

test("timer-that-is-cleared-in-the-turn-in-which-it-is-due-does-not-run", () => {
  const { timer, endTurn } = stage();
  timer.set(900);
  timer.clear();
  assert.is(endTurn(), 0);
  timer.set(900);
  assert.is(endTurn(), 1);
});

import * as assert from "uvu/assert";
import { SlicedWork } from "../../src/net/timers.ts";
import { suite } from "../suite.ts";

const test = suite("sliced work");

/** A clock that the test moves, and the ends of its turns. */
function createClock() {
  const ends: (() => void)[] = [];
  const clock = {
    nowMs: 0,
    monotonicMs: () => clock.nowMs,
    wallClockMs: () => clock.nowMs,
    setTimer: () => () => {},
    runAtEndOfTick: (run: () => void) => void ends.push(run),
    /** Ends a turn of the event loop. @returns whether there was anything to do */
    endTurn: () => ends.splice(0).map((run) => run()).length > 0,
  };
  return clock;
}

test("pieces-past-the-time-of-a-turn-wait-for-the-next-ones-in-order", () => {
  const clock = createClock();
  const work = new SlicedWork(clock);
  const done: number[] = [];
  const each = (piece: number) => (): void => {
    done.push(piece);
    clock.nowMs += 4;
  };
  for (let piece = 0; piece < 8; piece++) work.run(each(piece));
  assert.equal(done, [0, 1, 2]);
  clock.endTurn();
  assert.equal(done, [0, 1, 2, 3, 4, 5]);
  work.run(each(8));
  assert.equal(done, [0, 1, 2, 3, 4, 5]);
  clock.endTurn();
  assert.equal(done, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  while (clock.endTurn());
  work.run(each(9));
  assert.is(done.at(-1), 9, "at once again");
});

test("work-that-fails-is-not-done-again", () => {
  const clock = createClock();
  const work = new SlicedWork(clock);
  let count = 0;
  const failing = (): void => {
    count += 1;
    throw new Error("failed");
  };
  assert.throws(() => work.run(failing), "failed");
  while (clock.endTurn());
  assert.is(count, 1);
});

import * as assert from "uvu/assert";
import { readings } from "../../../../src/client/conversations/link/link-statistics.ts";
import { UsageError } from "../../../../src/errors.ts";
import type { Clock } from "../../../../src/net/network.ts";
import { suite } from "../../../suite.ts";

const test = suite("statistics of a link");

/** A clock whose timers fire when the test says so. */
function manualClock(): { clock: Clock; timers: { run: () => void; delayMs: number; isSet: boolean }[] } {
  const timers: { run: () => void; delayMs: number; isSet: boolean }[] = [];
  const setTimer = (run: () => void, delayMs: number): (() => void) => {
    const timer = { run, delayMs, isSet: true };
    timers.push(timer);
    return () => {
      timer.isSet = false;
    };
  };
  return { clock: { setTimer } as never, timers };
}

test("figures-are-read-at-once-at-each-interval-and-at-the-end", async () => {
  const { clock, timers } = manualClock();
  let end = (): void => {};
  const closed = new Promise<void>((resolve) => {
    end = resolve;
  });
  let reads = 0;
  const loop = readings(clock, closed, () => ({ atMs: ++reads }) as never, { everyMs: 250 });
  assert.is((await loop.next()).value?.atMs, 1);
  const second = loop.next();
  assert.equal(
    timers.map(({ delayMs }) => delayMs),
    [250],
  );
  timers[0]?.run();
  assert.is((await second).value?.atMs, 2);
  const last = loop.next();
  end();
  assert.is((await last).value?.atMs, 3);
  assert.is((await loop.next()).done, true);
  assert.not(timers.at(-1)?.isSet, "no timer is left behind");
});

test("interval-that-is-none-is-refused", async () => {
  for (const everyMs of [0, -1, Number.NaN]) {
    const error = await readings(manualClock().clock, Promise.resolve(), () => ({}) as never, { everyMs })
      .next()
      .catch((reason: unknown) => reason);
    assert.ok(error instanceof UsageError && /from 1 on, not/.test(error.message), String(error));
  }
});

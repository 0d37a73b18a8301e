import * as assert from "uvu/assert";
import { VirtualTime } from "../../src/testing/virtual-time.ts";
import { suite } from "../suite.ts";

const test = suite("virtual time");

test("events-run-by-time-and-those-of-one-time-in-the-order-of-their-scheduling", () => {
  const time = new VirtualTime({ nowMs: 100 });
  const ran: string[] = [];
  const schedule = (name: string, atMs: number) => time.schedule(() => void ran.push(`${name} at ${time.nowMs}`), atMs);
  schedule("late", 300);
  schedule("first", 200);
  schedule("second", 200);
  schedule("overdue", 50);
  while (time.nextMs !== undefined) time.runNext();
  assert.equal(ran, ["overdue at 100", "first at 200", "second at 200", "late at 300"]);
});

test("cancelled-event-does-not-run-and-can-be-cancelled-again", () => {
  const time = new VirtualTime({ nowMs: 0 });
  const ran: number[] = [];
  const cancel = time.schedule(() => void ran.push(1), 10);
  time.schedule(() => void ran.push(2), 10);
  cancel();
  cancel();
  time.runNext();
  cancel();
  assert.equal(ran, [2]);
  assert.is(time.nextMs, undefined);
});

test("loop-at-one-time-is-reported-with-its-seed", () => {
  const time = new VirtualTime({ nowMs: 0, seed: 7 });
  assert.throws(() => runForever(time), /^Time stands still at 0 ms: more than 100000 events .* seed 7\.$/);
});

test("loop-is-reported-after-as-many-events-as-the-caller-allows", () => {
  const time = new VirtualTime({ nowMs: 0, eventsAtOneTimeMax: 50 });
  assert.throws(() => runForever(time), /Time stands still at 0 ms: more than 50 events/);
});

function runForever(time: VirtualTime): void {
  const again = (): void => void time.schedule(again, time.nowMs);
  again();
  for (;;) time.runNext();
}

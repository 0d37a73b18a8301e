import * as assert from "uvu/assert";
import type { Clock } from "../../../src/net/network.ts";
import { Turns, type TurnTaker } from "../../../src/net/streams/turns.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { suite } from "../../suite.ts";

const test = suite("turns of connections");

/** An event loop whose turns a test makes. */
class Loop {
  nowMs = 0;
  isCrowded = false;
  #atEnd: (() => void)[] = [];
  readonly handled: string[] = [];
  readonly turns: Turns;

  constructor() {
    const clock: Clock = {
      ...systemNetwork,
      monotonicMs: () => this.nowMs,
      runAtEndOfTick: (run) => void this.#atEnd.push(run),
    };
    this.turns = new Turns(clock, () => this.isCrowded);
  }

  /** A connection that has received so many messages, each of which takes so long. */
  receive(name: string, messages: number, messageMs = 0, isLoggedIn = true): void {
    let left = messages;
    const taker: TurnTaker = {
      isLoggedIn,
      takeTurn: () => {
        while (left > 0 && this.turns.mayHandle(taker)) {
          left -= 1;
          this.handled.push(name);
          this.nowMs += messageMs;
        }
      },
    };
    taker.takeTurn();
  }

  endTurn(): void {
    for (const run of this.#atEnd.splice(0)) run();
  }

  /** What was handled since the last call, with the number of messages in a row. */
  take(): string[] {
    const rows: { name: string; count: number }[] = [];
    for (const name of this.handled.splice(0)) {
      const last = rows.at(-1);
      if (last?.name === name) last.count += 1;
      else rows.push({ name, count: 1 });
    }
    return rows.map(({ name, count }) => `${name} ${count}`);
  }
}

test("few-messages-are-handled-at-once", () => {
  const loop = new Loop();
  for (const name of ["a", "b", "c"]) loop.receive(name, 3);
  assert.equal(loop.take(), ["a 3", "b 3", "c 3"]);
  loop.endTurn();
  assert.equal(loop.take(), []);
});

test("one-with-many-messages-goes-on-at-the-end-of-the-turn-until-all-are-handled", () => {
  const loop = new Loop();
  loop.receive("a", 2_100);
  assert.equal(loop.take(), ["a 8"]);
  loop.endTurn();
  assert.equal(loop.take(), ["a 2048"]);
  loop.endTurn();
  assert.equal(loop.take(), ["a 44"]);
});

test("those-with-many-messages-take-turns-and-one-that-comes-later-waits-for-one-turn-of-each", () => {
  const loop = new Loop();
  loop.receive("a", 5_000);
  loop.receive("b", 20);
  loop.receive("c", 1);
  loop.endTurn();
  assert.equal(loop.take().slice(0, 8), ["a 16", "b 8", "c 1", "a 8", "b 8", "a 8", "b 4", "a 1992"]);
  loop.receive("d", 1);
  loop.endTurn();
  assert.equal(loop.take().slice(0, 2), ["a 8", "d 1"]);
});

test("turn-of-the-event-loop-ends-after-some-time-and-the-next-goes-on-with-the-next-connection", () => {
  const loop = new Loop();
  for (const name of ["a", "b", "c"]) loop.receive(name, 20, 1);
  assert.equal(loop.take(), ["a 6"]);
  const rows: string[][] = [];
  for (let turn = 0; turn < 4; turn++) {
    loop.endTurn();
    rows.push(loop.take());
  }
  assert.equal(rows, [["a 6"], ["b 6"], ["c 6"], ["a 6"]]);
});

test("nothing-is-handled-while-too-much-waits-to-be-written", () => {
  const loop = new Loop();
  loop.isCrowded = true;
  loop.receive("a", 1);
  for (let turn = 0; turn < 3; turn++) loop.endTurn();
  assert.equal(loop.take(), []);
  loop.isCrowded = false;
  loop.endTurn();
  assert.equal(loop.take(), ["a 1"]);
});

test("user-waits-for-one-turn-of-a-stranger-however-many-strangers-wait", () => {
  const loop = new Loop();
  for (let index = 0; index < 100; index++) loop.receive(`stranger-${index}`, 20, 1, false);
  // Strangers are handled for two milliseconds in a turn of the event loop; each of these messages takes one.
  assert.equal(loop.take(), ["stranger-0 3"]);
  loop.endTurn();
  assert.equal(loop.take(), ["stranger-0 3"]);
  loop.receive("user", 2, 1);
  loop.endTurn();
  assert.equal(loop.take(), ["user 2", "stranger-1 1"]);
});

test("users-who-send-without-end-leave-strangers-every-second-turn", () => {
  const loop = new Loop();
  for (const name of ["a", "b"]) loop.receive(name, 1_000);
  loop.receive("stranger", 20, 0, false);
  loop.endTurn();
  assert.equal(loop.take().slice(0, 6), ["a 16", "stranger 8", "b 8", "stranger 8", "a 8", "stranger 4"]);
});

import * as assert from "uvu/assert";
import type { Clock } from "../../../src/net/network.ts";
import { type WriteTurn, WriteTurns } from "../../../src/net/streams/write-turns.ts";
import { suite } from "../../suite.ts";

const test = suite("turns of writes");

/** Connections that are written to, and the turns of the event loop. */
class Loop {
  readonly #ends: (() => void)[] = [];
  readonly #flushed: string[] = [];
  #nowMs = 0;
  readonly writes: WriteTurns;

  constructor() {
    const clock: Clock = {
      monotonicMs: () => this.#nowMs,
      wallClockMs: () => 0,
      setTimer: () => () => {},
      runAtEndOfTick: (run) => void this.#ends.push(run),
    };
    this.writes = new WriteTurns(clock);
  }

  /** Adds a connection. To write to it takes so many milliseconds, and may lead to more. */
  connect(name: string, writeMs = 0, onWritten: () => void = () => {}): WriteTurn {
    return this.writes.join({
      flush: () => {
        this.#flushed.push(name);
        this.#nowMs += writeMs;
        onWritten();
      },
    });
  }

  /** Ends the turn. Returns which connections were written to, in order. */
  endTurn(): string[] {
    assert.ok(this.#ends.length <= 1);
    this.#ends.shift()?.();
    return this.#flushed.splice(0);
  }
}

test("connections-that-gathered-bytes-are-written-to-at-the-end-of-the-turn-once", () => {
  const loop = new Loop();
  const [one, other] = [loop.connect("one"), loop.connect("other")];
  for (const turn of [one, other, one, one]) turn.schedule();
  assert.equal(loop.endTurn(), ["one", "other"]);
  assert.equal(loop.endTurn(), []);
  other.schedule();
  assert.equal(loop.endTurn(), ["other"]);
});

test("answers-are-written-before-events-for-many-others-and-with-them-the-events-of-the-same-connection", () => {
  const loop = new Loop();
  const receivers = Array.from({ length: 1_100 }, (_, index) => loop.connect(`${index}`));
  for (const receiver of receivers) receiver.schedule();
  receivers[1_000]?.scheduleFirst();
  const first = loop.endTurn();
  assert.equal(first.slice(0, 3), ["1000", "0", "1"]);
  assert.is(first.length, 513);
  receivers[1]?.scheduleFirst();
  const second = loop.endTurn();
  assert.equal(second.slice(0, 3), ["1", "512", "513"]);
  assert.is(second.length, 513);
  assert.equal(
    loop.endTurn(),
    Array.from({ length: 75 }, (_, index) => `${1_025 + index}`),
  );
});

test("so-many-connections-with-answers-are-written-to-in-a-turn-and-events-of-others-go-on", () => {
  const loop = new Loop();
  loop.connect("reader").schedule();
  const asking = Array.from({ length: 1_100 }, (_, index) => loop.connect(`${index}`));
  for (const turn of asking) turn.scheduleFirst();
  const first = loop.endTurn();
  assert.equal([first[0], first[511], first[512], first[513]], ["0", "511", "reader", "512"]);
  assert.is(first.length, 1_024);
  assert.equal(
    loop.endTurn(),
    Array.from({ length: 77 }, (_, index) => `${1_023 + index}`),
  );
});

test("few-connections-are-written-to-in-the-order-in-which-they-came", () => {
  const loop = new Loop();
  const turns = Array.from({ length: 4 }, (_, index) => loop.connect(`${index}`));
  for (const turn of turns) turn.schedule();
  turns[3]?.scheduleFirst();
  assert.equal(loop.endTurn(), ["0", "1", "2", "3"]);
});

test("turn-writes-to-few-of-many-connections-and-those-that-have-waited-longest-come-first", () => {
  const loop = new Loop();
  const receivers = Array.from({ length: 2_000 }, (_, index): WriteTurn => {
    // What is sent leads to more that has to be sent: some connections are never done.
    const turn = loop.connect(`${index}`, 0, () => index < 100 && turn.schedule());
    return turn;
  });
  for (const receiver of receivers) receiver.schedule();
  const turns = Array.from({ length: 4 }, () => loop.endTurn());
  assert.equal(
    turns.map(({ length }) => length),
    [512, 512, 512, 512],
  );
  assert.equal(
    turns.flat().slice(0, 2_000),
    Array.from({ length: 2_000 }, (_, index) => `${index}`),
  );
});

test("writes-that-take-long-leave-the-others-to-the-next-turns", () => {
  const loop = new Loop();
  for (let index = 0; index < 100; index++) loop.connect(`${index}`, 0.2).schedule();
  assert.equal(
    Array.from({ length: 5 }, () => loop.endTurn().length),
    [32, 32, 32, 4, 0],
  );
});

test("connection-that-fails-takes-no-other-its-turn", () => {
  const loop = new Loop();
  const fail = (): void => {
    throw new Error("One connection fails.");
  };
  for (let index = 0; index < 25; index++) {
    const turn = loop.connect(`${index}`, 0, index % 12 === 2 ? fail : undefined);
    if (index < 10) turn.scheduleFirst();
    else turn.schedule();
  }
  assert.throws(() => loop.endTurn(), "One connection fails.");
  assert.throws(() => loop.endTurn(), "One connection fails.");
  assert.equal(
    loop.endTurn(),
    Array.from({ length: 25 }, (_, index) => `${index}`),
  );
});

import * as assert from "uvu/assert";
import type { Arrival, Clock } from "../../../src/net/network.ts";
import { type ArrivalLimits, ArrivalQueue } from "../../../src/net/streams/arrival-queue.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("queue of arriving clients");

/** A queue, its turns of the event loop, and the clients that have begun, in order. */
class Stage {
  readonly begun: string[] = [];
  readonly #queue: ArrivalQueue;
  #nowMs = 1_000;
  #endOfTurn: (() => void)[] = [];
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

  constructor(limits: ArrivalLimits) {
    const clock: Clock = {
      monotonicMs: () => this.#nowMs,
      wallClockMs: () => 0,
      setTimer: (run, delayMs) => {
        const timer = { atMs: this.#nowMs + delayMs, run };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((each) => each !== timer);
        };
      },
      runAtEndOfTick: (run) => void this.#endOfTurn.push(run),
    };
    this.#queue = new ArrivalQueue(clock, limits);
  }

  /** Nothing is to happen any more. */
  get isIdle(): boolean {
    return this.#endOfTurn.length + this.#timers.length === 0;
  }

  enter(arrival: Arrival, origin: string, ...names: string[]): (() => void)[] {
    return names.map((name) => this.#queue.enter(arrival, origin, () => void this.begun.push(name)));
  }

  /** Ends a turn that took so long, and returns who has begun. Nobody begins in a turn in which somebody has arrived. */
  turn(tookMs = 0): string[] {
    const before = this.begun.length;
    this.#nowMs += tookMs;
    const due = this.#timers.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#timers = this.#timers.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { run } of due) run();
    for (const run of this.#endOfTurn.splice(0)) run();
    return this.begun.slice(before);
  }

  /** The clients that begin in so many turns. */
  turns(count: number): string {
    return Array.from({ length: count }, () => this.turn().join("")).join("");
  }
}

test("one-client-begins-in-a-turn-and-so-many-at-a-time", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 3, arrivalTurnMs: 100 });
  const [first] = stage.enter("new", "A", ..."abcdef");
  assert.equal([stage.turn(), stage.turn(), stage.turn(), stage.turn()], [[], ["a"], ["b"], ["c"]]);
  assert.is(stage.turns(3), "");
  first?.();
  first?.();
  assert.is(stage.turns(3), "d", "one place was given up, once");
});

test("as-many-begin-after-a-long-turn-as-fit-into-a-part-of-it-up-to-eight", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 20, arrivalTurnMs: 1_000 });
  const leave = stage.enter("new", "A", ..."abcdefghijklmnopqrstuvwxyz");
  assert.equal([stage.turn(), stage.turn(9)], [[], ["a"]]);
  assert.equal(stage.turn(15), ["b", "c", "d"]);
  assert.is(stage.turn(50).join(""), "efghijkl");
  assert.is(stage.turn(50).join(""), "mnopqrst", "twenty have begun");
  assert.equal(stage.turn(50), []);
  for (const each of leave.slice(0, 3)) each();
  assert.equal([stage.turn(50), stage.turn(50)], [["u", "v", "w"], []], "three places were given up");
});

test("clients-log-in-fast-while-turns-are-long-and-others-arrive", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 100, arrivalTurnMs: 10_000 });
  const [first] = Array.from({ length: 20 }, (_, turn) => {
    const [leave] = stage.enter("new", `${turn}`, ...Array.from({ length: 5 }, (_, index) => `${turn} ${index}`));
    stage.turn(50);
    return leave;
  });
  first?.();
  // A second of long turns, in each of which somebody arrives.
  assert.is(stage.begun.length, 40);
});

test("clients-that-arrive-come-before-those-that-begin-up-to-a-point", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 100, arrivalTurnMs: 100 });
  const order = Array.from({ length: 8 }, (_, turn) => {
    stage.enter("returning", "A", `${turn}`);
    return stage.turn().join();
  });
  assert.equal(order, ["", "", "", "3", "", "", "", "7"]);
  assert.equal([stage.turn(), stage.turn()], [["6"], ["5"]]);
});

test("client-that-is-slow-gives-its-place-up", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 2, arrivalTurnMs: 100 });
  const [slow] = stage.enter("new", "A", ..."abcde");
  assert.is(stage.turns(4), "ab");
  assert.equal(stage.turn(99), []);
  assert.equal(stage.turn(1), ["c"]);
  assert.is(stage.turns(3), "d");
  slow?.();
  assert.is(stage.turns(3), "", "the place of a client that has none is not given up");
  assert.equal(stage.turn(100), ["e"]);
  stage.turn(1_000);
  assert.ok(stage.isIdle);
});

test("new-clients-go-first-and-of-those-that-come-back-the-last", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 100, arrivalTurnMs: 100 });
  stage.enter("returning", "A", ..."1234");
  stage.enter("new", "A", ..."ab");
  assert.is(stage.turns(3), "ab");
  stage.enter("returning", "A", "5");
  assert.is(stage.turns(9), "54321");
});

test("clients-that-come-back-get-a-share-while-new-ones-wait", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 100, arrivalTurnMs: 100 });
  stage.enter("new", "A", ..."abcd");
  assert.is(stage.turns(5), "abcd");
  stage.enter("returning", "A", ..."123");
  stage.enter("new", "A", ..."efghijkl");
  assert.is(stage.turns(20), "3efg2hij1kl");
});

test("origins-of-new-clients-take-turns", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 100, arrivalTurnMs: 100 });
  stage.enter("new", "A", ..."abcdef");
  stage.enter("new", "B", ..."xyz");
  assert.is(stage.turns(4), "axb");
  stage.enter("new", "C", "!");
  assert.is(stage.turns(20), "yc!zdef");
});

test("client-that-is-gone-does-not-begin", () => {
  const stage = new Stage({ arrivalsAtOnceMax: 1, arrivalTurnMs: 100 });
  const [first] = stage.enter("new", "A", "now");
  assert.is(stage.turns(2), "now");
  const gone = [...stage.enter("returning", "A", ..."123"), ...stage.enter("new", "B", ..."ab")];
  for (const index of [0, 2, 3]) gone[index]?.();
  // The number of one that is gone may be another's by now.
  const again = stage.enter("returning", "A", "4");
  gone[2]?.();
  first?.();
  assert.is(stage.turns(2), "b");
  gone[4]?.();
  assert.is(stage.turns(2), "4");
  again[0]?.();
  assert.is(stage.turns(2), "2");
});

test("whatever-clients-do-each-begins-once-and-silent-ones-hold-up-a-new-client-for-a-bounded-time", () => {
  const random = new SeededRandom(SEED);
  for (let run = 0; run < 50; run++) {
    const limits = { arrivalsAtOnceMax: 1 + random.below(8), arrivalTurnMs: 10 + random.below(100) };
    const stage = new Stage(limits);
    const leaving = new Map<string, () => void>();
    const gone = new Set<string>();
    const origins = 1 + random.below(5);
    const count = 200;
    for (let number = 0; number < count; number++) {
      const arrival = random.below(2) === 0 ? "new" : "returning";
      const [leave] = stage.enter(arrival, `origin ${random.below(origins)}`, `${number}`);
      if (leave !== undefined) leaving.set(`${number}`, leave);
      stage.turn(random.below(5));
      const left = `${random.below(number + 1)}`;
      // Half of the clients stay silent, or are logged in and say nothing of it.
      if (random.below(2) === 0) continue;
      if (!stage.begun.includes(left)) gone.add(left);
      leaving.get(left)?.();
    }
    stage.enter("new", "somebody else", "honest");
    // Each other origin has one turn before, and those that come back have their share.
    const before = Math.ceil(((origins + 1) * 4) / 3) + 1;
    for (let turn = 0; turn < before; turn++) stage.turn(Math.ceil(limits.arrivalTurnMs / limits.arrivalsAtOnceMax));
    stage.turn(limits.arrivalTurnMs);
    assert.ok(stage.begun.includes("honest"), `run ${run}`);
    while (!stage.isIdle) stage.turn(limits.arrivalTurnMs);
    assert.is(new Set(stage.begun).size, stage.begun.length);
    assert.is(stage.begun.length + gone.size, count + 1);
    assert.ok(stage.begun.every((name) => !gone.has(name)));
  }
});

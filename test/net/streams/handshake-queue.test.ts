import * as assert from "uvu/assert";
import type { Arrival, Clock } from "../../../src/net/network.ts";
import { HandshakeQueue } from "../../../src/net/streams/handshake-queue.ts";
import { suite } from "../../suite.ts";

const test = suite("queue of TLS handshakes");

/** A queue, its turns, and the connections whose handshakes have begun, in order. */
class Stage {
  readonly begun: string[] = [];
  readonly #turns: (() => void)[] = [];
  readonly #queue: HandshakeQueue;

  constructor({ handshakesPerTurnMax }: { readonly handshakesPerTurnMax: number }) {
    const clock: Clock = {
      monotonicMs: () => 0,
      wallClockMs: () => 0,
      setTimer: (run) => {
        this.#turns.push(run);
        return () => {};
      },
      runAtEndOfTick: () => {},
    };
    this.#queue = new HandshakeQueue(clock, handshakesPerTurnMax);
  }

  get isIdle(): boolean {
    return this.#turns.length === 0;
  }

  enter(arrival: Arrival, ...names: string[]): (() => void)[] {
    return names.map((name) => this.#queue.enter(arrival, () => void this.begun.push(name)));
  }

  /** Ends a turn, and returns what begins in the next. */
  turn(): string[] {
    const before = this.begun.length;
    for (const run of this.#turns.splice(0)) run();
    return this.begun.slice(before);
  }
}

test("no-more-than-the-limit-begin-in-one-turn", () => {
  const stage = new Stage({ handshakesPerTurnMax: 2 });
  stage.enter("new", "a", "b", "c", "d", "e");
  assert.equal(stage.begun, ["a", "b"]);
  assert.equal(stage.turn(), ["c", "d"]);
  assert.equal(stage.turn(), ["e"]);
  stage.enter("new", "f", "g");
  assert.equal(stage.turn(), ["g"]);
  stage.turn();
  stage.turn();
  assert.ok(stage.isIdle);
  stage.enter("returning", "h");
  assert.is(stage.begun.at(-1), "h");
});

test("new-clients-go-first-and-of-those-that-come-back-the-last", () => {
  const stage = new Stage({ handshakesPerTurnMax: 1 });
  stage.enter("returning", "1", "2", "3", "4");
  stage.enter("new", "a", "b");
  const order = Array.from({ length: 5 }, () => stage.turn()).flat();
  assert.equal(order, ["a", "b", "4", "3", "2"]);
});

test("clients-that-come-back-get-a-share-while-new-ones-wait", () => {
  const stage = new Stage({ handshakesPerTurnMax: 4 });
  stage.enter("new", ..."abcd");
  stage.enter("returning", "1", "2", "3");
  stage.enter("new", ..."efghijkl");
  assert.equal(stage.begun, ["a", "b", "c", "d"]);
  // One of four, wherever the turn of the event loop ends.
  const order = [...stage.turn(), ...stage.turn(), ...stage.turn()].join("");
  assert.is(order.replace(/\d/g, "-"), "ef-ghi-jkl-");
  assert.is(order.replace(/[a-z]/g, ""), "321");
});

test("connection-that-is-gone-is-not-begun", () => {
  const stage = new Stage({ handshakesPerTurnMax: 1 });
  const [first] = stage.enter("new", "now");
  const gone = [...stage.enter("returning", "1", "2", "3"), ...stage.enter("new", "a", "b")];
  for (const index of [0, 2, 3]) gone[index]?.();
  // Without effect, the second time and after its turn.
  gone[2]?.();
  first?.();
  assert.equal([...stage.turn(), ...stage.turn(), ...stage.turn()], ["b", "2"]);
});

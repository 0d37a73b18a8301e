import * as assert from "uvu/assert";
import { keptBytesOf } from "../../../src/peering/kept.ts";
import { IncomingOrder } from "../../../src/peering/reliable/incoming-order.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("order of incoming messages");

/** Adds a message of one byte whose content is its sequence number. */
function add(order: IncomingOrder<number>, sequence: number, follows = 0, replaces: number[] = []): readonly number[] {
  return order.add(sequence, sequence, 1, { follows, replaces });
}

test("message-that-follows-all-waits-for-all-before-it", () => {
  const order = new IncomingOrder<number>();
  assert.equal(add(order, 1), [1]);
  assert.equal(add(order, 3), []);
  assert.is(order.heldBytes, keptBytesOf(1));
  assert.equal(add(order, 2), [2, 3]);
  assert.is(order.through, 3);
  assert.is(order.heldBytes, 0);
});

test("missing-message-holds-up-only-its-own-flow", () => {
  const order = new IncomingOrder<number>();
  // 1, 3 and 5 are one flow, 2 and 4 another one. 1 is late.
  assert.equal(add(order, 2, 2), [2]);
  assert.equal(add(order, 3, 2), []);
  assert.equal(add(order, 4, 2), [4]);
  assert.equal(add(order, 5, 2), []);
  assert.is(order.through, 0);
  assert.equal(order.beyond, [2, 3, 4, 5]);
  assert.is(order.heldBytes, 2 * keptBytesOf(1));
  assert.equal(add(order, 1, 1), [1, 3, 5]);
  assert.is(order.through, 5);
  assert.not.ok(order.isGapped);
});

test("replaced-message-is-never-delivered-and-fills-its-gap", () => {
  const order = new IncomingOrder<number>();
  assert.equal(add(order, 1, 1), [1]);
  assert.equal(add(order, 4, 4, [1, 2]), [4]);
  assert.is(order.through, 4);
  for (const sequence of [2, 3]) assert.ok(order.has(sequence));
});

test("message-that-follows-a-replaced-one-is-delivered", () => {
  const order = new IncomingOrder<number>();
  assert.equal(add(order, 4, 3), []);
  assert.equal(add(order, 5, 5, [4]), [4, 5]);
  assert.equal(add(order, 3, 3), [3]);
  assert.equal(add(order, 2, 2), [2]);
  assert.is(order.through, 5);
});

test("replaced-message-that-is-held-back-is-released", () => {
  const order = new IncomingOrder<number>();
  assert.equal(add(order, 3, 1), []);
  assert.equal(add(order, 4, 4, [1]), [4]);
  assert.is(order.heldBytes, 0);
  assert.equal(add(order, 2, 2), [2]);
  assert.equal(add(order, 1, 1), [1]);
  assert.is(order.through, 4);
});

test("each-message-is-delivered-once-and-as-soon-as-those-of-its-flow-are-there", () => {
  for (let seed = SEED; seed < SEED + 50; seed++) {
    const random = new SeededRandom(seed);
    const order = new IncomingOrder<number>();
    const flows = new Map<number, number>();
    const last = new Map<number, number>();
    const before = new Map<number, number>();
    const count = 200;
    for (let sequence = 1; sequence <= count; sequence++) {
      const flow = random.below(4);
      flows.set(sequence, flow);
      before.set(sequence, last.get(flow) ?? 0);
      last.set(flow, sequence);
    }
    const sequences = Array.from({ length: count }, (_, index) => index + 1);
    const arrived = new Set<number>();
    const delivered = new Set<number>();
    while (sequences.length > 0) {
      const [sequence = 0] = sequences.splice(random.below(Math.min(20, sequences.length)), 1);
      arrived.add(sequence);
      for (const each of add(order, sequence, sequence - (before.get(sequence) ?? 0))) {
        assert.not.ok(delivered.has(each), `seed ${seed}`);
        delivered.add(each);
      }
      for (let each = 1; each <= count; each++) {
        const previous = before.get(each) ?? 0;
        const isDue = arrived.has(each) && (previous === 0 || delivered.has(previous));
        assert.is(delivered.has(each), isDue, `message ${each}, seed ${seed}`);
      }
    }
    assert.is(order.through, count);
    assert.is(order.heldBytes, 0);
  }
});

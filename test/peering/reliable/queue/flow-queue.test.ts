import * as assert from "uvu/assert";
import type { Flow } from "../../../../src/peering/flow.ts";
import { FlowQueue } from "../../../../src/peering/reliable/queue/flow-queue.ts";
import { suite } from "../../../suite.ts";

const test = suite("queue of flows");

interface Item {
  readonly flow: Flow;
  readonly name: string;
}

function flow(name: string, options: Partial<Flow> = {}): Flow {
  return { name, isOrdered: true, priority: "normal", weight: 1, ...options };
}

/** A queue with items of several flows, each of 100 bytes. */
function queueOf(...items: readonly Item[]): FlowQueue<Item> {
  const queue = new FlowQueue<Item>();
  for (const item of items) queue.push(item);
  return queue;
}

/** Takes items until there are so many, or none is left. Returns the names of their flows. */
function take(queue: FlowQueue<Item>, count: number, bytesOf: (item: Item) => number = () => 100): string[] {
  const names: string[] = [];
  for (let item = queue.next(() => true); item !== undefined && names.length < count; item = queue.next(() => true)) {
    names.push(item.name);
    queue.served(item, bytesOf(item), true);
  }
  return names;
}

function items(of: Flow, count: number): Item[] {
  return Array.from({ length: count }, () => ({ flow: of, name: of.name }));
}

test("items-of-one-flow-keep-their-order", () => {
  const only = flow("a");
  const queue = queueOf(...["1", "2", "3"].map((name) => ({ flow: only, name })));
  assert.equal(take(queue, 10), ["1", "2", "3"]);
  assert.is(queue.length, 0);
});

test("higher-priority-leaves-first", () => {
  const [bulk, normal, urgent] = (["bulk", "normal", "urgent"] as const).map((priority) =>
    flow(priority, { priority }),
  );
  const queue = queueOf(...[bulk, normal, urgent].flatMap((each) => items(each as Flow, 2)));
  assert.equal(take(queue, 10), ["urgent", "urgent", "normal", "normal", "bulk", "bulk"]);
});

test("flows-of-one-priority-share-by-weight", () => {
  const queue = queueOf(...items(flow("light"), 100), ...items(flow("heavy", { weight: 3 }), 100));
  const taken = take(queue, 80);
  assert.is(taken.filter((name) => name === "heavy").length, 60);
});

test("shares-count-bytes-and-not-messages", () => {
  const queue = queueOf(...items(flow("long"), 100), ...items(flow("short"), 100));
  const taken = take(queue, 55, ({ name }) => (name === "long" ? 1_000 : 100));
  assert.is(taken.filter((name) => name === "long").length, 5);
});

test("flow-gets-nothing-for-the-time-in-which-it-had-nothing-to-send", () => {
  const busy = flow("busy");
  const queue = queueOf(...items(busy, 50));
  take(queue, 40);
  for (const item of [...items(flow("late"), 20), ...items(busy, 10)]) queue.push(item);
  const taken = take(queue, 20);
  assert.is(taken.filter((name) => name === "late").length, 10);
});

test("flow-that-may-not-be-served-leaves-its-turn-to-others", () => {
  const queue = queueOf(...items(flow("first", { priority: "urgent" }), 1), ...items(flow("second"), 1));
  assert.is(queue.next(({ name }) => name !== "first")?.name, "second");
  assert.is(queue.next(() => true)?.name, "first");
  assert.is(
    queue.next(() => false),
    undefined,
  );
});

test("item-that-is-served-in-pieces-stays-first-in-its-flow", () => {
  const queue = queueOf(...items(flow("long"), 1), ...items(flow("other"), 2));
  const turns: string[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const item = queue.next(() => true) as Item;
    turns.push(item.name);
    queue.served(item, 100, item.name === "other");
  }
  assert.equal(turns, ["long", "other", "long", "other"]);
  assert.is(queue.length, 1);
});

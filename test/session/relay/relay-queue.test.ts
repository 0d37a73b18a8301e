import * as assert from "uvu/assert";
import { Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { RelayQueue } from "../../../src/session/relay/relay-queue.ts";
import { suite } from "../../suite.ts";

const test = suite("queue of relayed messages");

const BYTES = 1_000;
/** Four datagrams are on their way. */
const LIMITS = resolveLimits({ relayWindowBytesMax: 4 * BYTES, relayQueueMax: 3 });

function push(queue: RelayQueue, ...marks: readonly number[]): void {
  for (const mark of marks) queue.push({ introductionId: 7, datagram: new Uint8Array(BYTES).fill(mark) });
}

/** Everything that the queue sends now. */
function poll(queue: RelayQueue, nowMs = 0): Relayed[] {
  const sent: Relayed[] = [];
  for (let next = queue.poll(nowMs); next !== undefined; next = queue.poll(nowMs)) sent.push(next);
  return sent;
}

function marks(sent: readonly Relayed[]): (number | undefined)[] {
  return sent.map(({ datagram }) => datagram[0]);
}

test("as-many-as-the-window-are-on-their-way-and-the-oldest-of-the-others-are-dropped", () => {
  const queue = new RelayQueue(LIMITS);
  push(queue, 1, 2);
  assert.equal(marks(poll(queue)), [1, 2]);
  for (const mark of [3, 4, 5, 6, 7, 8, 9]) {
    push(queue, mark);
    assert.equal(marks(poll(queue)), mark <= 4 ? [mark] : []);
  }
  assert.is(queue.length, 3);
  assert.is(queue.dropped, 2);
  queue.handle(Relayed.create({ received: 2 }), 0);
  const sent = poll(queue);
  assert.equal(marks(sent), [7, 8]);
  assert.equal(
    sent.map(({ number }) => number),
    [5, 6],
  );
});

test("queues-that-share-their-bytes-hold-no-more-together", () => {
  const limits = resolveLimits({ relayWindowBytesMax: BYTES, relayQueueMax: 100, relayQueuesBytesMax: 10 * BYTES });
  const shared = { max: limits.relayQueuesBytesMax, waiting: 0 };
  const [one, other] = [new RelayQueue(limits, shared), new RelayQueue(limits, shared)];
  for (let count = 0; count < 8; count++) push(one, count);
  for (let count = 0; count < 8; count++) push(other, count);
  assert.equal([one.length, other.length], [8, 2]);
  assert.is(other.dropped, 6);
  assert.is(shared.waiting, limits.relayQueuesBytesMax);
  one.clear();
  push(other, 9);
  assert.is(other.length, 3);
});

test("numbers-that-were-not-sent-or-are-old-open-nothing", () => {
  const queue = new RelayQueue(LIMITS);
  push(queue, 1, 2);
  poll(queue);
  push(queue, 3, 4, 5);
  assert.equal(marks(poll(queue)), [3, 4]);
  for (const received of [0, 5, 6, 1_000, Number.MAX_SAFE_INTEGER]) queue.handle(Relayed.create({ received }), 0);
  assert.equal(poll(queue), []);
  queue.handle(Relayed.create({ received: 4 }), 0);
  queue.handle(Relayed.create({ received: 1 }), 0);
  assert.equal(marks(poll(queue)), [5]);
});

test("side-with-nothing-to-send-tells-after-four-how-far-it-is-and-is-not-answered", () => {
  const queue = new RelayQueue(LIMITS);
  for (let number = 1; number <= 3; number++) {
    queue.handle(Relayed.create({ number }), 0);
    assert.equal(poll(queue), []);
  }
  queue.handle(Relayed.create({ number: 4 }), 0);
  assert.equal(poll(queue), [Relayed.create({ received: 4 })]);
  for (let count = 0; count < 20; count++) queue.handle(Relayed.create({ received: 0 }), 0);
  assert.equal(poll(queue), []);
});

test("what-is-sent-tells-how-far-the-side-is", () => {
  const queue = new RelayQueue(LIMITS);
  queue.handle(Relayed.create({ number: 3 }), 0);
  push(queue, 1);
  assert.is(poll(queue)[0]?.received, 3);
});

test("window-opens-after-five-seconds-without-news", () => {
  const queue = new RelayQueue(LIMITS);
  push(queue, 1, 2, 3);
  poll(queue, 0);
  push(queue, 4, 5, 6);
  assert.equal(marks(poll(queue, 4_999)), [4]);
  assert.equal(marks(poll(queue, 5_000)), [5, 6]);
});

test("bytes-of-all-queues-together-are-bounded-and-given-back", () => {
  const shared = { max: 2 * BYTES, waiting: 0 };
  const queues = [new RelayQueue(LIMITS, shared), new RelayQueue(LIMITS, shared)] as const;
  for (const queue of queues) push(queue, 1, 2);
  assert.is(shared.waiting, 2 * BYTES);
  assert.equal(
    queues.map(({ dropped }) => dropped),
    [0, 2],
  );
  queues[0].clear();
  assert.is(shared.waiting, 0);
  push(queues[1], 3);
  assert.equal(marks(poll(queues[1])), [3]);
  assert.is(shared.waiting, 0);
});

test("end-of-the-quota-travels-without-a-datagram", () => {
  const queue = new RelayQueue(LIMITS);
  queue.push({ introductionId: 7, datagram: undefined });
  assert.equal(poll(queue), [Relayed.create({ introductionId: 7, isOver: true, number: 1 })]);
});

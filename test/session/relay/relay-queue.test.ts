import * as assert from "uvu/assert";
import { Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { RelayBacklogs } from "../../../src/session/relay/relay-backlog.ts";
import { RelayQueue } from "../../../src/session/relay/relay-queue.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("queue of relayed messages");

const BYTES = 300;
/** Four datagrams are on their way. */
const LIMITS = resolveLimits({ relayWindowBytesMax: 4 * BYTES, relayQueueMax: 3 });
/** So many are in the window at first. */
const FIRST = 14_400 / BYTES;

function push(queue: RelayQueue, ...marks: readonly number[]): void {
  for (const mark of marks) queue.push({ introductionId: 7, datagram: new Uint8Array(BYTES).fill(mark) });
}

/** Everything that the queue sends now. What still waits is trimmed. */
function poll(queue: RelayQueue, nowMs = 0, untakenBytes = 0): Relayed[] {
  const sent: Relayed[] = [];
  for (let next = queue.poll(nowMs, untakenBytes); next !== undefined; next = queue.poll(nowMs, untakenBytes))
    sent.push(next);
  queue.trim();
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

test("what-fits-the-window-is-sent-however-much-waits-in-the-queues-of-others", () => {
  const limits = resolveLimits({ relayQueuesBytesMax: 10 * BYTES });
  const shared = new RelayBacklogs(limits.relayQueuesBytesMax);
  // One short datagram waits in each, so that none is longer than the queue of the victim.
  for (let count = 0; count < 10; count++) push(new RelayQueue(limits, shared), count);
  const victim = new RelayQueue(limits, shared);
  for (let mark = 1; mark <= 100; mark++) {
    victim.push({ introductionId: 7, datagram: new Uint8Array(1_200).fill(mark) });
    const sent = poll(victim);
    assert.equal(marks(sent), [mark]);
    victim.handle(Relayed.create({ received: sent[0]?.number ?? 0 }), 0);
  }
  assert.is(victim.dropped, 0);
});

test("queues-of-connections-that-do-not-read-take-nothing-from-one-that-does", () => {
  const limits = resolveLimits({});
  const shared = new RelayBacklogs(limits.relayQueuesBytesMax);
  const fill = { introductionId: 1, datagram: new Uint8Array(1_200) };
  while (shared.bytes + 1_200 <= limits.relayQueuesBytesMax) {
    const stalled = new RelayQueue(limits, shared);
    for (let count = 0; count < limits.relayQueueMax; count++) stalled.push(fill);
    stalled.trim();
  }
  const victim = new RelayQueue(limits, shared);
  // Its window is closed until the end of each round, so that its datagrams wait beside those of the others.
  for (let round = 0; round < 20; round++) {
    for (let count = 0; count < FIRST; count++) push(victim, round);
    const sent = poll(victim);
    for (let count = 0; count < 20; count++) push(victim, round);
    victim.trim();
    victim.handle(Relayed.create({ received: sent.at(-1)?.number ?? 0 }), 0);
    const late = poll(victim);
    assert.equal([sent.length, late.length], [FIRST, 20]);
    victim.handle(Relayed.create({ received: late.at(-1)?.number ?? 0 }), 0);
  }
  assert.is(victim.dropped, 0);
});

test("conversation-that-floods-a-connection-takes-no-turn-of-another-one", () => {
  const limits = resolveLimits({});
  const queue = new RelayQueue(limits);
  const random = new SeededRandom(SEED);
  const [voice, flood] = [new Uint8Array(160), new Uint8Array(1_200)];
  const arrived = { voice: 0, flood: 0 };
  // 64 kB/s get through. The flood has what relayBytesPerSecond allows one user; voice has 50 datagrams a second.
  for (let nowMs = 0; nowMs < 20_000; nowMs += 20) {
    const place = random.below(5);
    for (let count = 0; count < 5; count++) {
      if (count === place) queue.push({ introductionId: 2, datagram: voice });
      else queue.push({ introductionId: 1, datagram: flood });
    }
    for (let left = 1_280; left > 0; ) {
      const next = queue.poll(nowMs, 0);
      if (next === undefined) break;
      if (next.introductionId === 2) arrived.voice += 1;
      else arrived.flood += 1;
      left -= next.datagram.length;
      queue.handle(Relayed.create({ received: next.number }), nowMs);
    }
    queue.trim();
  }
  assert.ok(arrived.voice > 990 && arrived.flood > 900, `${arrived.voice} of 1000, ${arrived.flood} of 4000`);
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

test("connection-that-takes-nothing-gets-no-datagrams-however-long-nothing-is-told", () => {
  const queue = new RelayQueue(LIMITS);
  const { relayUntakenBytesMax } = LIMITS;
  for (let nowMs = 0; nowMs < 60_000; nowMs += 1_000) {
    push(queue, nowMs / 1_000);
    assert.equal(poll(queue, nowMs, relayUntakenBytesMax + 1), []);
  }
  // It still tells how far it is, and the newest go on once the connection takes more.
  for (let number = 1; number <= 8; number++) queue.handle(Relayed.create({ number }), 60_000);
  assert.equal(poll(queue, 60_000, relayUntakenBytesMax + 1), [Relayed.create({ received: 8 })]);
  assert.equal(marks(poll(queue, 60_000, relayUntakenBytesMax)), [57, 58, 59]);
});

test("end-of-the-quota-travels-without-a-datagram", () => {
  const queue = new RelayQueue(LIMITS);
  queue.push({ introductionId: 7, datagram: undefined });
  assert.equal(poll(queue), [Relayed.create({ introductionId: 7, isOver: true, number: 1 })]);
});

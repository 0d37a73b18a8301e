import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import type { OutgoingMessage } from "../../../../src/peering/channel.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../../src/peering/kept.ts";
import { LOSSY_HELD_MAX, LossyQueue } from "../../../../src/peering/reliable/queue/lossy-queue.ts";
import { suite } from "../../../suite.ts";

const test = suite("queue of lossy messages");

function message(number: number): OutgoingMessage {
  return { bytes: Uint8Array.of(number) };
}

/** Takes all that may be sent at a time. Returns their bytes. */
function take(queue: LossyQueue, nowMs: number): number[] {
  const taken: number[] = [];
  for (let next = queue.next(nowMs); next !== undefined; next = queue.next(nowMs)) {
    taken.push(next.bytes[0] ?? 0);
    queue.take();
  }
  return taken;
}

test("message-that-is-too-old-is-dropped-and-counted", () => {
  const queue = new LossyQueue(DEFAULT_LIMITS);
  queue.push(message(1), 100);
  queue.push(message(2));
  queue.push(message(3), 200);
  assert.equal(take(queue, 100), [2, 3]);
  assert.is(queue.dropped, 1);
});

test("past-lossyQueueMax-the-oldest-is-dropped-and-without-a-path-past-LOSSY_HELD_MAX", () => {
  const queue = new LossyQueue({ ...DEFAULT_LIMITS, lossyQueueMax: 100 });
  for (let number = 1; number <= 101; number++) queue.push(message(number));
  assert.is(queue.dropped, 1);
  queue.dropStale();
  assert.is(queue.dropped, 101 - LOSSY_HELD_MAX);
  const newest = Array.from({ length: LOSSY_HELD_MAX }, (_, index) => 102 - LOSSY_HELD_MAX + index);
  assert.equal(take(queue, 0), newest);
  assert.is(queue.keptBytes, 0);
});

test("past-lossyQueueBytesMax-the-oldest-are-dropped", () => {
  const each = 1_000 + KEPT_OVERHEAD_BYTES;
  const queue = new LossyQueue({ ...DEFAULT_LIMITS, lossyQueueBytesMax: 3 * each });
  for (let number = 1; number <= 5; number++) queue.push({ bytes: new Uint8Array(1_000).fill(number) });
  assert.is(queue.keptBytes, 3 * each);
  queue.push({ bytes: new Uint8Array(1_001).fill(6) });
  assert.equal(take(queue, 0), [5, 6]);
  assert.is(queue.dropped, 4);
});

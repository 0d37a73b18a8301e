import * as assert from "uvu/assert";
import type { OutgoingMessage } from "../../../../src/peering/channel.ts";
import { LossyQueue } from "../../../../src/peering/reliable/queue/lossy-queue.ts";
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
  const queue = new LossyQueue();
  queue.push(message(1), 100);
  queue.push(message(2));
  queue.push(message(3), 200);
  assert.equal(take(queue, 100), [2, 3]);
  assert.is(queue.dropped, 1);
});

test("past-512-the-oldest-is-dropped-and-without-a-path-past-32", () => {
  const queue = new LossyQueue();
  for (let number = 1; number <= 513; number++) queue.push(message(number & 255));
  assert.is(queue.dropped, 1);
  queue.dropStale();
  assert.is(queue.dropped, 481);
  assert.is(take(queue, 0).length, 32);
});

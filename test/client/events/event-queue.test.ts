import * as assert from "uvu/assert";
import { EventQueue } from "../../../src/client/events/event-queue.ts";
import { suite } from "../../suite.ts";

const test = suite("event queue");

test("events-are-read-in-order", async () => {
  const queue = new EventQueue<number>(10);
  queue.push(1);
  queue.push(2);
  const read: number[] = [];
  const reading = (async () => {
    for await (const event of queue) read.push(event);
  })();
  queue.push(3);
  queue.end();
  await reading;
  assert.equal(read, [1, 2, 3]);
});

test("full-queue-drops-and-counts-the-oldest-events", async () => {
  const queue = new EventQueue<number>(2);
  for (const event of [1, 2, 3, 4]) queue.push(event);
  assert.is(queue.dropped, 2);
  assert.equal([(await queue.next()).value, (await queue.next()).value], [3, 4]);
});

test("end-releases-waiting-readers-and-ignores-later-events", async () => {
  const queue = new EventQueue<number>(2);
  const waiting = queue.next();
  queue.end();
  queue.push(1);
  assert.equal([(await waiting).done, (await queue.next()).done], [true, true]);
});

test("queue-with-too-many-bytes-drops-the-oldest-events-but-keeps-the-newest", async () => {
  const queue = new EventQueue<number>(100, undefined, { max: 10, of: (bytes) => bytes });
  for (const bytes of [4, 4, 3]) queue.push(bytes);
  assert.is(queue.dropped, 1);
  assert.is((await queue.next()).value, 4);
  queue.push(7);
  assert.is(queue.dropped, 1, "what was read makes room");
  queue.push(11);
  assert.is(queue.dropped, 3);
  assert.is((await queue.next()).value, 11);
  queue.push(5);
  queue.remove(5);
  queue.push(6);
  queue.clear();
  queue.push(10);
  assert.is(queue.dropped, 3, "what was taken back or discarded makes room");
});

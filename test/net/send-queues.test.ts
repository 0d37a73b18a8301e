import * as assert from "uvu/assert";
import { SendQueues } from "../../src/net/send-queues.ts";
import { turnEnd } from "../../src/net/turn.ts";
import { suite } from "../suite.ts";

const test = suite("send queues");

/** Connections that each have so many bytes waiting; those that were given up are listed. */
function queuesOf(bytesMax: number, waiting: readonly number[]) {
  const queues = new SendQueues(bytesMax);
  const givenUp: number[] = [];
  const members = waiting.map((waitingBytes, index) => ({
    waitingBytes,
    giveUp: (): void => {
      givenUp.push(index);
    },
  }));
  for (const member of members) queues.add(member);
  return { queues, members, givenUp };
}

test("slowest-readers-are-given-up-until-there-is-room", async () => {
  const { queues, givenUp } = queuesOf(100, [10, 40, 5, 30, 25]);
  queues.count(110);
  assert.equal(givenUp, []);
  await turnEnd();
  assert.equal(givenUp, [1]);
});

test("as-many-bytes-as-may-wait-harm-nobody", async () => {
  const { queues, givenUp } = queuesOf(100, [60, 40]);
  queues.count(100);
  await turnEnd();
  assert.equal(givenUp, []);
});

test("bytes-that-leave-in-the-same-turn-harm-nobody", async () => {
  const { queues, givenUp } = queuesOf(100, [60, 60]);
  queues.count(120);
  queues.count(-60);
  await turnEnd();
  assert.equal(givenUp, []);
});

test("connection-that-is-gone-counts-no-more", async () => {
  const { queues, members, givenUp } = queuesOf(100, [90, 90]);
  queues.count(90);
  if (members[0] !== undefined) queues.remove(members[0], 90);
  queues.count(90);
  await turnEnd();
  assert.equal(givenUp, []);
  queues.count(20);
  await turnEnd();
  assert.equal(givenUp, [1]);
});

import * as assert from "uvu/assert";
import { SendQueues } from "../../src/net/send-queues.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { endOfTick } from "../../src/net/timers.ts";
import { suite } from "../suite.ts";

const test = suite("send queues");

/** Connections with so many waiting bytes each, and the indices of those that were aborted. */
function connectionsOf(bytesMax: number, waiting: readonly number[], isBehind = true) {
  const queues = new SendQueues(systemNetwork, bytesMax);
  const aborted: number[] = [];
  const shares = waiting.map((waitingBytes, index) => {
    const share = queues.join({
      waitingBytes,
      isBehind,
      hurry: () => {},
      abort: () => void aborted.push(index),
    });
    share.setUntaken(waitingBytes);
    return share;
  });
  return { queues, shares, aborted };
}

test("slowest-readers-are-aborted-until-there-is-room", async () => {
  const { aborted } = connectionsOf(100, [10, 40, 5, 30, 25]);
  assert.equal(aborted, []);
  await endOfTick(systemNetwork);
  assert.equal(aborted, [1]);
});

test("bytes-up-to-the-limit-abort-no-connection", async () => {
  const { aborted } = connectionsOf(100, [60, 40]);
  await endOfTick(systemNetwork);
  assert.equal(aborted, []);
});

test("readers-that-keep-up-are-not-aborted-for-bytes-of-this-turn", async () => {
  const { aborted } = connectionsOf(100, [60, 60], false);
  await endOfTick(systemNetwork);
  assert.equal(aborted, []);
});

test("bytes-taken-in-the-same-turn-abort-no-connection", async () => {
  const { shares, aborted } = connectionsOf(100, [60, 60]);
  shares[0]?.setUntaken(0);
  await endOfTick(systemNetwork);
  assert.equal(aborted, []);
});

test("what-is-held-back-for-some-is-sent-and-aborts-no-slow-reader", async () => {
  const { queues, aborted } = connectionsOf(100, [20, 10]);
  const hurry = (): void => holder.setHeld(0);
  const holder = queues.join({
    waitingBytes: 90,
    isBehind: false,
    hurry,
    abort: () => void aborted.push(2),
  });
  holder.setHeld(90);
  await endOfTick(systemNetwork);
  assert.equal(aborted, []);
  // The limit has room again: what was held back counts no more.
  holder.setUntaken(70);
  await endOfTick(systemNetwork);
  assert.equal(aborted, []);
  holder.setUntaken(80);
  await endOfTick(systemNetwork);
  assert.equal(aborted, [0, 1]);
});

test("closed-connection-no-longer-counts", async () => {
  const { shares, aborted } = connectionsOf(100, [90, 90]);
  shares[0]?.leave();
  // The callback of a write can run after the connection has closed.
  shares[0]?.setUntaken(0);
  await endOfTick(systemNetwork);
  assert.equal(aborted, []);
  shares[1]?.setUntaken(110);
  await endOfTick(systemNetwork);
  assert.equal(aborted, [1]);
});

test("turn-that-gathered-many-bytes-is-crowded-until-they-are-sent", () => {
  const { queues, shares } = connectionsOf(100, [0, 0]);
  shares[0]?.setGathered(10_000_000);
  shares[1]?.setGathered(5_000_000);
  assert.is(queues.isCrowded, false);
  shares[1]?.setGathered(8_000_000);
  assert.is(queues.isCrowded, true);
  shares[0]?.setGathered(0);
  assert.is(queues.isCrowded, false);
  shares[0]?.setGathered(10_000_000);
  shares[1]?.leave();
  assert.is(queues.isCrowded, false);
});

test("bytes-gathered-for-a-closed-connection-do-not-count", () => {
  const { queues, shares } = connectionsOf(100, [0]);
  shares[0]?.leave();
  shares[0]?.setGathered(20_000_000);
  assert.is(queues.isCrowded, false);
});

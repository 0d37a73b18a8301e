import * as assert from "uvu/assert";
import type { Clock } from "../../src/net/network.ts";
import { type SendQueue, SendQueues } from "../../src/net/send-queues.ts";
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
      flush: () => {},
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
    flush: () => {},
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

test("connections-that-gathered-bytes-are-written-to-at-the-end-of-the-turn", async () => {
  const queues = new SendQueues(systemNetwork, 100);
  const flushed: string[] = [];
  const queueOf = (name: string): SendQueue => ({
    waitingBytes: 0,
    isBehind: false,
    flush: () => void flushed.push(name),
    hurry: () => {},
    abort: () => {},
  });
  const [one, other] = [queueOf("one"), queueOf("other")];
  for (const queue of [one, other]) queues.flushAtEndOfTick(queue);
  assert.equal(flushed, []);
  await endOfTick(systemNetwork);
  assert.equal(flushed, ["one", "other"]);
  queues.flushAtEndOfTick(other);
  await endOfTick(systemNetwork);
  assert.equal(flushed, ["one", "other", "other"]);
});

test("connection-that-fails-takes-no-other-its-turn", () => {
  const turns: (() => void)[] = [];
  const clock: Clock = {
    monotonicMs: () => 0,
    wallClockMs: () => 0,
    setTimer: () => () => {},
    runAtEndOfTick: (run) => void turns.push(run),
  };
  const queues = new SendQueues(clock, 100);
  let flushed = 0;
  const flush = (): void => {
    flushed += 1;
    if (flushed === 3) throw new Error("One connection fails.");
  };
  for (let index = 0; index < 25; index++)
    queues.flushAtEndOfTick({ waitingBytes: 0, isBehind: false, flush, hurry: () => {}, abort: () => {} });
  assert.is(turns.length, 1);
  assert.throws(() => turns.shift()?.(), "One connection fails.");
  for (const turn of turns) turn();
  assert.is(flushed, 25);
});

test("turn-writes-to-few-of-many-connections-and-those-that-have-waited-longest-come-first", () => {
  const turns: (() => void)[] = [];
  const clock: Clock = { ...systemNetwork, runAtEndOfTick: (run) => void turns.push(run) };
  const queues = new SendQueues(clock, 100);
  const flushed: number[] = [];
  const members = Array.from({ length: 2_000 }, (_, index): SendQueue => {
    // What is sent leads to more that has to be sent: some connections are never done.
    const flush = (): void => {
      flushed.push(index);
      if (index < 100) queues.flushAtEndOfTick(member);
    };
    const member = { waitingBytes: 0, isBehind: false, flush, hurry: () => {}, abort: () => {} };
    return member;
  });
  for (const member of members) queues.flushAtEndOfTick(member);
  const counts = Array.from({ length: 4 }, () => {
    assert.is(turns.length, 1);
    const before = flushed.length;
    turns.shift()?.();
    return flushed.length - before;
  });
  assert.equal(counts, [512, 512, 512, 512]);
  assert.equal(flushed.slice(0, 2_000), [...members.keys()]);
});

test("bytes-gathered-for-a-closed-connection-do-not-count", () => {
  const { queues, shares } = connectionsOf(100, [0]);
  shares[0]?.leave();
  shares[0]?.setGathered(20_000_000);
  assert.is(queues.isCrowded, false);
});

import * as assert from "uvu/assert";
import { SendQueues } from "../../src/net/send-queues.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { endOfTick } from "../../src/net/timers.ts";
import { suite } from "../suite.ts";

const test = suite("send queues");

/** Connections that each have so many bytes waiting; those that were given up are listed. */
function connectionsOf(bytesMax: number, waiting: readonly number[], isBehind = true) {
  const queues = new SendQueues(systemNetwork, bytesMax);
  const givenUp: number[] = [];
  const shares = waiting.map((waitingBytes, index) => {
    const share = queues.join({ waitingBytes, isBehind, giveUp: () => void givenUp.push(index) });
    share.send(waitingBytes);
    return share;
  });
  return { queues, shares, givenUp };
}

test("slowest-readers-are-given-up-until-there-is-room", async () => {
  const { givenUp } = connectionsOf(100, [10, 40, 5, 30, 25]);
  assert.equal(givenUp, []);
  await endOfTick(systemNetwork);
  assert.equal(givenUp, [1]);
});

test("as-many-bytes-as-may-wait-harm-nobody", async () => {
  const { givenUp } = connectionsOf(100, [60, 40]);
  await endOfTick(systemNetwork);
  assert.equal(givenUp, []);
});

test("readers-that-keep-up-are-not-given-up-for-what-was-sent-just-now", async () => {
  const { givenUp } = connectionsOf(100, [60, 60], false);
  await endOfTick(systemNetwork);
  assert.equal(givenUp, []);
});

test("bytes-that-leave-in-the-same-turn-harm-nobody", async () => {
  const { shares, givenUp } = connectionsOf(100, [60, 60]);
  shares[0]?.settle(60);
  await endOfTick(systemNetwork);
  assert.equal(givenUp, []);
});

test("connection-that-is-gone-counts-no-more", async () => {
  const { shares, givenUp } = connectionsOf(100, [90, 90]);
  shares[0]?.leave();
  // What it wrote is called back after it has ended.
  shares[0]?.settle(90);
  await endOfTick(systemNetwork);
  assert.equal(givenUp, []);
  shares[1]?.send(20);
  await endOfTick(systemNetwork);
  assert.equal(givenUp, [1]);
});

test("turn-that-gathered-much-is-crowded-until-it-is-sent", () => {
  const { queues, shares } = connectionsOf(100, [0, 0]);
  shares[0]?.gather(10_000_000);
  shares[1]?.gather(5_000_000);
  assert.is(queues.isCrowded, false);
  shares[1]?.gather(8_000_000);
  assert.is(queues.isCrowded, true);
  shares[0]?.gather(0);
  assert.is(queues.isCrowded, false);
  shares[0]?.gather(10_000_000);
  shares[1]?.leave();
  assert.is(queues.isCrowded, false);
});

test("bytes-gathered-for-a-connection-that-is-gone-crowd-nobody", () => {
  const { queues, shares } = connectionsOf(100, [0]);
  shares[0]?.leave();
  shares[0]?.gather(20_000_000);
  assert.is(queues.isCrowded, false);
});

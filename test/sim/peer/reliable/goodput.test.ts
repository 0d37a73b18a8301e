/** How much of a path a bulk transfer uses, and how long the queue is that it makes. */

import * as assert from "uvu/assert";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { bottleneck, Transfer } from "./transfer.ts";

const test = suite("goodput of a bulk transfer");

const MEGABIT = 1_000_000;

test("short-queue-at-10-megabit-is-used-to-85-percent", () => {
  const transfer = new Transfer({ seed: SEED, network: bottleneck(10 * MEGABIT, 30, 25) });
  const share = transfer.run(10_000) / (10 * MEGABIT);
  assert.ok(share >= 0.85, `${share}`);
});

test("long-path-at-50-megabit-is-used-to-60-percent", () => {
  const transfer = new Transfer({ seed: SEED, network: bottleneck(50 * MEGABIT, 100, 250) });
  const share = transfer.run(10_000) / (50 * MEGABIT);
  assert.ok(share >= 0.6, `${share}`);
});

test("two-percent-of-random-loss-leaves-3.6-megabit-of-10", () => {
  const network = { ...bottleneck(10 * MEGABIT, 30, 25), lossRate: 0.02 };
  const rate = new Transfer({ seed: SEED, network }).run(20_000);
  assert.ok(rate >= 3.6 * MEGABIT, `${rate}`);
});

test("slow-start-does-not-overflow-a-long-queue", () => {
  const transfer = new Transfer({ seed: SEED, network: bottleneck(10 * MEGABIT, 50, 400) });
  transfer.run(2_000);
  assert.is(transfer.pair.initiator.connection.statistics.retransmitted, 0);
});

test("peer-that-does-not-know-ranges-gets-no-more-than-128-messages-ahead", () => {
  const responder = { features: ownFeatures("link", ["ACK_RANGES"]) };
  const transfer = new Transfer({ seed: SEED, responder, network: bottleneck(50 * MEGABIT, 100, 250) });
  const rate = transfer.run(10_000);
  // 128 texts each round trip are 11.6 Mbit/s.
  assert.ok(rate > 8 * MEGABIT && rate < 12 * MEGABIT, `${rate}`);
});

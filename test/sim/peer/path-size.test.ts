/** Datagrams grow to what a path carries, and texts arrive whatever the path swallows later. */

import * as assert from "uvu/assert";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import type { DatagramConditions } from "../../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { BAD_NETWORK } from "./bad-network.ts";
import { eventsOf, PeerPair, type PeerPairOptions, type Side } from "./peer-pair.ts";

const test = suite("sizes of datagrams on a link");

/** The headers of IPv4 and UDP. */
const HEADERS_BYTES = 28;
const SEARCH_MS = 10_000;
const RAISE_MS = 600_000;
const SEEDS = 8;

/** Two peers who have looked for the size of their path. */
function searchedPair(network: Partial<DatagramConditions>, options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, network, ...options });
  pair.connect(30_000);
  pair.run(SEARCH_MS);
  return pair;
}

/** How long the datagrams of each side may be on its path in use. */
function sizes(pair: PeerPair): Array<number | undefined> {
  return pair.sides.map(({ connection }) => connection.paths.find(({ isInUse }) => isInUse)?.datagramBytes);
}

/** How many datagrams of each size above 1,200 bytes a side has sent, of those from an index on. */
function large(pair: PeerPair, { address }: Side, fromIndex = 0): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { from, bytes } of pair.datagrams.sent.slice(fromIndex)) {
    if (from.address === address.address && bytes.length > 1_200)
      counts[bytes.length] = (counts[bytes.length] ?? 0) + 1;
  }
  return counts;
}

function textsOf(side: Side): string[] {
  return eventsOf(side, "text").map(({ text }) => text);
}

/** A text that is unlike others, of a length up to 6,000 bytes. */
function randomText(random: SeededRandom, number: number): string {
  return `${number}:${"ä".repeat(random.below(3_000))}`;
}

test("size-grows-to-what-ethernet-carries-with-one-request-a-size", () => {
  const pair = searchedPair({ mtuBytes: 1_500 });
  assert.equal(sizes(pair), [1_472, 1_472]);
  for (const side of pair.sides) {
    assert.equal(large(pair, side), { 1232: 1, 1372: 1, 1432: 1, 1452: 1, 1472: 1 });
  }
  const before = pair.datagrams.sent.length;
  const text = "x".repeat(16_000);
  pair.initiator.connection.sendText(text, pair.nowMs);
  pair.run(1_000);
  assert.equal(textsOf(pair.responder), [text]);
  // A text leaves room for a header of any length. All fragments but the first name the one that they follow.
  assert.equal(large(pair, pair.initiator, before), { 1457: 1, 1459: 10 });
});

for (const oversize of ["drop", "report"] as const) {
  test(`size-stays-below-the-first-request-that-is-lost-where-others-${oversize}`, () => {
    const pair = searchedPair({ mtuBytes: 1_300, oversize });
    pair.run(RAISE_MS - 2 * SEARCH_MS);
    assert.equal(sizes(pair), [1_232, 1_232]);
    for (const side of pair.sides) assert.equal(large(pair, side), { 1232: 1, 1372: 1 });
    pair.run(2 * SEARCH_MS);
    // The system has forgotten what it was told, so the next request is a first one again.
    assert.equal(sizes(pair), [1_232, 1_232]);
    for (const side of pair.sides) assert.equal(large(pair, side), { 1232: 1, 1372: 2 });
  });
}

test("size-grows-after-ten-minutes-on-a-path-that-has-become-larger", () => {
  const pair = searchedPair({ mtuBytes: 1_300 });
  pair.network.conditions = { ...pair.network.conditions, mtuBytes: 1_500 };
  pair.run(RAISE_MS);
  assert.equal(sizes(pair), [1_472, 1_472]);
});

test("peer-without-the-feature-gets-no-larger-datagrams-and-sends-none", () => {
  const old = ownFeatures("link", ["LARGE_DATAGRAMS"]);
  assert.not.ok(old.has(Feature.LARGE_DATAGRAMS));
  const pair = searchedPair({ mtuBytes: 1_500 }, { responder: { features: old } });
  for (const { connection } of pair.sides) connection.sendText("x".repeat(16_000), pair.nowMs);
  pair.run(RAISE_MS);
  for (const side of pair.sides) {
    assert.equal(large(pair, side), {});
    assert.is(textsOf(side).length, 1);
  }
});

test("limit-of-a-side-bounds-what-it-sends-and-takes", () => {
  const pair = searchedPair({ mtuBytes: 1_500 }, { limits: { datagramBytesProbedMax: 1_400 } });
  assert.equal(sizes(pair), [1_372, 1_372]);
  const same = searchedPair({ mtuBytes: 1_500 }, { limits: { datagramBytesProbedMax: 1_200 } });
  for (const side of same.sides) assert.equal(large(same, side), {});
});

test("lost-request-for-a-size-is-no-missed-proof", () => {
  const pair = searchedPair({ mtuBytes: 1_250 });
  pair.run(2 * RAISE_MS);
  for (const side of pair.sides) assert.equal(eventsOf(side, "pathChanged"), []);
  assert.ok(pair.initiator.connection.paths.every(({ state }) => state === "proven"));
});

test("path-that-begins-to-swallow-large-datagrams-loses-no-text-and-falls-back", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const pair = searchedPair({ mtuBytes: 1_500, latencyMs: 20, lossRate: 0.01 }, { seed });
    const random = new SeededRandom(seed);
    const sent: string[][] = [[], []];
    for (let step = 0; step < 60; step++) {
      if (step === 20) pair.network.conditions = { ...pair.network.conditions, mtuBytes: 1_300 };
      for (const [index, { connection }] of pair.sides.entries()) {
        const text = randomText(random, step);
        sent[index]?.push(text);
        connection.sendText(text, pair.nowMs);
      }
      pair.run(100);
    }
    pair.run(20_000);
    assert.equal(textsOf(pair.responder), sent[0], `texts of the initiator with seed ${seed}`);
    assert.equal(textsOf(pair.initiator), sent[1], `texts of the responder with seed ${seed}`);
    assert.equal(sizes(pair), [1_200, 1_200], `sizes with seed ${seed}`);
    const before = pair.datagrams.sent.length;
    pair.initiator.connection.sendText("x".repeat(16_000), pair.nowMs);
    pair.run(5_000);
    assert.is(
      pair.datagrams.sent.slice(before).findIndex(({ bytes }) => bytes.length > 1_200),
      -1,
    );
    assert.is(textsOf(pair.responder).length, 61);
  }
});

test("long-text-that-was-cut-for-a-larger-path-arrives-in-parts", () => {
  const pair = searchedPair({ mtuBytes: 1_500, latencyMs: 50 });
  const { connection } = pair.initiator;
  const texts = Array.from({ length: 40 }, (_, number) => `${number}:${"x".repeat(16_000)}`);
  // All are cut before the first ones are lost. Most of them wait.
  for (const text of texts) connection.sendText(text, pair.nowMs);
  pair.network.conditions = { ...pair.network.conditions, mtuBytes: 1_200 + HEADERS_BYTES };
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === texts.length, 30_000);
  assert.equal(textsOf(pair.responder), texts);
  assert.is(sizes(pair)[0], 1_200);
});

test("losses-of-all-sizes-do-not-take-the-size-away-for-long", () => {
  const pair = searchedPair({ mtuBytes: 1_500, latencyMs: 20 });
  pair.network.isPartitioned = true;
  pair.initiator.connection.sendText("x".repeat(16_000), pair.nowMs);
  pair.run(1_500);
  pair.network.isPartitioned = false;
  pair.run(10_000);
  assert.is(textsOf(pair.responder).length, 1);
  assert.equal(sizes(pair), [1_472, 1_472]);
});

test("parts-survive-loss-duplication-and-reordering", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const pair = searchedPair({ mtuBytes: 1_500 }, { seed });
    pair.network.conditions = { ...pair.network.conditions, ...BAD_NETWORK, mtuBytes: 1_250 };
    const random = new SeededRandom(seed);
    const texts = Array.from({ length: 50 }, (_, number) => randomText(random, number));
    for (const text of texts) pair.initiator.connection.sendText(text, pair.nowMs);
    pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === texts.length, 90_000);
    assert.equal(textsOf(pair.responder), texts, `seed ${seed}`);
  }
});

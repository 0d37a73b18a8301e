/** Acknowledgements that travel with data: how many datagrams that saves, and that nothing is lost or delayed by it. */

import * as assert from "uvu/assert";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import type { DatagramConditions } from "../../../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { BAD_NETWORK, WITHIN_MS } from "../bad-network.ts";
import { textsOf } from "../observers.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";

const test = suite("acknowledgements carried with data");

const TEXTS = 200;
const OLD = { features: ownFeatures("link", ["CARRIED_ACKS"]) };

/** A pair that is connected and no longer searches for larger sizes. */
function settledPair(network: Partial<DatagramConditions>, options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, network, ...options });
  pair.connect(30_000);
  pair.run(15_000);
  return pair;
}

/** Both sides send a text each time; returns the datagrams that both sent for each text. */
function datagramsPerText(pair: PeerPair, pausesMs: () => number): number {
  const before = pair.datagrams.sent.length;
  for (let each = 0; each < TEXTS; each++) {
    for (const { connection } of pair.sides) {
      connection.sendText(`text ${each}`, pair.nowMs);
      pair.run(pausesMs());
    }
  }
  const areDelivered = () => pair.sides.every((side) => eventsOf(side, "delivered").length === TEXTS);
  pair.runUntil(areDelivered, WITHIN_MS);
  const sent = pair.datagrams.sent.length - before;
  const expected = Array.from({ length: TEXTS }, (_, index) => `text ${index}`);
  for (const side of pair.sides) assert.equal(textsOf(side), expected);
  return sent / (2 * TEXTS);
}

test("two-sides-that-stream-texts-send-clearly-fewer-datagrams", () => {
  const network = { latencyMs: 25 };
  for (const pauseMs of [1, 4]) {
    const now = datagramsPerText(settledPair(network), () => pauseMs);
    const before = datagramsPerText(settledPair(network, { responder: OLD }), () => pauseMs);
    assert.ok(now < 1.15, `${now} datagrams for each text, a text each ${2 * pauseMs} ms`);
    assert.ok(before > 1.4, `${before} without the feature`);
  }
});

test("peer-without-the-feature-gets-every-acknowledgement-in-a-datagram-of-its-own", () => {
  for (const old of [{ initiator: OLD }, { responder: OLD }]) {
    const pair = settledPair({ latencyMs: 25 }, old);
    assert.ok(datagramsPerText(pair, () => 4) > 1.4);
    for (const { connection } of pair.sides) assert.is(connection.statistics.retransmitted, 0);
  }
});

test("lone-texts-are-acknowledged-after-one-round-trip-while-the-other-side-streams-media", () => {
  const pair = settledPair({ latencyMs: 10 });
  const { initiator, responder } = pair;
  const stream = responder.connection.openMedia(pair.nowMs);
  let frames = 0;
  for (let each = 1; each <= 20; each++) {
    const sentMs = pair.nowMs;
    initiator.connection.sendText("hello", pair.nowMs);
    while (eventsOf(initiator, "delivered").length < each) {
      const frame = { payload: new Uint8Array(160), timestampUs: frames++ * 1_000, marker: false };
      responder.connection.sendMedia(stream, frame, pair.nowMs);
      pair.run(1);
    }
    assert.is(pair.nowMs - sentMs, 20);
  }
});

test("texts-both-ways-arrive-once-and-in-order-through-loss-reordering-and-duplication", () => {
  for (let seed = SEED; seed < SEED + 10; seed++) {
    const random = new SeededRandom(seed);
    datagramsPerText(settledPair(BAD_NETWORK, { seed }), () => random.below(30));
  }
});

test("no-datagram-is-longer-than-the-path-carries", () => {
  for (const mtuBytes of [1_250, 1_400, 1_500]) {
    const pair = settledPair({ latencyMs: 20, mtuBytes });
    const before = pair.datagrams.sent.length;
    for (let each = 0; each < 20; each++) {
      for (const { connection } of pair.sides) connection.sendText("x".repeat(3_000 + 7 * each), pair.nowMs);
      pair.run(7);
    }
    pair.run(2_000);
    const longest = Math.max(...pair.datagrams.sent.slice(before).map(({ bytes }) => bytes.length));
    const [one, other] = pair.sides.map(({ connection }) =>
      Math.max(...connection.paths.map((path) => path.datagramBytes)),
    );
    assert.ok(longest <= Math.max(one ?? 0, other ?? 0), `${longest} bytes`);
    for (const side of pair.sides) {
      assert.is(textsOf(side).length, 20);
      assert.is(side.connection.statistics.retransmitted, 0);
    }
  }
});

test("texts-that-a-side-has-got-before-it-closes-are-acknowledged-by-its-farewell", () => {
  for (const [responder, delivered] of [
    [{}, [1, 2, 3, 4]],
    [OLD, [1, 2, 3]],
  ] as const) {
    const pair = settledPair({ latencyMs: 20 }, { responder });
    for (let each = 1; each <= 4; each++) pair.initiator.connection.sendText(`${each}`, pair.nowMs);
    pair.runUntil(() => textsOf(pair.responder).length === 4, 1_000);
    // The acknowledgement of the fourth waits for another text.
    pair.responder.connection.close(pair.nowMs);
    pair.run(1_000);
    const ids = eventsOf(pair.initiator, "delivered").map(({ id }) => id);
    assert.equal(ids, delivered);
    assert.equal(pair.initiator.events.at(-1), { type: "closed", reason: "done", by: "peer" });
  }
});

test("two-sides-fall-silent-after-their-last-texts", () => {
  const pair = settledPair({ latencyMs: 5 }, { limits: { pathProofMs: 60_000 } });
  for (let each = 0; each < 10; each++) {
    for (const { connection } of pair.sides) connection.sendText("hello", pair.nowMs);
    pair.run(3);
  }
  // The last acknowledgements are on their way.
  pair.run(30);
  const before = pair.datagrams.sent.length;
  pair.run(2_000);
  assert.is(pair.datagrams.sent.length, before);
});

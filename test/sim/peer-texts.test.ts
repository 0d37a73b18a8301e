import * as assert from "uvu/assert";
import { ProtocolError, UsageError } from "../../src/errors.ts";
import { resolveLimits } from "../../src/limits.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { eventsOf, PeerPair, type Side } from "./peer-pair.ts";

const test = suite("texts between peers", { timeLimitMs: 60_000 });

const SEEDS = 200;
const TEXTS = 1_000;
const BAD_NETWORK = {
  latencyMs: 20,
  jitterMs: 10,
  lossRate: 0.3,
  duplicationRate: 0.1,
  reorderingRate: 0.2,
  reorderingMs: 40,
};
/** Virtual time in which the texts of one seed must be through. */
const WITHIN_MS = 90_000;

/** Counts events without looking at the same one twice. */
function createCounter(side: Side, type: "text" | "delivered"): () => number {
  let seen = 0;
  let count = 0;
  return () => {
    for (; seen < side.events.length; seen++) if (side.events[seen]?.type === type) count += 1;
    return count;
  };
}

function deliverThroughBadNetwork(seed: number): void {
  const pair = new PeerPair({ seed, network: BAD_NETWORK });
  pair.connect();
  const { initiator, responder } = pair;
  const texts = Array.from({ length: TEXTS }, (_, index) => `text ${index}`);
  for (const text of texts) initiator.connection.sendText(text, pair.nowMs);
  const replies = texts.slice(0, 20).map((text) => `reply to ${text}`);
  for (const reply of replies) responder.connection.sendText(reply, pair.nowMs);

  const delivered = createCounter(initiator, "delivered");
  const answered = createCounter(responder, "delivered");
  pair.runUntil(() => delivered() === texts.length && answered() === replies.length, WITHIN_MS);
  pair.run(1_000);

  assert.equal(
    eventsOf(responder, "text").map(({ text }) => text),
    texts,
  );
  assert.equal(
    eventsOf(initiator, "text").map(({ text }) => text),
    replies,
  );
  assert.equal(
    eventsOf(initiator, "delivered").map(({ id }) => id),
    texts.map((_, index) => index + 1),
  );
  assert.is(initiator.connection.state, "connected");
}

test("every-text-comes-once-and-in-order-through-loss-duplication-and-reordering", async () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    try {
      deliverThroughBadNetwork(seed);
    } catch (cause) {
      throw new Error(`It failed with CHATWIRE_SEED=${seed}.`, { cause });
    }
    // Lets the time limit fire.
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test("texts-survive-bursts-of-loss", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 30, burstRate: 0.02, burstMs: 400 } });
  pair.connect(30_000);
  for (let i = 0; i < 300; i++) pair.initiator.connection.sendText(`text ${i}`, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "text").length === 300, WITHIN_MS);
});

test("good-network-needs-hardly-a-repetition-and-few-acknowledgements", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 25, jitterMs: 5 } });
  pair.connect();
  const before = pair.network.sent.length;
  for (let i = 0; i < TEXTS; i++) pair.initiator.connection.sendText(`text ${i}`, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === TEXTS, 2_000);
  assert.is(pair.initiator.connection.statistics.retransmitted, 0);
  const acknowledgements = pair.network.sent.length - before - TEXTS;
  assert.ok(acknowledgements <= TEXTS / 2 + 5, `${acknowledgements} acknowledgements`);
});

test("acknowledgements-are-not-acknowledged", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  pair.run(1_000);
  const before = pair.network.sent.length;
  pair.initiator.connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.is(pair.network.sent.length - before, 2);
});

test("long-text-comes-whole", () => {
  const pair = new PeerPair({ seed: SEED, network: BAD_NETWORK });
  pair.connect();
  const text = "ä€😀".repeat(1_800);
  const id = pair.initiator.connection.sendText(text, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").some((event) => event.id === id), WITHIN_MS);
  assert.equal(eventsOf(pair.responder, "text"), [{ type: "text", text }]);
  assert.ok(pair.network.sent.every(({ bytes }) => bytes.length <= 1_200));
});

test("text-too-long-is-refused-and-nothing-of-it-is-sent", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  assert.throws(
    () => pair.initiator.connection.sendText("x".repeat(16_385), pair.nowMs),
    (error: unknown) => error instanceof UsageError,
  );
  pair.run(1_000);
  assert.equal(eventsOf(pair.responder, "text"), []);
});

test("full-queue-refuses-a-text-whole-and-delivers-the-rest", () => {
  const pair = new PeerPair({ seed: SEED, limits: { reliableQueueMax: 10 } });
  pair.connect();
  const { connection } = pair.initiator;
  for (let i = 0; i < 8; i++) connection.sendText(`${i}`, pair.nowMs);
  const isFull = (error: unknown) => error instanceof ProtocolError && error.code === "LIMIT_REACHED";
  assert.throws(() => connection.sendText("x".repeat(3_000), pair.nowMs), isFull);
  connection.sendText("8", pair.nowMs);
  connection.sendText("9", pair.nowMs);
  assert.throws(() => connection.sendText("10", pair.nowMs), isFull);
  pair.run(1_000);
  connection.sendText("10", pair.nowMs);
  pair.run(1_000);
  assert.equal(
    eventsOf(pair.responder, "text").map(({ text }) => text),
    Array.from({ length: 11 }, (_, index) => `${index}`),
  );
});

test("smaller-window-at-the-receiver-loses-nothing", () => {
  const limits = resolveLimits({ reliableWindowMax: 3 });
  const pair = new PeerPair({ seed: SEED, network: BAD_NETWORK, responder: { limits } });
  pair.connect();
  for (let i = 0; i < 50; i++) pair.initiator.connection.sendText(`${i}`, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === 50, WITHIN_MS);
  assert.is(eventsOf(pair.responder, "text").length, 50);
});

test("round-trip-time-is-known-at-both-sides", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 40 } });
  pair.connect();
  assert.is(eventsOf(pair.initiator, "connected")[0]?.rttMs, 80);
  assert.is(eventsOf(pair.responder, "connected")[0]?.rttMs, 80);
  for (let i = 0; i < 20; i++) pair.initiator.connection.sendText(`${i}`, pair.nowMs);
  pair.run(1_000);
  assert.ok(Math.abs((pair.initiator.connection.rttMs ?? 0) - 80) < 1, `${pair.initiator.connection.rttMs}`);
});

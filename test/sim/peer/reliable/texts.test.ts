import * as assert from "uvu/assert";
import { ProtocolError, UsageError } from "../../../../src/errors.ts";
import { resolveLimits } from "../../../../src/limits.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { BAD_NETWORK, TEXTS, WITHIN_MS } from "../bad-network.ts";
import { eventsOf, PeerPair } from "../peer-pair.ts";

const test = suite("texts between peers");

test("texts-survive-bursts-of-loss", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 30, burstRate: 0.02, burstMs: 400 } });
  pair.connect(30_000);
  for (let i = 0; i < 300; i++) pair.initiator.connection.sendText(`text ${i}`, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "text").length === 300, WITHIN_MS);
});

test("good-network-needs-no-repetition-and-few-acknowledgements", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 25, jitterMs: 5 } });
  pair.connect();
  // Until both sides have proven the path.
  pair.run(500);
  const before = pair.datagrams.sent.length;
  const startedMs = pair.nowMs;
  for (let i = 0; i < TEXTS; i++) pair.initiator.connection.sendText(`text ${i}`, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === TEXTS, 2_000);
  assert.is(pair.initiator.connection.statistics.retransmitted, 0);
  const acknowledgements = pair.datagrams.sent.length - before - TEXTS;
  // Every second text, and the first of each burst: one burst in a round trip.
  const bursts = (pair.nowMs - startedMs) / 50;
  assert.ok(acknowledgements <= TEXTS / 2 + bursts + 5, `${acknowledgements} acknowledgements`);
});

test("texts-that-each-wait-for-the-one-before-take-one-round-trip-each", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 1 } });
  pair.connect();
  // Until the announcements of the two sides are acknowledged.
  pair.run(20);
  const startedMs = pair.nowMs;
  for (let i = 1; i <= 50; i++) {
    pair.initiator.connection.sendText("hello", pair.nowMs);
    pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === i, 1_000);
  }
  assert.is(pair.nowMs - startedMs, 100);
});

test("acknowledgements-are-not-acknowledged", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  // Until the search for larger sizes is over.
  pair.run(10_000);
  const before = pair.datagrams.sent.length;
  pair.initiator.connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.is(pair.datagrams.sent.length - before, 2);
});

test("long-text-arrives-whole", () => {
  const pair = new PeerPair({ seed: SEED, network: BAD_NETWORK });
  pair.connect();
  const text = "ä€😀".repeat(1_800);
  const id = pair.initiator.connection.sendText(text, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").some((event) => event.id === id), WITHIN_MS);
  assert.equal(eventsOf(pair.responder, "text"), [{ type: "text", text, number: 1 }]);
  // But for the first test of a larger size.
  const larger = pair.datagrams.sent.map(({ bytes }) => bytes.length).filter((length) => length > 1_200);
  assert.ok(larger.every((length) => length === 1_232) && larger.length <= 2, `${larger}`);
});

test("text-past-the-limit-is-refused-and-no-part-of-it-is-sent", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  assert.throws(
    () => pair.initiator.connection.sendText("x".repeat(16_385), pair.nowMs),
    (error: unknown) => error instanceof UsageError,
  );
  pair.run(1_000);
  assert.equal(eventsOf(pair.responder, "text"), []);
});

test("full-queue-refuses-a-text-as-a-whole-and-delivers-the-others", () => {
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

test("both-sides-know-the-round-trip-time", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 40 } });
  pair.connect();
  for (const { connection } of pair.sides) assert.is(connection.rttMs, 80);
  for (let i = 0; i < 20; i++) pair.initiator.connection.sendText(`${i}`, pair.nowMs);
  pair.run(1_000);
  assert.ok(Math.abs((pair.initiator.connection.rttMs ?? 0) - 80) < 1, `${pair.initiator.connection.rttMs}`);
});

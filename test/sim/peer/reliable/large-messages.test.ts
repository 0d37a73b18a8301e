/** Reliable messages that take many datagrams. */

import * as assert from "uvu/assert";
import { ProtocolError } from "../../../../src/errors.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { BAD_NETWORK } from "../bad-network.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";
import { bottleneck } from "./transfer.ts";

const test = suite("large messages on a link", { timeLimitMs: 120_000 });

const MEGABIT = 1_000_000;
const BYTES_MAX = 1_000_000;

function connected(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  pair.run(1_000);
  return pair;
}

/** A message of so many bytes, its name and the fields included. */
function messageOf(bytes: number) {
  const typeName = "example.Map";
  const payload = new SeededRandom(bytes).bytes(bytes - typeName.length - 6);
  return { typeName, payload };
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return "none";
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
}

test("messages-of-any-length-arrive-whole-and-in-order-through-a-bad-network", () => {
  const pair = connected({ network: BAD_NETWORK });
  const messages = [40_000, 10, 100_000, 1_500].map((bytes) => messageOf(bytes + 100));
  for (const message of messages) pair.initiator.connection.sendMessage(message, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === messages.length, 60_000);
  assert.equal(
    eventsOf(pair.responder, "message").map(({ message }) => Buffer.from(message.payload)),
    messages.map(({ payload }) => Buffer.from(payload)),
  );
});

test("text-overtakes-a-large-message-and-the-link-does-not-close-while-that-takes-long", () => {
  const pair = connected({ network: bottleneck(0.25 * MEGABIT, 40, 20) });
  const { connection } = pair.initiator;
  connection.sendMessage(messageOf(BYTES_MAX), pair.nowMs);
  for (let index = 1; index <= 5; index++) {
    pair.run(3_000);
    const atMs = pair.nowMs;
    connection.sendText(`text ${index}`, pair.nowMs);
    pair.runUntil(() => eventsOf(pair.responder, "text").length === index, 5_000);
    // The queue of the path holds 20 datagrams, which take 786 ms.
    assert.ok(pair.nowMs - atMs < 1_200, `${pair.nowMs - atMs} ms`);
  }
  pair.runUntil(() => eventsOf(pair.responder, "message").length === 1, 60_000);
  assert.is(connection.state, "connected");
});

test("message-that-is-too-long-for-the-link-is-refused-at-once", () => {
  const pair = connected();
  const { connection } = pair.initiator;
  assert.is(
    codeOf(() => connection.sendMessage(messageOf(BYTES_MAX + 20), pair.nowMs)),
    "TOO_LARGE",
  );
  const older = connected({ responder: { features: ownFeatures("link", ["LARGE_MESSAGES"]) } });
  assert.is(
    codeOf(() => older.initiator.connection.sendMessage(messageOf(2_000), older.nowMs)),
    "TOO_LARGE",
  );
});

test("window-that-is-smaller-than-a-message-takes-one-at-a-time", () => {
  const pair = connected({ limits: { reliableWindowBytesMax: 30_000 }, network: { latencyMs: 20, lossRate: 0.05 } });
  const messages = [50_000, 60_000, 45_000].map(messageOf);
  for (const message of messages) pair.initiator.connection.sendMessage(message, pair.nowMs, { isOrdered: false });
  pair.runUntil(() => eventsOf(pair.responder, "message").length === messages.length, 30_000);
});

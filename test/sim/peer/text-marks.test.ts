import * as assert from "uvu/assert";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import { Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { PeerTextsRead } from "../../../generated/chatwire/v1/peer.ts";
import { UsageError } from "../../../src/errors.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, PeerPair, type PeerPairOptions, type Side } from "./peer-pair.ts";

const test = suite("typing and read marks between peers");
const SEEDS = 20;
const BAD = {
  latencyMs: 30,
  jitterMs: 20,
  lossRate: 0.3,
  duplicationRate: 0.1,
  reorderingRate: 0.25,
  reorderingMs: 80,
};

function connectedPair(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  return pair;
}

function typingOf(side: Side): boolean[] {
  return eventsOf(side, "typing").map(({ typing }) => typing);
}

function readBy(side: Side): number | undefined {
  return eventsOf(side, "textsRead").at(-1)?.texts;
}

test("peer-learns-that-the-user-writes-and-stops-and-a-text-ends-the-writing", () => {
  const pair = connectedPair();
  const [writer, reader] = pair.sides;
  writer.connection.setTyping(true, pair.nowMs);
  pair.run(100);
  assert.equal(typingOf(reader), [true]);
  writer.connection.setTyping(false, pair.nowMs);
  pair.run(100);
  assert.equal(typingOf(reader), [true, false]);
  writer.connection.setTyping(true, pair.nowMs);
  pair.run(100);
  writer.connection.sendText("written", pair.nowMs);
  pair.run(100);
  assert.equal(typingOf(reader), [true, false, true, false]);
});

test("user-who-writes-no-more-is-forgotten-even-if-the-end-gets-lost", () => {
  const pair = connectedPair();
  const [writer, reader] = pair.sides;
  writer.connection.setTyping(true, pair.nowMs);
  pair.run(DEFAULT_LIMITS.typingTimeoutMs - 100);
  assert.equal(typingOf(reader), [true]);
  // Said again, it lasts again.
  writer.connection.setTyping(true, pair.nowMs);
  pair.run(DEFAULT_LIMITS.typingTimeoutMs - 100);
  assert.equal(typingOf(reader), [true]);
  pair.run(200);
  assert.equal(typingOf(reader), [true, false]);
});

test("keys-in-quick-succession-cost-one-message-a-second", () => {
  const pair = connectedPair();
  const [writer, reader] = pair.sides;
  for (let key = 0; key < 100; key++) {
    writer.connection.setTyping(true, pair.nowMs);
    pair.run(50);
  }
  const { receivedMessages } = reader.connection.statistics.traffic.texts;
  assert.ok(receivedMessages >= 5 && receivedMessages <= 6, `${receivedMessages} messages in 5 s`);
  assert.is(reader.connection.statistics.rateLimited, 0);
});

test("read-marks-arrive-on-a-bad-network-and-never-fall", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const pair = connectedPair({ seed, network: BAD });
    const [writer, reader] = pair.sides;
    for (let text = 1; text <= 40; text++) {
      writer.connection.sendText(`text ${text}`, pair.nowMs);
      pair.run(60);
      const last = eventsOf(reader, "text").at(-1)?.number;
      if (last !== undefined) reader.connection.markRead(last, pair.nowMs);
    }
    pair.runUntil(() => eventsOf(reader, "text").length === 40, 20_000);
    assert.equal(
      eventsOf(reader, "text").map(({ number }) => number),
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    reader.connection.markRead(40, pair.nowMs);
    pair.runUntil(() => readBy(writer) === 40, 20_000);
    const marks = eventsOf(writer, "textsRead").map(({ texts }) => texts);
    assert.equal(
      marks,
      [...new Set(marks)].sort((one, other) => one - other),
      `CHATWIRE_SEED=${seed}`,
    );
  }
});

test("a-thousand-texts-that-are-read-one-by-one-need-few-marks", () => {
  const pair = connectedPair({ network: { latencyMs: 10 } });
  const [writer, reader] = pair.sides;
  for (let text = 1; text <= 1_000; text++) {
    writer.connection.sendText("x", pair.nowMs);
    pair.run(1);
    const read = eventsOf(reader, "text").length;
    reader.connection.markRead(read, pair.nowMs);
  }
  pair.run(1_000);
  reader.connection.markRead(1_000, pair.nowMs);
  pair.run(1_000);
  assert.is(readBy(writer), 1_000);
  assert.ok(eventsOf(writer, "textsRead").length <= 8, `${eventsOf(writer, "textsRead").length} marks`);
  assert.is(writer.connection.statistics.rateLimited, 0);
});

test("marks-of-texts-that-were-never-sent-are-refused-on-both-sides", () => {
  const pair = connectedPair();
  const [writer, reader] = pair.sides;
  writer.connection.sendText("one", pair.nowMs);
  pair.run(100);
  for (const texts of [2, -1, 0.5, Number.NaN])
    assert.throws(
      () => reader.connection.markRead(texts, pair.nowMs),
      (error: unknown) => error instanceof UsageError && /^1 texts have arrived/.test(error.message),
    );
  // A peer of another make says it nevertheless.
  const body = { case: "peerTextsRead", value: PeerTextsRead.create({ texts: 2 }) } as const;
  const fields = Message.encode(Message.create({ body }));
  const forged = { type: MessageType.EVENT, command: Command.PEER_TEXTS_READ, critical: false, fields };
  reader.connection.sendUnknown(forged, "reliable", pair.nowMs);
  pair.run(1_000);
  assert.is(eventsOf(writer, "closed").at(-1)?.reason, "protocol");
  assert.is(readBy(writer), undefined);
});

test("side-without-the-feature-is-told-nothing-and-its-peer-notices-no-error", () => {
  const pair = connectedPair({ responder: { features: ownFeatures("link", ["TEXT_MARKS"]) } });
  const [writer, reader] = pair.sides;
  writer.connection.setTyping(true, pair.nowMs);
  reader.connection.sendText("hello", pair.nowMs);
  pair.run(100);
  writer.connection.markRead(1, pair.nowMs);
  pair.run(1_000);
  assert.equal(typingOf(reader), []);
  assert.is(readBy(reader), undefined);
  assert.is(reader.connection.statistics.skipped, 0);
});

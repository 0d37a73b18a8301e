/** Media frames that take several datagrams, how they leave, and padding beside them. */

import * as assert from "uvu/assert";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { MEDIA_FRAME_BYTES_MAX } from "../../../../src/peering/media/frame-parts.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";
import { bottleneck } from "../reliable/transfer.ts";

const test = suite("large media frames between peers");

const PICTURE_MS = 33;
const MEGABIT = 1_000_000;

/** As large as the target at first allows, and many in several parts. */
function pictureOf(number: number): Uint8Array {
  const random = new SeededRandom(SEED + number);
  return random.bytes(1 + (random.next() % 2_200));
}

/** Sends pictures of different sizes, and checks that each one that is played is the one that was sent, in order. */
function show(options: Omit<PeerPairOptions, "seed">, pictures = 60) {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  for (let number = 1; number <= pictures; number++) {
    const timestampUs = number * PICTURE_MS * 1_000;
    connection.sendMedia(stream, { payload: pictureOf(number), timestampUs, marker: number === 1 }, pair.nowMs);
    pair.run(PICTURE_MS);
  }
  pair.run(2_000);
  connection.endMedia(stream, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "mediaEnded").length === 1, 20_000);
  const played = eventsOf(pair.responder, "media").map(({ frame }) => frame);
  for (const [index, { number, payload }] of played.entries()) {
    assert.ok(number > (played[index - 1]?.number ?? 0), "in order, each once");
    assert.equal(payload, pictureOf(number));
  }
  return { played, counts: eventsOf(pair.responder, "mediaEnded")[0]?.statistics };
}

test("large-frames-arrive-whole-and-in-order", () => {
  const { played, counts } = show({});
  assert.is(played.length, 60);
  assert.is(counts?.lost, 0);
});

test("frames-of-which-a-part-is-lost-do-not-arrive-and-count-as-lost", () => {
  const { played, counts } = show({ network: { latencyMs: 20, jitterMs: 10, lossRate: 0.05, reorderingRate: 0.1 } });
  assert.ok(played.length > 30 && played.length < 60, `${played.length}`);
  assert.ok((counts?.lost ?? 0) > 0);
});

test("longest-frame-arrives", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  const payload = new SeededRandom(SEED).bytes(MEDIA_FRAME_BYTES_MAX);
  connection.sendMedia(stream, { payload, timestampUs: 0, marker: true }, pair.nowMs);
  pair.run(5_000);
  assert.equal(eventsOf(pair.responder, "media")[0]?.frame.payload, payload);
  assert.is(connection.statistics.unsent, 0);
});

test("stream-that-ends-at-once-after-a-large-frame-plays-it", () => {
  const pair = new PeerPair({ seed: SEED, network: bottleneck(MEGABIT, 40, 400) });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  connection.sendMedia(stream, { payload: new Uint8Array(60_000), timestampUs: 0, marker: true }, pair.nowMs);
  connection.endMedia(stream, pair.nowMs);
  assert.throws(() => connection.endMedia(stream, pair.nowMs), /No media stream/);
  pair.runUntil(() => eventsOf(pair.responder, "mediaEnded").length === 1, 20_000);
  assert.is(eventsOf(pair.responder, "media").length, 1);
  assert.is(eventsOf(pair.responder, "mediaEnded")[0]?.statistics.lost, 0);
});

test("frame-of-20-datagrams-leaves-no-burst-and-holds-up-no-sound", () => {
  const pair = new PeerPair({ seed: SEED, network: bottleneck(MEGABIT, 40, 400) });
  pair.connect();
  pair.run(500);
  const { connection } = pair.initiator;
  const [sound, pictures] = [connection.openMedia(pair.nowMs), connection.openMedia(pair.nowMs)];
  const before = pair.datagrams.sent.length;
  connection.sendMedia(pictures, { payload: new Uint8Array(22_000), timestampUs: 0, marker: true }, pair.nowMs);
  pair.drain();
  assert.ok(pair.datagrams.sent.length - before <= 3, `${pair.datagrams.sent.length - before} datagrams at once`);
  for (let number = 0; number < 30; number++) {
    connection.sendMedia(
      sound,
      { payload: new Uint8Array(80), timestampUs: number * 20_000, marker: false },
      pair.nowMs,
    );
    pair.run(20);
  }
  pair.run(1_000);
  const counts = pair.responder.connection.mediaStatistics(sound);
  assert.is(counts?.received, 30);
  assert.ok((counts?.jitterUs ?? Number.NaN) < 10_000, `${counts?.jitterUs}`);
  assert.is(eventsOf(pair.responder, "media").filter(({ stream }) => stream === pictures).length, 1);
});

/** A call of sound alone that wants a rate. Returns the target, and how many bits a second were sent in the last part. */
function talk(wantedBitsPerSecond: number | undefined, responder: PeerPairOptions["responder"] = {}) {
  const pair = new PeerPair({ seed: SEED, network: bottleneck(4 * MEGABIT, 40, 100), responder });
  pair.connect();
  const { connection } = pair.initiator;
  const options = wantedBitsPerSecond === undefined ? {} : { wantedBitsPerSecond };
  const stream = connection.openMedia(pair.nowMs, options);
  let sentBytes = 0;
  for (let number = 0; number < 200; number++) {
    if (number === 100) sentBytes = connection.statistics.sentBytes;
    const frame = { payload: new Uint8Array(80), timestampUs: number * 20_000, marker: false };
    connection.sendMedia(stream, frame, pair.nowMs);
    pair.run(20);
  }
  const target = connection.statistics.sentStreams[0]?.targetBitsPerSecond ?? 0;
  return { pair, target, bitsPerSecond: (connection.statistics.sentBytes - sentBytes) * 4 };
}

test("target-rises-by-padding-to-what-the-stream-wants-and-then-the-padding-stops", () => {
  const { target, bitsPerSecond, pair } = talk(2 * MEGABIT);
  assert.ok(target > 1.8 * MEGABIT, `${target}`);
  assert.ok(bitsPerSecond < 0.1 * MEGABIT, `${bitsPerSecond}`);
  assert.is(pair.responder.connection.statistics.skipped, 0);
});

test("nothing-is-padded-for-a-stream-that-wants-nothing-or-a-peer-without-the-feature", () => {
  const alone = talk(undefined);
  assert.ok(alone.target < 0.5 * MEGABIT, `${alone.target}`);
  const older = talk(2 * MEGABIT, { features: ownFeatures("link", ["LARGE_MEDIA"]) });
  assert.is(older.target, alone.target);
  assert.is(older.pair.initiator.connection.statistics.traffic.media.sentMessages, 200);
});

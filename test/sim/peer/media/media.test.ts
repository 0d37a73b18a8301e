import * as assert from "uvu/assert";
import { ProtocolError } from "../../../../src/errors.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { DatagramKind, readDatagramHeader } from "../../../../src/framing/datagram.ts";
import type { DatagramConditions } from "../../../../src/testing/datagram-network.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair } from "../peer-pair.ts";

const test = suite("media between peers");

const FRAME_MS = 20;
/** Only frames are this large, so the test can count the frames that the network lost. */
const PAYLOAD_BYTES = 160;
const SEEDS = 30;

interface Streamed {
  readonly pair: PeerPair;
  readonly stream: number;
}

/** Sends a stream of frames, one per 20 ms, ends it, and runs until nothing more happens. */
function streamMedia(frames: number, network: Partial<DatagramConditions>, seed = SEED): Streamed {
  const pair = new PeerPair({ seed, network });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  for (let index = 0; index < frames; index++) {
    const payload = new Uint8Array(PAYLOAD_BYTES).fill(index & 255);
    connection.sendMedia(stream, { payload, timestampUs: index * FRAME_MS * 1_000, marker: index === 0 }, pair.nowMs);
    pair.run(FRAME_MS);
  }
  // The end of the stream must not overtake a frame, which would then count as lost.
  pair.run(network.reorderingMs ?? 0);
  connection.endMedia(stream, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "mediaEnded").length === 1, 20_000);
  pair.run(1_000);
  return { pair, stream };
}

function framesLost(pair: PeerPair): number {
  const isSealed = (bytes: Uint8Array) => readDatagramHeader(bytes)?.kind === DatagramKind.SEALED;
  return pair.datagrams.lost.filter(
    ({ bytes }) => isSealed(bytes) && bytes.length > PAYLOAD_BYTES && bytes.length < 2 * PAYLOAD_BYTES,
  ).length;
}

function framesPlayed(pair: PeerPair): number[] {
  return eventsOf(pair.responder, "media").map(({ frame }) => frame.number);
}

test("good-network-plays-out-all-frames-in-order-at-the-pace-of-the-sender", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 30, jitterMs: 25 } });
  pair.connect();
  const stream = pair.initiator.connection.openMedia(pair.nowMs);
  const playedMs: number[] = [];
  const runTo = (untilMs: number) => {
    while (pair.step(untilMs)) while (playedMs.length < framesPlayed(pair).length) playedMs.push(pair.nowMs);
  };
  const beganMs = pair.nowMs;
  for (let index = 0; index < 100; index++) {
    const frame = { payload: Uint8Array.of(index), timestampUs: index * FRAME_MS * 1_000, marker: false };
    pair.initiator.connection.sendMedia(stream, frame, beganMs + index * FRAME_MS);
    runTo(beganMs + (index + 1) * FRAME_MS);
    pair.run(beganMs + (index + 1) * FRAME_MS - pair.nowMs);
  }
  runTo(pair.nowMs + 1_000);
  assert.equal(
    framesPlayed(pair),
    Array.from({ length: 100 }, (_, index) => index + 1),
  );
  assert.equal(
    eventsOf(pair.responder, "media").map(({ frame }) => frame.payload[0]),
    Array.from({ length: 100 }, (_, index) => index),
  );
  // Once the delay is known, frames are played out at the pace of the sender, but for steps of a millisecond or two by
  // which the delay still follows the path.
  for (let index = 60; index < 100; index++) {
    const paceMs = (playedMs[index] ?? 0) - (playedMs[index - 1] ?? 0);
    assert.ok(Math.abs(paceMs - FRAME_MS) <= 3, `frame ${index}: ${paceMs} ms`);
  }
  const meanMs = ((playedMs[99] ?? 0) - (playedMs[59] ?? 0)) / 40;
  assert.ok(Math.abs(meanMs - FRAME_MS) < 0.5, `${meanMs} ms`);
});

test("both-sides-count-lost-frames-exactly", () => {
  const network = {
    latencyMs: 20,
    jitterMs: 5,
    lossRate: 0.2,
    duplicationRate: 0.1,
    reorderingRate: 0.2,
    reorderingMs: 40,
  };
  let reportedExactly = 0;
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const { pair, stream } = streamMedia(100, network, seed);
    const lost = framesLost(pair);
    const [ended] = eventsOf(pair.responder, "mediaEnded");
    assert.is(ended?.stream, stream);
    assert.is(ended?.statistics.lost, lost, `CHATWIRE_SEED=${seed}`);
    assert.is(ended?.statistics.received, 100 - lost);
    // A frame that comes after its turn is counted as late, and not as lost.
    const played = framesPlayed(pair);
    assert.is(played.length, 100 - lost - (ended?.statistics.late ?? Number.NaN), `CHATWIRE_SEED=${seed}`);
    assert.equal(
      played,
      played.toSorted((a, b) => a - b),
    );
    if (eventsOf(pair.initiator, "mediaReport").at(-1)?.report.lost === lost) reportedExactly += 1;
  }
  // All three copies of the last report get lost in about one stream of a hundred.
  assert.ok(reportedExactly >= SEEDS - 3, `${reportedExactly} of ${SEEDS}, CHATWIRE_SEED=${SEED}`);
});

test("late-frames-are-dropped-and-counted", () => {
  const { pair } = streamMedia(200, { latencyMs: 20, reorderingRate: 0.1, reorderingMs: 300 });
  const [ended] = eventsOf(pair.responder, "mediaEnded");
  assert.is(ended?.statistics.lost, 0);
  assert.is(ended?.statistics.received, 200);
  assert.ok((ended?.statistics.late ?? 0) > 0);
  assert.is(framesPlayed(pair).length, 200 - (ended?.statistics.late ?? 0));
});

test("sender-gets-a-report-each-100-ms-and-at-the-end", () => {
  const { pair, stream } = streamMedia(150, { latencyMs: 20 });
  const reports = eventsOf(pair.initiator, "mediaReport");
  assert.equal(
    reports.map(({ report }) => report.received),
    Array.from({ length: 30 }, (_, index) => 5 * (index + 1)),
  );
  assert.equal(reports.at(-1), {
    type: "mediaReport",
    stream,
    report: { highest: 150, received: 150, lost: 0, jitterUs: 0 },
  });
});

test("statistics-are-available-before-the-end", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  const stream = pair.initiator.connection.openMedia(pair.nowMs);
  assert.is(pair.responder.connection.mediaStatistics(stream), undefined);
  const frame = { payload: new Uint8Array(1), timestampUs: 0, marker: false };
  for (let i = 0; i < 3; i++) pair.initiator.connection.sendMedia(stream, frame, pair.nowMs);
  pair.run(200);
  assert.is(pair.responder.connection.mediaStatistics(stream)?.received, 3);
});

test("stream-whose-frames-were-all-lost-ends-with-their-count", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  pair.network.isPartitioned = true;
  for (let i = 0; i < 7; i++) {
    connection.sendMedia(stream, { payload: new Uint8Array(1), timestampUs: i, marker: false }, pair.nowMs);
  }
  pair.drain();
  pair.network.isPartitioned = false;
  connection.endMedia(stream, pair.nowMs);
  pair.run(1_000);
  assert.is(eventsOf(pair.responder, "mediaEnded")[0]?.statistics.lost, 7);
});

test("streams-run-in-both-directions-beside-texts", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 20, jitterMs: 10 } });
  pair.connect();
  const streams = pair.sides.map(({ connection }) => connection.openMedia(pair.nowMs));
  for (let index = 0; index < 50; index++) {
    for (const [at, { connection }] of pair.sides.entries()) {
      const frame = { payload: new Uint8Array(900), timestampUs: index * FRAME_MS * 1_000, marker: false };
      connection.sendMedia(streams[at] ?? 0, frame, pair.nowMs);
      connection.sendText(`${index}`, pair.nowMs);
    }
    pair.run(FRAME_MS);
  }
  for (const [at, { connection }] of pair.sides.entries()) connection.endMedia(streams[at] ?? 0, pair.nowMs);
  pair.run(2_000);
  for (const side of pair.sides) {
    assert.is(eventsOf(side, "media").length, 50);
    assert.is(eventsOf(side, "text").length, 50);
    assert.is(eventsOf(side, "mediaEnded")[0]?.statistics.lost, 0);
  }
});

test("without-parts-largest-payload-fits-and-a-larger-one-is-refused", () => {
  const pair = new PeerPair({ seed: SEED, responder: { features: ownFeatures("link", ["LARGE_MEDIA"]) } });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  const frame = { timestampUs: Number.MAX_SAFE_INTEGER, marker: true };
  connection.sendMedia(stream, { ...frame, payload: new Uint8Array(1_119) }, pair.nowMs);
  pair.run(200);
  assert.is(eventsOf(pair.responder, "media")[0]?.frame.payload.length, 1_119);
  assert.throws(
    () => connection.sendMedia(stream, { ...frame, payload: new Uint8Array(1_120) }, pair.nowMs),
    (error: unknown) =>
      error instanceof ProtocolError && error.code === "FEATURE_MISSING" && /1119.*LARGE_MEDIA/.test(error.message),
  );
  // The refused frame got no number, so it does not count as lost.
  connection.endMedia(stream, pair.nowMs);
  pair.run(1_000);
  assert.is(eventsOf(pair.responder, "mediaEnded")[0]?.statistics.lost, 0);
});

test("frames-that-wait-for-poll-are-bounded", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  pair.run(1_000);
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  for (let i = 0; i < 1_000; i++) {
    connection.sendMedia(stream, { payload: new Uint8Array(1), timestampUs: i, marker: false }, pair.nowMs);
  }
  assert.is(connection.statistics.unsent, 1_000 - 512);
});

test("number-of-open-streams-is-limited", () => {
  const pair = new PeerPair({ seed: SEED, limits: { mediaStreamsMax: 1 } });
  pair.connect();
  pair.initiator.connection.openMedia(pair.nowMs);
  assert.throws(
    () => pair.initiator.connection.openMedia(pair.nowMs),
    (error: unknown) => error instanceof ProtocolError && error.code === "LIMIT_REACHED",
  );
});

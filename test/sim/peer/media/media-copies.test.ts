import * as assert from "uvu/assert";
import { Command } from "../../../../generated/chatwire/v1/command.ts";
import { Message, MessageType } from "../../../../generated/chatwire/v1/message.ts";
import { MediaCopies, MediaCopy, PeerMedia } from "../../../../generated/chatwire/v1/peer.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import type { MediaOptions } from "../../../../src/peering/media/channel.ts";
import type { MediaCounts } from "../../../../src/peering/media/statistics.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";

const test = suite("copies of media frames between peers");
const SEEDS = 10;
const FRAME_MS = 20;
const FRAMES = 1_000;

interface Talk {
  readonly counts: MediaCounts;
  readonly copies: number;
  readonly pair: PeerPair;
}

/** Streams frames of voice and checks that each frame is played once, in order, as it was sent. */
function talk(options: Partial<PeerPairOptions>, redundancy: MediaOptions["redundancy"] = "adaptive"): Talk {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs, { redundancy });
  for (let index = 0; index < FRAMES; index++) {
    const payload = new Uint8Array(80).fill((index + 1) & 255);
    connection.sendMedia(stream, { payload, timestampUs: index * FRAME_MS * 1_000, marker: index === 0 }, pair.nowMs);
    pair.run(FRAME_MS);
  }
  const copies = connection.statistics.sentStreams[0]?.copies ?? Number.NaN;
  pair.run(200);
  connection.endMedia(stream, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "mediaEnded").length === 1, 20_000);
  const played = eventsOf(pair.responder, "media").map(({ frame }) => frame);
  for (const [index, { number, payload, timestampUs }] of played.entries()) {
    assert.ok(number > (played[index - 1]?.number ?? 0), "in order, each once");
    assert.equal([payload.length, payload[0]], [80, number & 255]);
    assert.is(timestampUs, (number - 1) * FRAME_MS * 1_000);
  }
  const counts = eventsOf(pair.responder, "mediaEnded")[0]?.statistics as MediaCounts;
  assert.is(played.length, FRAMES - counts.concealed);
  assert.is(counts.concealed, counts.lost + counts.late - counts.recovered);
  return { counts, copies, pair };
}

test("most-lost-frames-are-played-from-their-copies", () => {
  const network = { latencyMs: 30, jitterMs: 15, lossRate: 0.15, reorderingRate: 0.05, reorderingMs: 60 };
  const totals = { with: 0, without: 0 };
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const { counts } = talk({ seed, network });
    assert.ok(counts.lost > 0.1 * FRAMES, `the path loses as much as before, CHATWIRE_SEED=${seed}`);
    totals.with += counts.concealed;
    totals.without += talk({ seed, network }, "none").counts.concealed;
  }
  // What is left: the first frames, before the peer reports losses, and bursts.
  assert.ok(totals.with < 0.35 * totals.without, JSON.stringify(totals));
});

test("good-path-carries-no-copies", () => {
  const { counts, copies } = talk({ network: { latencyMs: 30, jitterMs: 15 } });
  assert.is(copies, 0);
  assert.is(counts.recovered, 0);
});

test("peer-without-the-feature-gets-no-copies", () => {
  const responder = { features: ownFeatures("link", ["MEDIA_COPIES"]) };
  const { counts, copies } = talk({ network: { latencyMs: 30, lossRate: 0.15 }, responder });
  assert.is(copies, 0);
  assert.is(counts.recovered, 0);
});

test("copies-that-contradict-their-frame-close-the-link", () => {
  const copy = { before: 1, earlierUs: 20_000, payload: new Uint8Array(80) };
  for (const frames of [
    [{ ...copy, before: 0 }],
    [{ ...copy, before: 5 }],
    [{ ...copy, before: 4_294_967_295 }],
    [{ ...copy, earlierUs: 100_001 }],
    [copy, { ...copy, before: 2 }, { ...copy, before: 3 }],
  ]) {
    const pair = new PeerPair({ seed: SEED });
    pair.connect();
    const copies = MediaCopies.create({ frames: frames.map((each) => MediaCopy.create(each)) });
    const value = PeerMedia.create({ stream: 1, number: 5, timestampUs: 100_000, copies });
    const fields = Message.encode(Message.create({ body: { case: "peerMedia", value } }));
    const forged = { type: MessageType.EVENT, command: Command.PEER_MEDIA, critical: false, fields };
    pair.initiator.connection.sendUnknown(forged, "lossy", pair.nowMs);
    pair.run(1_000);
    assert.is(eventsOf(pair.responder, "closed").at(-1)?.reason, "protocol", JSON.stringify(frames[0]));
  }
});

import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { MediaReceivers, type MediaReceiversEvent } from "../../src/peering/media/receiver.ts";
import { MediaStatistics } from "../../src/peering/media/statistics.ts";
import { SEED } from "../seed.ts";
import { PeerPair } from "../sim/peer/peer-pair.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("15. Peer to peer"));

const frame = (number: number) => ({ number, timestampUs: 0, marker: false, payload: new Uint8Array(1) });

test("media-frame-more-than-2015-numbers-behind-counts-as-one-that-arrived-again", () => {
  const statistics = new MediaStatistics();
  assert.ok(statistics.arrived(3_000, 0, 0));
  assert.ok(statistics.arrived(3_000 - 2_015, 0, 0));
  assert.not.ok(statistics.arrived(3_000 - 2_016, 0, 0));
  const { received, duplicated } = statistics.counts(undefined);
  assert.equal([received, duplicated], [2, 1]);
});

test("number-of-a-media-stream-may-be-0-and-ends-of-streams-past-the-limit-are-ignored", () => {
  const events: MediaReceiversEvent[] = [];
  const reported: number[] = [];
  const receivers = new MediaReceivers({
    limits: { ...DEFAULT_LIMITS, mediaStreamsMax: 1 },
    raise: (event) => events.push(event),
    report: (stream) => reported.push(stream),
  });
  receivers.receive(0, frame(1), 0);
  receivers.end(7, 1, 0);
  assert.is(receivers.counts(7), undefined);
  receivers.end(0, 1, 10);
  for (let dueMs = receivers.nextTimeoutMs; dueMs !== undefined; dueMs = receivers.nextTimeoutMs)
    receivers.handleTimeout(dueMs);
  assert.equal(
    events.filter(({ type }) => type !== "media").map(({ type, stream }) => [type, stream]),
    [["mediaEnded", 0]],
  );
  assert.equal([...new Set(reported)], [0]);
});

test("silence-of-the-peer-is-counted-from-the-connection-on", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.network.isPartitioned = true;
  pair.run(8_000);
  pair.network.isPartitioned = false;
  pair.connect();
  const connectedMs = pair.nowMs;
  pair.network.isPartitioned = true;
  pair.run(DEFAULT_LIMITS.peerIdleTimeoutMs - 1_000);
  for (const { connection } of pair.sides) assert.is(connection.state, "connected");
  pair.run(2_000);
  for (const side of pair.sides) assert.is(side.connection.state, "closed", `connected at ${connectedMs}`);
});

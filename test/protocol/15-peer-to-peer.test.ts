import * as assert from "uvu/assert";
import { PeerText } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../../src/errors.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { MediaReceivers, type MediaReceiversEvent } from "../../src/peering/media/receiver.ts";
import { MediaStatistics } from "../../src/peering/media/statistics.ts";
import { isRelay, RELAY } from "../../src/peering/path/path-kind.ts";
import { PeerConnection } from "../../src/peering/peer-connection.ts";
import { TextChannel } from "../../src/peering/texts.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { linkKeys } from "../crypto/link/link-keys.ts";
import { RecordingOutbox } from "../peering/outbox.ts";
import { SEED } from "../seed.ts";
import { eventsOf, PeerPair } from "../sim/peer/peer-pair.ts";
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

test("silence-of-the-peer-is-counted-from-its-first-datagram-on", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.network.isPartitioned = true;
  pair.run(8_000);
  pair.network.isPartitioned = false;
  pair.connect();
  // Until the addresses that each side announces are acknowledged.
  pair.run(100);
  const connectedMs = pair.nowMs;
  pair.network.isPartitioned = true;
  pair.run(DEFAULT_LIMITS.peerIdleTimeoutMs - 1_000);
  for (const { connection } of pair.sides) assert.is(connection.state, "connected");
  pair.run(2_000);
  for (const side of pair.sides) assert.is(side.connection.state, "closed", `connected at ${connectedMs}`);
});

test("link-ends-if-the-peer-proves-no-path-within-firstProofTimeoutMs", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.network.isPartitioned = true;
  pair.run(DEFAULT_LIMITS.firstProofTimeoutMs - 1);
  for (const { connection } of pair.sides) assert.is(connection.state, "connecting");
  pair.run(1);
  for (const side of pair.sides)
    assert.equal(
      eventsOf(side, "closed").map(({ reason }) => reason),
      ["unreached"],
    );
});

test("text-goes-over-the-relay-before-anything-is-proven-and-to-addresses-go-short-requests-only", () => {
  const random = new SeededRandom(SEED);
  const bytes = (length: number) => random.bytes(length);
  const [adas, graces] = linkKeys(bytes);
  const shared = { features: ownFeatures("link"), hasRelay: true, limits: DEFAULT_LIMITS, random: bytes, nowMs: 0 };
  const candidates = [{ address: "192.0.2.1", port: 9 }];
  const ada = new PeerConnection({ ...shared, keys: adas, localConnectionId: 1n, remoteConnectionId: 2n, candidates });
  const grace = new PeerConnection({
    ...shared,
    keys: graces,
    localConnectionId: 2n,
    remoteConnectionId: 1n,
    candidates,
  });
  assert.is(ada.state, "connected");
  ada.sendText("hello", 0);
  const direct: number[] = [];
  for (let out = ada.pollTransmit(); out !== undefined; out = ada.pollTransmit())
    if (isRelay(out.to)) grace.handleDatagram(out.bytes, RELAY, 10);
    else direct.push(out.bytes.length);
  assert.equal(direct, [51]);
  const texts: string[] = [];
  for (let event = grace.pollEvent(); event !== undefined; event = grace.pollEvent())
    if (event.type === "text") texts.push(event.text);
  assert.equal(texts, ["hello"]);
});

const LONGEST = "x".repeat(16_384);

test("text-on-a-link-has-16384-bytes-whatever-the-limits-are", () => {
  for (const textBytesMax of [1, DEFAULT_LIMITS.textBytesMax, 100_000]) {
    const texts: string[] = [];
    const outbox = new RecordingOutbox();
    const channel = new TextChannel({
      limits: { ...DEFAULT_LIMITS, textBytesMax },
      outbox,
      raise: ({ text }) => texts.push(text),
    });
    channel.send(LONGEST);
    assert.throws(
      () => channel.send(`${LONGEST}x`),
      (error: unknown) => error instanceof UsageError,
    );
    for (const body of outbox.tracked.flat()) if (body.case === "peerText") channel.handle(body);
    assert.equal(texts, [LONGEST]);
    const continued = (text: string) =>
      channel.handle({ case: "peerText", value: PeerText.create({ text, continued: true }) });
    continued(LONGEST);
    assert.throws(
      () => continued("x"),
      (error: unknown) => error instanceof ProtocolError,
    );
  }
});

test("frames-and-ends-of-the-last-256-finished-streams-are-ignored", () => {
  const reported: number[] = [];
  const receivers = new MediaReceivers({
    limits: { ...DEFAULT_LIMITS, mediaStreamsMax: 1 },
    raise: () => {},
    report: (stream) => reported.push(stream),
  });
  const frame = { number: 1, timestampUs: 0, marker: false, payload: new Uint8Array() };
  let nowMs = 0;
  const finish = (stream: number) => {
    receivers.end(stream, 0, nowMs);
    for (let dueMs = receivers.nextTimeoutMs; dueMs !== undefined; dueMs = receivers.nextTimeoutMs) {
      nowMs = dueMs;
      receivers.handleTimeout(nowMs);
    }
  };
  for (let stream = 0; stream <= 256; stream++) finish(stream);
  assert.is(reported.length, 3 * 257);
  receivers.receive(1, frame, nowMs);
  receivers.end(1, 7, nowMs);
  receivers.end(256, 7, nowMs);
  assert.is(receivers.refused, 1);
  assert.is(receivers.nextTimeoutMs, undefined, "nothing began anew");
  receivers.receive(0, frame, nowMs);
  assert.ok(receivers.nextTimeoutMs, "a stream that is forgotten begins anew");
});

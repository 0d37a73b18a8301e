import * as assert from "uvu/assert";
import { PeerText } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { MediaReceivers } from "../../src/peering/media/receiver.ts";
import { TextChannel } from "../../src/peering/texts.ts";
import { RecordingOutbox } from "../peering/outbox.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("15. Peer to peer"));

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

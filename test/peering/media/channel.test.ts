import * as assert from "uvu/assert";
import { PeerMedia, PeerMediaEnd, PeerMediaReport } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { MediaChannel, type MediaEvent } from "../../../src/peering/media/channel.ts";
import { MEDIA_FRAME_BYTES_MAX } from "../../../src/peering/media/frame-parts.ts";
import { START_DELAY_MS } from "../../../src/peering/media/play-out-delay.ts";
import { suite } from "../../suite.ts";
import { RecordingOutbox } from "../outbox.ts";

const test = suite("media channel");

const FRAME = { payload: Uint8Array.of(1), timestampUs: 0, marker: false };

class Rig {
  readonly outbox = new RecordingOutbox(148);
  readonly events: MediaEvent[] = [];
  /** When reports were late. */
  readonly unanswered: string[] = [];
  readonly channel: MediaChannel;

  constructor({ mediaStreamsMax, ...options }: { readonly mayCut?: boolean; readonly mediaStreamsMax?: number } = {}) {
    this.channel = new MediaChannel({
      limits: mediaStreamsMax === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, mediaStreamsMax },
      outbox: this.outbox,
      raise: (event) => this.events.push(event),
      rtt: { smoothedMs: 40 },
      onUnanswered: (times, nowMs) => this.unanswered.push(`${times} at ${nowMs}`),
      ...options,
    });
  }
}

test("frames-are-numbered-from-one-and-lossy-and-the-end-is-reliable", () => {
  const { channel, outbox } = new Rig();
  const stream = channel.open();
  channel.send(stream, FRAME);
  channel.send(stream, FRAME);
  channel.end(stream);
  assert.equal(
    outbox.lossy,
    [1, 2].map((number) => ({ case: "peerMedia", value: PeerMedia.create({ ...FRAME, stream, number }) })),
  );
  assert.equal(outbox.reliable, [{ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream, frames: 2 }) }]);
});

test("refused-frame-gets-no-number", () => {
  const { channel, outbox } = new Rig();
  const stream = channel.open();
  assert.throws(
    () => channel.send(stream, { ...FRAME, payload: new Uint8Array(101) }),
    (error: unknown) => error instanceof ProtocolError && error.code === "FEATURE_MISSING",
  );
  assert.throws(
    () => channel.send(stream, { ...FRAME, payload: new Uint8Array(MEDIA_FRAME_BYTES_MAX + 1) }),
    (error: unknown) => error instanceof UsageError && error.code === "INVALID_ARGUMENT",
  );
  channel.send(stream, { ...FRAME, payload: new Uint8Array(100) });
  assert.equal(
    outbox.lossy.map((body) => (body.case === "peerMedia" ? body.value.number : 0)),
    [1],
  );
});

test("stream-stays-open-if-its-end-does-not-fit-into-the-queue", () => {
  const { channel, outbox } = new Rig();
  const stream = channel.open();
  outbox.isFull = true;
  assert.throws(
    () => channel.end(stream),
    (error: unknown) => error instanceof ProtocolError && error.code === "LIMIT_REACHED",
  );
  channel.send(stream, FRAME);
  outbox.isFull = false;
  channel.end(stream);
  assert.throws(
    () => channel.send(stream, FRAME),
    (error: unknown) => error instanceof UsageError && error.code === "WRONG_STATE",
  );
});

test("end-waits-for-paced-frames-of-its-stream-and-for-room-in-the-queue", () => {
  const { channel, outbox } = new Rig({ mayCut: true });
  const [pictures, sound] = [channel.open(), channel.open()];
  channel.send(sound, FRAME);
  channel.send(pictures, { ...FRAME, payload: new Uint8Array(1_000) });
  channel.end(pictures);
  channel.end(sound);
  const ended = () => outbox.reliable.map((body) => body.case === "peerMediaEnd" && body.value.stream);
  assert.equal(ended(), [sound]);
  outbox.flush(5_000);
  outbox.isFull = true;
  assert.is(channel.nextTimeoutMs, 5_000);
  channel.handleTimeout(5_000);
  assert.is(channel.nextTimeoutMs, 5_100);
  outbox.isFull = false;
  channel.handleTimeout(5_100);
  assert.equal(ended(), [sound, pictures]);
});

test("stream-that-has-ended-counts-as-open-while-its-frames-wait", () => {
  const { channel, outbox } = new Rig({ mayCut: true, mediaStreamsMax: 1 });
  const open = () => {
    const stream = channel.open();
    channel.send(stream, { ...FRAME, payload: new Uint8Array(1_000) });
    channel.end(stream);
  };
  open();
  assert.throws(open, (error: unknown) => error instanceof ProtocolError && error.code === "LIMIT_REACHED");
  outbox.flush(5_000);
  channel.handleTimeout(5_000);
  open();
});

test("report-of-the-peer-is-raised-once", () => {
  const { channel, events } = new Rig();
  const stream = channel.open();
  channel.send(stream, FRAME);
  const report = { highest: 1, received: 1, lost: 0, jitterUs: 5 };
  const value = PeerMediaReport.create({ stream, ...report });
  channel.handle({ case: "peerMediaReport", value }, 0);
  channel.handle({ case: "peerMediaReport", value }, 0);
  assert.equal(events, [{ type: "mediaReport", stream, report }]);
});

test("frames-of-the-peer-are-raised-in-time-and-reported", () => {
  const { channel, events, outbox } = new Rig();
  channel.handle({ case: "peerMedia", value: PeerMedia.create({ ...FRAME, stream: 9, number: 1 }) }, 0);
  channel.handle({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: 9, frames: 1 }) }, 1);
  assert.equal(events, []);
  const nextMs = channel.nextTimeoutMs ?? Number.NaN;
  assert.is(nextMs, START_DELAY_MS);
  channel.handleTimeout(nextMs);
  assert.equal(
    events.map(({ type }) => type),
    ["media", "mediaEnded"],
  );
  const report = { stream: 9, highest: 1, received: 1 };
  assert.equal(outbox.lossy, [{ case: "peerMediaReport", value: PeerMediaReport.create(report) }]);
});

test("report-that-is-missing-200-ms-and-two-round-trips-after-a-frame-is-late-once", () => {
  const rig = new Rig();
  const { channel, outbox } = rig;
  const stream = channel.open();
  const send = (nowMs: number): void => {
    channel.send(stream, FRAME);
    outbox.flush(nowMs);
  };
  for (let nowMs = 0; nowMs <= 260; nowMs += 20) send(nowMs);
  assert.is(channel.nextTimeoutMs, 280);
  channel.handleTimeout(279);
  assert.equal(rig.unanswered, []);
  channel.handleTimeout(280);
  assert.equal(rig.unanswered, ["1 at 280"]);
  assert.is(channel.nextTimeoutMs, undefined, "until the next frame");
  send(300);
  channel.handleTimeout(580);
  assert.equal(rig.unanswered.slice(1), ["2 at 580"]);
  send(600);
  const value = PeerMediaReport.create({ stream, highest: 15, received: 15 });
  channel.handle({ case: "peerMediaReport", value }, 650);
  assert.is(channel.nextTimeoutMs, undefined, "a report came");
  assert.is(rig.unanswered.length, 2);
  send(700);
  channel.handleTimeout(980);
  assert.equal(rig.unanswered.slice(2), ["1 at 980"]);
});

import * as assert from "uvu/assert";
import { PeerMedia } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../src/limits.ts";
import { splitFrame } from "../../../src/peering/media/frame-parts.ts";
import type { MediaFrame } from "../../../src/peering/media/jitter-buffer.ts";
import { MediaReceivers, type MediaReceiversEvent } from "../../../src/peering/media/receiver.ts";
import type { MediaCounts } from "../../../src/peering/media/statistics.ts";
import { suite } from "../../suite.ts";

const test = suite("media receivers");

class Rig {
  readonly events: MediaReceiversEvent[] = [];
  readonly reports: Array<{ atMs: number; stream: number; counts: MediaCounts }> = [];
  readonly receiver: MediaReceivers;
  nowMs = 0;

  constructor(mediaStreamsMax = 2, limits: Partial<Limits> = {}) {
    this.receiver = new MediaReceivers({
      limits: { ...DEFAULT_LIMITS, mediaStreamsMax, ...limits },
      raise: (event) => this.events.push(event),
      report: (stream, counts) => this.reports.push({ atMs: this.nowMs, stream, counts }),
    });
  }

  receive(stream: number, number: number, nowMs: number): void {
    this.nowMs = nowMs;
    this.receiver.receive(stream, frame(number), nowMs);
  }

  end(stream: number, frames: number, nowMs: number): void {
    this.nowMs = nowMs;
    this.receiver.end(stream, frames, nowMs);
  }

  /** Runs all timers up to a time. */
  runUntil(untilMs: number): void {
    for (let nextMs = this.receiver.nextTimeoutMs; nextMs !== undefined; nextMs = this.receiver.nextTimeoutMs) {
      if (nextMs > untilMs) return;
      this.nowMs = nextMs;
      this.receiver.handleTimeout(nextMs);
    }
  }

  get played(): number[] {
    return this.events.flatMap((event) => (event.type === "media" ? [event.frame.number] : []));
  }

  get ended(): MediaCounts[] {
    return this.events.flatMap((event) => (event.type === "mediaEnded" ? [event.statistics] : []));
  }
}

function frame(number: number): MediaFrame {
  return { number, timestampUs: number * 20_000, marker: false, payload: new Uint8Array(1) };
}

function isMalformed(error: unknown): boolean {
  return error instanceof ProtocolError && error.code === "MALFORMED";
}

test("report-is-due-100-ms-after-the-first-frame-since-the-last-report", () => {
  const rig = new Rig();
  for (let number = 1; number <= 10; number++) {
    rig.runUntil(number * 20);
    rig.receive(1, number, number * 20);
  }
  rig.runUntil(100_000);
  // The first frame arrived at 20 ms; frame 6, the first after the first report, at 120 ms.
  assert.equal(
    rig.reports.map(({ atMs, counts }) => [atMs, counts.received]),
    [
      [120, 5],
      [220, 10],
    ],
  );
});

test("stream-ends-after-its-last-frame-was-played-out", () => {
  const rig = new Rig();
  for (const number of [1, 2, 3]) rig.receive(5, number, number * 20);
  rig.end(5, 3, 65);
  assert.equal(rig.ended, []);
  // The first frame waits for 80 ms, the third one for 2 ms less.
  rig.runUntil(137.9);
  assert.equal(rig.ended, []);
  rig.runUntil(138);
  assert.equal(rig.played, [1, 2, 3]);
  const [ended] = rig.ended;
  assert.is(ended?.received, 3);
  assert.equal([ended?.lost, ended?.late, ended?.duplicated, ended?.concealed], [0, 0, 0, 0]);
});

test("ended-stream-waits-for-missing-frames", () => {
  const rig = new Rig();
  rig.receive(5, 1, 20);
  rig.end(5, 3, 62);
  rig.receive(5, 3, 70);
  rig.runUntil(1_000);
  assert.equal(rig.played, [1, 3]);
  assert.is(rig.ended[0]?.lost, 1);
});

test("stream-without-a-frame-ends-too", () => {
  const rig = new Rig();
  rig.end(5, 3, 100);
  rig.runUntil(1_000);
  assert.equal(rig.ended, [
    {
      highest: 0,
      received: 0,
      bytes: 0,
      recovered: 0,
      lost: 3,
      late: 0,
      duplicated: 0,
      concealed: 3,
      jitterUs: 0,
      playOutDelayMs: 80,
    },
  ]);
  rig.end(6, 0, 1_000);
  assert.is(rig.ended.length, 2);
});

test("late-lost-repeated-and-concealed-frames-are-told-apart", () => {
  const rig = new Rig();
  rig.receive(5, 1, 20);
  rig.receive(5, 4, 80);
  rig.receive(5, 4, 80);
  rig.runUntil(500);
  // Frame 2 comes after its turn, frame 3 never, and nobody knows yet that frame 5 was sent.
  rig.receive(5, 2, 500);
  const counts = rig.receiver.counts(5);
  assert.equal([counts?.late, counts?.lost, counts?.duplicated, counts?.concealed], [1, 1, 1, 2]);
  rig.end(5, 5, 510);
  rig.runUntil(2_000);
  const [ended] = rig.ended;
  assert.equal([ended?.late, ended?.lost, ended?.duplicated, ended?.concealed], [1, 2, 1, 3]);
});

test("last-report-is-sent-three-times", () => {
  const rig = new Rig();
  rig.end(5, 0, 100);
  rig.runUntil(10_000);
  assert.equal(
    rig.reports.map(({ atMs }) => atMs),
    [100, 200, 400],
  );
});

test("frame-after-the-end-does-not-reopen-the-stream", () => {
  const rig = new Rig();
  rig.receive(5, 1, 20);
  rig.end(5, 2, 40);
  rig.runUntil(10_000);
  rig.receive(5, 2, 10_000);
  rig.runUntil(20_000);
  assert.equal(rig.played, [1]);
  assert.is(rig.ended.length, 1);
  assert.is(rig.receiver.refused, 1);
  assert.is(rig.receiver.nextTimeoutMs, undefined);
});

test("stream-past-the-limit-is-refused-until-another-is-over", () => {
  const rig = new Rig(2);
  for (const stream of [1, 2, 3]) rig.receive(stream, 1, 20);
  assert.is(rig.receiver.refused, 1);
  assert.is(rig.receiver.counts(3), undefined);
  rig.end(1, 1, 30);
  rig.runUntil(1_000);
  rig.receive(3, 2, 1_000);
  assert.is(rig.receiver.counts(3)?.received, 1);
});

test("frames-that-contradict-the-count-of-the-sender-are-malformed", () => {
  const rig = new Rig();
  assert.throws(() => rig.receive(1, 0, 0), isMalformed);
  rig.receive(1, 3, 0);
  assert.throws(() => rig.end(1, 2, 10), isMalformed);
  rig.end(1, 5, 10);
  assert.throws(() => rig.receive(1, 6, 10), isMalformed);
  assert.throws(() => rig.end(1, 5, 10), isMalformed);
});

test("ids-of-the-last-256-ended-streams-are-kept", () => {
  const rig = new Rig();
  for (let stream = 1; stream <= 300; stream++) {
    rig.end(stream, 0, stream * 1_000);
    rig.runUntil(stream * 1_000 + 999);
  }
  rig.receive(45, 1, 400_000);
  assert.is(rig.receiver.refused, 1);
  rig.receive(44, 1, 400_000);
  assert.is(rig.receiver.refused, 1);
});

/** Hands over parts of a frame of 3,000 bytes. Returns whether the frame is whole. */
function join(rig: Rig, stream: number, number: number, nowMs: number, parts?: number): boolean {
  const whole = splitFrame(PeerMedia.create({ stream, number, payload: new Uint8Array(3_000) }), 1_167)
    .slice(0, parts)
    .map((part) => rig.receiver.join(part, nowMs))
    .at(-1);
  if (whole !== undefined) rig.receiver.receive(stream, whole, nowMs);
  return whole !== undefined;
}

test("only-a-whole-frame-opens-a-stream", () => {
  const rig = new Rig(2);
  for (let stream = 1; stream <= 20; stream++) assert.not.ok(join(rig, stream, 1, 0, 1));
  assert.equal(rig.receiver.statistics, []);
  assert.ok(join(rig, 20, 1, 0));
  rig.receive(21, 1, 10);
  assert.equal(
    rig.receiver.statistics.map(({ stream }) => stream),
    [20, 21],
  );
  assert.not.ok(join(rig, 22, 1, 20), "both are open");
  assert.is(rig.receiver.refused, 3, "three parts");
});

test("parts-that-stay-alone-are-dropped-after-mediaUnfinishedMs", () => {
  const rig = new Rig(2, { mediaUnfinishedMs: 700 });
  join(rig, 1, 1, 100, 2);
  assert.is(rig.receiver.nextTimeoutMs, 800);
  rig.runUntil(800);
  assert.is(rig.receiver.nextTimeoutMs, undefined);
});

test("stream-that-is-silent-for-mediaSilenceMs-makes-room-for-a-further-one", () => {
  const rig = new Rig(2, { mediaSilenceMs: 5_000 });
  rig.receive(1, 1, 0);
  rig.receive(2, 1, 100);
  rig.receive(1, 2, 200);
  rig.runUntil(5_000);
  rig.receive(3, 1, 5_099);
  assert.is(rig.receiver.refused, 1);
  rig.receive(3, 2, 5_100);
  assert.equal(
    rig.receiver.statistics.map(({ stream }) => stream),
    [1, 3],
    "stream 2 was silent for the longest time",
  );
  assert.equal(
    rig.ended.map(({ received }) => received),
    [1],
  );
  rig.receive(2, 2, 5_200);
  assert.is(rig.receiver.refused, 2, "it is over");
});

test("silent-stream-stays-open-as-long-as-there-is-room", () => {
  const rig = new Rig(2, { mediaSilenceMs: 5_000 });
  rig.receive(1, 1, 0);
  rig.receive(2, 1, 1_000_000);
  rig.receive(1, 2, 1_000_010);
  assert.is(rig.receiver.counts(1)?.received, 2);
  assert.equal(rig.ended, []);
});

test("frame-waits-for-no-longer-than-jitterBufferMs", () => {
  const rig = new Rig(2, { jitterBufferMs: 300 });
  rig.receive(1, 1, 0);
  rig.runUntil(1_000);
  // Made a minute after the one before, by its timestamp, and so it would have to wait for a minute.
  const late = { ...frame(2), timestampUs: 60_020_000 };
  rig.receiver.receive(1, late, 1_000);
  rig.runUntil(1_299);
  assert.equal(rig.played, [1]);
  rig.runUntil(1_300);
  assert.equal(rig.played, [1, 2]);
});

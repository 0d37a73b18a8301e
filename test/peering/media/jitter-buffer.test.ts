import * as assert from "uvu/assert";
import { keptBytesOf } from "../../../src/peering/kept.ts";
import { JitterBuffer, type MediaFrame } from "../../../src/peering/media/jitter-buffer.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("jitter buffer");

/** How long the first frame waits. */
const START_MS = 80;
/** The same for the first frame of another path. */
const OTHER_PATH_MS = 20;
const FRAME_MS = 20;
const WAIT_MS_MAX = 500;

/** Frame n of a stream with a frame every 20 ms. */
function frame(number: number, init: Partial<MediaFrame> = {}): MediaFrame {
  return { number, timestampUs: (number - 1) * FRAME_MS * 1_000, marker: false, payload: new Uint8Array(0), ...init };
}

function createBuffer(framesMax = 100): JitterBuffer {
  return new JitterBuffer({ waitMsMax: WAIT_MS_MAX, framesMax });
}

/** The numbers of the frames that are played out now. */
function take(buffer: JitterBuffer, nowMs: number): number[] {
  const numbers: number[] = [];
  for (let next = buffer.next(nowMs); next !== undefined; next = buffer.next(nowMs)) numbers.push(next.number);
  return numbers;
}

/** A stream with a frame each 20 ms, which arrive in order. */
class Call {
  readonly buffer = createBuffer();
  /** How long the last frame that was played out waited. */
  waitedMs = 0;
  late = 0;
  #number = 0;
  /** Timestamp of the next frame. */
  madeMs = 0;

  /** Frames, each after a transit of 1,000 ms and a delay. */
  receive(frames: number, delayMs: () => number, init: Partial<MediaFrame> = {}): void {
    for (let count = 0; count < frames; count++) {
      this.#number += 1;
      const arrivedMs = this.madeMs + 1_000 + delayMs();
      const next = frame(this.#number, { timestampUs: this.madeMs * 1_000, ...init });
      this.madeMs += FRAME_MS;
      if (this.buffer.insert(next, arrivedMs) === "late") {
        this.late += 1;
        continue;
      }
      this.waitedMs = (this.buffer.nextTimeoutMs ?? Number.NaN) - arrivedMs;
      take(this.buffer, Number.MAX_SAFE_INTEGER);
    }
  }
}

test("first-frame-waits-for-the-delay-of-the-start", () => {
  const buffer = createBuffer();
  assert.is(buffer.delayMs, START_MS);
  assert.is(buffer.insert(frame(1), 1_000), "waiting");
  assert.is(buffer.nextTimeoutMs, 1_080);
  assert.equal(take(buffer, 1_079), []);
  assert.equal(take(buffer, 1_080), [1]);
  assert.is(buffer.nextTimeoutMs, undefined);
});

test("frames-are-played-out-at-the-pace-at-which-they-were-made", () => {
  const buffer = createBuffer();
  const arrivalsMs = [1_000, 1_035, 1_041, 1_099];
  for (const [index, arrivalMs] of arrivalsMs.entries()) buffer.insert(frame(index + 1), arrivalMs);
  for (const [index] of arrivalsMs.entries()) {
    // The delay of the start shrinks.
    const playOutMs = 1_080 + index * (FRAME_MS - 1);
    assert.equal(take(buffer, playOutMs - 0.01), []);
    assert.equal(take(buffer, playOutMs + 0.01), [index + 1]);
  }
});

test("reordered-frames-are-played-out-in-order", () => {
  const buffer = createBuffer();
  for (const number of [1, 4, 2, 3]) assert.is(buffer.insert(frame(number), 1_060), "waiting");
  assert.equal(take(buffer, 1_240), [1, 2, 3, 4]);
});

test("missing-frame-does-not-delay-the-next-and-is-told", () => {
  const buffer = createBuffer();
  buffer.insert(frame(3), 1_000);
  buffer.insert(frame(6), 1_060);
  assert.is(buffer.next(1_080)?.missing, 2);
  assert.is(buffer.next(1_200)?.missing, 2);
  assert.is(buffer.insert(frame(4), 1_100), "late");
  assert.equal(take(buffer, 2_000), []);
});

test("frame-past-its-play-out-time-is-late", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_000);
  assert.is(buffer.insert(frame(2), 1_103), "late");
  assert.is(buffer.insert(frame(3), 1_120), "waiting");
});

test("even-path-comes-to-hold-frames-for-some-milliseconds-only", () => {
  const call = new Call();
  call.receive(300, () => 0);
  assert.ok(call.waitedMs <= 8, `${call.waitedMs}`);
  assert.is(call.late, 0);
  assert.ok(call.buffer.delayMs <= 8, `${call.buffer.delayMs}`);
});

test("uneven-path-makes-frames-wait-for-the-slowest", () => {
  const random = new SeededRandom(SEED);
  const call = new Call();
  call.receive(1_000, () => random.below(60));
  call.late = 0;
  call.receive(1_000, () => random.below(60));
  assert.ok(call.late <= 20, `${call.late} late, CHATWIRE_SEED=${SEED}`);
  const { delayMs } = call.buffer;
  assert.ok(delayMs > 50 && delayMs < 62, `${delayMs} ms, CHATWIRE_SEED=${SEED}`);
});

test("one-early-frame-changes-nothing-for-the-others", () => {
  const call = new Call();
  call.receive(300, () => 60);
  const { waitedMs } = call;
  call.receive(1, () => 0);
  call.receive(50, () => 60);
  assert.is(call.late, 0);
  assert.ok(Math.abs(call.waitedMs - waitedMs) <= 2, `${call.waitedMs} and ${waitedMs}`);
});

test("path-that-becomes-slower-is-followed-within-a-second", () => {
  const call = new Call();
  call.receive(500, () => 0);
  call.receive(50, () => 90);
  assert.ok(call.late > 0 && call.late < 10, `${call.late}`);
  assert.ok(call.waitedMs < 15, `${call.waitedMs}`);
  call.late = 0;
  call.receive(500, () => 90);
  assert.is(call.late, 0);
  assert.ok(call.waitedMs < 15, `${call.waitedMs}`);
});

test("queue-that-grows-by-400-ms-in-half-a-second-makes-few-frames-late", () => {
  const call = new Call();
  call.receive(500, () => 0);
  let queueMs = 0;
  call.receive(25, () => {
    queueMs += 16;
    return queueMs;
  });
  assert.ok(call.late < 20, `${call.late}`);
  call.late = 0;
  call.receive(100, () => queueMs);
  assert.is(call.late, 0);
});

test("path-that-becomes-faster-is-followed-as-fast-as-the-delay-shrinks", () => {
  const call = new Call();
  call.receive(500, () => 90);
  call.receive(100, () => 0);
  assert.is(call.late, 0);
  assert.ok(call.waitedMs < 15, `${call.waitedMs}`);
});

test("clock-that-drifts-by-a-thousandth-is-followed", () => {
  for (const perFrameMs of [0.02, -0.02]) {
    const call = new Call();
    let driftMs = 0;
    call.receive(40_000, () => {
      driftMs += perFrameMs;
      return driftMs;
    });
    // 800 ms in all.
    assert.is(call.late, 0);
    assert.ok(call.waitedMs < 10, `${call.waitedMs}`);
  }
});

test("delay-shrinks-by-a-twentieth-of-the-time-and-by-half-of-a-pause", () => {
  for (const [init, pauseMs, shorterMs] of [
    [{}, 0, 1],
    [{ marker: true }, 0, 10],
    [{}, 80, 50],
  ] as const) {
    const call = new Call();
    call.receive(10, () => 0);
    const beforeMs = call.waitedMs;
    call.madeMs += pauseMs;
    call.receive(1, () => 0, init);
    assert.ok(Math.abs(beforeMs - call.waitedMs - shorterMs) < 0.01, `${beforeMs - call.waitedMs}`);
  }
});

test("frames-that-cannot-be-from-the-path-begin-anew-after-100-ms", () => {
  for (const jumpMs of [1_000_000, -1_000_000]) {
    const call = new Call();
    call.receive(100, () => 0);
    call.receive(5, () => jumpMs);
    assert.is(call.late, jumpMs > 0 ? 5 : 0);
    if (jumpMs < 0) assert.is(call.waitedMs, WAIT_MS_MAX);
    call.receive(1, () => jumpMs);
    // The delay already shrinks.
    assert.is(call.waitedMs, OTHER_PATH_MS - 1);
  }
});

test("frames-that-arrive-together-after-a-second-change-nothing-for-the-others", () => {
  const call = new Call();
  call.receive(1_000, () => 0);
  const { delayMs } = call.buffer;
  let stallMs = 1_000;
  call.receive(50, () => {
    stallMs -= FRAME_MS;
    return stallMs;
  });
  assert.ok(call.late >= 48, `${call.late}`);
  assert.is(call.buffer.delayMs, delayMs);
});

test("frame-waits-no-longer-than-the-limit", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_000);
  take(buffer, 1_080);
  buffer.insert(frame(2, { timestampUs: Number.MAX_SAFE_INTEGER }), 1_020);
  assert.is(buffer.nextTimeoutMs, 1_520);
  assert.equal(take(buffer, 1_520), [2]);
});

test("frame-is-played-out-no-later-than-the-one-after-it", () => {
  const buffer = createBuffer();
  buffer.insert(frame(2), 1_020);
  buffer.insert(frame(1, { timestampUs: 300_000 }), 1_020);
  assert.equal(take(buffer, 1_100), [1, 2]);
});

test("full-buffer-makes-the-first-frame-due", () => {
  const buffer = createBuffer(3);
  buffer.insert(frame(1), 1_000);
  buffer.insert(frame(2), 1_000);
  assert.equal(take(buffer, 1_000), []);
  buffer.insert(frame(3), 1_000);
  assert.equal(take(buffer, 1_000), [1]);
});

test("frame-before-a-played-out-frame-is-late-although-its-time-is-to-come", () => {
  const buffer = createBuffer(3);
  for (const number of [2, 3, 4]) buffer.insert(frame(number), 1_000);
  assert.equal(take(buffer, 1_000), [2]);
  assert.is(buffer.insert(frame(1), 1_000), "late");
  assert.equal(take(buffer, 2_000), [3, 4]);
});

test("first-frame-is-due-at-once-while-too-many-bytes-wait", () => {
  const buffer = new JitterBuffer({ waitMsMax: WAIT_MS_MAX, framesMax: 100, bytesMax: 2 * keptBytesOf(2_000) + 1 });
  for (let number = 1; number <= 4; number++) buffer.insert(frame(number, { payload: new Uint8Array(2_000) }), 0);
  assert.equal(take(buffer, 0), [1, 2]);
  assert.equal(take(buffer, 1_000), [3, 4]);
});

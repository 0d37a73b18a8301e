import * as assert from "uvu/assert";
import { JitterBuffer, type MediaFrame } from "../../../src/peering/media/jitter-buffer.ts";
import { suite } from "../../suite.ts";

const test = suite("jitter buffer");

const DELAY_MS = 60;
const FRAME_MS = 20;

/** Frame n of a stream with a frame every 20 ms. */
function frame(number: number, init: Partial<MediaFrame> = {}): MediaFrame {
  return { number, timestampUs: (number - 1) * FRAME_MS * 1_000, marker: false, payload: new Uint8Array(0), ...init };
}

function createBuffer(framesMax = 100): JitterBuffer {
  return new JitterBuffer(DELAY_MS, framesMax);
}

/** The numbers of the frames that are played out now. */
function take(buffer: JitterBuffer, nowMs: number): number[] {
  const numbers: number[] = [];
  for (let next = buffer.next(nowMs); next !== undefined; next = buffer.next(nowMs)) numbers.push(next.number);
  return numbers;
}

test("first-frame-waits-for-the-delay", () => {
  const buffer = createBuffer();
  assert.is(buffer.insert(frame(1), 1_000), "waiting");
  assert.is(buffer.nextTimeoutMs, 1_060);
  assert.equal(take(buffer, 1_059), []);
  assert.equal(take(buffer, 1_060), [1]);
  assert.is(buffer.nextTimeoutMs, undefined);
});

test("frames-are-played-out-at-the-pace-at-which-they-were-made", () => {
  const buffer = createBuffer();
  const arrivalsMs = [1_000, 1_035, 1_041, 1_099];
  for (const [index, arrivalMs] of arrivalsMs.entries()) buffer.insert(frame(index + 1), arrivalMs);
  for (const [index] of arrivalsMs.entries()) {
    const playOutMs = 1_060 + index * FRAME_MS;
    assert.equal(take(buffer, playOutMs - 1), []);
    assert.equal(take(buffer, playOutMs), [index + 1]);
  }
});

test("reordered-frames-are-played-out-in-order", () => {
  const buffer = createBuffer();
  for (const number of [1, 4, 2, 3]) assert.is(buffer.insert(frame(number), 1_060), "waiting");
  assert.equal(take(buffer, 1_200), [1, 2, 3, 4]);
});

test("missing-frame-does-not-delay-the-next", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_000);
  buffer.insert(frame(3), 1_040);
  assert.equal(take(buffer, 1_099), [1]);
  assert.equal(take(buffer, 1_100), [3]);
  assert.is(buffer.insert(frame(2), 1_100), "late");
  assert.equal(take(buffer, 2_000), []);
});

test("frame-past-its-play-out-time-is-late", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_000);
  assert.is(buffer.insert(frame(2), 1_081), "late");
  assert.is(buffer.insert(frame(3), 1_100), "waiting");
});

test("faster-frame-sets-the-offset", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_500);
  // Its transit was half a second shorter.
  buffer.insert(frame(2), 1_020);
  buffer.insert(frame(3), 1_040);
  assert.equal(take(buffer, 1_560), [1, 2, 3]);
  buffer.insert(frame(40), 1_780);
  assert.is(buffer.nextTimeoutMs, 1_840);
});

test("marker-sets-the-offset-anew", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_000);
  take(buffer, 1_060);
  assert.is(buffer.insert(frame(2, { marker: true }), 1_500), "waiting");
  assert.is(buffer.nextTimeoutMs, 1_560);
  assert.is(buffer.insert(frame(3), 1_520), "waiting");
});

test("eighth-late-frame-in-a-row-sets-the-offset-anew", () => {
  const buffer = createBuffer();
  buffer.insert(frame(1), 1_000);
  take(buffer, 1_060);
  const outcomes: string[] = [];
  for (let number = 2; number <= 10; number++) {
    outcomes.push(buffer.insert(frame(number), 2_000 + number * FRAME_MS));
  }
  assert.equal(outcomes, [...Array.from({ length: 7 }, () => "late"), "waiting", "waiting"]);
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

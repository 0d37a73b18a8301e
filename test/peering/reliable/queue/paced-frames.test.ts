import * as assert from "uvu/assert";
import type { OutgoingMessage } from "../../../../src/peering/channel.ts";
import { PacedFrames } from "../../../../src/peering/reliable/queue/paced-frames.ts";
import { suite } from "../../../suite.ts";

const test = suite("paced media frames");

const PART_BYTES = 1_000;
const BYTES_PER_MS = 100;

function framesOf(bytesPerMs: number | undefined, bytesMax = 100_000): PacedFrames {
  const congestion = { mediaBytesPerMs: () => bytesPerMs, bytesPerMs };
  return new PacedFrames({ bytesMax, datagramBytes: 1_200, congestion });
}

function parts(count: number, name = 0): OutgoingMessage[] {
  return Array.from({ length: count }, () => ({ bytes: new Uint8Array(PART_BYTES).fill(name) }));
}

/** Lets what waits leave. Returns when each message left, and the frame that it belongs to. */
function leave(frames: PacedFrames, fromMs = 0): Array<readonly [atMs: number, name: number | undefined]> {
  const left: Array<readonly [number, number | undefined]> = [];
  for (let nowMs: number | undefined = fromMs; nowMs !== undefined; nowMs = frames.nextMs) {
    for (let next = frames.next(nowMs); next !== undefined; next = frames.next(nowMs)) {
      frames.take();
      frames.sent(next.bytes.length);
      left.push([nowMs, next.bytes[0]]);
    }
  }
  return left;
}

test("large-frame-leaves-at-about-the-rate-and-not-at-once", () => {
  const frames = framesOf(BYTES_PER_MS);
  frames.push(parts(20));
  const left = leave(frames);
  assert.is(left.length, 20);
  const inFirstMs = left.filter(([atMs]) => atMs < 1).length;
  assert.ok(inFirstMs <= 3, `${inFirstMs} at once`);
  const [lastMs = 0] = left.at(-1) ?? [];
  // 20 parts, without those of the first burst, at 110 bytes a millisecond.
  assert.ok(lastMs > 150 && lastMs < 180, `${lastMs} ms`);
  assert.is(frames.bytes, 0);
});

test("media-that-left-elsewhere-counts-against-the-rate", () => {
  const frames = framesOf(BYTES_PER_MS);
  frames.push(parts(1));
  leave(frames);
  for (let count = 0; count < 4; count++) frames.sent(PART_BYTES);
  frames.push(parts(1));
  assert.is(frames.next(0)?.bytes.length, undefined);
  assert.ok((frames.nextMs ?? 0) > 15, `${frames.nextMs}`);
});

test("frames-leave-faster-if-they-would-wait-for-long", () => {
  const frames = framesOf(1, 1_000_000);
  frames.push(parts(200));
  const [lastMs = 0] = leave(frames).at(-1) ?? [];
  assert.ok(lastMs < 10_000, `${lastMs} ms`);
});

test("frames-leave-at-once-while-nothing-is-known-of-the-path", () => {
  const frames = framesOf(undefined);
  frames.push(parts(20));
  assert.is(leave(frames).filter(([atMs]) => atMs === 0).length, 20);
});

test("oldest-frames-are-dropped-whole-past-the-limit-but-for-one-that-has-begun-and-the-newest", () => {
  const frames = framesOf(BYTES_PER_MS, 10 * PART_BYTES);
  frames.push(parts(4, 1));
  frames.next(0);
  frames.take();
  for (const name of [2, 3, 4]) frames.push(parts(4, name));
  assert.is(frames.dropped, 8);
  assert.ok(frames.bytes <= 10 * PART_BYTES, `${frames.bytes}`);
  assert.equal(
    leave(frames).map(([, name]) => name),
    [1, 1, 1, 4, 4, 4, 4],
  );
  frames.push(parts(20, 5));
  assert.is(leave(frames, 10_000).length, 20);
});

test("nothing-is-left-without-a-path", () => {
  const frames = framesOf(BYTES_PER_MS);
  frames.push(parts(4));
  frames.clear();
  assert.is(frames.bytes, 0);
  assert.is(frames.dropped, 4);
  assert.is(frames.next(0), undefined);
});

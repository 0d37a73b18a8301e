import * as assert from "uvu/assert";
import { PeerMedia, PeerMediaPart } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import { FrameJoiner, MEDIA_FRAME_BYTES_MAX, splitFrame } from "../../../src/peering/media/frame-parts.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("parts of media frames");

const MESSAGE_BYTES_MAX = 1_167;

function frameOf(number: number, bytes: number): PeerMedia {
  const payload = new SeededRandom(SEED + number).bytes(bytes);
  return PeerMedia.create({ stream: 7, number, timestampUs: number * 33_000, marker: true, payload });
}

/** A part of a frame that is never whole. */
function partOf(frame: number, number: number, part: Partial<PeerMediaPart> = {}): PeerMediaPart {
  return PeerMediaPart.create({ stream: 7, frame, number, count: 200, content: new Uint8Array(1_100), ...part });
}

function isMalformed(error: unknown): boolean {
  return error instanceof ProtocolError && error.code === "MALFORMED";
}

test("frame-is-whole-once-all-its-parts-have-arrived-in-any-order-and-leaves-nothing", () => {
  for (const bytes of [1_200, 20_000, MEDIA_FRAME_BYTES_MAX]) {
    const frame = frameOf(3, bytes);
    const parts = splitFrame(frame, MESSAGE_BYTES_MAX);
    const random = new SeededRandom(SEED);
    const shuffled = parts.map((part) => ({ part, at: random.next() })).sort((one, other) => one.at - other.at);
    const joiner = new FrameJoiner(DEFAULT_LIMITS);
    const whole = shuffled.flatMap(({ part }) => joiner.add(part, 0) ?? []);
    assert.is(whole.length, 1);
    assert.equal(PeerMedia.encode(whole[0] ?? frameOf(1, 0)), PeerMedia.encode(frame));
    assert.is(joiner.keptBytes, 0);
  }
});

test("frame-with-a-missing-part-does-not-arrive-and-holds-up-no-other", () => {
  const joiner = new FrameJoiner(DEFAULT_LIMITS);
  for (const part of splitFrame(frameOf(1, 20_000), MESSAGE_BYTES_MAX).slice(1))
    assert.is(joiner.add(part, 0), undefined);
  const others = splitFrame(frameOf(2, 5_000), MESSAGE_BYTES_MAX).map((part) => joiner.add(part, 0)?.number);
  assert.is(others.at(-1), 2);
  assert.is(joiner.frames, 1);
});

test("repeated-part-is-ignored-whatever-its-content", () => {
  const joiner = new FrameJoiner(DEFAULT_LIMITS);
  const frame = frameOf(1, 3_000);
  const [first, ...others] = splitFrame(frame, MESSAGE_BYTES_MAX);
  joiner.add(first ?? partOf(1, 0), 0);
  joiner.add(PeerMediaPart.create({ ...first, content: new Uint8Array(first?.content.length ?? 0).fill(7) }), 0);
  const whole = others.map((part) => joiner.add(part, 0)).at(-1);
  assert.equal(whole?.payload, frame.payload);
});

test("part-that-contradicts-itself-or-an-earlier-one-is-malformed", () => {
  const longest = MEDIA_FRAME_BYTES_MAX + 64;
  const contradictions: Record<string, PeerMediaPart[]> = {
    "no parts": [partOf(1, 0, { count: 0 })],
    "too many parts": [partOf(1, 0, { count: 4_098 })],
    "number past the count": [partOf(1, 200)],
    "another count": [partOf(1, 0), partOf(1, 1, { count: 201 })],
    "less content than a part may have": [partOf(1, 0, { content: new Uint8Array(63) })],
    "more bytes than a frame may have": [partOf(1, 0, { content: new Uint8Array(longest) }), partOf(1, 1)],
    "no frame": [partOf(1, 0, { count: 1, content: new Uint8Array(100).fill(255) })],
    "another frame": splitFrame(frameOf(2, 3_000), MESSAGE_BYTES_MAX).map((part) => ({ ...part, frame: 3 })),
    "another stream": splitFrame(frameOf(2, 3_000), MESSAGE_BYTES_MAX).map((part) => ({ ...part, stream: 8 })),
  };
  for (const [name, parts] of Object.entries(contradictions)) {
    const joiner = new FrameJoiner(DEFAULT_LIMITS);
    for (const part of parts.slice(0, -1)) joiner.add(part, 0);
    assert.throws(() => joiner.add(parts.at(-1) ?? partOf(1, 0), 0), isMalformed, name);
  }
});

test("frames-that-never-end-take-bounded-memory", () => {
  const { mediaUnfinishedFramesMax: framesMax, mediaUnfinishedBytesMax: bytesMax } = DEFAULT_LIMITS;
  const random = new SeededRandom(SEED);
  const joiner = new FrameJoiner(DEFAULT_LIMITS);
  for (let count = 0; count < 20_000; count++) {
    const frame = 1 + (random.next() % 40) * (random.next() % 1_000_000);
    joiner.add(partOf(frame, random.next() % 199, { content: new Uint8Array(64 + (random.next() % 1_100)) }), 0);
    assert.ok(joiner.keptBytes <= bytesMax, `${joiner.keptBytes} bytes`);
    assert.ok(joiner.frames <= framesMax, `${joiner.frames} frames`);
  }
});

test("newest-unfinished-frames-are-kept", () => {
  const joiner = new FrameJoiner({ ...DEFAULT_LIMITS, mediaUnfinishedFramesMax: 2 });
  const frames = [1, 2, 3].map((number) => splitFrame(frameOf(number, 2_000), MESSAGE_BYTES_MAX));
  for (const [first] of frames) joiner.add(first ?? partOf(1, 0), 0);
  const whole = frames.map((parts) =>
    parts
      .slice(1)
      .map((part) => joiner.add(part, 0)?.number)
      .at(-1),
  );
  assert.equal(whole, [undefined, 2, 3]);
});

test("parts-of-all-streams-together-are-bounded-and-the-oldest-frames-go-first", () => {
  const joiner = new FrameJoiner({ ...DEFAULT_LIMITS, mediaUnfinishedBytesMax: 10_000 });
  // Each counts for 100 bytes of content, and for twice the overhead, because it is alone in its frame.
  for (let stream = 1; stream <= 50; stream++) {
    joiner.add(partOf(1, 0, { stream, content: new Uint8Array(100) }), 0);
    assert.ok(joiner.keptBytes <= 10_000, `${joiner.keptBytes} bytes`);
  }
  assert.is(joiner.frames, Math.floor(10_000 / (100 + 2 * KEPT_OVERHEAD_BYTES)));
});

test("unfinished-frame-is-dropped-mediaUnfinishedMs-after-its-first-part-however-many-follow", () => {
  const joiner = new FrameJoiner({ ...DEFAULT_LIMITS, mediaUnfinishedMs: 1_000 });
  for (let atMs = 0; atMs < 1_000; atMs += 100) joiner.add(partOf(1, atMs / 100), 500 + atMs);
  joiner.add(partOf(2, 0), 1_400);
  assert.is(joiner.nextTimeoutMs, 1_500);
  joiner.handleTimeout(1_499);
  assert.is(joiner.frames, 2);
  joiner.handleTimeout(1_500);
  assert.is(joiner.frames, 1);
  assert.is(joiner.nextTimeoutMs, 2_400);
  joiner.handleTimeout(2_400);
  assert.equal([joiner.frames, joiner.keptBytes, joiner.nextTimeoutMs], [0, 0, undefined]);
});

test("stream-that-is-over-leaves-no-parts", () => {
  const joiner = new FrameJoiner(DEFAULT_LIMITS);
  for (const stream of [1, 2]) joiner.add(partOf(1, 0, { stream }), 0);
  joiner.forget(1);
  assert.is(joiner.frames, 1);
  joiner.forget(2);
  assert.is(joiner.keptBytes, 0);
});

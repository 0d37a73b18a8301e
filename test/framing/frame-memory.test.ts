import * as assert from "uvu/assert";
import { FrameMemory } from "../../src/framing/frame-memory.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("frame memory");

test("what-was-handed-out-last-is-handed-out-again-once-it-is-given-back", () => {
  const memory = new FrameMemory();
  memory.allocate(100);
  const last = memory.allocate(100);
  memory.giveBack(last);
  const next = memory.allocate(50);
  assert.ok(isSame(next, last.subarray(0, 50)));
});

test("array-that-was-given-back-is-handed-out-again-for-as-many-bytes-unless-others-were-handed-out-since", () => {
  const memory = new FrameMemory();
  const first = memory.allocate(100);
  memory.giveBack(first);
  assert.is(memory.allocate(100), first);
  memory.giveBack(first);
  const shorter = memory.allocate(40);
  const next = memory.allocate(100);
  assert.ok(!overlap(next, shorter));
  assert.is.not(next, first);
});

test("piece-of-which-less-is-needed-leaves-the-rest-to-others-and-is-handed-out-whole-again", () => {
  const memory = new FrameMemory();
  const first = memory.allocate(512);
  memory.shorten(first, 100);
  const second = memory.allocate(512);
  assert.is(second.byteOffset, first.byteOffset + 100);
  memory.shorten(second, 200);
  memory.giveBack(second.subarray(0, 200));
  assert.is(memory.allocate(512), second);
});

test("what-lies-before-memory-in-use-is-not-handed-out-again", () => {
  const memory = new FrameMemory();
  const [first, second] = [memory.allocate(100), memory.allocate(100)];
  memory.giveBack(first);
  memory.giveBack(second.subarray(0, 50));
  memory.giveBack(Buffer.alloc(100));
  assert.ok(!overlap(memory.allocate(100), second));
});

test("memory-is-used-again-once-all-pieces-beside-each-other-are-given-back-in-any-order-and-in-parts", () => {
  const memory = new FrameMemory();
  const pieces = Array.from({ length: 1_000 }, () => memory.allocate(1_000));
  const buffers = new Set(pieces.map(({ buffer }) => buffer));
  const [kept] = pieces.splice(500, 1);
  for (const piece of pieces.reverse()) {
    memory.giveBack(piece.subarray(0, 300));
    memory.giveBack(piece.subarray(300));
  }
  const again = Array.from({ length: 900 }, () => memory.allocate(1_000));
  for (const piece of again) {
    assert.ok(buffers.has(piece.buffer));
    assert.is.not(piece.buffer, kept?.buffer);
  }
});

test("little-memory-is-kept-that-nobody-uses", () => {
  const memory = new FrameMemory();
  const pieces = Array.from({ length: 1_000 }, () => memory.allocate(4_096));
  const buffers = new Set(pieces.map(({ buffer }) => buffer));
  for (const piece of pieces) memory.giveBack(piece);
  const again = Array.from({ length: 1_000 }, () => memory.allocate(4_096));
  const kept = again.filter(({ buffer }) => buffers.has(buffer));
  // 128 slabs, and the one in use.
  assert.is(kept.length * 4_096, 129 * 8_192);
});

test("no-two-pieces-that-are-in-use-overlap", () => {
  const random = new SeededRandom(SEED);
  const memory = new FrameMemory();
  const inUse: Buffer[] = [];
  for (let step = 0; step < 2_000; step++) {
    if (random.below(2) === 0) {
      const given = random.below(3) === 0 ? inUse.splice(random.below(inUse.length + 1), 1)[0] : inUse.pop();
      if (given !== undefined) memory.giveBack(given);
    } else {
      const whole = memory.allocate(1 + random.below(random.below(8) === 0 ? 10_000 : 600));
      const piece = random.below(2) === 0 ? whole : whole.subarray(0, 1 + random.below(whole.length));
      if (piece !== whole) memory.shorten(whole, piece.length);
      for (const other of inUse) assert.ok(!overlap(piece, other), `step ${step}`);
      inUse.push(piece);
    }
  }
});

function isSame(one: Buffer, other: Buffer): boolean {
  return one.buffer === other.buffer && one.byteOffset === other.byteOffset && one.length === other.length;
}

function overlap(one: Buffer, other: Buffer): boolean {
  if (one.buffer !== other.buffer) return false;
  return one.byteOffset < other.byteOffset + other.length && other.byteOffset < one.byteOffset + one.length;
}

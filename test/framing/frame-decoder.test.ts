import * as assert from "uvu/assert";
import { DecodeError } from "../../src/errors.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { frameOf, varint } from "./frames.ts";

const test = suite("frame decoder");

const LIMIT = 300;

/** All frames that a decoder returns for these chunks. */
function decodeAll(chunks: readonly Uint8Array[], frameBytesMax = LIMIT): Uint8Array[] {
  const decoder = new FrameDecoder(frameBytesMax);
  return chunks.flatMap((chunk) => {
    decoder.push(chunk);
    return [...framesOf(decoder)];
  });
}

function* framesOf(decoder: FrameDecoder): Generator<Uint8Array> {
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) yield frame;
}

function failureOf(bytes: readonly number[], frameBytesMax = LIMIT): DecodeError {
  try {
    decodeAll([Uint8Array.from(bytes)], frameBytesMax);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error("The decoder accepted the bytes.");
}

/** Frames with prefixes of one and two bytes, including the boundary lengths. */
const FRAMES = [1, 2, 127, 128, 129, 300].map((length) => new Uint8Array(length).map((_, i) => length + i));
const STREAM = Buffer.concat(FRAMES.map(frameOf));

test("frames-come-out-of-one-chunk", () => {
  assert.equal(decodeAll([STREAM]), FRAMES);
});

test("frames-come-out-of-every-split-in-two", () => {
  for (let at = 0; at <= STREAM.length; at++) {
    assert.equal(decodeAll([STREAM.subarray(0, at), STREAM.subarray(at)]), FRAMES, `split at ${at}`);
  }
});

test("frames-come-out-byte-by-byte", () => {
  assert.equal(decodeAll(Array.from(STREAM, (byte) => Uint8Array.of(byte))), FRAMES);
});

test("frames-come-out-when-all-chunks-are-pushed-first", () => {
  const decoder = new FrameDecoder(LIMIT);
  for (const byte of STREAM) decoder.push(Uint8Array.of(byte));
  assert.equal([...framesOf(decoder)], FRAMES);
});

test("frames-come-out-of-random-chunks", () => {
  const random = new SeededRandom(SEED);
  for (let round = 0; round < 200; round++) {
    const frames = Array.from({ length: random.below(20) }, () => random.bytes(1 + random.below(LIMIT)));
    const stream = Buffer.concat(frames.map(frameOf));
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < stream.length; ) {
      const end = at + random.below(random.below(2) === 0 ? 5 : 500);
      chunks.push(stream.subarray(at, end));
      at = end;
    }
    assert.equal(decodeAll(chunks), frames, `seed ${SEED}, round ${round}`);
  }
});

test("no-frame-is-returned-before-it-is-complete", () => {
  const decoder = new FrameDecoder(LIMIT);
  assert.is(decoder.next(), undefined);
  decoder.push(Uint8Array.of());
  assert.is(decoder.next(), undefined);
  decoder.push(Uint8Array.of(2, 7));
  assert.is(decoder.next(), undefined);
  assert.is(decoder.next(), undefined);
  decoder.push(Uint8Array.of(8));
  assert.equal(decoder.next(), Uint8Array.of(7, 8));
  assert.is(decoder.next(), undefined);
});

test("returned-frames-do-not-change-later", () => {
  const random = new SeededRandom(SEED);
  const decoder = new FrameDecoder(LIMIT);
  const kept: Array<{ frame: Uint8Array; copy: Uint8Array }> = [];
  for (let i = 0; i < 500; i++) {
    const bytes = frameOf(random.bytes(1 + random.below(40)));
    const at = random.below(bytes.length);
    for (const chunk of [bytes.slice(0, at), bytes.slice(at)]) {
      decoder.push(chunk);
      if (random.below(3) > 0) continue;
      for (const frame of framesOf(decoder)) kept.push({ frame, copy: frame.slice() });
    }
  }
  assert.ok(kept.length > 400);
  for (const { frame, copy } of kept) assert.equal(frame, copy, `seed ${SEED}`);
});

test("length-over-the-limit-is-refused-from-its-prefix-alone", () => {
  for (const length of [LIMIT + 1, 65_537, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 35 - 1]) {
    assert.is(failureOf(varint(length)).code, "TOO_LARGE", `length ${length}`);
  }
});

test("length-prefix-alone-allocates-no-memory", () => {
  const before = process.memoryUsage().arrayBuffers;
  const decoder = new FrameDecoder(2 ** 32 - 1);
  for (const byte of [...varint(2 ** 32 - 1), 1, 2, 3]) {
    decoder.push(Uint8Array.of(byte));
    assert.is(decoder.next(), undefined);
  }
  assert.ok(process.memoryUsage().arrayBuffers - before < 1_000_000);
});

const MALFORMED: ReadonlyArray<readonly [what: string, bytes: readonly number[]]> = [
  ["zero", [0]],
  ["zero-in-two-bytes", [0x80, 0]],
  ["one-in-two-bytes", [0x81, 0]],
  ["one-in-five-bytes", [0x81, 0x80, 0x80, 0x80, 0]],
  ["of-five-open-bytes", [0x81, 0x80, 0x80, 0x80, 0x80]],
  ["of-ten-bytes", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]],
];
for (const [what, bytes] of MALFORMED) {
  test(`length-${what}-is-refused`, () => {
    assert.is(failureOf(bytes).code, "MALFORMED");
    assert.throws(
      () => decodeAll(bytes.map((byte) => Uint8Array.of(byte))),
      (error: unknown) => error instanceof DecodeError && error.code === "MALFORMED",
    );
  });
}

test("error-carries-its-offset-in-the-whole-stream", () => {
  const decoder = new FrameDecoder(LIMIT);
  decoder.push(STREAM);
  assert.is([...framesOf(decoder)].length, FRAMES.length);
  decoder.push(Uint8Array.of(1, 9, 0));
  assert.equal(decoder.next(), Uint8Array.of(9));
  assert.throws(
    () => decoder.next(),
    (error: unknown) => error instanceof DecodeError && error.offset === STREAM.length + 2,
  );
});

test("decoder-repeats-its-error-after-a-failure", () => {
  const decoder = new FrameDecoder(LIMIT);
  decoder.push(Uint8Array.of(0, 1, 7));
  const failures = [1, 2, 3].map(() => {
    decoder.push(Uint8Array.of(1, 7));
    try {
      return decoder.next();
    } catch (error) {
      return error;
    }
  });
  assert.instance(failures[0], DecodeError);
  assert.is(failures[1], failures[0]);
  assert.is(failures[2], failures[0]);
});

test("random-bytes-give-frames-or-one-decode-error", () => {
  const random = new SeededRandom(SEED);
  let failures = 0;
  for (let round = 0; round < 2_000; round++) {
    const decoder = new FrameDecoder(LIMIT);
    try {
      for (let i = 0; i < 20; i++) {
        decoder.push(random.bytes(random.below(50)));
        for (const frame of framesOf(decoder)) assert.ok(frame.length >= 1 && frame.length <= LIMIT);
      }
    } catch (error) {
      assert.instance(error, DecodeError, `seed ${SEED}, round ${round}`);
      failures++;
    }
  }
  assert.ok(failures > 100 && failures < 2_000, `${failures} failures`);
});

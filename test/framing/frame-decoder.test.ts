import * as assert from "uvu/assert";
import { Header, Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { DecodeError, UsageError } from "../../src/errors.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame, encodeFrameInto, FrameWriter } from "../../src/framing/frame-writer.ts";
import { SeededRandom } from "../random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("stream");

const LIMIT = 300;

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

function frameOf(content: Uint8Array): Uint8Array {
  return Uint8Array.from([...varint(content.length), ...content]);
}

/** All frames a decoder hands out when it is fed these chunks. */
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
  throw new Error("Nothing was refused.");
}

/** Frames of every length of prefix that fits the limit, the boundaries among them. */
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

test("nothing-comes-before-the-frame-is-whole", () => {
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

test("frames-handed-out-do-not-change-later", () => {
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

test("length-of-the-limit-sets-no-memory-aside", () => {
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

test("failure-names-its-offset-in-the-whole-stream", () => {
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

test("decoder-goes-on-refusing-after-a-failure", () => {
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

const BODY: MessageBody = { case: "sendTextRequest", value: { text: "hello" } };

test("frame-is-the-encoded-message-behind-its-length", () => {
  const most = Number.MAX_SAFE_INTEGER;
  for (const user of ["ada", "x".repeat(200), "€".repeat(5_000), ""]) {
    const recipient = { target: { case: "user", value: user } } as const;
    const header = Header.create({ type: 2 ** 31 - 1, command: -1, sequence: most, answers: most, recipient });
    const frame = encodeFrame(header, encodeBody(BODY));
    assert.equal(frame, frameOf(Message.encode(Message.create({ header, body: BODY }))));
    const [content] = decodeAll([frame], 65_536);
    assert.equal(content && Message.decode(content), Message.create({ header, body: BODY }));
  }
});

test("frame-of-nothing-is-read-again", () => {
  const frame = encodeFrame(Header.create(), encodeBody({ case: undefined }));
  assert.equal(frame, Uint8Array.of(2, 0x0a, 0));
  assert.is(decodeAll([frame]).length, 1);
});

test("frame-lengths-around-powers-of-128-are-right", () => {
  for (const length of [100, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 16_370, 16_380, 16_383, 16_384]) {
    const body = new Uint8Array(length);
    const frame = encodeFrame(Header.create({ sequence: 1 }), body);
    const [content] = decodeAll([frame], 65_536);
    assert.is(content?.length, length + 4);
  }
});

test("frames-gathered-are-those-alone-one-after-the-other", () => {
  const writer = new FrameWriter();
  const random = new SeededRandom(SEED);
  for (let turn = 0; turn < 20; turn++) {
    const frames = Array.from({ length: random.below(8) }, () => {
      const header = Header.create({ sequence: 1 + random.below(1_000) });
      const body = encodeBody({ case: "sendTextRequest", value: { text: "x".repeat(random.below(300)) } });
      writer.write(header, body);
      return encodeFrame(header, body);
    });
    const taken = writer.take();
    assert.equal(taken && Buffer.from(taken), frames.length === 0 ? undefined : Buffer.concat(frames), `seed ${SEED}`);
  }
  assert.is(writer.take(), undefined);
});

test("frames-that-were-taken-stay-as-they-are", () => {
  const writer = new FrameWriter();
  writer.write(Header.create({ sequence: 1 }), encodeBody(BODY));
  const first = writer.take();
  const before = first?.slice();
  writer.write(Header.create({ sequence: 2 }), encodeBody({ case: "sendTextRequest", value: { text: "other" } }));
  assert.equal(first && Uint8Array.from(first), before && Uint8Array.from(before));
});

test("frame-is-encoded-into-a-buffer-of-the-caller", () => {
  for (const length of [0, 100, 110, 120, 130, 16_360, 16_370, 16_380, 16_400]) {
    const body: MessageBody = { case: "sendTextRequest", value: { text: "x".repeat(length) } };
    const message = Message.create({ header: Header.create({ sequence: 1 }), body });
    const frame = frameOf(Message.encode(message));
    const buffer = new Uint8Array(frame.length + 7);
    assert.is(encodeFrameInto(message, buffer, 7), buffer.length);
    assert.equal(buffer.subarray(7), frame);
    assert.equal(buffer.subarray(0, 7), new Uint8Array(7));
    for (const short of [1, 2, 3, frame.length]) {
      assert.throws(
        () => encodeFrameInto(message, new Uint8Array(frame.length - short), 0),
        (error: unknown) => error instanceof UsageError,
      );
    }
  }
});

import * as assert from "uvu/assert";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame, FrameWriter, packBody, unpackBody } from "../../src/framing/frame-writer.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { frameOf } from "./frames.ts";

const test = suite("frame writer");

/** The content of the only frame in these bytes. */
function decodeOne(frame: Uint8Array): Uint8Array {
  const decoder = new FrameDecoder(65_536);
  decoder.push(frame);
  const content = decoder.next();
  if (content === undefined || !decoder.isEmpty) throw new Error("These bytes are not one frame.");
  return content;
}

const BODY: MessageBody = { case: "sendTextRequest", value: { text: "hello" } };

test("frame-is-the-encoded-message-behind-its-length", () => {
  const most = Number.MAX_SAFE_INTEGER;
  for (const user of ["ada", "x".repeat(200), "€".repeat(5_000), ""]) {
    const recipient = { target: { case: "user", value: user } } as const;
    const header = Header.create({ type: 2 ** 31 - 1, command: -1, sequence: most, answers: most, recipient });
    const frame = encodeFrame(header, encodeBody(BODY));
    assert.equal(frame, frameOf(Message.encode(Message.create({ header, body: BODY }))));
    assert.equal(Message.decode(decodeOne(frame)), Message.create({ header, body: BODY }));
  }
});

test("empty-header-and-body-make-a-valid-frame", () => {
  const frame = encodeFrame(Header.create(), encodeBody({ case: undefined }));
  assert.equal(frame, Uint8Array.of(2, 0x0a, 0));
  assert.is(decodeOne(frame).length, 2);
});

test("frame-lengths-around-powers-of-128-are-correct", () => {
  for (const length of [100, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 16_370, 16_380, 16_383, 16_384]) {
    const body = new Uint8Array(length);
    const frame = encodeFrame(Header.create({ sequence: 1 }), body);
    assert.is(decodeOne(frame).length, length + 4);
  }
});

test("packed-body-has-the-bytes-of-the-encoded-one-in-frames-of-any-length", () => {
  const { headerStart, headerEnd } = { headerStart: Uint8Array.of(8, 3), headerEnd: new Uint8Array(0) };
  for (const length of [0, 1, 100, 255, 500, 510, 511, 512, 513, 600, 2_040, 2_048, 3_000]) {
    // Each byte has its highest bit set in one half of the values.
    const payload = Uint8Array.from({ length }, (_, index) => (index * 37) & 255);
    const body: MessageBody = { case: "callMethodResponse", value: { payload } };
    const [packed, encoded] = [packBody(body), encodeBody(body)];
    assert.is(packed.length, encoded.length);
    assert.equal(unpackBody(packed), encoded);
    assert.equal(
      encodeFrame(Header.create({ sequence: 1 }), packed),
      encodeFrame(Header.create({ sequence: 1 }), encoded),
    );
    const writers = [packed, encoded].map((each) => {
      const writer = new FrameWriter();
      writer.writeShared({ headerStart, headerEnd, encoded: each }, 300, 7);
      return writer.take();
    });
    assert.equal(writers[0], writers[1]);
  }
});

test("collected-frames-equal-single-frames-concatenated", () => {
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

test("frame-of-an-event-is-that-of-its-header", () => {
  const random = new SeededRandom(SEED);
  const [fast, slow] = [new FrameWriter(), new FrameWriter()];
  for (let index = 0; index < 500; index++) {
    const sequence = 1 + random.below(2 ** random.below(53));
    const received = random.below(2) * random.below(2 ** random.below(53));
    const start = { type: MessageType.EVENT, command: random.below(1_024) };
    const unknown = random.below(4) === 0 ? { $unknown: Uint8Array.of(0xc8, 0x80, 0x04, random.below(100)) } : {};
    const body = random.bytes(random.below(8) === 0 ? 5_000 : random.below(300));
    const headerEnd = unknown.$unknown ?? new Uint8Array();
    const headerStart = Header.encode(Header.create(start)).slice();
    fast.writeShared({ headerStart, headerEnd, encoded: body }, sequence, received);
    slow.write(Header.create({ ...start, sequence, received, ...unknown }), body);
    assert.is(fast.length, slow.length);
    if (random.below(20) === 0) assert.equal(fast.take(), slow.take());
  }
  assert.equal(fast.take(), slow.take());
});

test("taken-frames-do-not-change-later", () => {
  const writer = new FrameWriter();
  writer.write(Header.create({ sequence: 1 }), encodeBody(BODY));
  const first = writer.take();
  const before = first?.slice();
  writer.write(Header.create({ sequence: 2 }), encodeBody({ case: "sendTextRequest", value: { text: "other" } }));
  assert.equal(first && Uint8Array.from(first), before && Uint8Array.from(before));
});

test("frames-taken-in-pieces-equal-those-taken-at-once", () => {
  const random = new SeededRandom(SEED);
  for (let run = 0; run < 50; run++) {
    const [whole, parts] = [new FrameWriter(), new FrameWriter()];
    const taken: Uint8Array[] = [];
    const pieces: Uint8Array[] = [];
    const takePiece = (): void => {
      const bytesMax = 1 + random.below(30_000);
      const [before, piece] = [parts.length, parts.takePiece(bytesMax)];
      assert.is(piece === undefined, before === 0);
      assert.ok(piece === undefined || (piece.length > 0 && piece.length <= bytesMax));
      assert.is(parts.length, before - (piece?.length ?? 0));
      // What a later frame is written into must not be what was taken.
      if (piece !== undefined) taken.push(Uint8Array.from(piece));
      if (piece !== undefined) pieces.push(piece);
    };
    for (let count = 0; count < 60; count++) {
      const header = Header.create({ sequence: 1 + random.below(1_000) });
      const body = random.bytes(random.below([100, 3_000, 40_000][random.below(3)] ?? 1));
      for (const writer of [whole, parts]) writer.write(header, body);
      if (random.below(3) === 0) takePiece();
    }
    while (parts.length > 0) takePiece();
    const all = whole.take() ?? new Uint8Array();
    for (const each of [taken, pieces]) assert.ok(Buffer.concat(each).equals(all), `seed ${SEED}`);
  }
});

test("long-body-that-waits-for-many-receivers-is-in-memory-once", () => {
  const body = encodeBody({ case: "sendTextRequest", value: { text: "x".repeat(16_000) } });
  const { arrayBuffers } = process.memoryUsage();
  const writers = Array.from({ length: 1_000 }, () => new FrameWriter());
  for (let sequence = 1; sequence <= 4; sequence++) {
    for (const writer of writers) writer.write(Header.create({ sequence }), body);
  }
  const grown = process.memoryUsage().arrayBuffers - arrayBuffers;
  const waiting = writers.reduce((sum, { length }) => sum + length, 0);
  assert.ok(waiting > 64_000_000);
  assert.ok(grown < 4_000_000, `${grown} bytes`);
});

test("long-bodies-are-not-copied-for-each-receiver-that-takes-them", () => {
  const body = encodeBody({ case: "sendTextRequest", value: { text: "x".repeat(16_000) } });
  const writer = new FrameWriter();
  for (let sequence = 1; sequence <= 2; sequence++) writer.write(Header.create({ sequence }), body);
  const pieces = Array.from({ length: 4 }, () => writer.takePiece(100_000));
  assert.equal(
    pieces.map((piece) => piece?.buffer === body.buffer),
    [false, true, false, true],
  );
  assert.is(writer.length, 0);
});

test("short-body-in-much-memory-does-not-keep-that-alive", () => {
  const memory = new Uint8Array(100_000);
  const writer = new FrameWriter();
  writer.write(Header.create({ sequence: 1 }), memory.subarray(0, 3_000));
  memory.fill(9);
  assert.ok(!(writer.take() ?? memory).subarray(20).includes(9));
});

test("encoded-body-has-no-memory-but-its-own", () => {
  for (const length of [0, 10, 100, 3_000, 20_000, 300_000]) {
    const encoded = encodeBody({ case: "sendTextRequest", value: { text: "x".repeat(length) } });
    assert.is(encoded.buffer.byteLength, encoded.length);
  }
});

import * as assert from "uvu/assert";
import { DecodeError, UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import * as read from "../../src/wire/reader.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("wire reader");

function reader(...bytes: number[]): read.Reader {
  return new read.Reader(Uint8Array.from(bytes));
}

function text(...bytes: number[]): string {
  return read.readString(reader(bytes.length, ...bytes));
}

function throwsAt(code: DecodeError["code"], offset: number, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    assert.equal({ code: error.code, offset: error.offset }, { code, offset });
    return;
  }
  assert.unreachable("nothing was thrown");
}

const VARINTS: readonly [bytes: number[], value: bigint][] = [
  [[0x00], 0n],
  [[0x7f], 127n],
  [[0x80, 0x01], 128n],
  [[0xff, 0x7f], 16_383n],
  [[0x80, 0x80, 0x01], 16_384n],
  [[0xff, 0xff, 0x7f], 2_097_151n],
  [[0xff, 0xff, 0xff, 0x7f], 268_435_455n],
  [[0x80, 0x80, 0x80, 0x80, 0x01], 268_435_456n],
  [[0xff, 0xff, 0xff, 0xff, 0x07], 2_147_483_647n],
  [[0xff, 0xff, 0xff, 0xff, 0x0f], 4_294_967_295n],
  [[0x80, 0x80, 0x80, 0x80, 0x10], 4_294_967_296n],
  [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], 9_007_199_254_740_991n],
  [[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10], 9_007_199_254_740_992n],
  [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 9_223_372_036_854_775_807n],
  [[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], 9_223_372_036_854_775_808n],
  [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], 18_446_744_073_709_551_615n],
];

test("varints-of-every-length-are-read-correctly", () => {
  for (const [bytes, value] of VARINTS) {
    assert.is(read.readUint64(reader(...bytes)), value);
    assert.is(read.readInt64(reader(...bytes)), BigInt.asIntN(64, value));
    assert.is(read.readUint32(reader(...bytes)), Number(BigInt.asUintN(32, value)));
    assert.is(read.readInt32(reader(...bytes)), Number(BigInt.asIntN(32, value)));
    assert.is(read.readBool(reader(...bytes)), value !== 0n);
  }
});

test("varint-cut-anywhere-is-truncated", () => {
  for (const [bytes] of VARINTS) {
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length);
      for (const act of [
        read.readUint32,
        read.readInt64,
        read.readUint64Number,
        read.readBool,
        read.readTag,
        read.readString,
        read.readBytes,
        read.enterMessage,
      ]) {
        if (act === read.readTag && length === 0) assert.is(read.readTag(reader()), 0, "0 at the end of the message");
        else throwsAt("TRUNCATED", 0, () => act(reader(...cut)));
      }
    }
  }
});

test("varint-cut-by-the-end-of-its-message-is-truncated-whatever-follows", () => {
  for (const [bytes] of VARINTS) {
    for (let length = 0; length < bytes.length; length++) {
      for (const after of [0, 127, 255]) {
        for (const act of [
          read.readUint32,
          read.readInt32,
          read.readInt64,
          read.readUint64Number,
          read.readBool,
          read.readString,
          read.enterMessage,
        ]) {
          const cut = reader(length, ...bytes.slice(0, length), ...new Array<number>(12).fill(after));
          read.enterMessage(cut);
          throwsAt("TRUNCATED", 1, () => act(cut));
        }
      }
    }
  }
});

test("varint-of-eleven-bytes-or-over-64-bits-is-malformed", () => {
  const nine = new Array<number>(9).fill(0x80);
  throwsAt("MALFORMED", 0, () => read.readUint64(reader(...nine, 0x80, 0x00)));
  throwsAt("MALFORMED", 0, () => read.readUint64(reader(...nine, 0x02)));
  assert.is(read.readUint64(reader(...nine, 0x00)), 0n);
});

test("zigzag-values-are-read-correctly-at-their-boundaries", () => {
  assert.is(read.readSint32(reader(0x00)), 0);
  assert.is(read.readSint32(reader(0x01)), -1);
  assert.is(read.readSint32(reader(0xfe, 0xff, 0xff, 0xff, 0x0f)), 2_147_483_647);
  assert.is(read.readSint32(reader(0xff, 0xff, 0xff, 0xff, 0x0f)), -2_147_483_648);
  const ones = new Array<number>(9).fill(0xff);
  assert.is(read.readSint64(reader(0xfe, ...ones.slice(1), 0x01)), 9_223_372_036_854_775_807n);
  assert.is(read.readSint64(reader(...ones, 0x01)), -9_223_372_036_854_775_808n);
  assert.is(read.readSint64Number(reader(0x03)), -2);
});

test("js-number-fields-refuse-values-beyond-2^53-1", () => {
  const safe = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
  const unsafe = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
  assert.is(read.readUint64Number(reader(...safe)), Number.MAX_SAFE_INTEGER);
  assert.is(read.readInt64Number(reader(...safe)), Number.MAX_SAFE_INTEGER);
  for (const act of [read.readUint64Number, read.readInt64Number]) {
    throwsAt("MALFORMED", 0, () => act(reader(...unsafe)));
  }
  const leastSafe = [0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0xf0, 0xff, 0x01];
  assert.is(read.readInt64Number(reader(...leastSafe)), Number.MIN_SAFE_INTEGER);
  throwsAt("MALFORMED", 0, () => read.readInt64Number(reader(0x80, ...leastSafe.slice(1))));
  throwsAt("MALFORMED", 0, () => read.readUint64Number(reader(...leastSafe)));
  assert.is(read.readFixed64Number(reader(0, 0, 0, 0, 1, 0, 0, 0)), 2 ** 32);
  throwsAt("MALFORMED", 0, () => read.readFixed64Number(reader(0, 0, 0, 0, 0, 0, 0x20, 0)));
  assert.is(read.readSfixed64Number(reader(...new Array<number>(8).fill(0xff))), -1);
  throwsAt("MALFORMED", 0, () => read.readSfixed64Number(reader(0, 0, 0, 0, 0, 0, 0, 0x80)));
  const zigzagUnsafe = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f];
  throwsAt("MALFORMED", 0, () => read.readSint64Number(reader(...zigzagUnsafe)));
});

test("fixed-width-values-are-little-endian", () => {
  assert.is(read.readFixed32(reader(1, 2, 3, 4)), 0x04030201);
  assert.is(read.readFixed32(reader(0xff, 0xff, 0xff, 0xff)), 4_294_967_295);
  assert.is(read.readSfixed32(reader(0xff, 0xff, 0xff, 0xff)), -1);
  assert.is(read.readFixed64(reader(1, 2, 3, 4, 5, 6, 7, 0x88)), 0x8807060504030201n);
  assert.is(read.readSfixed64(reader(0, 0, 0, 0, 0, 0, 0, 0x80)), -(2n ** 63n));
  assert.is(read.readFloat(reader(0, 0, 0x80, 0x3f)), 1);
  assert.is(read.readDouble(reader(0, 0, 0, 0, 0, 0, 0xf0, 0xbf)), -1);
  assert.ok(Object.is(read.readFloat(reader(0, 0, 0, 0x80)), -0));
  assert.ok(Number.isNaN(read.readDouble(reader(0, 0, 0, 0, 0, 0, 0xf8, 0x7f))));
});

test("fixed-width-values-cut-short-are-truncated", () => {
  for (const act of [read.readFixed32, read.readSfixed32, read.readFloat])
    throwsAt("TRUNCATED", 0, () => act(reader(1, 2, 3)));
  for (const act of [
    read.readFixed64,
    read.readSfixed64,
    read.readDouble,
    read.readFixed64Number,
    read.readSfixed64Number,
  ]) {
    throwsAt("TRUNCATED", 0, () => act(reader(1, 2, 3, 4, 5, 6, 7)));
  }
});

test("strings-with-characters-of-every-width-are-read", () => {
  for (const value of [
    "",
    "a",
    "é",
    "€",
    "😀",
    "\ufeffbom",
    "\u0000",
    "\ufffd",
    "a\ufffdb",
    "x".repeat(65),
    "é".repeat(100),
  ]) {
    const bytes = new TextEncoder().encode(value);
    const prefix = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >>> 7];
    assert.is(read.readString(reader(...prefix, ...bytes)), value);
  }
});

test("invalid-utf-8-is-malformed", () => {
  const wrong = [
    [0x80],
    [0xc3],
    [0xc0, 0xaf],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xff],
    [0xef, 0xbf, 0xbd, 0x80],
  ];
  for (const bytes of wrong) {
    throwsAt("MALFORMED", 1, () => text(...bytes));
    throwsAt("MALFORMED", 1, () => text(...bytes, ...new Array<number>(80).fill(0x41)));
  }
});

test("strings-do-not-depend-on-earlier-strings", () => {
  const random = new SeededRandom(SEED);
  const values = Array.from(
    { length: 400 },
    () => "x".repeat(random.below(70)) + (random.below(8) === 0 ? "ü" : random.below(1e6)),
  );
  const bytes = values.flatMap((value) => [
    ...[new TextEncoder().encode(value)].flatMap((utf8) => [utf8.length, ...utf8]),
  ]);
  for (const input of [Uint8Array.from(bytes), Buffer.from([0, ...bytes]).subarray(1)]) {
    const strings = new read.Reader(input);
    assert.equal(
      values.map(() => read.readString(strings)),
      values,
    );
    assert.ok(read.isAtEnd(strings));
  }
});

test("cache-distinguishes-very-short-strings-with-equal-words", () => {
  const values = ["abcd", "abcdabcd", "abcdbcd", "aaaa", "aaaaa", "aaaaaaaa", "\0", "\0\0", "\0\0\0\0", "", "a", "\0a"];
  for (const value of [...values, ...values, ...values.toReversed()])
    assert.equal(text(...new TextEncoder().encode(value)), value);
});

test("packed-numbers-equal-the-same-numbers-one-by-one", () => {
  const varints = VARINTS.flatMap(([bytes]) => bytes);
  for (let skipped = 0; skipped < 3; skipped++) {
    const packed = [...new Array<number>(skipped).fill(1), ...varints];
    const one = reader(...packed);
    const expected: number[] = [];
    while (!read.isAtEnd(one)) expected.push(read.readUint32(one));
    const signed = expected.map((number) => number | 0);
    assert.equal(read.readUint32s(reader(packed.length, ...packed), []), expected);
    assert.equal(read.readUint32s(reader(packed.length, ...packed), [7]), [7, ...expected]);
    assert.equal(read.readInt32s(reader(packed.length, ...packed), []), signed);
    assert.equal(read.readInt32s(reader(packed.length, ...packed), [7]), [7, ...signed]);
  }
});

test("packed-field-ends-with-a-number-of-any-length-and-is-refused-if-that-is-cut-off", () => {
  for (const [last] of VARINTS) {
    const packed = [1, 0x80, 1, ...last];
    const expected = [1, 128, read.readUint32(reader(...last))];
    // Another field follows.
    assert.equal(read.readUint32s(reader(packed.length, ...packed, 0x88, 1), []), expected);
    for (let cut = 1; cut < last.length; cut++)
      throwsAt("TRUNCATED", 4, () => read.readUint32s(reader(packed.length - cut, ...packed, 0x88, 1), []));
  }
});

test("packed-doubles-are-appended", () => {
  const values = [0.5, -1, Number.MAX_VALUE];
  const bytes = [...new Uint8Array(Float64Array.from(values).buffer)];
  assert.equal(read.readDoubles(reader(bytes.length, ...bytes), []), values);
  assert.equal(read.readDoubles(reader(bytes.length, ...bytes), [2]), [2, ...values]);
  assert.equal(read.readDoubles(reader(0), []), []);
});

test("packed-numbers-end-at-their-length", () => {
  throwsAt("TRUNCATED", 2, () => read.readUint32s(reader(2, 1, 0x80, 1), []));
  throwsAt("TRUNCATED", 1, () => read.readInt32s(reader(1, 0x80, 1, 1, 1), []));
  throwsAt("TRUNCATED", 2, () => read.readUint32s(reader(3, 1, 0x80, 0x80, 1), []));
  throwsAt("TRUNCATED", 9, () => read.readDoubles(reader(9, ...new Array<number>(16).fill(0)), []));
  throwsAt("TRUNCATED", 0, () => read.readDoubles(reader(9, ...new Array<number>(8).fill(0)), []));
  const inner = reader(1, 7, 8);
  read.readUint32s(inner, []);
  assert.is(read.readUint32(inner), 8);
});

test("length-beyond-the-end-is-truncated", () => {
  throwsAt("TRUNCATED", 0, () => read.readBytes(reader(3, 1, 2)));
  throwsAt("TRUNCATED", 0, () => read.readString(reader(3, 65, 65)));
  throwsAt("TRUNCATED", 0, () => read.enterMessage(reader(3, 65, 65)));
  throwsAt("TRUNCATED", 0, () => read.enterPacked(reader(3, 65, 65)));
  throwsAt("TRUNCATED", 0, () => read.readBytes(reader(0xff, 0xff, 0xff, 0xff, 0x0f)));
});

test("length-over-32-bits-is-malformed", () => {
  throwsAt("MALFORMED", 0, () => read.readBytes(reader(0x80, 0x80, 0x80, 0x80, 0x10)));
});

test("bytes-are-copied-into-a-uint8array", () => {
  for (const input of [Uint8Array.from([2, 7, 8]), Buffer.from([2, 7, 8])]) {
    const bytes = read.readBytes(new read.Reader(input));
    input.fill(0);
    assert.equal(bytes, Uint8Array.from([7, 8]));
    assert.is(bytes.constructor, Uint8Array);
  }
  assert.is(read.readBytes(reader(0)).length, 0);
});

test("reading-stops-at-the-end-of-an-inner-message", () => {
  const inner = reader(2, 0x80, 0x80, 1, 1, 1, 1, 1, 1, 1);
  read.enterMessage(inner);
  throwsAt("TRUNCATED", 1, () => read.readUint32(inner));
  const fixed = reader(2, 0, 0, 0, 0);
  read.enterMessage(fixed);
  throwsAt("TRUNCATED", 1, () => read.readFixed32(fixed));
  const nested = reader(2, 3, 0, 0, 0);
  read.enterMessage(nested);
  throwsAt("TRUNCATED", 1, () => read.enterMessage(nested));
});

test("reading-continues-after-an-inner-message", () => {
  const outer = reader(1, 5, 6);
  const end = read.enterMessage(outer);
  assert.is(read.readUint32(outer), 5);
  assert.ok(read.isAtEnd(outer));
  read.leaveMessage(outer, end);
  assert.is(read.readUint32(outer), 6);
  assert.ok(read.isAtEnd(outer));
});

test("messages-nest-100-deep-and-no-deeper", () => {
  const lengths = Array.from({ length: 101 }, (_, index) => 100 - index);
  const deep = reader(...lengths);
  for (let depth = 1; depth <= 100; depth++) read.enterMessage(deep);
  throwsAt("MALFORMED", 100, () => read.enterMessage(deep));
});

test("siblings-do-not-add-to-the-depth", () => {
  const flat = reader(...new Array<number>(300).fill(0));
  for (let index = 0; index < 300; index++) read.leaveMessage(flat, read.enterMessage(flat));
  assert.ok(read.isAtEnd(flat));
});

test("malformed-input-is-a-decode-error-with-its-offset", () => {
  assert.throws(
    () => read.readUint32(reader(0x80)),
    (error: unknown) =>
      error instanceof DecodeError && !(error instanceof UsageError) && error.message.includes("at byte 0"),
  );
});

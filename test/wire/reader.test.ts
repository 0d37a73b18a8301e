import * as assert from "uvu/assert";
import { DecodeError, UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { Reader } from "../../src/wire/reader.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("wire reader");

function reader(...bytes: number[]): Reader {
  return new Reader(Uint8Array.from(bytes));
}

function text(...bytes: number[]): string {
  return reader(bytes.length, ...bytes).string();
}

function throwsAt(code: DecodeError["code"], offset: number, read: () => unknown): void {
  try {
    read();
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
    assert.is(reader(...bytes).uint64(), value);
    assert.is(reader(...bytes).int64(), BigInt.asIntN(64, value));
    assert.is(reader(...bytes).uint32(), Number(BigInt.asUintN(32, value)));
    assert.is(reader(...bytes).int32(), Number(BigInt.asIntN(32, value)));
    assert.is(reader(...bytes).bool(), value !== 0n);
  }
});

test("varint-cut-anywhere-is-truncated", () => {
  for (const [bytes] of VARINTS) {
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length);
      for (const method of [
        "uint32",
        "int64",
        "uint64Number",
        "bool",
        "tag",
        "string",
        "bytes",
        "beginMessage",
      ] as const) {
        if (method === "tag" && length === 0) assert.is(reader().tag(), 0, "0 at the end of the message");
        else throwsAt("TRUNCATED", 0, () => reader(...cut)[method]());
      }
    }
  }
});

test("varint-cut-by-the-end-of-its-message-is-truncated-whatever-follows", () => {
  for (const [bytes] of VARINTS) {
    for (let length = 0; length < bytes.length; length++) {
      for (const after of [0, 127, 255]) {
        for (const method of ["uint32", "int32", "int64", "uint64Number", "bool", "string", "beginMessage"] as const) {
          const cut = reader(length, ...bytes.slice(0, length), ...new Array<number>(12).fill(after));
          cut.beginMessage();
          throwsAt("TRUNCATED", 1, () => cut[method]());
        }
      }
    }
  }
});

test("varint-of-eleven-bytes-or-over-64-bits-is-malformed", () => {
  const nine = new Array<number>(9).fill(0x80);
  throwsAt("MALFORMED", 0, () => reader(...nine, 0x80, 0x00).uint64());
  throwsAt("MALFORMED", 0, () => reader(...nine, 0x02).uint64());
  assert.is(reader(...nine, 0x00).uint64(), 0n);
});

test("zigzag-values-are-read-correctly-at-their-boundaries", () => {
  assert.is(reader(0x00).sint32(), 0);
  assert.is(reader(0x01).sint32(), -1);
  assert.is(reader(0xfe, 0xff, 0xff, 0xff, 0x0f).sint32(), 2_147_483_647);
  assert.is(reader(0xff, 0xff, 0xff, 0xff, 0x0f).sint32(), -2_147_483_648);
  const ones = new Array<number>(9).fill(0xff);
  assert.is(reader(0xfe, ...ones.slice(1), 0x01).sint64(), 9_223_372_036_854_775_807n);
  assert.is(reader(...ones, 0x01).sint64(), -9_223_372_036_854_775_808n);
  assert.is(reader(0x03).sint64Number(), -2);
});

test("js-number-fields-refuse-values-beyond-2^53-1", () => {
  const safe = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
  const unsafe = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
  assert.is(reader(...safe).uint64Number(), Number.MAX_SAFE_INTEGER);
  assert.is(reader(...safe).int64Number(), Number.MAX_SAFE_INTEGER);
  for (const method of ["uint64Number", "int64Number"] as const) {
    throwsAt("MALFORMED", 0, () => reader(...unsafe)[method]());
  }
  const leastSafe = [0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0xf0, 0xff, 0x01];
  assert.is(reader(...leastSafe).int64Number(), Number.MIN_SAFE_INTEGER);
  throwsAt("MALFORMED", 0, () => reader(0x80, ...leastSafe.slice(1)).int64Number());
  throwsAt("MALFORMED", 0, () => reader(...leastSafe).uint64Number());
  assert.is(reader(0, 0, 0, 0, 1, 0, 0, 0).fixed64Number(), 2 ** 32);
  throwsAt("MALFORMED", 0, () => reader(0, 0, 0, 0, 0, 0, 0x20, 0).fixed64Number());
  assert.is(reader(...new Array<number>(8).fill(0xff)).sfixed64Number(), -1);
  throwsAt("MALFORMED", 0, () => reader(0, 0, 0, 0, 0, 0, 0, 0x80).sfixed64Number());
  const zigzagUnsafe = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f];
  throwsAt("MALFORMED", 0, () => reader(...zigzagUnsafe).sint64Number());
});

test("fixed-width-values-are-little-endian", () => {
  assert.is(reader(1, 2, 3, 4).fixed32(), 0x04030201);
  assert.is(reader(0xff, 0xff, 0xff, 0xff).fixed32(), 4_294_967_295);
  assert.is(reader(0xff, 0xff, 0xff, 0xff).sfixed32(), -1);
  assert.is(reader(1, 2, 3, 4, 5, 6, 7, 0x88).fixed64(), 0x8807060504030201n);
  assert.is(reader(0, 0, 0, 0, 0, 0, 0, 0x80).sfixed64(), -(2n ** 63n));
  assert.is(reader(0, 0, 0x80, 0x3f).float(), 1);
  assert.is(reader(0, 0, 0, 0, 0, 0, 0xf0, 0xbf).double(), -1);
  assert.ok(Object.is(reader(0, 0, 0, 0x80).float(), -0));
  assert.ok(Number.isNaN(reader(0, 0, 0, 0, 0, 0, 0xf8, 0x7f).double()));
});

test("fixed-width-values-cut-short-are-truncated", () => {
  for (const method of ["fixed32", "sfixed32", "float"] as const)
    throwsAt("TRUNCATED", 0, () => reader(1, 2, 3)[method]());
  for (const method of ["fixed64", "sfixed64", "double", "fixed64Number", "sfixed64Number"] as const) {
    throwsAt("TRUNCATED", 0, () => reader(1, 2, 3, 4, 5, 6, 7)[method]());
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
    assert.is(reader(...prefix, ...bytes).string(), value);
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
    const strings = new Reader(input);
    assert.equal(
      values.map(() => strings.string()),
      values,
    );
    assert.ok(strings.done());
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
    while (!one.done()) expected.push(one.uint32());
    const signed = expected.map((number) => number | 0);
    assert.equal(reader(packed.length, ...packed).uint32s([]), expected);
    assert.equal(reader(packed.length, ...packed).uint32s([7]), [7, ...expected]);
    assert.equal(reader(packed.length, ...packed).int32s([]), signed);
    assert.equal(reader(packed.length, ...packed).int32s([7]), [7, ...signed]);
  }
});

test("packed-doubles-are-appended", () => {
  const values = [0.5, -1, Number.MAX_VALUE];
  const bytes = [...new Uint8Array(Float64Array.from(values).buffer)];
  assert.equal(reader(bytes.length, ...bytes).doubles([]), values);
  assert.equal(reader(bytes.length, ...bytes).doubles([2]), [2, ...values]);
  assert.equal(reader(0).doubles([]), []);
});

test("packed-numbers-end-at-their-length", () => {
  throwsAt("TRUNCATED", 2, () => reader(2, 1, 0x80, 1).uint32s([]));
  throwsAt("TRUNCATED", 1, () => reader(1, 0x80, 1, 1, 1).int32s([]));
  throwsAt("TRUNCATED", 2, () => reader(3, 1, 0x80, 0x80, 1).uint32s([]));
  throwsAt("TRUNCATED", 9, () => reader(9, ...new Array<number>(16).fill(0)).doubles([]));
  throwsAt("TRUNCATED", 0, () => reader(9, ...new Array<number>(8).fill(0)).doubles([]));
  const inner = reader(1, 7, 8);
  inner.uint32s([]);
  assert.is(inner.uint32(), 8);
});

test("length-beyond-the-end-is-truncated", () => {
  throwsAt("TRUNCATED", 0, () => reader(3, 1, 2).bytes());
  throwsAt("TRUNCATED", 0, () => reader(3, 65, 65).string());
  throwsAt("TRUNCATED", 0, () => reader(3, 65, 65).beginMessage());
  throwsAt("TRUNCATED", 0, () => reader(3, 65, 65).beginPacked());
  throwsAt("TRUNCATED", 0, () => reader(0xff, 0xff, 0xff, 0xff, 0x0f).bytes());
});

test("length-over-32-bits-is-malformed", () => {
  throwsAt("MALFORMED", 0, () => reader(0x80, 0x80, 0x80, 0x80, 0x10).bytes());
});

test("bytes-are-copied-into-a-uint8array", () => {
  for (const input of [Uint8Array.from([2, 7, 8]), Buffer.from([2, 7, 8])]) {
    const bytes = new Reader(input).bytes();
    input.fill(0);
    assert.equal(bytes, Uint8Array.from([7, 8]));
    assert.is(bytes.constructor, Uint8Array);
  }
  assert.is(reader(0).bytes().length, 0);
});

test("reading-stops-at-the-end-of-an-inner-message", () => {
  const inner = reader(2, 0x80, 0x80, 1, 1, 1, 1, 1, 1, 1);
  inner.beginMessage();
  throwsAt("TRUNCATED", 1, () => inner.uint32());
  const fixed = reader(2, 0, 0, 0, 0);
  fixed.beginMessage();
  throwsAt("TRUNCATED", 1, () => fixed.fixed32());
  const nested = reader(2, 3, 0, 0, 0);
  nested.beginMessage();
  throwsAt("TRUNCATED", 1, () => nested.beginMessage());
});

test("reading-continues-after-an-inner-message", () => {
  const outer = reader(1, 5, 6);
  const end = outer.beginMessage();
  assert.is(outer.uint32(), 5);
  assert.ok(outer.done());
  outer.endMessage(end);
  assert.is(outer.uint32(), 6);
  assert.ok(outer.done());
});

test("messages-nest-100-deep-and-no-deeper", () => {
  const lengths = Array.from({ length: 101 }, (_, index) => 100 - index);
  const deep = reader(...lengths);
  for (let depth = 1; depth <= 100; depth++) deep.beginMessage();
  throwsAt("MALFORMED", 100, () => deep.beginMessage());
});

test("siblings-do-not-add-to-the-depth", () => {
  const flat = reader(...new Array<number>(300).fill(0));
  for (let index = 0; index < 300; index++) flat.endMessage(flat.beginMessage());
  assert.ok(flat.done());
});

test("malformed-input-is-a-decode-error-with-its-offset", () => {
  assert.throws(
    () => reader(0x80).uint32(),
    (error: unknown) =>
      error instanceof DecodeError && !(error instanceof UsageError) && error.message.includes("at byte 0"),
  );
});

import * as assert from "uvu/assert";
import { UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { FieldFailure } from "../../src/wire/failure.ts";
import { Reader, readStringUnchecked } from "../../src/wire/reader.ts";
import { decodeEscaped, encodeEscaped } from "../../src/wire/surrogate-escape.ts";
import { Texts } from "../codegen/proto2/generated/proto2.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("wire surrogate escape");

function read(...bytes: number[]): string {
  return readStringUnchecked(new Reader(Uint8Array.from([bytes.length, ...bytes])));
}

test("each-byte-that-is-not-utf-8-becomes-a-surrogate", () => {
  // As Python's bytes.decode("utf-8", "surrogateescape") answers.
  assert.is(read(0x61, 0xff, 0x62), "a\udcffb");
  assert.is(read(0x80), "\udc80");
  assert.is(read(0xc3), "\udcc3");
  assert.is(read(0xc0, 0xaf), "\udcc0\udcaf");
  assert.is(read(0xe2, 0x82), "\udce2\udc82");
  assert.is(read(0xe2, 0x82, 0x41), "\udce2\udc82A");
  assert.is(read(0xed, 0xa0, 0x80), "\udced\udca0\udc80");
  assert.is(read(0xf4, 0x90, 0x80, 0x80), "\udcf4\udc90\udc80\udc80");
  assert.is(read(0xf0, 0x9f, 0x98, 0x80, 0xff), "\u{1f600}\udcff");
  assert.is(read(0xef, 0xbf, 0xbd, 0xfe), "\ufffd\udcfe");
});

test("valid-utf-8-is-read-as-ever", () => {
  for (const text of ["", "a", "é€\u{1f600}\ufffd\ufeff", "x".repeat(100), "\u{10ffff}".repeat(20)]) {
    const bytes = new TextEncoder().encode(text);
    assert.is(read(...bytes), text);
    assert.is(decodeEscaped(bytes, 0, bytes.length), text);
    assert.equal(encodeEscaped(text, "field"), bytes);
  }
});

test("any-bytes-survive-reading-and-writing", () => {
  const random = new SeededRandom(SEED);
  const some = [0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xff];
  for (let round = 0; round < 2_000; round++) {
    const bytes = Uint8Array.from({ length: random.below(24) }, () =>
      random.below(2) === 0 ? random.below(256) : (some[random.below(some.length)] ?? 0),
    );
    assert.equal(encodeEscaped(read(...bytes), "field"), bytes);
  }
  const long = new Uint8Array(10_000).fill(0xff);
  assert.equal(encodeEscaped(decodeEscaped(long, 0, long.length), "field"), long);
});

test("messages-with-text-that-is-not-utf-8-are-written-as-they-came", () => {
  for (const wrong of [[0xff], [0x41, 0xe2, 0x82], [...new Array<number>(200).fill(0x62), 0xc3]]) {
    const length = wrong.length < 128 ? [wrong.length] : [(wrong.length & 127) | 128, wrong.length >>> 7];
    const entry = [0x0a, 1, 0xfe, 0x12, 1, 0x80];
    const bytes = Uint8Array.from([0x0a, ...length, ...wrong, 0x12, entry.length, ...entry]);
    assert.equal(Uint8Array.from(Texts.encode(Texts.decode(bytes))), bytes);
  }
});

test("a-field-refuses-other-lone-surrogates-by-name", () => {
  for (const text of ["a\ud83d", `${"x".repeat(100)}\udc00`]) {
    assert.throws(
      () => Texts.encode(Texts.create({ text })),
      (error: unknown) => error instanceof UsageError && error.message.startsWith("golden.proto2.Texts.text "),
    );
  }
});

test("surrogates-that-stand-for-no-byte-are-refused", () => {
  for (const text of ["\ud800", "a\udc00", "\udc7f", "\udd00", "\udcff\ud83d"]) {
    assert.throws(
      () => encodeEscaped(text, "field"),
      (error: unknown) => error instanceof FieldFailure,
    );
  }
});

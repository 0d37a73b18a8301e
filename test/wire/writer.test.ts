import * as assert from "uvu/assert";
import { UsageError } from "../../src/errors.ts";
import { Writer } from "../../src/wire/writer.ts";
import { suite } from "../suite.ts";
import { ValueReader as Reader } from "./value-reader.ts";

const test = suite("wire writer");

/** Returns what `write` wrote. `write` takes the offset to write at and returns the offset after it. */
function written(write: (writer: Writer, at: number) => number): number[] {
  const writer = new Writer();
  return [...writer.finish(write(writer, writer.begin()))];
}

function refused(write: (writer: Writer, at: number) => number): void {
  assert.throws(
    () => written(write),
    (error: unknown) => error instanceof UsageError && error.message.startsWith("a.Message.field "),
    String(write),
  );
}

const FIELD = "a.Message.field";

test("varints-are-minimal", () => {
  assert.equal(
    written((writer, at) => writer.uint32(at, 0, FIELD)),
    [0],
  );
  assert.equal(
    written((writer, at) => writer.uint32(at, 127, FIELD)),
    [0x7f],
  );
  assert.equal(
    written((writer, at) => writer.uint32(at, 128, FIELD)),
    [0x80, 1],
  );
  assert.equal(
    written((writer, at) => writer.uint32(at, 4_294_967_295, FIELD)),
    [0xff, 0xff, 0xff, 0xff, 0x0f],
  );
  assert.equal(
    written((writer, at) => writer.uint64(at, 2n ** 32n, FIELD)),
    [0x80, 0x80, 0x80, 0x80, 0x10],
  );
  assert.equal(
    written((writer, at) => writer.int32(at, -1, FIELD)),
    [...new Array<number>(9).fill(0xff), 1],
  );
  assert.equal(
    written((writer, at) => writer.int64(at, -1n, FIELD)),
    [...new Array<number>(9).fill(0xff), 1],
  );
  assert.equal(
    written((writer, at) => writer.tag(at, 0xffff_fff8)),
    [0xf8, 0xff, 0xff, 0xff, 0x0f],
  );
});

const INTEGERS = {
  int32: [-(2 ** 31), -1, 0, 1, 2 ** 31 - 1],
  uint32: [0, 127, 128, 16_383, 16_384, 2 ** 28, 2 ** 32 - 1],
  sint32: [-(2 ** 31), -65, -64, -1, 0, 1, 63, 64, 2 ** 31 - 1],
  fixed32: [0, 1, 2 ** 32 - 1],
  sfixed32: [-(2 ** 31), -1, 0, 2 ** 31 - 1],
  int64Number: [-(2 ** 53) + 1, -(2 ** 32), -(2 ** 32) - 1, -1, 0, 1, 2 ** 32, 2 ** 53 - 1],
  uint64Number: [0, 127, 128, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1],
  sint64Number: [-(2 ** 53) + 1, -(2 ** 31) - 1, -1, 0, 1, 2 ** 31, 2 ** 53 - 1],
  fixed64Number: [0, 2 ** 32, 2 ** 53 - 1],
  sfixed64Number: [-(2 ** 53) + 1, -1, 0, 2 ** 53 - 1],
} as const;

test("integers-survive-a-round-trip-at-their-boundaries", () => {
  for (const method of Object.keys(INTEGERS) as (keyof typeof INTEGERS)[]) {
    for (const value of INTEGERS[method]) {
      const bytes = Uint8Array.from(written((writer, at) => writer[method](at, value, FIELD)));
      assert.is(new Reader(bytes)[method](), value, method);
    }
  }
});

test("integers-out-of-range-are-refused-with-the-field's-name", () => {
  const least = { int32: -(2 ** 31), uint32: 0, sint32: -(2 ** 31), fixed32: 0, sfixed32: -(2 ** 31) };
  for (const method of Object.keys(least) as (keyof typeof least)[]) {
    const most = Math.max(...INTEGERS[method]);
    for (const value of [least[method] - 1, most + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      refused((writer, at) => writer[method](at, value, FIELD));
    }
  }
  for (const method of ["int64Number", "uint64Number", "sint64Number", "fixed64Number", "sfixed64Number"] as const) {
    for (const value of [2 ** 53, -(2 ** 53), 0.5, Number.NaN])
      refused((writer, at) => writer[method](at, value, FIELD));
  }
  for (const method of ["uint64Number", "fixed64Number"] as const)
    refused((writer, at) => writer[method](at, -1, FIELD));
});

test("bigints-survive-a-round-trip-and-are-refused-out-of-range", () => {
  for (const method of ["int64", "sint64", "sfixed64"] as const) {
    for (const value of [-(2n ** 63n), -(2n ** 32n), -1n, 0n, 1n, 2n ** 32n, 2n ** 63n - 1n]) {
      const bytes = Uint8Array.from(written((writer, at) => writer[method](at, value, FIELD)));
      assert.is(new Reader(bytes)[method](), value, method);
    }
    for (const value of [2n ** 63n, -(2n ** 63n) - 1n]) refused((writer, at) => writer[method](at, value, FIELD));
  }
  for (const method of ["uint64", "fixed64"] as const) {
    for (const value of [0n, 127n, 128n, 2n ** 32n, 2n ** 64n - 1n]) {
      const bytes = Uint8Array.from(written((writer, at) => writer[method](at, value, FIELD)));
      assert.is(new Reader(bytes)[method](), value, method);
    }
    for (const value of [2n ** 64n, -1n]) refused((writer, at) => writer[method](at, value, FIELD));
  }
});

test("floats-and-doubles-survive-a-round-trip", () => {
  for (const value of [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** -149]) {
    assert.ok(
      Object.is(new Reader(Uint8Array.from(written((writer, at) => writer.float(at, value, FIELD)))).float(), value),
    );
  }
  for (const value of [0.1, -0, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN]) {
    assert.ok(
      Object.is(new Reader(Uint8Array.from(written((writer, at) => writer.double(at, value, FIELD)))).double(), value),
    );
  }
  refused((writer, at) => writer.float(at, 3.5e38, FIELD));
});

test("strings-survive-a-round-trip-around-every-threshold-length", () => {
  for (const character of ["a", "é", "€", "😀"]) {
    for (const count of [0, 1, 20, 21, 22, 41, 42, 43, 63, 64, 65, 127, 128, 5_000, 20_000]) {
      const value = character.repeat(count);
      const bytes = Uint8Array.from(written((writer, at) => writer.string(at, value, FIELD)));
      assert.is(new Reader(bytes).string(), value);
      assert.is(
        bytes.length,
        Buffer.byteLength(value) + (Buffer.byteLength(value) < 128 ? 1 : Buffer.byteLength(value) < 16_384 ? 2 : 3),
      );
    }
  }
  assert.is(new Reader(Uint8Array.from(written((writer, at) => writer.string(at, "abcé", FIELD)))).string(), "abcé");
});

test("a-lone-surrogate-is-refused", () => {
  for (const value of ["\ud800", "a\udc00b", "\ud83d".padEnd(50, "x"), `${"é".repeat(60)}\udfff`]) {
    refused((writer, at) => writer.string(at, value, FIELD));
  }
});

test("values-of-another-type-are-refused", () => {
  // As an untyped caller might pass them.
  const untyped: unknown[] = [undefined, null, {}, "1", 1n, 1, true];
  const accepted: Record<string, string> = { bool: "boolean", string: "string", int64: "bigint", uint64: "bigint" };
  for (const method of [
    "int32",
    "uint32",
    "float",
    "double",
    "bool",
    "string",
    "bytes",
    "int64",
    "uint64",
    "fixed32",
  ] as const) {
    for (const value of untyped) {
      if (typeof value === (accepted[method] ?? (method === "bytes" ? "" : "number"))) continue;
      refused((writer, at) => Reflect.apply(writer[method], writer, [at, value, FIELD]));
    }
  }
  assert.throws(
    () => written((writer, at) => Reflect.apply(writer.raw, writer, [at, "text"])),
    /\$unknown must be a Uint8Array/,
  );
});

const WITH_TAG = {
  int32: { method: "int32Field", packed: "int32s", values: [0, 1, 127, 128, 300, 2 ** 21, 2 ** 28, 2 ** 31 - 1, -1] },
  uint32: {
    method: "uint32Field",
    packed: "uint32s",
    values: [0, 127, 128, 16_384, 2 ** 21 - 1, 2 ** 28, 2 ** 32 - 1],
  },
  sint32: { method: "sint32Field", packed: undefined, values: [0, -1, 63, -64, 64, -65, 2 ** 31 - 1, -(2 ** 31)] },
  uint64Number: { method: "uint64NumberField", packed: undefined, values: [0, 128, 2 ** 28, 2 ** 32, 2 ** 53 - 1] },
  double: {
    method: "doubleField",
    packed: "doubles",
    values: [0, -0, 1.5, Number.MAX_VALUE, Number.POSITIVE_INFINITY],
  },
} as const;
const TAGS = [8, 120, 128, 16_376, 16_384, 0xffff_fff8];

test("tag-and-value-together-equal-tag-then-value", () => {
  for (const tag of TAGS) {
    for (const [one, { method, values }] of Object.entries(WITH_TAG)) {
      for (const value of values) {
        const expected = written((writer, at) =>
          Reflect.apply(Reflect.get(writer, one), writer, [writer.tag(at, tag), value, FIELD]),
        );
        // The byte before allocates the buffer, so that the fast path has room.
        const bytes = written((writer, at) => writer[method](writer.raw(at, new Uint8Array(1)), tag, value, FIELD));
        assert.equal(bytes, [0, ...expected], `${method} ${value}`);
      }
    }
    for (const value of ["", "short", "x".repeat(24), "x".repeat(25), "ü", "\u{1f600}", `${"x".repeat(23)}ß`]) {
      const expected = written((writer, at) => writer.string(writer.tag(at, tag), value, FIELD));
      const bytes = written((writer, at) => writer.stringField(writer.raw(at, new Uint8Array(1)), tag, value, FIELD));
      assert.equal(bytes, [0, ...expected], value);
    }
    for (const value of [true, false]) {
      const expected = written((writer, at) => writer.bool(writer.tag(at, tag), value, FIELD));
      const bytes = written((writer, at) => writer.boolField(writer.raw(at, new Uint8Array(1)), tag, value, FIELD));
      assert.equal(bytes, [0, ...expected], String(value));
    }
  }
});

test("packed-numbers-equal-the-same-numbers-one-by-one", () => {
  for (const tag of TAGS) {
    for (const [one, { packed, values }] of Object.entries(WITH_TAG)) {
      if (packed === undefined) continue;
      assert.equal(
        written((writer, at) => writer[packed](at, tag, [], FIELD)),
        [],
      );
      const many = Array.from({ length: 5_000 }, (_, index) => values[index % values.length] ?? 0);
      for (const numbers of [values, many]) {
        const expected = written((writer, start) => {
          const begin = writer.beginPacked(writer.tag(start, tag));
          let at = begin;
          for (const value of numbers) at = Reflect.apply(Reflect.get(writer, one), writer, [at, value, FIELD]);
          return writer.endPacked(begin, at);
        });
        const bytes = written((writer, at) => writer[packed](at, tag, numbers, FIELD));
        assert.equal(bytes, expected, packed);
      }
    }
  }
});

test("tag-and-value-together-refuse-the-same-values", () => {
  const wrong = [undefined, null, "1", 1n, true, {}, "lone \ud800"];
  for (const { method, packed } of Object.values(WITH_TAG)) {
    for (const value of wrong) {
      refused((writer, at) => Reflect.apply(writer[method], writer, [at, 8, value, FIELD]));
      if (packed !== undefined)
        refused((writer, at) => Reflect.apply(writer[packed], writer, [at, 8, [1, value], FIELD]));
    }
  }
  for (const value of [-1, 1.5, 2 ** 32, Number.NaN]) {
    refused((writer, at) => writer.uint32Field(at, 8, value, FIELD));
    refused((writer, at) => writer.uint32s(at, 8, [1, value], FIELD));
  }
  refused((writer, at) => writer.int32Field(at, 8, 2 ** 31, FIELD));
  refused((writer, at) => writer.int32s(at, 8, [1, 2 ** 31], FIELD));
  refused((writer, at) => writer.sint32Field(at, 8, 2 ** 31, FIELD));
  refused((writer, at) => writer.uint64NumberField(at, 8, 2 ** 53, FIELD));
  for (const value of [undefined, 0, 1, "true"])
    refused((writer, at) => Reflect.apply(writer.boolField, writer, [at, 8, value, FIELD]));
  for (const value of [undefined, 1, "lone \ud800"])
    refused((writer, at) => Reflect.apply(writer.stringField, writer, [at, 10, value, FIELD]));
});

test("message-with-its-tag-equals-tag-then-message", () => {
  for (const tag of TAGS) {
    const expected = written((writer, at) => {
      const begin = writer.beginMessage(writer.tag(at, tag), {}, FIELD);
      return writer.endMessage(begin, writer.uint32(begin, 300, FIELD));
    });
    const bytes = written((writer, at) => {
      const begin = writer.beginMessageField(writer.raw(at, new Uint8Array(1)), tag, {}, FIELD);
      return writer.endMessage(begin, writer.uint32(begin, 300, FIELD));
    });
    assert.equal(bytes, [0, ...expected]);
  }
  const writer = new Writer();
  let at = writer.begin();
  for (let depth = 1; depth <= 100; depth++) at = writer.beginMessageField(at, 10, {}, FIELD);
  assert.throws(
    () => writer.beginMessageField(at, 10, {}, FIELD),
    (error: unknown) => error instanceof UsageError,
  );
});

test("message-length-is-correct-for-every-size-of-content", () => {
  for (const size of [0, 1, 127, 128, 16_383, 16_384, 100_000]) {
    const content = new Uint8Array(size).fill(7);
    const bytes = written((writer, at) => {
      const begin = writer.beginMessage(at, {}, FIELD);
      return writer.uint32(writer.endMessage(begin, writer.raw(begin, content)), 9, FIELD);
    });
    const reader = new Reader(Uint8Array.from(bytes));
    assert.equal(reader.bytes(), content);
    assert.is(reader.uint32(), 9);
    assert.ok(reader.done());
  }
});

test("nested-messages-move-with-the-length-around-them", () => {
  const bytes = written((writer, at) => {
    const outer = writer.beginMessage(at, {}, FIELD);
    const inner = writer.beginMessage(outer, {}, FIELD);
    const end = writer.endMessage(inner, writer.raw(inner, new Uint8Array(200).fill(1)));
    return writer.endMessage(outer, writer.uint32(end, 2, FIELD));
  });
  assert.equal(bytes, [0xcb, 1, 0xc8, 1, ...new Array<number>(200).fill(1), 2]);
});

test("messages-nest-100-deep-and-no-deeper", () => {
  const writer = new Writer();
  let at = writer.begin();
  for (let depth = 1; depth <= 100; depth++) at = writer.beginMessage(at, {}, FIELD);
  assert.throws(
    () => writer.beginMessage(at, {}, FIELD),
    (error: unknown) => error instanceof UsageError,
  );
});

test("siblings-do-not-add-to-the-depth", () => {
  const bytes = written((writer, start) => {
    let at = start;
    for (let index = 0; index < 300; index++) {
      const begin = writer.beginMessage(at, {}, FIELD);
      at = writer.endMessage(begin, begin);
    }
    return at;
  });
  assert.equal(bytes, new Array<number>(300).fill(0));
});

test("reused-writer-leaves-earlier-messages-unchanged", () => {
  const writer = new Writer();
  const first = writer.finish(writer.string(writer.begin(), "first", FIELD));
  writer.beginMessage(writer.begin(), {}, FIELD);
  const other = writer.finish(writer.string(writer.begin(), "other", FIELD));
  assert.equal(Buffer.from(first).toString(), "\u0005first");
  assert.equal(Buffer.from(other).toString(), "\u0005other");
  assert.is(first.constructor, Uint8Array);
});

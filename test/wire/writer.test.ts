import * as assert from "uvu/assert";
import { FieldFailure } from "../../src/wire/failure.ts";
import { writeTag } from "../../src/wire/writer/varint.ts";
import {
  beginFarMessage,
  beginMessage,
  beginPacked,
  endFarMessage,
  endMessage,
  endPacked,
  Writer,
  writeBool,
  writeBoolField,
  writeBytes,
  writeDouble,
  writeDoubleField,
  writeDoubles,
  writeFixed32,
  writeFixed64,
  writeFixed64Number,
  writeFloat,
  writeInt32,
  writeInt32Field,
  writeInt32s,
  writeInt64,
  writeInt64Number,
  writeInt64NumberField,
  writeSfixed32,
  writeSfixed64,
  writeSfixed64Number,
  writeSint32,
  writeSint32Field,
  writeSint64,
  writeSint64Number,
  writeString,
  writeStringField,
  writeUint32,
  writeUint32Field,
  writeUint32s,
  writeUint64,
  writeUint64Number,
  writeUint64NumberField,
  writeUnknown,
} from "../../src/wire/writer.ts";
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
    (error: unknown) => error instanceof FieldFailure && error.field === "field",
    String(write),
  );
}

const FIELD = "field";

test("varints-are-minimal", () => {
  assert.equal(
    written((writer, at) => writeUint32(writer, at, 0, FIELD)),
    [0],
  );
  assert.equal(
    written((writer, at) => writeUint32(writer, at, 127, FIELD)),
    [0x7f],
  );
  assert.equal(
    written((writer, at) => writeUint32(writer, at, 128, FIELD)),
    [0x80, 1],
  );
  assert.equal(
    written((writer, at) => writeUint32(writer, at, 4_294_967_295, FIELD)),
    [0xff, 0xff, 0xff, 0xff, 0x0f],
  );
  assert.equal(
    written((writer, at) => writeUint64(writer, at, 2n ** 32n, FIELD)),
    [0x80, 0x80, 0x80, 0x80, 0x10],
  );
  assert.equal(
    written((writer, at) => writeInt32(writer, at, -1, FIELD)),
    [...new Array<number>(9).fill(0xff), 1],
  );
  assert.equal(
    written((writer, at) => writeInt64(writer, at, -1n, FIELD)),
    [...new Array<number>(9).fill(0xff), 1],
  );
  assert.equal(
    written((writer, at) => writeTag(writer, at, 0xffff_fff8)),
    [0xf8, 0xff, 0xff, 0xff, 0x0f],
  );
});

const WRITE = {
  int32: writeInt32,
  uint32: writeUint32,
  sint32: writeSint32,
  fixed32: writeFixed32,
  sfixed32: writeSfixed32,
  int64: writeInt64,
  uint64: writeUint64,
  sint64: writeSint64,
  fixed64: writeFixed64,
  sfixed64: writeSfixed64,
  int64Number: writeInt64Number,
  uint64Number: writeUint64Number,
  sint64Number: writeSint64Number,
  fixed64Number: writeFixed64Number,
  sfixed64Number: writeSfixed64Number,
  float: writeFloat,
  double: writeDouble,
  bool: writeBool,
  string: writeString,
  bytes: writeBytes,
} as const;

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
      const bytes = Uint8Array.from(written((writer, at) => WRITE[method](writer, at, value, FIELD)));
      assert.is(new Reader(bytes)[method](), value, method);
    }
  }
});

test("integers-out-of-range-are-refused-with-the-field's-name", () => {
  const least = { int32: -(2 ** 31), uint32: 0, sint32: -(2 ** 31), fixed32: 0, sfixed32: -(2 ** 31) };
  for (const method of Object.keys(least) as (keyof typeof least)[]) {
    const most = Math.max(...INTEGERS[method]);
    for (const value of [least[method] - 1, most + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      refused((writer, at) => WRITE[method](writer, at, value, FIELD));
    }
  }
  for (const method of ["int64Number", "uint64Number", "sint64Number", "fixed64Number", "sfixed64Number"] as const) {
    for (const value of [2 ** 53, -(2 ** 53), 0.5, Number.NaN])
      refused((writer, at) => WRITE[method](writer, at, value, FIELD));
  }
  for (const method of ["uint64Number", "fixed64Number"] as const)
    refused((writer, at) => WRITE[method](writer, at, -1, FIELD));
});

test("bigints-survive-a-round-trip-and-are-refused-out-of-range", () => {
  for (const method of ["int64", "sint64", "sfixed64"] as const) {
    for (const value of [-(2n ** 63n), -(2n ** 32n), -1n, 0n, 1n, 2n ** 32n, 2n ** 63n - 1n]) {
      const bytes = Uint8Array.from(written((writer, at) => WRITE[method](writer, at, value, FIELD)));
      assert.is(new Reader(bytes)[method](), value, method);
    }
    for (const value of [2n ** 63n, -(2n ** 63n) - 1n])
      refused((writer, at) => WRITE[method](writer, at, value, FIELD));
  }
  for (const method of ["uint64", "fixed64"] as const) {
    for (const value of [0n, 127n, 128n, 2n ** 32n, 2n ** 64n - 1n]) {
      const bytes = Uint8Array.from(written((writer, at) => WRITE[method](writer, at, value, FIELD)));
      assert.is(new Reader(bytes)[method](), value, method);
    }
    for (const value of [2n ** 64n, -1n]) refused((writer, at) => WRITE[method](writer, at, value, FIELD));
  }
});

test("floats-and-doubles-survive-a-round-trip", () => {
  for (const value of [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** -149]) {
    assert.ok(
      Object.is(
        new Reader(Uint8Array.from(written((writer, at) => writeFloat(writer, at, value, FIELD)))).float(),
        value,
      ),
    );
  }
  for (const value of [0.1, -0, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN]) {
    assert.ok(
      Object.is(
        new Reader(Uint8Array.from(written((writer, at) => writeDouble(writer, at, value, FIELD)))).double(),
        value,
      ),
    );
  }
  refused((writer, at) => writeFloat(writer, at, 3.5e38, FIELD));
});

test("strings-survive-a-round-trip-around-every-threshold-length", () => {
  for (const character of ["a", "é", "€", "😀"]) {
    for (const count of [0, 1, 20, 21, 22, 41, 42, 43, 63, 64, 65, 127, 128, 5_000, 20_000]) {
      const value = character.repeat(count);
      const bytes = Uint8Array.from(written((writer, at) => writeString(writer, at, value, FIELD)));
      assert.is(new Reader(bytes).string(), value);
      assert.is(
        bytes.length,
        Buffer.byteLength(value) + (Buffer.byteLength(value) < 128 ? 1 : Buffer.byteLength(value) < 16_384 ? 2 : 3),
      );
    }
  }
  assert.is(
    new Reader(Uint8Array.from(written((writer, at) => writeString(writer, at, "abcé", FIELD)))).string(),
    "abcé",
  );
});

test("a-lone-surrogate-is-refused", () => {
  for (const value of ["\ud800", "a\udc00b", "\ud83d".padEnd(50, "x"), `${"é".repeat(60)}\udfff`]) {
    refused((writer, at) => writeString(writer, at, value, FIELD));
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
      refused((writer, at) => Reflect.apply(WRITE[method], undefined, [writer, at, value, FIELD]));
    }
  }
  assert.throws(
    () => written((writer, at) => Reflect.apply(writeUnknown, undefined, [writer, at, "text"])),
    (error: unknown) => error instanceof FieldFailure && error.field === "$unknown",
  );
});

const WITH_TAG = {
  int32: {
    method: writeInt32Field,
    packed: writeInt32s,
    values: [0, 1, 127, 128, 300, 16_383, 16_384, 2 ** 21, 2 ** 28, 2 ** 31 - 1, -1],
  },
  uint32: {
    method: writeUint32Field,
    packed: writeUint32s,
    values: [0, 127, 128, 16_383, 16_384, 2 ** 21 - 1, 2 ** 28, 2 ** 32 - 1],
  },
  sint32: { method: writeSint32Field, packed: undefined, values: [0, -1, 63, -64, 64, -65, 2 ** 31 - 1, -(2 ** 31)] },
  int64Number: {
    method: writeInt64NumberField,
    packed: undefined,
    values: [0, 128, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1 - 2 ** 53, 2 ** 53 - 1],
  },
  uint64Number: { method: writeUint64NumberField, packed: undefined, values: [0, 128, 2 ** 28, 2 ** 32, 2 ** 53 - 1] },
  double: {
    method: writeDoubleField,
    packed: writeDoubles,
    values: [0, -0, 1.5, Number.MAX_VALUE, Number.POSITIVE_INFINITY],
  },
} as const;
const TAGS = [8, 120, 128, 16_376, 16_384, 0xffff_fff8];

test("tag-and-value-together-equal-tag-then-value", () => {
  for (const tag of TAGS) {
    for (const [one, { method, values }] of Object.entries(WITH_TAG)) {
      for (const value of values) {
        const expected = written((writer, at) =>
          Reflect.apply(Reflect.get(WRITE, one), undefined, [writer, writeTag(writer, at, tag), value, FIELD]),
        );
        // The byte before allocates the buffer, so that the fast path has room.
        const bytes = written((writer, at) =>
          method(writer, writeUnknown(writer, at, new Uint8Array(1)), tag, value, FIELD),
        );
        assert.equal(bytes, [0, ...expected], `${one} ${value}`);
      }
    }
    for (const value of ["", "short", "x".repeat(24), "x".repeat(25), "ü", "\u{1f600}", `${"x".repeat(23)}ß`]) {
      const expected = written((writer, at) => writeString(writer, writeTag(writer, at, tag), value, FIELD));
      const bytes = written((writer, at) =>
        writeStringField(writer, writeUnknown(writer, at, new Uint8Array(1)), tag, value, FIELD),
      );
      assert.equal(bytes, [0, ...expected], value);
    }
    for (const value of [true, false]) {
      const expected = written((writer, at) => writeBool(writer, writeTag(writer, at, tag), value, FIELD));
      const bytes = written((writer, at) =>
        writeBoolField(writer, writeUnknown(writer, at, new Uint8Array(1)), tag, value, FIELD),
      );
      assert.equal(bytes, [0, ...expected], String(value));
    }
  }
});

test("packed-numbers-equal-the-same-numbers-one-by-one", () => {
  for (const tag of TAGS) {
    for (const [one, { packed, values }] of Object.entries(WITH_TAG)) {
      if (packed === undefined) continue;
      assert.equal(
        written((writer, at) => packed(writer, at, tag, [], FIELD)),
        [],
      );
      const many = Array.from({ length: 5_000 }, (_, index) => values[index % values.length] ?? 0);
      for (const numbers of [values, many]) {
        const expected = written((writer, start) => {
          const begin = beginPacked(writer, start, tag);
          let at = begin;
          for (const value of numbers)
            at = Reflect.apply(Reflect.get(WRITE, one), undefined, [writer, at, value, FIELD]);
          return endPacked(writer, begin, at);
        });
        const bytes = written((writer, at) => packed(writer, at, tag, numbers, FIELD));
        assert.equal(bytes, expected, one);
      }
    }
  }
});

test("tag-and-value-together-refuse-the-same-values", () => {
  const wrong = [undefined, null, "1", 1n, true, {}, "lone \ud800"];
  for (const { method, packed } of Object.values(WITH_TAG)) {
    for (const value of wrong) {
      refused((writer, at) => Reflect.apply(method, undefined, [writer, at, 8, value, FIELD]));
      if (packed !== undefined)
        refused((writer, at) => Reflect.apply(packed, undefined, [writer, at, 8, [1, value], FIELD]));
    }
  }
  for (const value of [-1, 1.5, 2 ** 32, Number.NaN]) {
    refused((writer, at) => writeUint32Field(writer, at, 8, value, FIELD));
    refused((writer, at) => writeUint32s(writer, at, 8, [1, value], FIELD));
  }
  refused((writer, at) => writeInt32Field(writer, at, 8, 2 ** 31, FIELD));
  refused((writer, at) => writeInt32s(writer, at, 8, [1, 2 ** 31], FIELD));
  refused((writer, at) => writeSint32Field(writer, at, 8, 2 ** 31, FIELD));
  refused((writer, at) => writeUint64NumberField(writer, at, 8, 2 ** 53, FIELD));
  refused((writer, at) => writeInt64NumberField(writer, at, 8, 2 ** 53, FIELD));
  refused((writer, at) => Reflect.apply(writeInt64NumberField, undefined, [writer, at, 8, "1", FIELD]));
  for (const value of [undefined, 0, 1, "true"])
    refused((writer, at) => Reflect.apply(writeBoolField, undefined, [writer, at, 8, value, FIELD]));
  for (const value of [undefined, 1, "lone \ud800"])
    refused((writer, at) => Reflect.apply(writeStringField, undefined, [writer, at, 10, value, FIELD]));
});

test("message-with-its-tag-equals-tag-then-message", () => {
  for (const tag of TAGS) {
    const expected = written((writer, at) => {
      const content = writeUint32(writer, writeTag(writer, at, tag), 2, FIELD);
      return writeUint32(writer, content, 300, FIELD);
    });
    const bytes = written((writer, at) => {
      const begin = beginMessage(writer, writeUnknown(writer, at, new Uint8Array(1)), tag, {}, FIELD);
      return endMessage(writer, begin, writeUint32(writer, begin, 300, FIELD));
    });
    assert.equal(bytes, [0, ...expected]);
  }
  const writer = new Writer();
  let at = writer.begin();
  for (let depth = 1; depth <= 100; depth++) at = beginMessage(writer, at, 10, {}, FIELD);
  assert.throws(
    () => beginMessage(writer, at, 10, {}, FIELD),
    (error: unknown) => error instanceof FieldFailure,
  );
});

test("length-of-a-message-with-a-long-tag-is-correct-whatever-the-last-one-was", () => {
  // These fields share the bit that notes how many bytes the last length took.
  const [outerTag, innerTag] = [16 * 8 + 2, 48 * 8 + 2];
  const field = (tag: number, content: Uint8Array) =>
    Uint8Array.from(
      written((writer, at) => {
        const start = writeUint32(writer, writeTag(writer, at, tag), content.length, FIELD);
        return writeUnknown(writer, start, content);
      }),
    );
  const inSlabs = new Writer();
  const inBuffers = new Writer();
  for (const size of [0, 127, 128, 130, 123, 124, 5, 16_376, 16_384, 300, 127, 128, 2_097_152, 1]) {
    const content = new Uint8Array(size).fill(7);
    const write = (writer: Writer, at: number) => {
      const outer = beginFarMessage(writer, at, outerTag, {}, FIELD);
      const inner = beginFarMessage(writer, outer, innerTag, {}, FIELD);
      const end = endFarMessage(writer, inner, writeUnknown(writer, inner, content), innerTag);
      return endFarMessage(writer, outer, end, outerTag);
    };
    const expected = field(outerTag, field(innerTag, content));
    assert.equal(inSlabs.finish(write(inSlabs, inSlabs.begin())), expected, `${size}`);
    const buffer = new Uint8Array(expected.length);
    inBuffers.beginIn(buffer, 0);
    assert.is(inBuffers.finishIn(buffer, 0, write(inBuffers, 0)), expected.length);
    assert.equal(buffer, expected, `${size} in a buffer`);
  }
});

test("message-length-is-correct-for-every-size-of-content", () => {
  for (const size of [0, 1, 127, 128, 16_383, 16_384, 100_000]) {
    const content = new Uint8Array(size).fill(7);
    const bytes = written((writer, at) => {
      const begin = beginMessage(writer, at, 10, {}, FIELD);
      return writeUint32(writer, endMessage(writer, begin, writeUnknown(writer, begin, content)), 9, FIELD);
    });
    const reader = new Reader(Uint8Array.from(bytes));
    assert.is(reader.tag(), 10);
    assert.equal(reader.bytes(), content);
    assert.is(reader.uint32(), 9);
    assert.ok(reader.done());
  }
});

test("nested-messages-move-with-the-length-around-them", () => {
  const bytes = written((writer, at) => {
    const outer = beginMessage(writer, at, 10, {}, FIELD);
    const inner = beginMessage(writer, outer, 10, {}, FIELD);
    const end = endMessage(writer, inner, writeUnknown(writer, inner, new Uint8Array(200).fill(1)));
    return endMessage(writer, outer, writeUint32(writer, end, 2, FIELD));
  });
  assert.equal(bytes, [10, 0xcc, 1, 10, 0xc8, 1, ...new Array<number>(200).fill(1), 2]);
});

test("messages-nest-100-deep-and-no-deeper", () => {
  const writer = new Writer();
  let at = writer.begin();
  for (let depth = 1; depth <= 100; depth++) at = beginMessage(writer, at, 10, {}, FIELD);
  assert.throws(
    () => beginMessage(writer, at, 10, {}, FIELD),
    (error: unknown) => error instanceof FieldFailure,
  );
});

test("siblings-do-not-add-to-the-depth", () => {
  const bytes = written((writer, start) => {
    let at = start;
    for (let index = 0; index < 300; index++) {
      const begin = beginMessage(writer, at, 10, {}, FIELD);
      at = endMessage(writer, begin, begin);
    }
    return at;
  });
  assert.equal(
    bytes,
    Array.from({ length: 600 }, (_, index) => (index % 2 === 0 ? 10 : 0)),
  );
});

test("reused-writer-leaves-earlier-messages-unchanged", () => {
  const writer = new Writer();
  const first = writer.finish(writeString(writer, writer.begin(), "first", FIELD));
  beginMessage(writer, writer.begin(), 10, {}, FIELD);
  const other = writer.finish(writeString(writer, writer.begin(), "other", FIELD));
  assert.equal(Buffer.from(first).toString(), "\u0005first");
  assert.equal(Buffer.from(other).toString(), "\u0005other");
  assert.is(first.constructor, Uint8Array);
});

import * as assert from "uvu/assert";
import { DecodeError } from "../../src/errors.ts";
import { enterMessage, isAtEnd, Reader, readTag, readUint32, skipUnknown, takeUnknown } from "../../src/wire/reader.ts";
import { suite } from "../suite.ts";

const test = suite("unknown fields");

/** Skips all fields as unknown. Returns their encoding. */
function skipAll(bytes: readonly number[]): Uint8Array {
  const reader = new Reader(Uint8Array.from(bytes));
  let unknown: number[] | undefined;
  while (!isAtEnd(reader)) unknown = skipUnknown(reader, readTag(reader), unknown);
  return takeUnknown(reader, unknown ?? []);
}

function fails(code: DecodeError["code"], offset: number, bytes: readonly number[]): void {
  assert.throws(
    () => skipAll(bytes),
    (error: unknown) => error instanceof DecodeError && error.code === code && error.offset === offset,
    `${bytes.join(" ")}: ${code} at ${offset}`,
  );
}

test("unknown-fields-of-every-wire-type-are-kept-unchanged", () => {
  const fields = [
    [0x08, 0x96, 0x01],
    [0x11, 1, 2, 3, 4, 5, 6, 7, 8],
    [0x1a, 2, 0xff, 0xfe],
    [0x25, 1, 2, 3, 4],
    [0x2b, 0x08, 1, 0x33, 0x34, 0x2c],
    [0xf8, 0xff, 0xff, 0xff, 0x0f, 0],
  ];
  for (const field of fields) assert.equal(skipAll(field), Uint8Array.from(field));
  assert.equal(skipAll(fields.flat()), Uint8Array.from(fields.flat()));
});

test("unknown-fields-between-known-ones-are-joined", () => {
  const reader = new Reader(Uint8Array.from([0x08, 1, 0x10, 2, 0x18, 3, 0x10, 4]));
  let unknown: number[] | undefined;
  while (!isAtEnd(reader)) {
    const tag = readTag(reader);
    if (tag === 0x10) readUint32(reader);
    else unknown = skipUnknown(reader, tag, unknown);
  }
  assert.equal(unknown, [0, 2, 4, 6]);
  assert.equal(takeUnknown(reader, unknown ?? [], Uint8Array.of(9)), Uint8Array.from([9, 0x08, 1, 0x18, 3]));
});

test("kept-fields-do-not-change-when-more-are-added", () => {
  const reader = new Reader(Uint8Array.from([0x08, 1, 0x08, 2, 0x08, 3, 0x08, 4]));
  const kept: Uint8Array[] = [];
  for (let start = 0; start < 8; start += 2) kept.push(takeUnknown(reader, [start, start + 2], kept.at(-1)));
  for (const [index, bytes] of kept.entries()) {
    assert.equal([...bytes], [0x08, 1, 0x08, 2, 0x08, 3, 0x08, 4].slice(0, 2 * index + 2));
  }
});

test("message-in-many-pieces-takes-linear-time", () => {
  const pieces = 200_000;
  const reader = new Reader(Uint8Array.from([0x08, 1]));
  let one: Uint8Array | undefined;
  let other: Uint8Array | undefined;
  // Two messages in turn: quadratic copying would move 40 gigabytes.
  for (let index = 0; index < pieces; index++) {
    one = takeUnknown(reader, [0, 2], one);
    other = takeUnknown(reader, [0, 2], other);
  }
  assert.is(one?.length, 2 * pieces);
  assert.is(other?.length, 2 * pieces);
});

test("illegal-tags-are-refused", () => {
  fails("MALFORMED", 0, [0x00]);
  fails("MALFORMED", 0, [0x02, 0x00]);
  fails("MALFORMED", 0, [0x80, 0x00]);
  fails("MALFORMED", 2, [0x08, 0x01, 0x0e]);
  fails("MALFORMED", 0, [0x0f]);
  fails("MALFORMED", 0, [0x80, 0x80, 0x80, 0x80, 0x10]);
});

test("group-without-matching-end-is-refused", () => {
  fails("MALFORMED", 0, [0x0c]);
  fails("MALFORMED", 1, [0x0b, 0x14]);
  fails("TRUNCATED", 1, [0x0b]);
  fails("TRUNCATED", 3, [0x0b, 0x08, 0x01]);
  fails("MALFORMED", 1, [0x0b, 0x06]);
  fails("MALFORMED", 1, [0x0b, 0x00, 0x00, 0x0c]);
});

test("groups-nest-100-deep-and-no-deeper", () => {
  const nested = (depth: number) => [...new Array<number>(depth).fill(0x0b), ...new Array<number>(depth).fill(0x0c)];
  assert.is(skipAll(nested(100)).length, 200);
  fails("MALFORMED", 100, nested(101));
  fails("MALFORMED", 100, new Array<number>(100_000).fill(0x0b));
});

test("messages-and-groups-share-one-depth-limit", () => {
  const reader = new Reader(Uint8Array.from([4, 0x0b, 0x0b, 0x0c, 0x0c]));
  enterMessage(reader);
  assert.equal(skipUnknown(reader, readTag(reader), undefined), [1, 5]);
  const lengths = Array.from({ length: 99 }, (_, index) => 98 - index + 4);
  const deep = new Reader(Uint8Array.from([...lengths, 0x0b, 0x0b, 0x0c, 0x0c]));
  for (let depth = 1; depth <= 99; depth++) enterMessage(deep);
  const tag = readTag(deep);
  assert.throws(() => skipUnknown(deep, tag, undefined), /deeper than 100/);
});

test("fields-cut-short-are-truncated", () => {
  fails("TRUNCATED", 1, [0x08]);
  fails("TRUNCATED", 1, [0x09, 1, 2, 3]);
  fails("TRUNCATED", 1, [0x0a, 2, 1]);
  fails("TRUNCATED", 1, [0x0d, 1, 2, 3]);
  fails("TRUNCATED", 0, [0x88]);
});

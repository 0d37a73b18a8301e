/** Values of other types, which a caller without types can pass. */

import * as assert from "uvu/assert";
import { Header, Message } from "../../../generated/chatwire/v1/message.ts";
import { UsageError } from "../../../src/errors.ts";
import type { MessageCodec } from "../../../src/wire/codec.ts";
import { suite } from "../../suite.ts";
import { Maps } from "../map/generated/map.ts";
import { Tree } from "../nested/generated/nested.ts";
import { Shape } from "../oneof/generated/oneof.ts";
import { Repeated } from "../repeated/generated/repeated.ts";
import { Scalars } from "../scalars/generated/scalars.ts";

const test = suite("values of other types");

/** The error for a message with one property of another type. */
function errorOf<T extends object>(codec: MessageCodec<T>, name: string, value: unknown): string {
  const message = codec.create();
  Reflect.set(message, name, value);
  try {
    return `${codec.encode(message).length} bytes`;
  } catch (error) {
    assert.instance(error, UsageError);
    return error instanceof UsageError ? error.message : "";
  }
}

const LISTS = ["packed", "unpacked", "doubles", "signed", "flags", "colors", "texts", "blobs", "items", "numbers"];

for (const name of LISTS) {
  test(`other-values-than-arrays-are-refused-for-${name}`, () => {
    for (const value of [
      new Set([1, 2]),
      new DataView(new ArrayBuffer(8)),
      7,
      "12",
      null,
      undefined,
      { length: 1 },
      new Map(),
    ])
      assert.match(errorOf(Repeated, name, value), new RegExp(`Repeated\\.${name} must be an array, not `));
  });
}

test("empty-values-of-other-types-are-refused-for-bytes", () => {
  for (const value of [
    new ArrayBuffer(3),
    new ArrayBuffer(0),
    new DataView(new ArrayBuffer(2)),
    5,
    {},
    null,
    undefined,
  ])
    assert.match(errorOf(Scalars, "bytesValue", value), /bytesValue must be a Uint8Array, not /);
});

test("bool-accepts-true-and-false-only", () => {
  for (const value of [null, "", 0, Number.NaN, undefined, 1, "true"])
    assert.match(errorOf(Scalars, "boolValue", value), /boolValue must be a boolean, not /);
});

test("oneof-with-a-value-but-no-case-is-refused", () => {
  assert.match(errorOf(Shape, "look", { type: "text", value: "x" }), /look has a case that is not in the schema/);
  assert.match(errorOf(Shape, "look", { case: "nothing", value: "x" }), /look has a case that is not in the schema/);
  assert.match(errorOf(Message, "body", { type: "ping", value: {} }), /body has a case that is not in the schema/);
});

test("other-values-than-messages-are-refused-by-the-name-of-the-field", () => {
  for (const value of [null, 7, "text", true]) {
    assert.match(errorOf(Tree, "root", value), /Tree\.root must be a message, not /);
    assert.match(errorOf(Repeated, "items", [value]), /Repeated\.items\[0\] must be a message, not /);
  }
  assert.match(errorOf(Repeated, "items", [undefined]), /Repeated\.items\[0\] must be a message, not undefined/);
  const holes: unknown[] = [];
  holes.length = 3;
  assert.match(errorOf(Repeated, "items", holes), /Repeated\.items\[0\] must be a message, not undefined/);
});

test("error-of-a-getter-is-kept-as-the-cause", () => {
  const thrown = new TypeError("mine");
  const message = Object.defineProperty(Header.create(), "sequence", {
    get: () => {
      throw thrown;
    },
  });
  try {
    Header.encode(message);
    assert.unreachable();
  } catch (error) {
    assert.is(error instanceof UsageError && error.cause, thrown);
  }
});

test("buffer-detached-during-encoding-is-refused", () => {
  const buffer = new Uint8Array(100);
  const message = Object.defineProperty(Header.create({ type: 1 }), "answers", {
    get: () => {
      structuredClone(buffer.buffer, { transfer: [buffer.buffer] });
      return 1;
    },
  });
  assert.throws(() => Header.encodeInto(message, buffer), /was transferred while it was written to/);
});

test("other-values-than-maps-are-refused", () => {
  assert.match(errorOf(Maps, Object.keys(Maps.create())[0] ?? "", 7), /[\w.]+ must be a message: .* is not iterable/);
});

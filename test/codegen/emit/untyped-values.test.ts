/** What a caller without types may put where something else must be. */

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

/** What is told of a message with one property of another type. */
function told<T extends object>(codec: MessageCodec<T>, name: string, value: unknown): string {
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
  test(`what-is-no-array-is-refused-where-${name}-must-be`, () => {
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
      assert.match(told(Repeated, name, value), new RegExp(`Repeated\\.${name} must be an array, not `));
  });
}

test("bytes-that-are-none-are-refused-though-they-are-empty", () => {
  for (const value of [
    new ArrayBuffer(3),
    new ArrayBuffer(0),
    new DataView(new ArrayBuffer(2)),
    5,
    {},
    null,
    undefined,
  ])
    assert.match(told(Scalars, "bytesValue", value), /bytesValue must be a Uint8Array, not /);
});

test("a-flag-is-true-or-false", () => {
  for (const value of [null, "", 0, Number.NaN, undefined, 1, "true"])
    assert.match(told(Scalars, "boolValue", value), /boolValue must be a boolean, not /);
});

test("a-oneof-with-a-value-and-no-case-is-refused", () => {
  assert.match(told(Shape, "look", { type: "text", value: "x" }), /look has a case that is not in the schema/);
  assert.match(told(Shape, "look", { case: "nothing", value: "x" }), /look has a case that is not in the schema/);
  assert.match(told(Message, "body", { type: "ping", value: {} }), /body has a case that is not in the schema/);
});

test("what-is-no-message-is-refused-by-the-name-of-its-field", () => {
  for (const value of [null, 7, "text", true]) {
    assert.match(told(Tree, "root", value), /Tree\.root must be a message, not /);
    assert.match(told(Repeated, "items", [value]), /Repeated\.items must be a message, not /);
  }
  assert.match(told(Repeated, "items", [undefined]), /Repeated\.items must be a message, not undefined/);
  const holes: unknown[] = [];
  holes.length = 3;
  assert.match(told(Repeated, "items", holes), /Repeated\.items must be a message, not undefined/);
});

test("an-error-of-a-getter-is-kept-as-the-cause", () => {
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

test("a-buffer-that-is-taken-away-while-it-is-written-to-is-told", () => {
  const buffer = new Uint8Array(100);
  const message = Object.defineProperty(Header.create({ type: 1 }), "answers", {
    get: () => {
      structuredClone(buffer.buffer, { transfer: [buffer.buffer] });
      return 1;
    },
  });
  assert.throws(() => Header.encodeInto(message, buffer), /was taken away/);
});

test("a-map-is-a-map", () => {
  assert.match(told(Maps, Object.keys(Maps.create())[0] ?? "", 7), /This is no [\w.]+: .* is not iterable/);
});

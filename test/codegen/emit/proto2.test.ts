import * as assert from "uvu/assert";
import { DecodeError, UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import {
  Closed,
  Defaults,
  DefaultsDefaults,
  Groups,
  type Groups_SearchResult,
  isMood,
  Mood,
  missingInOrder,
  Order,
  Texts,
} from "../proto2/generated/proto2.ts";
import { setFields } from "../set-fields.ts";

const test = suite("proto2");

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

function refusedAt(offset: number, act: () => unknown): void {
  assert.throws(act, (error: unknown) => error instanceof DecodeError && error.offset === offset);
}

const customer = { number: 5n };

test("message-with-required-fields-round-trips", () => {
  const order = Order.create({ id: "a", customer, payment: { case: "barter", value: { seller: customer } } });
  assert.equal(Order.decode(Order.encode(order)), order);
  assert.is(missingInOrder(order), undefined);
});

test("missing-required-field-is-refused-by-name-both-ways", () => {
  assert.throws(
    () => Order.encode(Order.create({ customer })),
    (error: unknown) => error instanceof UsageError && error.message === "golden.proto2.Order.id is required.",
  );
  refusedAt(3, () => Order.decode(bytes(0x0a, 1, 65)));
  assert.throws(() => Order.decode(bytes(0x0a, 1, 65, 0x12, 0)), /golden\.proto2\.Customer\.number is missing/);
});

test("required-field-is-checked-in-lists-maps-and-oneofs", () => {
  const whole = { id: "a", customer };
  const item = { seller: {} };
  const missing = "golden.proto2.Customer.number";
  assert.is(missingInOrder(Order.create({ ...whole, item: [item] })), missing);
  assert.is(missingInOrder(Order.create({ ...whole, named: new Map([["x", item]]) })), missing);
  assert.is(missingInOrder(Order.create({ ...whole, payment: { case: "barter", value: item } })), missing);
});

test("required-fields-may-be-spread-over-pieces-of-a-message", () => {
  const pieces = bytes(0x0a, 1, 65, 0x12, 0, 0x12, 2, 0x08, 5);
  assert.equal(Order.decode(pieces), Order.create({ id: "A", customer }));
});

test("defaults-are-exact-and-not-sent", () => {
  assert.is(DefaultsDefaults.large, -9_123_456_789_123_456_789n);
  assert.is(DefaultsDefaults.largest, 2n ** 64n - 1n);
  assert.is(DefaultsDefaults.third, Math.fround(0.1));
  assert.equal(DefaultsDefaults.raw, bytes(1, 0xfe));
  assert.is(DefaultsDefaults.umlaut, "über");
  assert.equal(setFields(Defaults.create()), {});
  assert.is(Defaults.encode(Defaults.create()).length, 0);
  assert.equal([...Defaults.encode({ whole: -5 })].slice(0, 2), [0x08, 0xfb]);
});

test("extensions-are-kept-unchanged", () => {
  const whole = Order.encode(Order.create({ id: "a", customer }));
  const extended = bytes(...whole, 0xa2, 6, 1, 65, 0xaa, 6, 0);
  assert.equal(Order.decode(extended).$unknown, extended.subarray(whole.length));
  assert.equal(Order.encode(Order.decode(extended)), extended);
});

test("groups-are-read-and-written-between-their-tags", () => {
  const searchresult: Groups_SearchResult = { url: "u", inner: { depth: 7 } };
  const groups = Groups.create({ searchresult, many: [{ n: 1 }, {}], other: { url: "v" } });
  const encoded = bytes(
    ...[0x0b, 0x12, 1, 0x75, 0x1b, 0x20, 7, 0x1c, 0x0c],
    ...[0x2b, 0x08, 1, 0x2c, 0x2b, 0x2c],
    ...[0x32, 3, 0x12, 1, 0x76],
  );
  assert.equal(Groups.encode(groups), encoded);
  assert.equal(setFields(Groups.decode(encoded)), setFields(groups));
});

test("repeated-occurrences-of-a-group-are-merged-with-unknown-fields", () => {
  const twice = bytes(0x0b, 0x12, 1, 0x75, 0x0c, 0x0b, 0x1b, 0x20, 7, 0x1c, 0x98, 6, 1, 0x0c);
  assert.equal(Groups.decode(twice).searchresult, { url: "u", inner: { depth: 7 }, $unknown: bytes(0x98, 6, 1) });
});

test("group-ends-with-its-own-tag-in-its-own-message", () => {
  refusedAt(4, () => Groups.decode(bytes(0x0b, 0x12, 1, 0x75)));
  refusedAt(4, () => Groups.decode(bytes(0x0b, 0x12, 1, 0x75, 0x14)));
  refusedAt(1, () => Groups.decode(bytes(0x2b, 0x0c)));
  refusedAt(0, () => Groups.decode(bytes(0x2c)));
  // The inner message must not contain the end of the outer group.
  refusedAt(3, () => Order.decode(bytes(0x2a, 2, 0x0a, 0x0c)));
  refusedAt(2, () => Groups.decode(bytes(0x32, 1, 0x0c)));
});

test("groups-nest-a-hundred-levels-at-most", () => {
  const unknown = (depth: number) =>
    bytes(0x0b, 0x12, 1, 0x75, ...new Array(depth).fill(0x33), ...new Array(depth).fill(0x34), 0x0c);
  assert.ok(Groups.decode(unknown(99)).searchresult);
  refusedAt(103, () => Groups.decode(unknown(100)));
});

test("unnamed-numbers-of-a-closed-enum-are-unknown-fields", () => {
  assert.equal([isMood(1), isMood(-3), isMood(3)], [true, true, false]);
  const single = bytes(0x08, 9);
  assert.equal(Closed.decode(single), Closed.create({ $unknown: single }));
  assert.equal(Closed.decode(bytes(0x08, 2, 0x08, 9)).one, Mood.SAD);
  const list = Closed.decode(bytes(0x10, 1, 0x10, 9, 0x10, 2));
  assert.equal(list, Closed.create({ many: [1, 2], $unknown: bytes(0x10, 9) }));
  const either = Closed.decode(bytes(0x32, 1, 65, 0x28, 9));
  assert.equal(either, Closed.create({ either: { case: "text", value: "A" }, $unknown: bytes(0x28, 9) }));
});

test("each-unnamed-number-of-a-packed-closed-enum-becomes-a-field", () => {
  const negative = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
  const packed = Closed.decode(bytes(0x1a, 14, 1, 9, 0xac, 0x02, ...negative));
  assert.equal(packed.packed, [1]);
  assert.equal(packed.$unknown, bytes(0x18, 9, 0x18, 0xac, 0x02, 0x18, ...negative));
});

test("map-entry-with-an-unnamed-number-of-a-closed-enum-is-kept-whole", () => {
  const entry = bytes(0x22, 4, 0x08, 7, 0x10, 9);
  assert.equal(Closed.decode(entry), Closed.create({ $unknown: entry }));
  assert.equal(Closed.decode(bytes(0x22, 2, 0x08, 7)).named, new Map([[7, Mood.GLAD]]));
});

test("unnamed-number-of-a-closed-enum-is-refused-when-encoding", () => {
  // A caller without types can pass this.
  const message = Object.assign(Closed.create(), { one: 9 });
  assert.throws(() => Closed.encode(message), /golden\.proto2\.Closed\.one must be a value of its enum, not 9/);
});

test("strings-need-not-be-utf-8", () => {
  assert.is(Texts.decode(bytes(0x0a, 2, 65, 0xff)).text, "A\udcff");
  assert.is(Texts.decode(bytes(0x0a, 0)).text, "");
  assert.equal(Texts.decode(bytes(0x12, 4, 0x0a, 0, 0x12, 0)).texts, new Map([["", ""]]));
  refusedAt(1, () => Texts.decode(bytes(0x0a, 2, 65)));
});

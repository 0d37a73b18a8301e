import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Encoding, Presence, PresenceDefaults } from "../editions/generated/editions.ts";
import { setFields } from "../set-fields.ts";

const test = suite("editions");

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

test("presence-follows-the-feature", () => {
  assert.equal(setFields(Presence.create({ required: 0 })), { implicit: 0, required: 0, open: 0 });
  assert.equal(Presence.encode({ implicit: 0, explicit: 0, required: 0, open: 0 }), bytes(0x10, 0, 0x18, 0));
  assert.throws(() => Presence.decode(bytes(0x08, 1)), /golden\.editions\.Presence\.required is missing/);
  assert.is(PresenceDefaults.explicit, 7);
});

test("enum-is-closed-by-the-feature", () => {
  const decoded = Presence.decode(bytes(0x18, 0, 0x20, 9, 0x28, 9));
  assert.equal(setFields(decoded), { implicit: 0, required: 0, open: 9, $unknown: bytes(0x20, 9) });
});

test("messages-are-delimited-by-the-feature-but-never-in-maps", () => {
  const leaf = Encoding.create({ packed: [1] });
  const message = Encoding.create({
    delimited: leaf,
    prefixed: leaf,
    list: [leaf],
    map: new Map([[1, leaf]]),
    either: { case: "one", value: leaf },
  });
  const encoded = bytes(
    ...[0x0b, 0x3a, 1, 1, 0x0c],
    ...[0x12, 3, 0x3a, 1, 1],
    ...[0x1b, 0x3a, 1, 1, 0x1c],
    ...[0x22, 7, 0x08, 1, 0x12, 3, 0x3a, 1, 1],
    ...[0x2b, 0x3a, 1, 1, 0x2c],
  );
  assert.equal(Encoding.encode(message), encoded);
  assert.equal(Encoding.decode(encoded), message);
});

test("lists-are-packed-by-the-feature-and-read-either-way", () => {
  const lists = { packed: [1, 2], expanded: [3, 4] };
  assert.equal(Encoding.encode(Encoding.create(lists)), bytes(0x3a, 2, 1, 2, 0x40, 3, 0x40, 4));
  assert.equal(Encoding.decode(bytes(0x38, 1, 0x38, 2, 0x42, 2, 3, 4)), Encoding.create(lists));
});

test("utf-8-is-checked-unless-the-feature-disables-it", () => {
  assert.equal(Encoding.decode(bytes(0x32, 1, 0xff)).either, { case: "text", value: "\udcff" });
});

test("field-with-another-wire-type-than-the-feature-is-unknown", () => {
  const prefixed = bytes(0x0a, 0);
  assert.equal(Encoding.decode(prefixed), Encoding.create({ $unknown: prefixed }));
});

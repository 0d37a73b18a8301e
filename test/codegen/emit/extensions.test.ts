/** Extensions: typed accessors over the unknown fields of a message, in binary and in JSON. */

import * as assert from "uvu/assert";
import { DecodeError, UsageError } from "../../../src/errors.ts";
import type { Extensible, Extension } from "../../../src/wire/extension.ts";
import { JsonRegistry } from "../../../src/wire/json/codec.ts";
import { suite } from "../../suite.ts";
import { load } from "../compiled.ts";
import {
  BaseJson,
  labelJson,
  marksJson,
  noteAtJson,
  notesJson,
  Set$Json,
  Track_inSetJson,
} from "../extensions/generated/extensions.json.ts";
import {
  Base,
  Base_level,
  Color,
  color,
  label,
  marks,
  Note,
  noteAt,
  notes,
  Set$,
  Track,
  Track_inSet,
  total,
} from "../extensions/generated/extensions.ts";

const test = suite("extensions");

function hex(message: Base): string {
  return Buffer.from(Base.encode(message)).toString("hex");
}

test("absent-extension-has-no-value-and-a-list-is-empty", () => {
  const base = Base.create();
  assert.equal([label.get(base), label.has(base), label.defaultValue], [undefined, false, "none"]);
  assert.equal([marks.get(base), marks.has(base)], [[], false]);
});

test("value-that-is-set-is-encoded-and-decoded", () => {
  const base = Base.create({ a: 1 });
  label.set(base, "x");
  marks.set(base, [1, 300]);
  notes.set(base, [Note.create({ text: "hi" }), Note.create()]);
  noteAt.set(base, Note.create({ text: "é" }));
  Base_level.set(base, -1n);
  color.set(base, Color.RED);
  const decoded = Base.decode(Base.encode(base));
  assert.is(label.get(decoded), "x");
  assert.equal(marks.get(decoded), [1, 300]);
  assert.equal(
    notes.get(decoded).map(({ text }) => text),
    ["hi", undefined],
  );
  assert.is(noteAt.get(decoded)?.text, "é");
  assert.is(Base_level.get(decoded), -1n);
  assert.is(color.get(decoded), Color.RED);
  assert.is(decoded.a, 1);
});

test("extension-with-its-default-is-there-whatever-presence-its-file-gives-to-fields", async () => {
  const exports = await load(
    'edition = "2023"; option features.field_presence = IMPLICIT;' +
      "message Peer { extensions 100 to 200; } extend Peer { int32 age = 100; bool away = 101; }",
  );
  if (typeof exports === "string") throw new Error(exports);
  for (const [name, value] of [
    ["age", 0],
    ["away", false],
  ] as const) {
    const extension = exports[name];
    assert.ok(isExtension(extension), name);
    const peer: Extensible = {};
    extension.set(peer, value);
    assert.equal([extension.has(peer), extension.get(peer)], [true, value]);
  }
});

function isExtension(value: unknown): value is Extension<Extensible, unknown> {
  return typeof value === "object" && value !== null && "clear" in value;
}

test("extensions-travel-as-other-implementations-send-them", () => {
  const base = Base.create();
  marks.set(base, [1, 2]);
  label.set(base, "x");
  assert.is(hex(base), "aa06020102" + "a2060178");
});

test("setting-replaces-clearing-removes-and-others-stay", () => {
  const base = Base.decode(Uint8Array.of(0xf8, 0x07, 7));
  label.set(base, "x");
  label.set(base, "y");
  assert.is(hex(base), "f80707a2060179");
  label.clear(base);
  assert.is(hex(base), "f80707");
  marks.set(base, [3]);
  marks.set(base, []);
  label.set(base, undefined);
  assert.is(hex(base), "f80707");
  const bare = Base.create();
  label.set(bare, "x");
  label.clear(bare);
  assert.not.ok("$unknown" in bare);
});

function set(bytes: string): Set$ {
  return Set$.decode(Buffer.from(bytes, "hex"));
}

/** Group 1 with the number 2147483646 in field 2 and a Track in field 3, whose last byte is that of an "é". */
const ITEM = "0b10feffffff071a0608011202c3a90c";

test("message-in-a-message-set-travels-as-an-item", () => {
  const bare = Set$.create();
  assert.equal([Track_inSet.get(bare), Track_inSet.has(bare)], [undefined, false]);
  Track_inSet.set(bare, Track.create({ speed: 1, title: "é" }));
  assert.is(Buffer.from(Set$.encode(bare)).toString("hex"), ITEM);
  assert.equal(Track_inSet.get(set(ITEM)), { speed: 1, title: "é" });
  assert.ok(Track_inSet.has(set(ITEM)));
  Track_inSet.clear(bare);
  assert.equal(bare, {});
});

test("setting-an-item-replaces-those-of-its-number-only", () => {
  const other = "0b10051a0208050c";
  const message = set(ITEM + other + ITEM);
  Track_inSet.set(message, Track.create({ speed: 2 }));
  assert.is(Buffer.from(Set$.encode(message)).toString("hex"), `${other}0b10feffffff071a0208020c`);
  Track_inSet.set(message, undefined);
  assert.is(Buffer.from(Set$.encode(message)).toString("hex"), other);
});

test("items-are-read-in-any-order-and-merged", () => {
  const reversed = "0b1a02080310feffffff070c";
  assert.equal(Track_inSet.get(set(ITEM + reversed)), { speed: 3, title: "é" });
  const unusual = ["0b10feffffff070c", "0b1a0208010c", "0a00", "0b0c"];
  assert.equal(
    unusual.map((each) => Track_inSet.has(set(each))),
    [true, false, false, false],
  );
  assert.throws(
    () => Track_inSet.get(set("0b10feffffff071a01ff0c")),
    (error: unknown) => error instanceof DecodeError,
  );
  assert.throws(() => Track_inSet.get(set("0b10feffffff070c")), /speed/);
});

test("message-set-has-its-items-in-json", () => {
  const registry = new JsonRegistry([Track_inSetJson]);
  const json = Set$Json.toJson(set(ITEM), { registry });
  assert.equal(json, { "[golden.extensions.Track.in_set]": { speed: 1, title: "é" } });
  assert.is(Buffer.from(Set$.encode(Set$Json.fromJson(json, { registry }))).toString("hex"), ITEM);
});

test("parts-of-a-message-that-arrive-apart-are-merged", () => {
  const [one, other] = [Base.create(), Base.create()];
  noteAt.set(one, Note.create({ text: "a" }));
  noteAt.set(other, Note.create({ size: 3 }));
  const merged = Base.decode(Buffer.concat([Base.encode(one), Base.encode(other)]));
  const { text, size } = noteAt.get(merged) ?? {};
  assert.equal([text, size], ["a", 3]);
});

test("wrong-values-are-refused-with-the-name-of-the-extension", () => {
  const base = Base.create();
  const untyped: Extension<Extensible, unknown> = total;
  assert.throws(() => untyped.set(base, "1"), /golden\.extensions\.total/);
  const broken = Base.decode(Uint8Array.of(0xe2, 0x06, 1, 0xff));
  assert.ok(noteAt.has(broken));
  assert.throws(() => noteAt.get(broken), /at byte/);
});

const registry = new JsonRegistry([labelJson, marksJson, noteAtJson, notesJson]);

test("json-has-extensions-of-the-registry-under-their-names-in-brackets", () => {
  const base = Base.create({ a: 1 });
  label.set(base, "x");
  marks.set(base, [1, 2]);
  noteAt.set(base, Note.create({ text: "n" }));
  color.set(base, Color.RED);
  const json = BaseJson.toJson(base, { registry });
  assert.equal(json, {
    a: 1,
    "[golden.extensions.label]": "x",
    "[golden.extensions.marks]": [1, 2],
    "[golden.extensions.note_at]": { text: "n" },
  });
  color.clear(base);
  assert.is(hex(BaseJson.fromJson(json, { registry })), hex(base));
  assert.equal(BaseJson.toJson(base), { a: 1 });
});

test("json-with-an-extension-that-the-registry-lacks-is-refused", () => {
  const json = { "[golden.extensions.color]": "RED" };
  assert.throws(() => BaseJson.fromJson(json, { registry }), /has no field "\[golden\.extensions\.color\]"/);
  assert.equal(BaseJson.fromJson(json, { registry, unknownFields: "ignore" }), Base.create());
  assert.throws(() => BaseJson.fromJson({ "[golden.extensions.label]": 7 }, { registry }), /must be a string/);
});

test("json-of-a-malformed-extension-is-refused-by-its-name", () => {
  // Field 108 is a message of one byte, which begins a tag and does not end it.
  const broken = Base.decode(Uint8Array.of(0xe2, 0x06, 1, 0xff));
  assert.throws(
    () => BaseJson.toJson(broken, { registry }),
    (error: unknown) =>
      error instanceof UsageError && /Base\[golden\.extensions\.note_at\] does not hold a value/.test(error.message),
  );
});

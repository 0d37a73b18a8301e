import * as assert from "uvu/assert";
import { JsonReader } from "../../../src/wire/json/codec.ts";
import { enumJson, slotOf } from "../../../src/wire/json/enum.ts";
import { suite } from "../../suite.ts";

const test = suite("enums in JSON");

const reader = new JsonReader();

test("names-that-share-a-slot-are-all-found", () => {
  const names = ["ABX", "CDX", "EFX", "A", "B"];
  const colours = enumJson("test.Colour", Object.fromEntries(names.map((name, number) => [name, number])));
  const slots = names.map((name) => slotOf(name, colours.slotNames.length));
  assert.ok(new Set(slots).size < names.length);
  assert.equal(
    names.map((name) => reader.enum(colours, name, "colour")),
    names.map((_, number) => number),
  );
});

test("empty-and-inherited-names-are-unknown", () => {
  const colours = enumJson("test.Colour", { RED: 0 });
  for (const name of ["", "GED", "toString", "__proto__"]) {
    assert.throws(() => reader.enum(colours, name, "colour"));
    assert.is(new JsonReader({ unknownFields: "ignore" }).enum(colours, name, "colour"), undefined);
  }
});

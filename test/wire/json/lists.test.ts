import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { RepeatedJson } from "../../codegen/repeated/generated/repeated.json.ts";
import { Repeated } from "../../codegen/repeated/generated/repeated.ts";
import { suite } from "../../suite.ts";

const test = suite("lists in JSON");

const LONE_SURROGATE = "a\ud800";

test("a-list-of-plain-values-is-copied-both-ways", () => {
  const message = Repeated.create({
    packed: [0, 7, 2 ** 32 - 1],
    doubles: [0.5, -0],
    flags: [true, false],
    texts: ["", "ü"],
  });
  const json = RepeatedJson.toJson(message);
  assert.equal(json, { packed: [0, 7, 2 ** 32 - 1], doubles: [0.5, -0], flags: [true, false], texts: ["", "ü"] });
  const read = RepeatedJson.fromJson(json);
  assert.equal(read, message);
  message.packed.push(8);
  assert.equal(json, { packed: [0, 7, 2 ** 32 - 1], doubles: [0.5, -0], flags: [true, false], texts: ["", "ü"] });
  assert.is(read.packed.length, 3);
});

test("values-that-JSON-has-otherwise-are-converted", () => {
  const json = RepeatedJson.toJson(Repeated.create({ packed: [-0, 1], doubles: [Number.NaN, -Infinity, 1] }));
  assert.equal(json, { packed: [0, 1], doubles: ["NaN", "-Infinity", 1] });
  const { packed, doubles } = RepeatedJson.fromJson({ packed: ["7", -0, 1e3], doubles: ["NaN", "2.5", 1] });
  assert.equal(packed, [7, 0, 1_000]);
  assert.not(Object.is(packed[1], -0));
  assert.equal(doubles, [Number.NaN, 2.5, 1]);
});

test("a-wrong-value-is-named-with-its-index", () => {
  const wrong: [object, string][] = [
    [{ packed: [1, 2 ** 32] }, "packed[1]"],
    [{ packed: [1, -1] }, "packed[1]"],
    [{ packed: [1, 0.5] }, "packed[1]"],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what this is about
    [{ packed: [1, , 3] }, "packed[1]"],
    [{ packed: [1, null] }, "packed[1]"],
    [{ doubles: [1, {}] }, "doubles[1]"],
    [{ flags: [true, 1] }, "flags[1]"],
    [{ texts: ["a", LONE_SURROGATE] }, "texts[1]"],
    [{ texts: ["a", 5] }, "texts[1]"],
  ];
  for (const [fields, path] of wrong) {
    for (const convert of [
      () => RepeatedJson.toJson(Object.assign(Repeated.create(), fields)),
      () => RepeatedJson.fromJson(fields),
    ])
      assert.throws(convert, (error: unknown) => error instanceof UsageError && error.message.includes(`.${path} `));
  }
});

import * as assert from "uvu/assert";
import { columnsAtMost, columnsOf, unitsOf } from "../../../../examples/client/screen/columns.ts";
import { suite } from "../../../suite.ts";

const test = suite("columns of a terminal");

const PICTURES = ["👩‍💻", "🏳️‍🌈", "❤️", "👍🏽", "🇩🇪", "🎉", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👨‍👩‍👧‍👦"];

test("marks-take-no-column-and-wide-characters-two", () => {
  assert.is(columnsOf("abc"), 3);
  assert.is(columnsOf("e\u0301"), 1);
  assert.is(columnsOf("日本"), 4);
  assert.is(columnsOf("ｆｕｌｌ"), 8);
  assert.is(columnsOf("\u1112\u1161\u11ab"), 2, "a Korean syllable in three parts");
});

test("an-emoji-of-several-characters-takes-two-columns", () => {
  for (const picture of PICTURES) assert.is(columnsOf(picture), 2, picture);
  assert.is(columnsOf("❤"), 1, "the text style");
});

test("joiners-between-letters-take-no-column", () => {
  assert.is(columnsOf("می‌خواهم"), 7);
  assert.is(columnsOf("क्‍ष"), 2);
});

test("a-terminal-that-shows-the-parts-of-an-emoji-is-wide-enough", () => {
  assert.is(columnsAtMost("👩‍💻"), 4);
  assert.is(columnsAtMost("👨‍👩‍👧‍👦"), 8);
  assert.is(columnsAtMost("👍🏽"), 4);
  for (const picture of PICTURES) assert.ok(columnsAtMost(picture) >= 2, picture);
  assert.is(columnsAtMost("می‌خواهم, 日本"), 13);
});

test("a-row-ends-between-clusters-and-inside-those-that-nobody-writes", () => {
  const text = "e\u0301👩‍💻日🇩🇪";
  assert.equal(unitsOf(text), [
    { text: "e\u0301", columns: 1 },
    { text: "👩‍💻", columns: 4 },
    { text: "日", columns: 2 },
    { text: "🇩🇪", columns: 2 },
  ]);
  const flood = "\u1100".repeat(500);
  const columns = unitsOf(flood).map((unit) => unit.columns);
  assert.ok(Math.max(...columns) <= 12);
  assert.is(
    columns.reduce((sum, each) => sum + each),
    1_000,
  );
});

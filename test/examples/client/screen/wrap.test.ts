import * as assert from "uvu/assert";
import { columnsOf } from "../../../../examples/client/screen/columns.ts";
import { type Part, render } from "../../../../examples/client/screen/screen.ts";
import { wrap } from "../../../../examples/client/screen/wrap.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("line wrapping");

function rows(columns: number, ...parts: readonly Part[]): string[] {
  return wrap(parts, columns).map((line) => render(line, false));
}

test("line-breaks-before-the-word-that-does-not-fit", () => {
  assert.equal(rows(11, "The train is late again"), ["The train", "is late", "again"]);
  assert.equal(rows(9, "The train is late again"), ["The train", "is late", "again"]);
  assert.equal(rows(80, "The train is late again"), ["The train is late again"]);
  assert.equal(rows(80, ""), [""]);
});

test("following-rows-keep-the-indentation", () => {
  assert.equal(rows(12, "  one two three four"), ["  one two", "  three four"]);
});

test("following-rows-stay-in-the-second-column", () => {
  assert.equal(rows(24, "  quit     ends the program now"), ["  quit     ends the", "           program now"]);
  assert.equal(rows(16, "  quit     ends the program"), ["  quit     ends", "  the program"]);
  assert.equal(
    rows(12, "hello  world, it is late"),
    ["hello ", "world, it is", "late"].map((row) => row.trimEnd()),
  );
});

test("words-longer-than-a-row-are-left-whole", () => {
  assert.equal(rows(5, "abcdefgh i"), ["abcdefgh", "i"]);
});

test("words-of-several-parts-are-not-split-and-keep-their-styles", () => {
  const parts = ["from ", { text: "grace", style: "bold" }, ": hello there"] as const;
  assert.equal(wrap(parts, 12), [["from ", { text: "grace", style: "bold" }, ":"], ["hello there"]]);
  assert.equal(wrap(parts, 10), [["from"], [{ text: "grace", style: "bold" }, ":"], ["hello"], ["there"]]);
});

test("text-is-measured-as-displayed", () => {
  assert.equal(rows(8, "日本 日本 a"), ["日本", "日本 a"]);
  assert.equal(rows(12, "ab\u202e cd"), ["ab<U+202E>", "cd"]);
});

test("only-blanks-at-breaks-are-lost", () => {
  const random = new SeededRandom(SEED);
  for (let run = 0; run < 2_000; run++) {
    const parts = Array.from({ length: random.below(5) }, () =>
      Array.from({ length: random.below(20) }, () => (random.below(4) === 0 ? " " : "x")).join(""),
    );
    const columns = 1 + random.below(30);
    const broken = rows(columns, ...parts);
    const words = (lines: readonly string[]) => lines.join(" ").split(" ").filter(Boolean);
    assert.equal(words(broken), words([parts.join("")]), `seed ${SEED}`);
    for (const line of broken)
      assert.ok(columnsOf(line) <= columns || words([line]).length <= 1 || /^ /.test(line), line);
  }
});

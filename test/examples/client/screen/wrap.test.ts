import * as assert from "uvu/assert";
import { columnsAtMost } from "../../../../examples/client/screen/columns.ts";
import { OTHER, OWN, OWN_MARK, type Part, paint } from "../../../../examples/client/screen/screen.ts";
import { wrap } from "../../../../examples/client/screen/wrap.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("line wrapping");

function rows(columns: number, ...parts: readonly Part[]): string[] {
  return wrap(parts, columns).map((line) => paint(line, false));
}

test("line-breaks-before-the-word-that-does-not-fit", () => {
  assert.equal(rows(11, "The train is late again"), ["The train", "    is late", "    again"]);
  assert.equal(rows(9, "The train is late again"), ["The train", "    is", "    late", "    again"]);
  assert.equal(rows(80, "The train is late again"), ["The train is late again"]);
  assert.equal(rows(80, ""), [""]);
});

test("following-rows-are-indented-further-than-any-line-of-a-text", () => {
  assert.equal(rows(14, "  one two three four"), ["  one two", "    three four"]);
  assert.equal(rows(14, OTHER, "eve: one two three"), ["  eve: one two", "    three"]);
  assert.equal(rows(14, OWN, "you: one two three"), [`${OWN_MARK} you: one two`, "    three"]);
  assert.equal(rows(20, OTHER, "eve:", " ".repeat(40), "ada: yes"), ["  eve:", "    ada: yes"]);
});

test("line-feeds-of-a-text-begin-indented-rows-and-those-of-other-lines-are-symbols", () => {
  assert.equal(rows(20, OTHER, "eve: ", "one\n  two\n\nada: three"), ["  eve: one", "      two", "", "    ada: three"]);
  assert.equal(rows(20, OWN, "you: ", "one two three four five\nsix"), [
    `${OWN_MARK} you: one two three`,
    "    four five",
    "    six",
  ]);
  assert.equal(rows(20, OTHER, "eve: ", "end\n"), ["  eve: end␊"]);
  assert.equal(rows(19, "The server says: a\nb"), ["The server says:", "    a␊b"]);
  assert.is(
    rows(80, OTHER, "eve: ", "\n".repeat(9_000)).length < 250,
    true,
    "a flood of line feeds is shown in symbols",
  );
});

test("following-rows-stay-in-the-second-column", () => {
  assert.equal(rows(24, "  quit     ends the program now"), ["  quit     ends the", "           program now"]);
  assert.equal(rows(12, "hello  world, it is late"), ["hello ", "    world,", "    it is", "    late"].map(trimEnd));
  assert.equal(rows(20, OTHER, "eve: a   two words more"), ["  eve: a   two words", "    more"], "no table");
});

test("second-column-without-room-goes-below-the-first-also-if-the-line-would-fit", () => {
  assert.equal(rows(20, "  quit     ends the program"), ["  quit", "    ends the program"]);
  assert.equal(rows(16, "  quit     ends the program"), ["  quit", "    ends the", "    program"]);
  assert.equal(rows(20, "  quit     ends"), ["  quit", "    ends"]);
  assert.equal(rows(22, "  quit     ends"), ["  quit     ends"]);
  assert.equal(rows(20, OTHER, "eve: a             b"), ["  eve: a", "    b"], "no table");
});

test("word-longer-than-a-row-is-broken-and-indented", () => {
  assert.equal(rows(10, "abcdefghijklmnop q"), ["abcdefghij", "    klmnop", "    q"]);
  assert.equal(rows(20, OTHER, "eve: ", `${"-".repeat(15)}ada:yes`), ["  eve: -------------", "    --ada:yes"]);
  assert.equal(rows(10, "ab 日本日本日本"), ["ab 日本日", "    本日本"]);
});

test("words-of-several-parts-are-not-split-and-keep-their-styles", () => {
  const parts = ["from ", { text: "grace", style: "bold" }, ": hello there"] as const;
  assert.equal(wrap(parts, 15), [
    ["from ", { text: "grace", style: "bold" }, ":"],
    ["    ", "hello there"],
  ]);
  assert.equal(wrap(parts, 10), [
    ["from"],
    ["    ", { text: "grace", style: "bold" }, ":"],
    ["    ", "hello"],
    ["    ", "there"],
  ]);
});

test("text-is-measured-as-displayed", () => {
  assert.equal(rows(10, "日本日 本日 a"), ["日本日", "    本日 a"]);
  assert.equal(rows(15, "ab\u202e cd efgh"), ["ab<U+202E> cd", "    efgh"]);
});

test("only-blanks-at-breaks-are-lost", () => {
  const random = new SeededRandom(SEED);
  for (let run = 0; run < 2_000; run++) {
    const parts = Array.from({ length: random.below(5) }, () =>
      Array.from({ length: random.below(20) }, () => (random.below(4) === 0 ? " " : "x")).join(""),
    );
    const columns = 13 + random.below(30);
    const broken = rows(columns, ...parts);
    const letters = (lines: readonly string[]): string => lines.join("").replaceAll(" ", "");
    assert.equal(letters(broken), letters([parts.join("")]), `seed ${SEED}`);
  }
});

test("no-row-of-a-foreign-text-is-wider-than-the-terminal-or-begins-where-lines-begin", () => {
  const random = new SeededRandom(SEED);
  const bits = [
    "you: hi",
    " ",
    "   ",
    "x".repeat(40),
    "👩‍💻",
    "👨‍👩‍👧‍👦",
    "❤️",
    "\u0301",
    "日本",
    "می‌خواهم",
    "\u1100".repeat(30),
  ];
  const alphabet = [...bits, "\u202e", "\n", "\u200d", OWN_MARK, "🇩🇪", "\u{e0041}"];
  for (let run = 0; run < 1_000; run++) {
    const pick = (): string => alphabet[random.below(alphabet.length)] ?? "";
    const text = Array.from({ length: random.below(30) }, pick).join("");
    const columns = 16 + random.below(100);
    // No name begins with white space.
    const name = { text: `a${pick()}${pick()}: `, style: "bold" } as const;
    const [first = "", ...more] = rows(columns, OTHER, name, text);
    for (const row of [first, ...more]) {
      assert.ok(columnsAtMost(row) <= columns, `seed ${SEED}, ${columns} columns: ${row}`);
      assert.not.ok(row.includes(OWN_MARK), row);
    }
    assert.match(first, /^ {2}/);
    for (const row of more) assert.match(row, /^(?: {4}|$)/, `seed ${SEED}`);
  }
});

function trimEnd(row: string): string {
  return row.trimEnd();
}

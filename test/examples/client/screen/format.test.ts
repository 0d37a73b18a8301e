import * as assert from "uvu/assert";
import { formatTable } from "../../../../examples/client/screen/format.ts";
import { suite } from "../../../suite.ts";

const test = suite("table");

test("a-column-is-as-wide-as-its-widest-cell", () => {
  const lines = formatTable([
    ["NAME", "PORT"],
    ["ada", "4433"],
    ["grace-hopper", "1"],
  ]);
  assert.equal(lines, ["NAME          PORT", "ada           4433", "grace-hopper  1"]);
});

test("wide-characters-and-marks-are-measured-as-displayed", () => {
  const [wide, marked, plain] = formatTable([
    ["日本", "x"],
    ["e\u0301e\u0301e\u0301e\u0301", "x"],
    ["abcd", "x"],
  ]);
  assert.is(wide, "日本  x");
  assert.is(marked, "e\u0301e\u0301e\u0301e\u0301  x");
  assert.is(plain, "abcd  x");
});

test("table-may-have-any-number-of-rows", () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => ["x", String(index)]);
  assert.is(formatTable(rows).length, 200_000);
});

test("cells-are-measured-as-they-are-shown", () => {
  assert.equal(
    formatTable([
      ["a\u202eb", "x"],
      ["👩‍💻", "x"],
      ["می‌خواهم", "x"],
    ]),
    ["a<U+202E>b  x", "👩‍💻          x", "می‌خواهم     x"],
  );
});

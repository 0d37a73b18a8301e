import * as assert from "uvu/assert";
import { columnsOf, placeAfter } from "../../../../examples/client/screen/columns.ts";
import { suite } from "../../../suite.ts";

const test = suite("columns of a terminal");

test("marks-take-no-column-and-wide-characters-two", () => {
  assert.is(columnsOf("abc"), 3);
  assert.is(columnsOf("e\u0301"), 1);
  assert.is(columnsOf("日本"), 4);
});

test("the-cursor-moves-to-the-next-row-after-a-full-row", () => {
  assert.equal(placeAfter("", 10), { row: 0, column: 0 });
  assert.equal(placeAfter("123456789", 10), { row: 0, column: 9 });
  assert.equal(placeAfter("1234567890", 10), { row: 1, column: 0 });
  assert.equal(placeAfter("1234567890".repeat(3), 10), { row: 3, column: 0 });
  assert.equal(placeAfter("1234567890a", 10), { row: 1, column: 1 });
});

test("a-wide-character-is-not-split", () => {
  assert.equal(placeAfter("123456789日", 10), { row: 1, column: 2 });
  assert.equal(placeAfter("12345678日", 10), { row: 1, column: 0 });
});

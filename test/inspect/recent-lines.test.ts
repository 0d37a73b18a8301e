/** Which lines of a recording stay in memory. */

import * as assert from "uvu/assert";
import type { GapLine, Line, MessageLine } from "../../src/inspect/line.ts";
import { RecentLines } from "../../src/inspect/recent-lines.ts";
import { suite } from "../suite.ts";

const test = suite("inspect/recent-lines");

function message(number: number, bytes: number): MessageLine {
  const connection = { connection: 1, end: "server", other: "192.0.2.1:5", user: "", way: "sent" } as const;
  return { kind: "message", number, ms: 0, bytes, before: "NEW", after: "NEW", message: {}, ...connection };
}

function filled(linesMax: number, bytesMax: number, sizes: readonly number[]): RecentLines {
  const lines = new RecentLines(linesMax, bytesMax);
  for (const [index, bytes] of sizes.entries()) lines.add(message(index + 1, bytes));
  return lines;
}

function numbers(lines: readonly Line[]): number[] {
  return lines.map(({ number }) => number);
}

test("the-oldest-line-makes-way-at-the-greatest-number", () => {
  const lines = filled(3, 1_000, [1, 1, 1, 1, 1]);
  assert.equal([lines.first, lines.last, numbers(lines.after(0, 10))], [3, 5, [3, 4, 5]]);
});

test("the-oldest-lines-make-way-for-a-long-message", () => {
  const lines = filled(10, 100, [40, 40, 20]);
  assert.equal(numbers(lines.after(0, 10)), [1, 2, 3]);
  lines.add(message(4, 50));
  assert.equal(numbers(lines.after(0, 10)), [3, 4]);
  lines.add(message(5, 1_000));
  assert.equal(numbers(lines.after(0, 10)), [5]);
  lines.add(message(6, 100));
  assert.equal(numbers(lines.after(0, 10)), [6]);
});

test("lines-without-a-message-take-no-bytes", () => {
  const lines = filled(10, 100, [100]);
  const gap: GapLine = { kind: "gap", number: 2, ms: 0, lost: 1, reason: "the disk was too slow" };
  lines.add(gap);
  assert.equal(numbers(lines.after(0, 10)), [1, 2]);
});

test("a-part-is-bounded-by-lines-and-bytes-and-never-empty", () => {
  const lines = filled(10, 1_000, [10, 10, 300, 10]);
  assert.equal(numbers(lines.after(0, 1)), [1]);
  assert.equal(numbers(lines.after(0, 10, 25)), [1, 2]);
  assert.equal(numbers(lines.after(2, 10, 25)), [3]);
  assert.equal(numbers(lines.after(3, 10, 25)), [4]);
  assert.equal(numbers(lines.after(4, 10, 25)), []);
});

test("one-line-is-enough", () => {
  const lines = filled(1, 1_000, [1, 1, 1]);
  assert.equal([lines.first, numbers(lines.after(0, 10))], [3, [3]]);
});

import * as assert from "uvu/assert";
import { ProtocolError, UsageError } from "../../src/errors.ts";
import { fragmentText, Reassembler } from "../../src/peering/texts.ts";
import { suite } from "../suite.ts";

const test = suite("text pieces");

test("text-that-fits-is-one-piece", () => {
  assert.equal(fragmentText("", 4, 100), [{ text: "", continued: false }]);
  assert.equal(fragmentText("häy", 4, 100), [{ text: "häy", continued: false }]);
});

test("text-is-cut-between-code-points", () => {
  // 1, 2, 3, 4 and 4 bytes.
  assert.equal(fragmentText("aä€😀😀", 6, 100), [
    { text: "aä€", continued: true },
    { text: "😀", continued: true },
    { text: "😀", continued: false },
  ]);
});

test("pieces-are-joined-to-what-was-cut", () => {
  const joiner = new Reassembler(10_000);
  for (const text of ["one", "", "zwei 😀 ".repeat(500), "3"]) {
    const pieces = fragmentText(text, 7, 10_000);
    assert.ok(pieces.every((piece) => Buffer.byteLength(piece.text) <= 7));
    const joined = pieces.map((piece) => joiner.add(piece));
    assert.is(joined.pop(), text);
    assert.ok(joined.every((whole) => whole === undefined));
  }
});

test("text-that-is-too-long-or-not-well-formed-is-refused", () => {
  const isRefused = (error: unknown) => error instanceof UsageError && error.code === "INVALID_ARGUMENT";
  assert.throws(() => fragmentText("ä".repeat(51), 10, 101), isRefused);
  assert.is(fragmentText("ä".repeat(50), 10, 100).length, 10);
  assert.throws(() => fragmentText("half \ud83d", 10, 100), isRefused);
});

test("text-that-never-ends-is-refused-at-the-limit", () => {
  const joiner = new Reassembler(10);
  assert.is(joiner.add({ text: "12345", continued: true }), undefined);
  assert.is(joiner.add({ text: "67890", continued: true }), undefined);
  assert.throws(
    () => joiner.add({ text: "1", continued: true }),
    (error: unknown) => error instanceof ProtocolError && error.code === "TOO_LARGE",
  );
});

import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { FIRST_VIOLATION, type Violation, violationText } from "../../../src/violation.ts";
import {
  areBytesUnique,
  bytesContain,
  bytesEndWith,
  bytesEqual,
  bytesStartWith,
  characters,
  isPathIn,
  isUnique,
  utf8Bytes,
} from "../../../src/wire/validate/values.ts";
import { type Violations, validate } from "../../../src/wire/validate/violations.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("values and violations");

const UNITS = ["a", "é", "中", "\u{1f600}", "\ud800", "\udc00", "\n"];

test("lengths-of-texts-are-counted-in-code-points-and-bytes", () => {
  const random = new SeededRandom(SEED);
  for (let round = 0; round < 2_000; round++) {
    const text = Array.from({ length: random.below(12) }, () => UNITS[random.below(UNITS.length)]).join("");
    assert.is(characters(text), [...text].length, JSON.stringify(text));
    assert.is(utf8Bytes(text), Buffer.byteLength(text), JSON.stringify(text));
  }
});

test("bytes-are-found-where-they-are", () => {
  const random = new SeededRandom(SEED);
  const draw = (length: number): number[] => Array.from({ length: random.below(length) }, () => random.below(2));
  for (let round = 0; round < 5_000; round++) {
    const [bytes, part] = [Uint8Array.from(draw(12)), draw(5)];
    const buffer = Buffer.from(bytes);
    assert.is(bytesContain(bytes, part), buffer.includes(Buffer.from(part)));
    assert.is(bytesStartWith(bytes, part), buffer.subarray(0, part.length).equals(Buffer.from(part)));
    const end = Math.max(0, buffer.length - part.length);
    assert.is(bytesEndWith(bytes, part), buffer.subarray(end).equals(Buffer.from(part)));
    assert.is(bytesEqual(bytes, part), buffer.equals(Buffer.from(part)));
  }
});

test("equal-items-are-found", () => {
  assert.ok(isUnique([1, 2, 3]) && isUnique(["a", "A"]) && isUnique([]));
  assert.not.ok(isUnique([1n, 1n]));
  assert.ok(areBytesUnique([Uint8Array.of(1, 2), Uint8Array.of(12)]));
  assert.not.ok(areBytesUnique([Uint8Array.of(1), Uint8Array.of(1)]));
});

test("path-of-a-field-mask-is-in-a-list-if-it-or-a-message-around-it-is", () => {
  assert.ok(isPathIn("a.b", ["a.b"]) && isPathIn("a.b.c", ["a.b"]));
  assert.not.ok(isPathIn("a.bc", ["a.b"]));
});

test("violations-are-limited-and-say-where-they-are", () => {
  const check = (count: number, found: Violations): void => {
    for (let index = 0; index < count; index++) {
      found.enter("items", index);
      found.add("string.len", "must be 3 characters", "labels", 'a"b');
      found.leave();
    }
    found.addKey("int32.gt", "must be greater than 0", "counts", 0);
  };
  const [first, ...others] = validate(check, 3, { violationsMax: 2 });
  assert.equal(first, {
    path: 'items[0].labels["a\\"b"]',
    ruleId: "string.len",
    message: "must be 3 characters",
    forKey: false,
  } satisfies Violation);
  assert.is(others.length, 1);
  assert.is(validate(check, 1_000, undefined).length, 100);
  assert.is(validate(check, 1_000, FIRST_VIOLATION).length, 1);
  const [key] = validate(check, 0, {});
  assert.is(key === undefined ? "" : violationText(key), "The key of counts[0]: must be greater than 0.");
});

test("message-inside-itself-is-refused", () => {
  const check = (message: object, found: Violations): void => {
    found.enter("inner");
    check(message, found);
  };
  assert.throws(() => validate(check, {}, undefined), /nested deeper than 100/);
});

test("a-value-that-is-no-message-is-refused", () => {
  const check = (message: { readonly body: { readonly case: string } }): void => void message.body.case.length;
  assert.throws(
    () => validate(check, {} as never, undefined),
    (error: unknown) => error instanceof UsageError && error.cause instanceof TypeError,
  );
});

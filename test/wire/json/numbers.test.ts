import * as assert from "uvu/assert";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { exactInteger, integerText, quickBigInt, shortFloat, shortInteger } from "../../../src/wire/json/numbers.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("numbers in JSON");

function randomDigits(random: SeededRandom): string {
  const digits = Array.from({ length: random.below(21) }, () => random.below(10)).join("");
  const text = `${random.below(3) === 0 ? "-" : ""}${digits}`;
  return random.below(8) === 0 ? `${text.slice(0, random.below(20))}:${text.slice(random.below(20))}` : text;
}

test("quick-ways-of-reading-agree-with-the-exact-way", () => {
  const random = new SeededRandom(SEED);
  const counts = { short: 0, quick: 0 };
  for (let count = 0; count < 50_000; count++) {
    const text = randomDigits(random);
    const exact = exactInteger(text);
    const short = shortInteger(text);
    if (!Number.isNaN(short)) {
      assert.is(BigInt(short), exact, text);
      counts.short++;
    }
    const quick = quickBigInt(text);
    if (quick === undefined) continue;
    assert.is(quick, exact, text);
    counts.quick++;
  }
  assert.ok(counts.short > 10_000 && counts.quick > counts.short + 2_000, JSON.stringify(counts));
});

test("quick-ways-leave-other-notations-to-the-exact-way", () => {
  for (const text of ["", "-", "-0", "00", "01", "-01", "+1", "1e3", "1.0", " 1", "0x1", "1n", "18446744073709551615"])
    assert.is(quickBigInt(text), undefined, text);
  assert.is(quickBigInt("9999999999999999999"), 9_999_999_999_999_999_999n);
  assert.is(quickBigInt("9223372036854775807"), 2n ** 63n - 1n);
  assert.is(shortInteger(-0), 0);
  assert.is(shortInteger("9007199254740991"), Number.MAX_SAFE_INTEGER);
  for (const text of ["9007199254740992", "9007199254740993", "-9007199254740993"])
    assert.ok(Number.isNaN(shortInteger(text)), text);
  assert.is(quickBigInt("9007199254740993"), 9_007_199_254_740_993n);
  assert.is(quickBigInt(2 ** 53), undefined);
});

test("any-integer-has-the-text-that-string-gives-it", () => {
  const random = new SeededRandom(SEED);
  const edges = [0, -0, -1, 999_999, 1e6, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 1e15, Number.MAX_SAFE_INTEGER];
  for (const value of edges) assert.is(integerText(value), String(value));
  for (let count = 0; count < 20_000; count++) {
    const value = Math.floor((random.next() / 2 ** 32) * 10 ** random.below(16));
    assert.is(integerText(value), String(value));
  }
});

test("any-float-has-its-shortest-text", () => {
  const random = new SeededRandom(SEED);
  for (let count = 0; count < 20_000; count++) {
    const value = Math.fround((random.next() / 2 ** 32 - 0.5) * 10 ** (random.below(12) - 4));
    const short = shortFloat(value);
    assert.is(Math.fround(short), value);
    const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((each) => Math.fround(Number(value.toPrecision(each))) === value);
    assert.is(short, Number(short.toPrecision(digits)), String(value));
  }
});

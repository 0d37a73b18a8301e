import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { parseJson } from "../../../src/wire/json/parse.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("strict JSON");

function refused(text: string, wanted: string): void {
  assert.throws(
    () => parseJson(text),
    (error: unknown) => error instanceof UsageError && error.message === `The JSON ${wanted}.`,
  );
}

test("valid-json-parses-as-with-json-parse", () => {
  for (const text of [
    "null",
    ' { "a" : [ 1 , -2.5e3 , true , false , null , "" ] , "b" : { } , "c" : [ ] } ',
    '"\\u00e9\\n\\"\\\\ é 😀"',
    "[[[[]]]]",
    "-0",
    "9007199254740991",
  ])
    assert.equal(parseJson(text), JSON.parse(text));
});

test("integers-beyond-2^53-keep-their-digits", () => {
  assert.is(parseJson("9223372036854775807"), 2n ** 63n - 1n);
  assert.is(parseJson("-9007199254740993"), -9_007_199_254_740_993n);
  assert.is(parseJson("9007199254740993.0"), 9_007_199_254_740_993n);
  assert.is(parseJson("-9.223372036854775807e18"), -(2n ** 63n) + 1n);
  assert.is(parseJson("1e400"), Number.POSITIVE_INFINITY);
  for (const number of ["1e3", "9007199254740993.5", "1e20", "-1.5e300"]) assert.is(parseJson(number), Number(number));
});

test("duplicate-field-name-is-refused", () => {
  refused('{"a": 1, "a": 2}', 'has two fields named "a" (at character 9)');
  refused('{"a": 1, "\\u0061": 2}', 'has two fields named "a" (at character 9)');
  assert.equal(parseJson('[{"a": 1}, {"a": 2}]'), [{ a: 1 }, { a: 2 }]);
});

test("field-named-proto-is-an-ordinary-field", () => {
  const parsed = parseJson('{"__proto__": {"polluted": true}}');
  assert.equal(Object.keys(Object(parsed)), ["__proto__"]);
  assert.is(Reflect.get({}, "polluted"), undefined);
});

test("invalid-json-is-refused", () => {
  const odd = '{ } 1|[1,]|[,]|{"a":1,}|{"a"}|{a:1}|\'a\'|01|1.|.5|+1|-|1e|nul|truefalse|"|"\\|"\\x"|"\t"|[1 2]|]|';
  for (const text of [...odd.split("|"), " ", "[", "{", '{"a":', "\ufeff1", "NaN", "Infinity"])
    assert.throws(
      () => parseJson(text),
      (error: unknown) => error instanceof UsageError,
      text,
    );
});

test("hostile-input-is-refused-quickly", () => {
  refused("[".repeat(100_000), "is nested deeper than 1000 (at character 1000)");
  refused("1".repeat(1_000_000), "has a number that is too long (at character 0)");
  assert.is(String(parseJson(JSON.stringify("\\".repeat(1_000_000)))).length, 1_000_000);
  assert.is(parseJson(`${" ".repeat(1_000_000)}1`), 1);
});

test("mutated-json-parses-as-with-json-parse-or-is-refused-by-both", () => {
  const random = new SeededRandom(SEED);
  const source = '{"first":[1,-2.5e3,true,null,"x\\u0041\\n"],"second":{"third":false,"fourth":[[],{}]},"last":"é"}';
  const pieces = ['"', "\\", "{", "}", "[", "]", ",", ":", "0", "1", "e", ".", "-", " ", "null", "\u0001"];
  let parsed = 0;
  for (let count = 0; count < 20_000; count++) {
    const at = random.below(source.length);
    const text = source.slice(0, at) + pieces[random.below(pieces.length)] + source.slice(at + random.below(3));
    let wanted: unknown;
    try {
      wanted = JSON.parse(text);
    } catch {
      assert.throws(
        () => parseJson(text),
        (error: unknown) => error instanceof UsageError,
        text,
      );
      continue;
    }
    parsed++;
    assert.equal(parseJson(text), wanted, text);
  }
  assert.ok(parsed > 1_000, `only ${parsed} of the mutations were valid JSON`);
});

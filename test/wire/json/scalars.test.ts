import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { isFiniteFloat, isFiniteNumber, isSigned64, isUnsigned64 } from "../../../src/wire/json/scalars.ts";
import { ScalarsJson } from "../../codegen/scalars/generated/scalars.json.ts";
import { Scalars } from "../../codegen/scalars/generated/scalars.ts";
import { suite } from "../../suite.ts";

const test = suite("single values in JSON");

test("a-negative-zero-of-a-whole-number-is-written-as-zero", () => {
  const json = ScalarsJson.toJson(Scalars.create({ int32Value: -0, uint32Value: -0 }), { defaults: "write" });
  for (const name of ["int32Value", "uint32Value"])
    assert.ok(Object.is(Object.getOwnPropertyDescriptor(json, name)?.value, 0), name);
});

test("the-object-of-a-message-is-a-plain-one", () => {
  const json = ScalarsJson.toJson(Scalars.create({ int32Value: 1 }));
  assert.is(Object.getPrototypeOf(json), Object.prototype);
  assert.equal(json, { int32Value: 1 });
});

test("a-value-of-another-type-or-range-is-named-in-both-directions", () => {
  const wrong: Record<string, unknown[]> = {
    int32Value: [2 ** 31, 0.5, true, {}, 5n],
    uint32Value: [-1, 2 ** 32, 0.5, true, {}, -5n],
    stringValue: ["\ud800", 5, {}],
    floatValue: [1e39, {}],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const isNamed = (error: unknown) => error instanceof UsageError && error.message.includes(`.${name} `);
      assert.throws(() => ScalarsJson.toJson(Object.assign(Scalars.create(), { [name]: value })), isNamed);
      if (value !== 5n) assert.throws(() => ScalarsJson.fromJson({ [name]: value }), isNamed);
    }
  }
});

test("the-ends-of-ranges-fit", () => {
  assert.ok(isFiniteFloat(3.4028234663852886e38) && !isFiniteFloat(3.4028236e38));
  assert.ok(
    !isFiniteFloat(Number.NaN) && !isFiniteNumber(Number.POSITIVE_INFINITY) && isFiniteNumber(-Number.MAX_VALUE),
  );
  assert.ok(isSigned64(-(2n ** 63n)) && !isSigned64(2n ** 63n) && !isSigned64(1));
  assert.ok(isUnsigned64(2n ** 64n - 1n) && !isUnsigned64(-1n));
});

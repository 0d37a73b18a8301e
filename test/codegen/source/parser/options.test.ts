/** Options are kept as written, until the linker knows what they are. */

import * as assert from "uvu/assert";

import { suite } from "../../../suite.ts";
import { parsed, parsedMessage } from "./parsed.ts";

const test = suite("options in a .proto file");

function optionsOf(file: Record<string, unknown>): readonly Record<string, unknown>[] {
  return Object(file["options"]).uninterpretedOption;
}

/** The value of an option that is written so. */
function written(text: string): Record<string, unknown> {
  const { name: _, ...value } = optionsOf(parsed(`option a = ${text};`))[0] ?? {};
  return value;
}

test("name-has-parts-and-extensions", () => {
  const [option] = optionsOf(parsed("option a.(.b.c).d.(e) = x;"));
  assert.equal(option?.["name"], [
    { namePart: "a", isExtension: false },
    { namePart: ".b.c", isExtension: true },
    { namePart: "d", isExtension: false },
    { namePart: "e", isExtension: true },
  ]);
});

test("value-is-of-one-kind", () => {
  assert.equal(written("x"), { identifierValue: "x" });
  assert.equal(written("inf"), { identifierValue: "inf" });
  assert.equal(written("18446744073709551615"), { positiveIntValue: 18446744073709551615n });
  assert.equal(written("0x10"), { positiveIntValue: 16n });
  assert.equal(written("-010"), { negativeIntValue: -8n });
  assert.equal(written("-9223372036854775808"), { negativeIntValue: -9223372036854775808n });
  assert.equal(written("- 0"), { negativeIntValue: 0n });
  assert.equal(written("1.5e3"), { doubleValue: 1500 });
  assert.equal(written("-.5"), { doubleValue: -0.5 });
  assert.equal(written("-inf"), { doubleValue: Number.NEGATIVE_INFINITY });
  assert.ok(Number.isNaN(written("-nan")["doubleValue"]));
  assert.equal(written(`"a" '\\xff' "\\u00e9"`), { stringValue: "a\xff\xc3\xa9" });
});

test("integer-past-64-bits-is-a-float", () => {
  assert.equal(written("18446744073709551616"), { doubleValue: 2 ** 64 });
  assert.equal(written("-9223372036854775809"), { doubleValue: -(2 ** 63) });
  assert.equal(written(`1${"0".repeat(400)}`), { doubleValue: Number.POSITIVE_INFINITY });
});

test("aggregate-keeps-its-layout-and-loses-its-comments", () => {
  const text = '{ a: < b: [1, -2.5e3] > /* } */ [x.y/p.Q] {}\n\t# 1 // "\n  s: "}" \'{\' }';
  const value = written(text)["aggregateValue"];
  const comment = "       ";
  assert.is(value, ` a: < b: [1, -2.5e3] > ${comment} [x.y/p.Q] {}\n\t# 1     \n  s: "}" '{' `);
});

test("each-declaration-has-options", () => {
  const { options, field, enumType, oneofDecl } = parsedMessage(
    `option a = 1;
     optional int32 f = 1 [b = 1, (c).d = 2];
     enum E { option e = 1; V = 0 [f = 1]; }
     oneof o { option g = 1; int32 h = 2; }`,
  );
  const names = (value: unknown) =>
    Object(value).uninterpretedOption.map(({ name }: { name: { namePart: string }[] }) =>
      name.map((each) => each.namePart).join("."),
    );
  assert.equal(names(options), ["a"]);
  assert.equal(names(Object(field)[0].options), ["b", "c.d"]);
  assert.equal(names(Object(enumType)[0].options), ["e"]);
  assert.equal(names(Object(enumType)[0].value[0].options), ["f"]);
  assert.equal(names(Object(oneofDecl)[0].options), ["g"]);
});

test("default-and-json-name-are-no-options", () => {
  const { field } = parsedMessage('optional string s = 1 [default = "a", json_name = "b", json_names = 1];');
  const { defaultValue, jsonName, options } = Object(field)[0];
  assert.equal([defaultValue, jsonName, options.uninterpretedOption.length], ["a", "b", 1]);
});

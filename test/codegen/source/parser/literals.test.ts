/** Literals mean what they mean to protoc. */

import * as assert from "uvu/assert";

import { suite } from "../../../suite.ts";
import { mistakesOf, parsedMessage } from "./parsed.ts";

const test = suite("literals in a .proto file");

function defaultOf(type: string, written: string): unknown {
  const { field } = parsedMessage(`optional ${type} f = 1 [default = ${written}];`);
  return Object(field)[0].defaultValue;
}

function mistakesOfDefault(type: string, written: string): string[] {
  return mistakesOf(`syntax = "proto2"; message M { optional ${type} f = 1 [default = ${written}]; }`).map((line) =>
    line.replace(/^[\d:]+ /, ""),
  );
}

test("escapes-of-a-string", () => {
  assert.is(defaultOf("string", String.raw`"\a\b\f\n\r\t\v\\\?\'\""`), "\x07\b\f\n\r\t\v\\?'\"");
  assert.is(defaultOf("string", String.raw`"\0\101\1011\x41\x41F\X4"`), "\0AA1AAF\x04");
  assert.is(defaultOf("string", String.raw`"\u00e9\U0001F600\ud83d\ude00"`), "é😀😀");
  assert.is(defaultOf("string", String.raw`"\303\251"`), "é");
  assert.is(defaultOf("string", `"é😀" '"'`), 'é😀"');
  assert.is(defaultOf("string", `"\ufeffa"`), "\ufeffa");
});

test("bytes-are-escaped-in-a-descriptor", () => {
  assert.is(defaultOf("bytes", String.raw`"\xff\u00e9\n\r\t\"'\\ a\0"`), String.raw`\377\303\251\n\r\t\"\'\\ a\000`);
  assert.is(defaultOf("bytes", String.raw`"\ud83d"`), String.raw`\355\240\275`);
});

test("wrong-escapes-are-refused", () => {
  const cases = [
    ["\\q", "There is no escape \\q. Write \\\\ for a backslash."],
    ["\\8", "There is no escape \\8. Write \\\\ for a backslash."],
    ["\\😀", "There is no escape \\😀. Write \\\\ for a backslash."],
    ["\\xg", "\\x needs one or two hexadecimal digits."],
    ["\\u12", "\\u needs four hexadecimal digits."],
    ["\\U00110000", "\\U needs eight hexadecimal digits, up to 0010ffff."],
  ] as const;
  for (const [content, text] of cases) assert.equal(mistakesOfDefault("bytes", `"${content}"`), [text]);
  assert.match(mistakesOfDefault("string", '"\\xff"')[0] ?? "", /not UTF-8/);
  assert.match(mistakesOfDefault("string", '"\\ud83d"')[0] ?? "", /not UTF-8/);
});

test("integers-fit-their-type", () => {
  assert.is(defaultOf("int32", "2147483647"), "2147483647");
  assert.is(defaultOf("int32", "-2147483648"), "-2147483648");
  assert.is(defaultOf("sint64", "-0x8000000000000000"), "-9223372036854775808");
  assert.is(defaultOf("fixed64", "01777777777777777777777"), "18446744073709551615");
  assert.is(defaultOf("uint32", "0000000000000000000000000000000000000000000000000000000000000000000017"), "15");
  const refused = {
    int32: "2147483648",
    sfixed32: "-2147483649",
    uint32: "4294967296",
    int64: "9223372036854775808",
    uint64: "18446744073709551616",
  };
  for (const [type, written] of Object.entries(refused))
    assert.match(mistakesOfDefault(type, written)[0] ?? "", /^The number "\d+" is too large here: at most \d+ fits\.$/);
  assert.equal(mistakesOfDefault("uint32", "-1"), ["The default of an unsigned field cannot be negative."]);
  assert.match(mistakesOfDefault("int32", "1.5")[0] ?? "", /^Expected the default of the field, found "1\.5"\.$/);
});

test("floats-are-written-as-c-writes-them", () => {
  const cases = {
    "1": "1",
    "0x10": "16",
    "1.": "1",
    ".5": "0.5",
    "-1.5e1": "-15",
    "1e14": "100000000000000",
    "1e15": "1e+15",
    "123456789012345678": "1.2345678901234568e+17",
    "0.0001": "0.0001",
    "1E-5": "1e-05",
    "1e100": "1e+100",
    "0.1": "0.1",
    "0.30000000000000004": "0.30000000000000004",
    "1e400": "inf",
    inf: "inf",
    "-inf": "-inf",
    nan: "nan",
  };
  for (const [written, wanted] of Object.entries(cases)) assert.is(defaultOf("double", written), wanted, written);
});

test("wrong-numbers-are-refused", () => {
  const cases = {
    "0x": "0x needs hexadecimal digits.",
    "089": "A number that begins with 0 is octal: 089 is none.",
    "1e": "The exponent of 1e has no digits.",
    "1e+": "The exponent of 1e+ has no digits.",
    "1a": "A number and a name need a space between them.",
    "1.2.": "A number has one point at most.",
    "0x1.": "A hexadecimal or octal number has no point.",
  };
  for (const [written, text] of Object.entries(cases))
    assert.is(mistakesOfDefault("double", written)[0], text, written);
  assert.match(mistakesOf("option a.5 = 1;")[0] ?? "", /A name and a decimal point need a space between them/);
});

test("defaults-have-the-kind-of-their-type", () => {
  assert.is(defaultOf("bool", "true"), "true");
  assert.is(defaultOf("SomeEnum", "VALUE"), "VALUE");
  assert.match(mistakesOfDefault("bool", "1")[0] ?? "", /^Expected true or false, found "1"\.$/);
  assert.match(
    mistakesOfDefault("string", "a")[0] ?? "",
    /^Expected the default of the field, in quotes, found "a"\.$/,
  );
  assert.match(
    mistakesOf('syntax = "proto2"; message M { optional group G = 1 [default = 1] {} }')[0] ?? "",
    /A message has no default/,
  );
});

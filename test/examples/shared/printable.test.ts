import * as assert from "uvu/assert";
import { printable, printableJson } from "../../../examples/shared/printable.ts";
import { suite } from "../../suite.ts";

const test = suite("printable text");

test("plain-text-of-any-language-is-unchanged", () => {
  for (const text of ["hello, world!", "naïve Ærøskøbing", "日本語", "עברית", "🎉👍🏽", "a\u0301", " two  blanks "]) {
    assert.is(printable(text), text);
  }
});

test("ascii-controls-become-symbols", () => {
  assert.is(printable("a\nb\r\tc\0\x7f"), "a␊b␍␉c␀␡");
  assert.is(printable("\x1b[2J\x1b]0;title\x07"), "␛[2J␛]0;title␇");
});

test("c1-controls-become-code-points", () => {
  assert.is(printable("\u009b31m\u0085"), "<U+009B>31m<U+0085>");
});

test("bidirectional-and-invisible-characters-become-code-points", () => {
  assert.is(printable("user\u202egpj.exe"), "user<U+202E>gpj.exe");
  const hidden = [
    "\u200b",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u2028",
    "\u2029",
    "\u2066",
    "\u2069",
    "\ufeff",
    "\u{e0041}",
  ];
  for (const character of hidden) assert.match(printable(character), /^<U\+[0-9A-F]{4,6}>$/);
});

test("every-control-format-and-lone-surrogate-character-is-replaced", () => {
  for (let code = 0; code <= 0x1_10_00; code++) {
    const character = String.fromCodePoint(code);
    if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character)) assert.not.match(printable(character), /[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
});

test("json-escapes-the-same-characters-and-keeps-its-value", () => {
  const value = { text: 'a\n\x1b[2J\x7f\u009b31m \u202e\u2028\u{e0041}\ud800 naïve 日本語 🎉 "\\' };
  const json = printableJson(value);
  assert.is(printable(json), json);
  assert.ok(json.includes("naïve 日本語 🎉"));
  assert.equal(JSON.parse(json), value);
});

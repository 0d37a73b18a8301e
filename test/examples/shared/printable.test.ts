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

test("joiners-inside-emoji-and-beside-letters-that-need-them-are-unchanged", () => {
  const emoji = ["👩‍💻", "🏳️‍🌈", "❤️", "👍🏽", "🇩🇪", "👩🏽‍❤️‍💋‍👨🏿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣"];
  for (const text of ["می‌خواهم", "ه‍", "ක්‍රී", "क्‍ष", "ន្‍", ...emoji, emoji.join(""), emoji.join(" ")]) {
    assert.is(printable(text), text);
  }
});

test("other-joiners-become-code-points", () => {
  for (const [text, shown] of [
    ["pay\u200dpal", "pay<U+200D>pal"],
    ["ada\u200c", "ada<U+200C>"],
    ["\u200cم", "<U+200C>م"],
    ["م\u200c\u200cم", "م\u200c<U+200C>م"],
    ["م\u200c ada", "م<U+200C> ada"],
    ["👩\u200d\u200d💻", "👩<U+200D><U+200D>💻"],
    ["👩\u200dx", "👩<U+200D>x"],
    ["🏴\u{e0061}\u{e0064}\u{e007f}", "🏴<U+E0061><U+E0064><U+E007F>"],
  ] as const) {
    assert.is(printable(text), shown);
  }
});

test("letters-and-signs-that-show-nothing-become-code-points", () => {
  for (const character of ["\u115f", "\u1160", "\u3164", "\uffa0", "\u{1d159}", "\u{16fe4}"]) {
    assert.match(printable(`a${character}`), /^a<U\+[0-9A-F]{4,5}>$/);
  }
});

test("flood-of-marks-is-cut-and-counted", () => {
  const [letters, flood] = ["\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "\u0301".repeat(5_000)];
  assert.is(printable(`e${letters}x`), `e${letters}x`);
  assert.is(printable(`e${letters}${flood}x`), `e${letters}<+5000 marks>x`);
  assert.is(printable(`क्${"\u200d\u094d".repeat(50)}`).length < 40, true);
  for (const text of ["שָּׁ֥", "ကျွှော့်", "Ệ́"]) assert.is(printable(text), text);
});

test("mark-on-nothing-is-drawn-on-a-circle", () => {
  assert.is(printable("\u0301a \u0302"), "\u25cc\u0301a \u25cc\u0302");
});

test("long-text-takes-time-in-proportion", () => {
  // Intl.Segmenter alone takes a minute for this.
  const text = "می‌خواهم ".repeat(8_000);
  assert.ok(printable(text) === text);
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

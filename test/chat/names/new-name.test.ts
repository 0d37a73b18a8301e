import * as assert from "uvu/assert";
import { newNameFault } from "../../../src/chat/names/new-name.ts";
import { parseName } from "../../../src/chat/names/parse-name.ts";
import { suite } from "../../suite.ts";

const test = suite("names of new accounts");

/** What is wrong with a name; "" if nothing is. */
function faultOf(name: string): string {
  const parsed = parseName(name, 32);
  return "key" in parsed ? (newNameFault(parsed.name) ?? "") : parsed.code;
}

test("names-in-the-writing-systems-of-today-are-accepted", () => {
  const names = [
    "ada Ada ada1815 1815 7 a_b ada_ Ada.Lovelace O'Brien anne-marie Zoë Łukasz Nguyễn straße STRAẞE",
    "Ольга Αλέξανδρος Արամ გიორგი משה ג׳ורג׳ مریم محمد1 محمد٤ नमस्ते আনিকা ગીતા ਗੁਰੂ தமிழ் తెలుగు ಕನ್ನಡ ഗീത",
    "සිංහල สมชาย ລາວ མིང་ ខ្មែរ မြန်မာ አበበ 李小龍 田中さん タナカ 김철수 kim김 tanaka田中さん wang王",
  ].flatMap((line) => line.split(" "));
  for (const name of names) assert.is(faultOf(name), "", name);
});

test("letters-of-several-scripts-are-refused-and-named", () => {
  for (const [name, one, other] of [
    ["\u0430da", "Cyrillic", "Latin"],
    ["ad\u03b1", "Latin", "Greek"],
    ["a\u0436\u5f20", "Latin", "Cyrillic"],
    ["\u05d0\u0628", "Hebrew", "Arabic"],
    ["\u3042\uac00", "Hiragana", "Hangul"],
    ["\u0915\u0995", "Devanagari", "Bengali"],
  ] as const) {
    assert.is(faultOf(name), `A new name has letters of one script; this one has ${one} and ${other} letters.`);
  }
  // A sign that belongs to several scripts, between letters of none of them.
  assert.match(faultOf("\u30fc\u0436"), /one script/);
});

test("glyphs-that-show-nothing-and-symbols-are-refused-with-their-codes", () => {
  for (const [name, code] of [
    ["\u{1d159}", "U+1D159"],
    ["ada\u{16fe4}", "U+16FE4"],
    ["\u{1f642}", "U+1F642"],
    ["a+b", "U+002B"],
    ["ada:", "U+003A"],
    ["ada\u2010eve", "U+2010"],
    ["\uff41da", "U+FF41"],
    ["\ufb01n", "U+FB01"],
    ["\u{10400}", "U+10400"],
    ["\u17b4a", "NAME_CHARACTERS"],
  ] as const) {
    assert.match(faultOf(name), code);
  }
});

test("name-begins-with-a-letter-or-a-digit", () => {
  for (const name of ["\u0301", "\u0301\u0302", "\u093f", "_a", "-a", ".a", "'a", "\u00b7a"])
    assert.is(faultOf(name), "A new name begins with a letter or a digit.", name);
});

test("punctuation-stands-alone-between-letters-or-digits", () => {
  for (const name of ["a-", "a.", "a--b", "a.'b", "7-"]) assert.match(faultOf(name), /between two letters or digits/);
  assert.is(faultOf("a-b.c'd"), "");
});

test("name-that-is-written-from-right-to-left-begins-with-a-letter", () => {
  // Both are shown as the digit, then the letters from right to left.
  assert.is(faultOf("\u05d0\u05d11"), "");
  assert.match(faultOf("1\u05d0\u05d1"), /right to left/);
  assert.match(faultOf("7\u0628"), /right to left/);
});

test("digits-are-of-one-kind", () => {
  assert.is(faultOf("\u0628\u0661\u0662"), "");
  assert.is(faultOf("\u0628\u06612"), "A new name has digits of one kind.");
  assert.is(faultOf("\u0628\u0661\u06f2"), "A new name has digits of one kind.");
});

test("letter-has-at-most-four-marks-and-none-twice", () => {
  const marks = ["\u0300", "\u0301", "\u0302", "\u0303", "\u0304"];
  assert.is(faultOf(`q${marks.slice(1).join("")}`), "");
  for (const name of [`q${marks.join("")}`, "q\u0323\u0323", "\u00e9\u0301"])
    assert.match(faultOf(name), /at most 4 combining marks/);
});

test("joiners-are-letters-where-their-script-needs-them", () => {
  for (const name of [
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    // With a mark between the letter and the joiner.
    "\u0628\u064e\u200c\u0628",
    "\u0915\u094d\u200d\u0937",
    "\u0915\u094d\u200c\u0937",
    "\u0915\u093c\u094d\u200d",
    "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
  ]) {
    assert.is(faultOf(name), "", name);
  }
});

test("joiners-elsewhere-are-invisible-characters", () => {
  for (const name of [
    "a\u200cb",
    "a\u200db",
    "\u200c",
    "\u0628\u200c",
    "\u200c\u0628",
    // Alef does not join the letter after it.
    "\u0627\u200c\u0628",
    "\u0628\u200d\u0628",
    "\u0628\u200c\u200c\u0628",
    "\u0915\u200d\u0937",
    "\u094d\u200d",
    // A joiner before a vowel sign.
    "\u0915\u094d\u200d\u093e",
    "\u0915\u094d\u200c",
  ]) {
    assert.is(faultOf(name), "NAME_CHARACTERS", JSON.stringify(name));
  }
});

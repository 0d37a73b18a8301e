import { readFileSync } from "node:fs";
import * as assert from "uvu/assert";
import { identifierCharacter, prototypeOf, scriptName, zeroOf } from "../../../src/chat/names/unicode.ts";
import { UNICODE_VERSION } from "../../../src/chat/names/unicode-table.ts";
import { suite } from "../../suite.ts";

const test = suite("data of unicode");

/** The engine has the properties of this version of Unicode. Another version agrees on most characters only. */
const IS_SAME_VERSION = UNICODE_VERSION.startsWith(`${process.versions["unicode"]}.`);

/** Signs that may end a name like letters, although Unicode does not say so of its own. */
const SIGNS = "\u05f3\u05f4\u06fd\u06fe\u0f0b";

function* characters(): Generator<[point: number, text: string]> {
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point < 0xd800 || point > 0xdfff) yield [point, String.fromCodePoint(point)];
  }
}

test("every-character-is-what-the-engine-takes-it-for", () => {
  let count = 0;
  for (const [point, text] of characters()) {
    const found = identifierCharacter(point);
    if (found === undefined) continue;
    count += 1;
    const { role } = found;
    // Characters that are newer than the engine.
    if (/\p{Cn}/u.test(text)) continue;
    assert.is(/\p{XID_Start}/u.test(text), role === "letter", text);
    if (!SIGNS.includes(text)) assert.is(/\p{XID_Continue}/u.test(text), role !== "medial", text);
    assert.is(/\p{Nd}/u.test(text), role === "digit", text);
    assert.is(/\p{M}/u.test(text), /^(mark|accent|virama)$/.test(role), text);
    assert.is(text.normalize("NFKC"), text);
    assert.not.match(text, /\p{Default_Ignorable_Code_Point}/u);
  }
  assert.is(count, 33_791);
});

test("scripts-of-every-character-are-those-of-the-engine", () => {
  if (!IS_SAME_VERSION) return;
  const patterns = new Map<string, RegExp>();
  for (const [point, text] of characters()) {
    const scripts = identifierCharacter(point)?.scripts ?? [];
    if (scripts.length === 0) continue;
    for (const script of scripts) {
      const pattern = patterns.get(script) ?? new RegExp(`\\p{Script_Extensions=${script}}`, "u");
      patterns.set(script, pattern);
      assert.match(text, pattern);
    }
  }
  assert.ok(patterns.size > 50);
});

test("digits-count-from-their-zero", () => {
  for (const [digit, zero] of ["70", "\u0663\u0660", "\u096f\u0966"].map((pair) => [...pair] as [string, string])) {
    assert.is(zeroOf(digit.codePointAt(0) ?? 0), zero.codePointAt(0), digit);
  }
});

test("confusable-characters-have-the-prototypes-of-uts-39", () => {
  let count = 0;
  for (const [, text] of characters()) if (prototypeOf(text) !== text) count += 1;
  // "total" at the end of confusables.txt.
  assert.is(count, 6_565);
  for (const [text, prototype] of [
    ["\u0430", "a"],
    ["m", "rn"],
    ["\u05ad", "\u0596"],
    ["\ufdfa", "\u0635\u0644\u0649 l\u0644\u0644o \u0639\u0644\u0649o \u0648\u0633\u0644\u0645"],
    ["\u6138", "\u{2b73f}"],
    ["a", "a"],
  ] as const) {
    assert.is(prototypeOf(text), prototype);
  }
});

test("scripts-have-their-english-names", () => {
  assert.equal(["Cyrl", "Tale", "Hani"].map(scriptName), ["Cyrillic", "Tai Le", "Han"]);
});

test("licence-of-the-data-is-part-of-the-package", () => {
  const licence = readFileSync("LICENSE.unicode", "utf8");
  assert.match(licence, /UNICODE LICENSE V3/);
  assert.match(licence, /SPDX-License-Identifier: Unicode-3.0/);
  const { files, license } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.ok(files.includes("LICENSE.unicode"));
  assert.ok(license.split(" AND ").includes("Unicode-3.0"));
});

import * as assert from "uvu/assert";
import { ProtocolError } from "../../src/errors.ts";
import { lookupKey, nameKey, parseName } from "../../src/name.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("8. Accounts"));

const CHARACTERS_MAX = 32;

function codeOf(name: string): string {
  try {
    parseName(name, CHARACTERS_MAX);
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return "none";
}

test("name-has-letters-marks-numbers-punctuation-and-symbols-only", () => {
  for (const name of ["a", "é", "ñ\u0303", "7", "٣", "Ⅷ", "!", "€", "🙂", "李", "a-b_c.d"])
    assert.is(codeOf(name), "none", name);
  // White space, control, format, private use and unassigned characters, in the last two cases.
  for (const name of ["a b", "a\u00a0b", "a\tb", "a\u200bb", "\u202eabc", "\ue000", "\u0378", "\u{10ffff}"])
    assert.is(codeOf(name), "NAME_CHARACTERS", JSON.stringify(name));
  // Letters, marks and symbols that cannot be seen.
  for (const name of ["\u3164", "\u115f", "a\u034f", "a\ufe0f", "\u2800", "a\u{e0100}"])
    assert.is(codeOf(name), "NAME_CHARACTERS", JSON.stringify(name));
});

test("length-of-a-name-is-counted-in-code-points-of-normalization-form-c", () => {
  for (const character of ["e", "🙂", "e\u0301"]) {
    assert.is(codeOf(character.repeat(CHARACTERS_MAX)), "none");
    assert.is(codeOf(character.repeat(CHARACTERS_MAX + 1)), "NAME_LENGTH");
  }
  assert.is(codeOf(""), "NAME_LENGTH");
  assert.is(parseName("e\u0301", CHARACTERS_MAX), "\u00e9");
});

test("key-does-not-depend-on-language-or-on-neighbouring-characters", () => {
  const same = [
    ["straße", "STRASSE", "strasse", "STRAẞE"],
    ["ΟΔΥΣΣΕΥΣ", "οδυσσευς", "οδυσσευσ"],
    ["ﬁne", "FINE"],
    ["Ⅷ", "VIII"],
    ["Å", "å", "\u212b", "A\u030a"],
    ["ŉ", "ʼn"],
  ];
  for (const [first = "", ...others] of same)
    for (const other of others) assert.is(nameKey(other), nameKey(first), other);
  assert.is(nameKey("ΑΣ"), "ασ", "no final sigma");
  // In no language: the Turkish dotless i is another letter, and the dot of a capital one stays.
  assert.is.not(nameKey("ı"), nameKey("İ"));
  assert.is(nameKey("İ"), "i\u0307");
  assert.is(nameKey("I"), "i");
});

test("every-character-its-cases-and-its-key-have-one-key", () => {
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCodePoint(point);
    if (!/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) continue;
    const key = nameKey(character);
    for (const other of [key, character.toUpperCase(), character.toLowerCase()])
      assert.is(nameKey(other), key, `${character} (${point.toString(16)})`);
  }
});

test("key-consists-of-the-characters-allowed-in-a-name", () => {
  // U+FDFA unfolds into words with spaces between them.
  for (const name of ["\ufdfa", "\u00b4"]) assert.is(codeOf(name), "NAME_CHARACTERS", name);
});

test("user-is-found-by-any-spelling-of-at-most-four-times-the-length", () => {
  const spelling = "ΐ".repeat(CHARACTERS_MAX).normalize("NFD");
  assert.is(spelling.length, 3 * CHARACTERS_MAX);
  assert.is(lookupKey(spelling, CHARACTERS_MAX), nameKey("ΐ".repeat(CHARACTERS_MAX)));
  assert.is(lookupKey("a".repeat(4 * CHARACTERS_MAX), CHARACTERS_MAX).length, 4 * CHARACTERS_MAX);
  assert.is(lookupKey("a".repeat(4 * CHARACTERS_MAX + 1), CHARACTERS_MAX), "");
});

test("account-keeps-its-name-as-registered-in-normalization-form-c", () => {
  const ada = new ChatSimulation(SEED).join("E\u0301ve");
  assert.is(ada.connection.login?.user.account.name, "Éve");
  assert.is(ada.connection.login?.user.account.key, "éve");
});

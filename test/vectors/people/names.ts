/** The names of users. */

import { lookAlikes } from "../../../src/chat/names/look-alikes.ts";
import { newNameFault } from "../../../src/chat/names/new-name.ts";
import { parseName } from "../../../src/chat/names/parse-name.ts";
import { LIMITS } from "../../../src/limits.ts";
import { nameKey } from "../../../src/name.ts";
import { mustEqual, type Vector } from "../vector.ts";

const NAME_CHARACTERS_MAX = LIMITS.nameCharactersMax.value;

const GOOD_NAMES: readonly (readonly [name: string, given: string, registered: string, key: string])[] = [
  ["ascii", "Ada", "Ada", "ada"],
  ["composed", "e\u0301tienne", "\u00e9tienne", "\u00e9tienne"],
  ["full-width", "\uff41da", "\uff41da", "ada"],
  ["sharp-s", "stra\u00dfe", "stra\u00dfe", "strasse"],
  ["capital-sharp-s", "STRA\u1e9eE", "STRA\u1e9eE", "strasse"],
  ["double-s", "STRASSE", "STRASSE", "strasse"],
  ["ligature", "\ufb01n", "\ufb01n", "fin"],
  ["final-sigma", "\u03bf\u03b4\u03cc\u03c2", "\u03bf\u03b4\u03cc\u03c2", "\u03bf\u03b4\u03cc\u03c3"],
  ["capital-i-with-dot", "\u0130", "\u0130", "i\u0307"],
  ["dotless-i", "\u0131", "\u0131", "i"],
  ["apostrophe-n", "\u0149", "\u0149", "\u02bcn"],
  ["iota-below", "\u1fb3", "\u1fb3", "\u03b1\u03b9"],
  ["cherokee", "\uab70", "\uab70", "\uab70"],
  ["kelvin", "\u212a", "K", "k"],
  ["superscript", "x\u00b2", "x\u00b2", "x2"],
  ["hangul-parts", "\u1112\u1161\u11ab", "\ud55c", "\ud55c"],
  ["order-of-marks", "a\u0301\u0323", "\u1ea1\u0301", "\u1ea1\u0301"],
  ["punctuation-and-symbols", "<a.b-c>+\u20ac", "<a.b-c>+\u20ac", "<a.b-c>+\u20ac"],
  ["emoji", "\u{1f600}", "\u{1f600}", "\u{1f600}"],
  ["key-is-composed-again", "J\u030c", "J\u030c", "\u01f0"],
  ["32-code-points", "a".repeat(32), "a".repeat(32), "a".repeat(32)],
  ["32-code-points-beyond-16-bits", "\u{1d400}".repeat(32), "\u{1d400}".repeat(32), "a".repeat(32)],
  [
    "33-code-points-that-compose-to-32",
    `${"a".repeat(31)}e\u0301`,
    `${"a".repeat(31)}\u00e9`,
    `${"a".repeat(31)}\u00e9`,
  ],
];

/** Names that accounts have: how they are kept, and what makes two names the same. */
export function names(): Vector[] {
  return GOOD_NAMES.map(([name, given, registered, key]) => {
    const parsed = parseName(given, NAME_CHARACTERS_MAX);
    mustEqual(["key" in parsed ? parsed.name : parsed.code, nameKey(given)], [registered, key], name);
    return { name, section: "Names", given: { name: given }, expect: { registered, key } };
  });
}

const BAD_NAMES: readonly (readonly [name: string, given: string, error: string])[] = [
  ["empty", "", "NAME_LENGTH"],
  ["33-code-points", "a".repeat(33), "NAME_LENGTH"],
  ["33-code-points-beyond-16-bits", "\u{1f600}".repeat(33), "NAME_LENGTH"],
  ["129-code-units", "a".repeat(129), "NAME_LENGTH"],
  ["too-long-and-with-a-space", `${"a".repeat(33)} `, "NAME_LENGTH"],
  ["space", "a b", "NAME_CHARACTERS"],
  ["space-at-the-end", "ada ", "NAME_CHARACTERS"],
  ["no-break-space", "a\u00a0b", "NAME_CHARACTERS"],
  ["ideographic-space", "a\u3000b", "NAME_CHARACTERS"],
  ["line-separator", "a\u2028", "NAME_CHARACTERS"],
  ["tab", "a\tb", "NAME_CHARACTERS"],
  ["line-feed", "ada\n", "NAME_CHARACTERS"],
  ["null", "a\u0000", "NAME_CHARACTERS"],
  ["delete", "a\u007f", "NAME_CHARACTERS"],
  ["soft-hyphen", "a\u00adb", "NAME_CHARACTERS"],
  ["zero-width-space", "a\u200bb", "NAME_CHARACTERS"],
  ["zero-width-joiner", "a\u200db", "NAME_CHARACTERS"],
  ["right-to-left-override", "\u202eada", "NAME_CHARACTERS"],
  ["byte-order-mark", "\ufeffada", "NAME_CHARACTERS"],
  ["combining-grapheme-joiner", "a\u034f", "NAME_CHARACTERS"],
  ["hangul-filler", "\u3164", "NAME_CHARACTERS"],
  ["braille-blank", "\u2800", "NAME_CHARACTERS"],
  ["variation-selector", "\u2764\ufe0f", "NAME_CHARACTERS"],
  ["private-use", "\ue000", "NAME_CHARACTERS"],
  ["unassigned", "\u0378", "NAME_CHARACTERS"],
  ["noncharacter", "\uffff", "NAME_CHARACTERS"],
  ["key-has-spaces", "\ufdfa", "NAME_CHARACTERS"],
  ["key-begins-with-a-space", "\u00a8", "NAME_CHARACTERS"],
];

/** Texts that no account has as its name. */
export function badNames(): Vector[] {
  return BAD_NAMES.map(([name, given, error]) => {
    const parsed = parseName(given, NAME_CHARACTERS_MAX);
    mustEqual("key" in parsed ? undefined : parsed.code, error, name);
    return { name, section: "Names", given: { name: given }, expect: { error } };
  });
}

const NEW_NAMES: readonly (readonly [name: string, given: string, error: string | null])[] = [
  ["latin", "Ada.Lovelace-1815", null],
  ["cyrillic", "\u041e\u043b\u044c\u0433\u0430", null],
  ["arabic-with-digits", "\u0645\u0631\u064a\u06457", null],
  ["japanese", "\u7530\u4e2d\u3055\u3093\u30bf\u30ca\u30ab", null],
  ["latin-and-korean", "kim\uae40\u91d1", null],
  ["digits", "1815", null],
  ["non-joiner-between-letters-that-join", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", null],
  ["joiner-after-a-virama", "\u0915\u094d\u200d\u0937", null],
  ["cyrillic-letter-in-a-latin-name", "\u0430da", "NAME_RESTRICTED"],
  ["greek-letter-in-a-latin-name", "ad\u03b1", "NAME_RESTRICTED"],
  ["latin-and-cyrillic-and-chinese", "a\u0436\u5f20", "NAME_RESTRICTED"],
  ["full-width", "\uff41da", "NAME_RESTRICTED"],
  ["ligature", "\ufb01n", "NAME_RESTRICTED"],
  ["emoji", "\u{1f600}", "NAME_RESTRICTED"],
  ["symbol", "ada+", "NAME_RESTRICTED"],
  ["colon", "ada:eve", "NAME_RESTRICTED"],
  ["historic-script", "\u{10400}", "NAME_RESTRICTED"],
  ["null-notehead", "\u{1d159}", "NAME_RESTRICTED"],
  ["khitan-filler", "\u{16fe4}", "NAME_RESTRICTED"],
  ["mark-alone", "\u0301", "NAME_RESTRICTED"],
  ["hyphen-first", "-ada", "NAME_RESTRICTED"],
  ["full-stop-last", "ada.", "NAME_RESTRICTED"],
  ["two-hyphens", "ada--eve", "NAME_RESTRICTED"],
  ["mark-twice", "a\u0323\u0323", "NAME_RESTRICTED"],
  ["digits-of-two-kinds", "\u0645\u0631\u064a\u0645\u06617", "NAME_RESTRICTED"],
  ["digit-before-hebrew", "1\u05d0\u05d1", "NAME_RESTRICTED"],
];

/** Names of new accounts, on a server without others. */
export function newNames(): Vector[] {
  return NEW_NAMES.map(([name, given, error]) => {
    const parsed = parseName(given, NAME_CHARACTERS_MAX);
    const found = "key" in parsed ? newNameFault(parsed.name) && "NAME_RESTRICTED" : parsed.code;
    mustEqual(found ?? null, error, name);
    return { name, section: "Names of new accounts", given: { name: given }, expect: { error } };
  });
}

const LOOK_ALIKES: readonly (readonly [name: string, given: string, ...looks: string[]])[] = [
  ["ascii", "Ada", "ada"],
  ["cyrillic", "\u0430\u0441\u0435", "ace"],
  ["greek", "\u0391\u0392\u0395", "abe", "ass\ua793"],
  ["capital-i-and-small-l", "PaypaI", "paypal", "paypai"],
  ["digits", "b0b1", "bobl"],
  ["two-letters-like-one", "modern", "rnodern"],
  ["accent", "Zo\u00eb", "zoe\u0308"],
  ["non-joiner", "\u0645\u06cc\u200c\u062e\u0648", "\u0645\u0649\u062e\u0648"],
];

/** What names look like. */
export function lookAlikeNames(): Vector[] {
  return LOOK_ALIKES.map(([name, given, ...looks]) => {
    mustEqual([...lookAlikes({ name: given, key: nameKey(given) })], looks, name);
    return { name, section: "Names of new accounts", given: { name: given }, expect: { looks } };
  });
}

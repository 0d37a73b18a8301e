/** The classes of characters that have names: Perl's (`\d`), those of POSIX (`[:alpha:]`) and Unicode's (`\p{Greek}`). */

import { type CharacterRange, type CharacterSet, characterSet, complement, EVERY_CHARACTER } from "./character-set.ts";
import { CATEGORY_RANGES, SCRIPT_RANGES } from "./unicode-classes.ts";

const DIGIT = ranges("09");
const WORD = ranges("09AZ__az");

/** By the letter after the backslash. */
const PERL: Readonly<Record<string, CharacterSet>> = {
  d: DIGIT,
  s: ranges("\t\n\f\r  "),
  w: WORD,
};

const POSIX: Readonly<Record<string, CharacterSet>> = {
  alnum: ranges("09AZaz"),
  alpha: ranges("AZaz"),
  ascii: ranges("\0\x7f"),
  blank: ranges("\t\t  "),
  cntrl: ranges("\0\x1f\x7f\x7f"),
  digit: DIGIT,
  graph: ranges("!~"),
  lower: ranges("az"),
  print: ranges(" ~"),
  punct: ranges("!/:@[`{~"),
  space: ranges("\t\r  "),
  upper: ranges("AZ"),
  word: WORD,
  xdigit: ranges("09AFaf"),
};

/** The characters between two of which, or at an end of the text, there is a word boundary. */
export const WORD_CHARACTERS: CharacterSet = WORD;

/** @param letter  `d`, `s` or `w`; in upper case for the other characters */
export function perlClass(letter: string): CharacterSet | undefined {
  const lower = letter.toLowerCase();
  const set = Object.hasOwn(PERL, lower) ? PERL[lower] : undefined;
  return set === undefined || letter === lower ? set : complement(set);
}

/** @param name  without colons, such as `alpha`, or `^alpha` for the other characters */
export function posixClass(name: string): CharacterSet | undefined {
  const positive = name.replace("^", "");
  const set = Object.hasOwn(POSIX, positive) ? POSIX[positive] : undefined;
  return set === undefined || positive === name ? set : complement(set);
}

/**
 * A class of Unicode: a general category by one or two letters, a script by its long name, or `Any`.
 *
 * @returns undefined: RE2 has no class with this name
 */
export function unicodeClass(name: string): CharacterSet | undefined {
  if (name === "Any") return EVERY_CHARACTER;
  const [categories, scripts] = unicodeClasses();
  if (name.length === 1) {
    const parts = [...categories].filter(([category]) => category.startsWith(name)).flatMap(([, set]) => set);
    return parts.length === 0 ? undefined : characterSet(parts);
  }
  return categories.get(name) ?? scripts.get(name);
}

let knownClasses: readonly [Map<string, CharacterSet>, Map<string, CharacterSet>] | undefined;

function unicodeClasses(): readonly [Map<string, CharacterSet>, Map<string, CharacterSet>] {
  knownClasses ??= [readClasses(CATEGORY_RANGES), readClasses(SCRIPT_RANGES)];
  return knownClasses;
}

function readClasses(text: string): Map<string, CharacterSet> {
  const classes = new Map<string, CharacterSet>();
  for (const entry of text.split(" ")) {
    const [name = "", list = ""] = entry.split("=");
    const set: CharacterRange[] = [];
    let end = 0;
    for (const range of list.split(",")) {
      const [gap = 0, length = 1] = range.split("-").map((each) => Number.parseInt(each, 36));
      set.push({ first: end + gap, last: end + gap + length - 1 });
      end += gap + length;
    }
    classes.set(name, set);
  }
  return classes;
}

/** Pairs of a first and a last character. */
function ranges(pairs: string): CharacterSet {
  const set: CharacterRange[] = [];
  for (let at = 0; at < pairs.length; at += 2)
    set.push({ first: pairs.charCodeAt(at), last: pairs.charCodeAt(at + 1) });
  return characterSet(set);
}

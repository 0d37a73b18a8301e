/**
 * What the Unicode Character Database says of the characters of new names, and which characters look alike.
 *
 * How the folder fits together: `unicode-table.ts` is generated from files of Unicode, Inc.; this file decodes it.
 * `parse-name.ts` checks the form that every name has, `new-name.ts` the rules for the names of new accounts,
 * `joiners.ts` where a name may have a joiner. `look-alikes.ts` computes by what two names are confusable, and
 * `reserved-names.ts` lists words that are no names.
 *
 * Invariant: all but the form depends on the version of Unicode of the table, not on the JavaScript engine, and
 * concerns registration only. An account keeps its name, whatever a later version says of it.
 */

import { CONFUSABLES, KINDS, RANGES, SCRIPTS } from "./unicode-table.ts";

/**
 * What a character is in an identifier: `letter` begins one; `digit` and `continue` belong into one; `mark`
 * (combining class 0), `accent` (another class) and `virama` combine with the letter before; `medial` stands only
 * between others (UAX #31, section 2.4).
 */
export type Role = "letter" | "digit" | "continue" | "mark" | "accent" | "virama" | "medial";

/** A character that identifiers may have (UTS #39, Identifier_Status=Allowed). */
export interface IdentifierCharacter {
  readonly role: Role;
  /** Indic_Syllabic_Category=Vowel_Dependent */
  readonly isVowelSign: boolean;
  /** Joining_Type: dual, left or right joining, or transparent; "" for others. */
  readonly joining: "D" | "L" | "R" | "T" | "";
  /** Whether it is written from right to left (Bidi_Class R or AL). */
  readonly isRightToLeft: boolean;
  /** Script_Extensions, by their codes; empty if the character belongs to every script. */
  readonly scripts: readonly string[];
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly character: IdentifierCharacter;
}

/** The letters that begin an entry of `KINDS`; in lower case for vowel signs, whose other letter `M` or `A` is. */
const ROLES: Readonly<Record<string, Role>> = {
  L: "letter",
  N: "digit",
  C: "continue",
  M: "mark",
  A: "accent",
  V: "virama",
  P: "medial",
};

const ranges = decodeRanges();
const prototypes = decodeConfusables();
const scriptNames = new Map(SCRIPTS.split(" ").map((entry) => splitOnce(entry, "=")));

/** @returns undefined if identifiers have no such character */
export function identifierCharacter(point: number): IdentifierCharacter | undefined {
  return rangeOf(point)?.character;
}

/** The zero of the digits that a digit belongs to, as a code point. */
export function zeroOf(digit: number): number | undefined {
  return rangeOf(digit)?.first;
}

/** The text that a character looks like (UTS #39, section 4). Most characters look like no other. */
export function prototypeOf(character: string): string {
  return prototypes.get(character) ?? character;
}

/** "Cyrl" -> "Cyrillic" */
export function scriptName(code: string): string {
  return (scriptNames.get(code) ?? code).replaceAll("_", " ");
}

function rangeOf(point: number): Range | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.last ?? 0) < point) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.first <= point ? range : undefined;
}

function decodeRanges(): Range[] {
  const characters = KINDS.map(decodeKind);
  let next = 0;
  return RANGES.split(" ").flatMap((entry) => {
    const [gap = 0, length = 0, kind = 0] = entry.split(",").map((number) => Number.parseInt(number, 36));
    const first = next + gap;
    next = first + length;
    const character = characters[kind];
    return character === undefined ? [] : [{ first, last: next - 1, character }];
  });
}

/** "LDr Arab" -> a letter of the script Arab that joins on both sides and is written from right to left */
function decodeKind(kind: string): IdentifierCharacter {
  const [properties = "", ...scripts] = kind.split(" ");
  const [letter = "", ...others] = properties;
  const joining = (["D", "L", "R", "T"] as const).find((type) => others.includes(type));
  return {
    role: ROLES[letter.toUpperCase()] ?? "continue",
    isVowelSign: letter !== letter.toUpperCase(),
    joining: joining ?? "",
    isRightToLeft: others.includes("r"),
    scripts: scripts.filter((script) => script !== "Zyyy" && script !== "Zinh"),
  };
}

function decodeConfusables(): Map<string, string> {
  const text = (point: string): string => String.fromCodePoint(Number.parseInt(point, 36));
  const found = new Map<string, string>();
  for (const entry of CONFUSABLES.split(" ")) {
    const [target, steps] = splitOnce(entry, "=");
    const prototype = target.split("+").map(text).join("");
    let source = 0;
    for (const step of steps.split(",")) {
      source += Number.parseInt(step, 36);
      found.set(String.fromCodePoint(source), prototype);
    }
  }
  return found;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

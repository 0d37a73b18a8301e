import { JOINERS } from "./joiners.ts";
import { type IdentifierCharacter, identifierCharacter, scriptName, zeroOf } from "./unicode.ts";

/**
 * Characters that Unicode allows in identifiers and new names do not have: ":" ends a name in many programs, the others
 * look like - and ·.
 */
const EXCLUDED = new Set([":", "\u2010", "\u2027"]);

/** How many marks may follow a letter. @see UTS #39, section 5.4 */
const MARKS_MAX = 4;

/** Marks of one kind, one after the other. */
const REPEATED_MARK = /(\p{Mn})\1/u;
const TOO_MANY_MARKS = new RegExp(`\\p{Mn}{${MARKS_MAX + 1}}`, "u");

/** Writing systems of several scripts, besides which a name may have Latin letters (UTS #39, section 5.2). */
const MIXED_WITH_LATIN = ["Hanb", "Jpan", "Kore"];

/** The writing systems that use a script together with others (UTS #39, section 5.1). */
const SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  Hani: ["Hanb", "Jpan", "Kore"],
  Hira: ["Jpan"],
  Kana: ["Jpan"],
  Hang: ["Kore"],
  Bopo: ["Hanb"],
};

/** A character of the name, and what Unicode says of it. */
interface Part {
  readonly text: string;
  readonly character: IdentifierCharacter;
}

/**
 * Checks the name of a new account: an identifier of UAX #31 that is Highly Restrictive by UTS #39.
 *
 * @param name  well-formed, in normalization form C; see `parseName`
 * @returns what is wrong, as a sentence; undefined if the name may be registered
 * @see proto/PROTOCOL.md, "Names of new accounts"
 */
export function newNameFault(name: string): string | undefined {
  const parts: Part[] = [];
  // Where joiners stand has been checked; they belong to every script.
  for (const text of name.replace(JOINERS, "")) {
    const character = EXCLUDED.has(text) ? undefined : identifierCharacter(text.codePointAt(0) ?? 0);
    if (character === undefined) return `A new name cannot have the character ${describe(text)}.`;
    parts.push({ text, character });
  }
  return orderFault(parts) ?? marksFault(name) ?? digitsFault(parts) ?? scriptsFault(parts);
}

/** @see UAX #31, UAX31-R1; RFC 5893, section 2, rule 1 */
function orderFault(parts: readonly Part[]): string | undefined {
  const [first, last] = [parts.at(0), parts.at(-1)];
  const isRightToLeft = parts.some(({ character }) => character.isRightToLeft);
  if (first?.character.role !== "letter" && first?.character.role !== "digit") {
    return "A new name begins with a letter or a digit.";
  }
  // A digit before the letters would be shown in the same place as one behind them.
  if (isRightToLeft && !first.character.isRightToLeft) {
    return "A new name that is written from right to left begins with a letter.";
  }
  const isLoose = ({ character }: Part, index: number): boolean =>
    character.role === "medial" && parts[index - 1]?.character.role === "medial";
  if (last?.character.role === "medial" || parts.some(isLoose)) {
    return "In a new name, a mark such as - . ' stands between two letters or digits.";
  }
  return undefined;
}

function marksFault(name: string): string | undefined {
  const decomposed = name.normalize("NFD");
  if (!REPEATED_MARK.test(decomposed) && !TOO_MANY_MARKS.test(decomposed)) return undefined;
  return `In a new name, a letter has at most ${MARKS_MAX} combining marks, and none of them twice.`;
}

/** @see UTS #39, section 5.3 */
function digitsFault(parts: readonly Part[]): string | undefined {
  const digits = parts.filter(({ character }) => character.role === "digit");
  const zeros = new Set(digits.map(({ text }) => zeroOf(text.codePointAt(0) ?? 0)));
  return zeros.size > 1 ? "A new name has digits of one kind." : undefined;
}

/** @see UTS #39, section 5.2, Highly Restrictive */
function scriptsFault(parts: readonly Part[]): string | undefined {
  const bound = parts.map(({ character }) => character.scripts).filter(({ length }) => length > 0);
  if (bound.length === 0 || commonSystems(bound).size > 0) return undefined;
  const others = commonSystems(bound.filter((scripts) => !scripts.includes("Latn")));
  if (MIXED_WITH_LATIN.some((system) => others.has(system))) return undefined;
  const [first = "", second = ""] = clashingScripts(bound);
  return `A new name has letters of one script; this one has ${scriptName(first)} and ${scriptName(second)} letters.`;
}

/** The scripts and writing systems that all characters have in common. @param bound  the scripts of each character */
function commonSystems(bound: readonly (readonly string[])[]): Set<string> {
  const [first = [], ...others] = bound.map((scripts) => scripts.flatMap((code) => [code, ...(SYSTEMS[code] ?? [])]));
  return new Set(first.filter((code) => others.every((systems) => systems.includes(code))));
}

/** One script of the first character, and one of the first that does not go with those before it. */
function clashingScripts(bound: readonly (readonly string[])[]): string[] {
  const at = bound.findIndex((_, index) => commonSystems(bound.slice(0, index + 1)).size === 0);
  const rival = bound.slice(0, at).find((scripts) => commonSystems([scripts, bound[at] ?? []]).size === 0);
  return [rival?.[0] ?? bound[0]?.[0] ?? "", bound[at]?.[0] ?? ""];
}

/** The code of a character, with the character if it can stand alone. */
function describe(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return /\p{M}/u.test(character) ? code : `${character} (${code})`;
}

import { type IdentifierCharacter, identifierCharacter } from "./unicode.ts";

const NON_JOINER = 0x200c;
const JOINER = 0x200d;

export const JOINERS = /[\u200c\u200d]/gu;

/** A joiner or a character, in the order of the text. */
type Item = IdentifierCharacter | "non-joiner" | "joiner" | undefined;

/**
 * Whether each joiner of a text (U+200C, U+200D) stands where its script needs it: in Arabic script between two
 * letters that would otherwise join, in Indic scripts after a virama.
 *
 * @param text  in normalization form C
 * @see UTS #39, section 3.1.1, rules A1, A2 and B
 */
export function joinersFit(text: string): boolean {
  const items = [...text].map((character): Item => {
    const point = character.codePointAt(0) ?? 0;
    if (point === NON_JOINER) return "non-joiner";
    return point === JOINER ? "joiner" : identifierCharacter(point);
  });
  return items.every((item, index) => {
    if (item !== "non-joiner" && item !== "joiner") return true;
    const [before, after] = [items.slice(0, index).reverse(), items.slice(index + 1)];
    if (item === "joiner") return endsWithVirama(before) && !characterOf(after[0])?.isVowelSign;
    return breaksJoin(before, after) || (endsWithVirama(before) && firstBase(after)?.role === "letter");
  });
}

/** Rule A1. @param before  from the last character on */
function breaksJoin(before: readonly Item[], after: readonly Item[]): boolean {
  const isOpaque = (item: Item): boolean => characterOf(item)?.joining !== "T";
  const [left, right] = [before, after].map((items) => characterOf(items.find(isOpaque))?.joining);
  return (left === "D" || left === "L") && (right === "D" || right === "R");
}

/** A letter, marks, a virama, accents. @param before  from the last character on */
function endsWithVirama(before: readonly Item[]): boolean {
  const at = before.findIndex((item) => characterOf(item)?.role !== "accent");
  if (characterOf(before[at])?.role !== "virama") return false;
  const isMark = (item: Item): boolean => /^(mark|accent|virama)$/.test(characterOf(item)?.role ?? "");
  return characterOf(before.slice(at).find((item) => !isMark(item)))?.role === "letter";
}

/** The first character that is no accent. */
function firstBase(after: readonly Item[]): IdentifierCharacter | undefined {
  return characterOf(after.find((item) => characterOf(item)?.role !== "accent"));
}

function characterOf(item: Item): IdentifierCharacter | undefined {
  return typeof item === "string" ? undefined : item;
}

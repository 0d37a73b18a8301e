/** Letters, marks, numbers, punctuation, symbols: no white space, control, format or unassigned characters. */
const NAME_CHARACTERS = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/** Invisible characters among those: fillers, joiners, variation selectors and the Braille blank. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;

/** No normalization form has more UTF-16 code units for each character in normalization form C. */
const UNITS_PER_CHARACTER_MAX = 4;

/**
 * Returns the key of a name. Two names with the same key are the same name.
 *
 * Upper case comes before lower case because lower case alone does not unify ß with ss, or
 * the two small sigmas. Lower case comes first because the capital ẞ has no other upper case.
 * Each character is converted by itself, so that the rules of a language for whole words do
 * not apply.
 *
 * @see proto/PROTOCOL.md, "Names"
 */
export function nameKey(name: string): string {
  const folded = [...name.normalize("NFKC")].map((character) => character.toLowerCase().toUpperCase().toLowerCase());
  return folded.join("").normalize("NFKC");
}

/**
 * Returns the key for looking a name up.
 *
 * Folding a long text is slow. A name that is longer than any spelling of a valid
 * name is therefore not folded: its key is empty, which no account has.
 */
export function lookupKey(name: string, nameCharactersMax: number): string {
  return isTooLong(name, nameCharactersMax) ? "" : nameKey(name);
}

/** What is wrong with a name, as a refusal says it. */
export interface NameFault {
  readonly code: "NAME_LENGTH" | "NAME_CHARACTERS";
  readonly text: string;
  /** The limit that the name exceeds. */
  readonly limit?: "nameCharactersMax";
}

/**
 * Checks a name for registration.
 *
 * @returns the name in normalization form C, or what is wrong with it
 */
export function parseName(name: string, nameCharactersMax: number): string | NameFault {
  // Normalization is slow as well: it sorts long runs of marks.
  const normal = isTooLong(name, nameCharactersMax) ? name : name.normalize("NFC");
  const characters = [...normal].length;
  if (characters < 1 || characters > nameCharactersMax) {
    const text = `A name must have 1 to ${nameCharactersMax} characters, not ${characters}.`;
    return { code: "NAME_LENGTH", text, limit: "nameCharactersMax" };
  }
  // The key is checked as well: compatibility characters can unfold into white space.
  const isVisible = [normal, nameKey(normal)].every((text) => NAME_CHARACTERS.test(text) && !INVISIBLE.test(text));
  if (!isVisible) {
    return { code: "NAME_CHARACTERS", text: "A name has no white space, control or invisible characters." };
  }
  // A decoded string may keep the text of its whole message in memory; a copy does not.
  return Buffer.from(normal).toString();
}

function isTooLong(name: string, nameCharactersMax: number): boolean {
  return name.length > UNITS_PER_CHARACTER_MAX * nameCharactersMax;
}

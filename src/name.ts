import { ProtocolError } from "./errors.ts";

/** Letters, marks, digits, punctuation and symbols: no white space, control, format or unassigned characters. */
const NAME_CHARACTERS = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/** Characters that are one of those, but show nothing: fillers, joiners, variation selectors and the blank of Braille. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;

/** No normal form of a text has more units of UTF-16 for each of its characters in normal form C. */
const UNITS_PER_CHARACTER_MAX = 4;

/**
 * What names are compared by: two names with the same key are the same name.
 *
 * Upper case comes first because lower case alone keeps apart what differs in
 * case only (ß and ss, the two small sigmas); character by character, because a
 * language's rules for words are not wanted here.
 */
export function nameKey(name: string): string {
  const folded = [...name.normalize("NFKC")].map((character) => character.toUpperCase().toLowerCase());
  return folded.join("").normalize("NFKC");
}

/**
 * The key that somebody's name is looked up by.
 *
 * Folding takes long for a long text, so a name that is longer than any spelling
 * of one that may be registered is not folded: its key is empty, as nobody's is.
 */
export function lookupKey(name: string, nameCharactersMax: number): string {
  return isTooLong(name, nameCharactersMax) ? "" : nameKey(name);
}

/**
 * Checks a name that is to be registered.
 *
 * @returns the name in normal form C
 * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS
 */
export function parseName(name: string, nameCharactersMax: number): string {
  // To bring many marks into their order takes long too.
  const normal = isTooLong(name, nameCharactersMax) ? name : name.normalize("NFC");
  const characters = [...normal].length;
  if (characters < 1 || characters > nameCharactersMax) {
    const text = `A name has 1 to ${nameCharactersMax} characters, not ${characters}.`;
    throw new ProtocolError("NAME_LENGTH", text, { limit: "nameCharactersMax" });
  }
  // The key is checked too: compatibility forms can unfold into white space.
  const isVisible = [normal, nameKey(normal)].every((text) => NAME_CHARACTERS.test(text) && !INVISIBLE.test(text));
  if (!isVisible) {
    throw new ProtocolError("NAME_CHARACTERS", "A name has no white space, control or invisible characters.");
  }
  // Copied, because a decoded string may keep the text of its whole message alive.
  return Buffer.from(normal).toString();
}

function isTooLong(name: string, nameCharactersMax: number): boolean {
  return name.length > UNITS_PER_CHARACTER_MAX * nameCharactersMax;
}

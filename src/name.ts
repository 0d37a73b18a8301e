/** For these characters, the key is the lower case. Most names are of this kind. */
const ASCII = /^[\x20-\x7e]*$/;

/** The two small letters of the capital sigma. */
const [FINAL_SIGMA, SIGMA] = ["\u03c2", "\u03c3"];

/** No normalization form has more UTF-16 code units for each character in normalization form C. */
const UNITS_PER_CHARACTER_MAX = 4;

/**
 * Returns the key of a name. Two names with the same key are the same name.
 *
 * Upper case comes before lower case because lower case alone does not unify ß with ss, or
 * the two small sigmas. Lower case comes first because the capital ẞ has no other upper case.
 * Each character counts by itself: the one rule for whole words, which ends them with another
 * small sigma, does not apply.
 *
 * @see proto/PROTOCOL.md, "Names"
 */
export function nameKey(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase();
  const folded = name.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase();
  return folded.replaceAll(FINAL_SIGMA, SIGMA).normalize("NFKC");
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

/** Whether a name is longer than any spelling of a valid name. */
export function isTooLong(name: string, nameCharactersMax: number): boolean {
  return name.length > UNITS_PER_CHARACTER_MAX * nameCharactersMax;
}

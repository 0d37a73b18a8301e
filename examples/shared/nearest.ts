/** The longest words that are compared: what is typed may be a text of any length. */
const CHARACTERS_MAX = 64;
const MISTAKES_MAX = 3;
/** One mistake is allowed for as many characters. */
const CHARACTERS_PER_MISTAKE = 4;
/** The shortest beginning that stands for a word. */
const BEGINNING_MIN = 3;

/**
 * Finds what somebody meant who mistyped one of several words. Case, blanks, hyphens and underscores do not count.
 *
 * @returns undefined if nothing is near
 */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const given = squash(typed);
  if (given === "" || given.length > CHARACTERS_MAX) return undefined;
  let best: { readonly word: string; readonly mistakes: number } | undefined;
  for (const word of words) {
    const wanted = squash(word);
    const mistakesMax = Math.min(MISTAKES_MAX, Math.ceil(wanted.length / CHARACTERS_PER_MISTAKE));
    const isBeginning = given.length >= BEGINNING_MIN && wanted.startsWith(given);
    const mistakes = isBeginning ? 0 : mistakesBetween(given, wanted);
    if (mistakes <= mistakesMax && mistakes < (best?.mistakes ?? Number.POSITIVE_INFINITY)) best = { word, mistakes };
  }
  return best?.word;
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}

/** How many characters are wrong, missing, too many, or exchanged with their neighbours (optimal string alignment). */
function mistakesBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const isEqual = a[row - 1] === b[column - 1];
      const changed = at(last, column - 1) + (isEqual ? 0 : 1);
      const least = Math.min(changed, at(last, column) + 1, at(now, column - 1) + 1);
      const isExchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      now.push(isExchanged ? Math.min(least, at(beforeLast, column - 2) + 1) : least);
    }
    [beforeLast, last] = [last, now];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

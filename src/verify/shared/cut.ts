/** Longest text of the implementation under test in a report, in characters. */
const FOREIGN_CHARACTERS_MAX = 300;

/** Cuts a text that the implementation under test wrote. */
export function cut(text: string, charactersMax = FOREIGN_CHARACTERS_MAX): string {
  return text.length > charactersMax ? `${text.slice(0, charactersMax)}...` : text;
}

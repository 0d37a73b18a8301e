import { DEFAULT_LIMITS } from "chatwire";
import { printable } from "../../shared/printable.ts";

/** Checks a user name without the server. Returns why the name is invalid, or undefined if it may be valid. */
export function nameFault(name: string): string | undefined {
  const { nameCharactersMax } = DEFAULT_LIMITS;
  const count = [...name.normalize("NFC")].length;
  if (count === 0) return "A user name must have at least one character.";
  if (/\s/u.test(name)) return "A user name must not contain white space.";
  if (count > nameCharactersMax)
    return `A user name must have at most ${nameCharactersMax} characters; this one has ${count}.`;
  // The server knows where a script needs a joiner.
  const drawn = name.replace(/[\u200c\u200d]/gu, "");
  if (printable(drawn) !== drawn) return "A user name must not contain control or invisible characters.";
  return undefined;
}

/** Whether two names denote the same user; case is ignored. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Folds a name so that equal names give equal text, as the server compares them: ß is ss, ς is σ. */
export function nameKey(name: string): string {
  const folded = [...name.normalize("NFKC")].map((character) => character.toUpperCase().toLowerCase());
  return folded.join("").normalize("NFKC");
}

import { DEFAULT_LIMITS } from "chatwire";
import { printable } from "../../shared/printable.ts";

/** Why a name cannot be one, as far as that can be told without the server; undefined where it may be. */
export function faultOfName(name: string): string | undefined {
  const { nameCharactersMax } = DEFAULT_LIMITS;
  const count = [...name.normalize("NFC")].length;
  if (count === 0) return "A user name has at least one character.";
  if (/\s/u.test(name)) return "A user name has no white space in it.";
  if (count > nameCharactersMax) return `A user name has at most ${nameCharactersMax} characters, not ${count}.`;
  if (printable(name) !== name) return "A user name has no control or invisible characters in it.";
  return undefined;
}

/** Whether two names are one: case does not matter. */
export function isSameName(a: string, b: string): boolean {
  return keyOfName(a) === keyOfName(b);
}

/** The same text for names that are the same, as the server compares them: ß is ss, and both small sigmas are one. */
export function keyOfName(name: string): string {
  const folded = [...name.normalize("NFKC")].map((character) => character.toUpperCase().toLowerCase());
  return folded.join("").normalize("NFKC");
}

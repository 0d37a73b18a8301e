import { ProtocolError } from "./errors.ts";

/** Letters, marks, digits, punctuation and symbols: no white space, control, format or unassigned characters. */
const NAME_CHARACTERS = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/** What names are compared by: two names with the same key are the same name. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}

/**
 * Checks a name that is to be registered.
 *
 * @returns the name in normal form C
 * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS
 */
export function parseName(name: string, nameCharactersMax: number): string {
  const normal = name.normalize("NFC");
  const characters = [...normal].length;
  if (characters < 1 || characters > nameCharactersMax) {
    throw new ProtocolError("NAME_LENGTH", `A name has 1 to ${nameCharactersMax} characters, not ${characters}.`);
  }
  // The key is checked too: compatibility forms can unfold into white space.
  if (!NAME_CHARACTERS.test(normal) || !NAME_CHARACTERS.test(nameKey(normal))) {
    throw new ProtocolError("NAME_CHARACTERS", "A name has no white space, control or invisible characters.");
  }
  // Copied, because a decoded string may keep the text of its whole message alive.
  return Buffer.from(normal).toString();
}

import { isTooLong, nameKey } from "../../name.ts";
import { JOINERS, joinersFit } from "./joiners.ts";

/** Letters, marks, numbers, punctuation, symbols: no white space, control, format or unassigned characters. */
const NAME_CHARACTERS = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/** Invisible characters among those: fillers, variation selectors and the Braille blank. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A name in normalization form C, with the key that was computed to check it. */
export interface ParsedName {
  readonly name: string;
  /** See `nameKey`. */
  readonly key: string;
}

/** Why a name is refused. */
export interface NameFault {
  readonly code: "NAME_LENGTH" | "NAME_CHARACTERS";
  readonly text: string;
  /** The limit that the name exceeds. */
  readonly limit?: "nameCharactersMax";
}

/**
 * Checks the form that the name of every account has. Names of new accounts have further rules; see `newNameFault`.
 *
 * @returns the name with its key, or what is wrong with it
 */
export function parseName(name: string, nameCharactersMax: number): ParsedName | NameFault {
  // Normalization is slow: it sorts long runs of marks.
  const normal = isTooLong(name, nameCharactersMax) ? name : name.normalize("NFC");
  const characters = [...normal].length;
  if (characters < 1 || characters > nameCharactersMax) {
    const text = `A name must have 1 to ${nameCharactersMax} characters, not ${characters}.`;
    return { code: "NAME_LENGTH", text, limit: "nameCharactersMax" };
  }
  // The key is checked as well: compatibility characters can unfold into white space.
  const key = nameKey(normal);
  const isVisible = [normal, key]
    .map((text) => text.replace(JOINERS, ""))
    .every((text) => NAME_CHARACTERS.test(text) && !INVISIBLE.test(text));
  if (!isVisible || !joinersFit(normal)) {
    return { code: "NAME_CHARACTERS", text: "A name has no white space, control or invisible characters." };
  }
  // A decoded string may keep the text of its whole message in memory; a copy does not.
  return { name: Buffer.from(normal).toString(), key };
}

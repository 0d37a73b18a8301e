/**
 * Closed sets of words: keys of options, and values that are words. A word that nobody reads is refused, because a
 * misspelt one would otherwise be ignored.
 */

import { UsageError } from "./errors.ts";

/** The keys of an object, each once. The compiler refuses a list that lacks one or has another one. */
export type KeysOf<T> = { readonly [Key in keyof Required<T>]: unknown };

/**
 * Checks that an object has known keys only.
 *
 * @param known  an object that has all of the keys; see `KeysOf`
 * @param what   what a key is, for the error text: "option"
 * @param owner  what has the keys, for the error text: " of ChatServer.listen"
 * @throws UsageError the text names the unknown key, and those that there are
 */
export function checkKeys<T extends object>(given: T, known: KeysOf<T>, what: string, owner = ""): void {
  if (typeof given !== "object" || given === null) {
    throw new UsageError(`The ${what}s${owner} must be an object, not ${describe(given)}.`);
  }
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(known, key)) throw new UsageError(unknownWord(key, Object.keys(known), what, owner));
  }
}

/**
 * Checks that a value is one of some words.
 *
 * @param what  what the value is, for the error text: "A status"
 * @returns the word
 * @throws UsageError the text names the words that there are
 */
export function checkWord<Word extends string | boolean>(given: unknown, words: readonly Word[], what: string): Word {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const [last = "", ...others] = words.map(describe).reverse();
  const list = others.length === 0 ? last : `${others.reverse().join(", ")} or ${last}`;
  throw new UsageError(`${what} is ${list}, not ${describe(given)}.`);
}

/** The sentence about an unknown word, which names the known ones. */
export function unknownWord(word: string, known: readonly string[], what: string, owner = ""): string {
  return `There is no ${what} "${word}"${owner}. The ${what}s are: ${known.join(", ")}.`;
}

/**
 * The sentence about an unknown flag, from the error of `parseArgs`.
 *
 * @param flags  the names of the flags, without dashes
 * @returns undefined if the error is about something else
 */
export function unknownFlag(error: unknown, flags: readonly string[]): string | undefined {
  const [, flag] = /^Unknown option '(-[^']*)'/.exec(error instanceof Error ? error.message : "") ?? [];
  return (
    flag &&
    unknownWord(
      flag,
      flags.map((name) => `--${name}`),
      "flag",
    )
  );
}

function describe(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}

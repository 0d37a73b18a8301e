/**
 * Texts of the implementation under test, made harmless: what controls a
 * terminal or reorders text becomes visible.
 */

/** Control, format, surrogate, private and unassigned characters, and separators of lines and paragraphs. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Replaces hidden characters by visible ones: an escape becomes `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** JSON on one line with hidden characters escaped. JSON itself demands that for the first 32 only. */
export function printableJson(value: object): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(HIDDEN, (character) => character.split("").map(escapeUnit).join(""));
}

/** Control, format (bidirectional overrides among them), line separator, private, surrogate and unassigned characters. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Shows what must not reach a terminal: "\n" becomes "␊", an escape "␛", a
 * bidirectional override "<U+202E>". Whatever a peer sends, the screen stays ours.
 */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    // Unicode has pictures of the ASCII controls.
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** JSON on one line, with the same characters escaped. JSON itself asks that of the first 32 only. */
export function printableJson(value: object | string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(HIDDEN, (character) => character.split("").map(escapeUnit).join(""));
}

/** Control, format (bidirectional overrides among them), line separator, private, surrogate and unassigned characters. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Replaces characters that could control a terminal by visible ones: "\n" becomes
 * "␊", an escape "␛", a bidirectional override "<U+202E>".
 */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    // Unicode has symbols for the ASCII control characters.
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** Formats JSON on one line and escapes the same characters. JSON itself requires that for the first 32 only. */
export function printableJson(value: object | string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(HIDDEN, (character) => character.split("").map(escapeUnit).join(""));
}

import { clustersOf, isEmoji } from "./clusters.ts";

/**
 * Control, format (bidirectional overrides among them), line separator, private, surrogate and unassigned characters,
 * and letters and signs that show nothing.
 */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u{16fe4}\u{1d159}]/gu;
/** Texts that `printable` may have to change: with a character of those, a mark on nothing, or many marks. */
const SPECIAL = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u{16fe4}\u{1d159}]|(?:^|\p{Zs})\p{M}|\p{M}{9}/u;

const JOINER = /^[\u200c\u200d]$/;
/** Up to ten pictographs joined into one, also those of a later version of Unicode. */
const PICTOGRAPHS =
  /^\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?){0,9}$/u;
/** Letters of scripts in which a joiner changes how the letters beside it are written. */
const JOINING =
  /^[\p{scx=Adlm}\p{scx=Arab}\p{scx=Mand}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Phag}\p{scx=Rohg}\p{scx=Syrc}\p{scx=Beng}\p{scx=Deva}\p{scx=Gujr}\p{scx=Guru}\p{scx=Khmr}\p{scx=Knda}\p{scx=Mlym}\p{scx=Mymr}\p{scx=Orya}\p{scx=Sinh}\p{scx=Taml}\p{scx=Telu}]/u;

/** No script puts as many marks on one letter. */
const MARKS_MAX = 8;
const MARKS = new RegExp(`([\\p{M}\\u200c\\u200d]{${MARKS_MAX}})([\\p{M}\\u200c\\u200d]+)`, "gu");

/**
 * Replaces characters that could control a terminal, or deceive a reader, by visible
 * ones: "\n" becomes "␊", an escape "␛", a bidirectional override "<U+202E>". A joiner
 * stays where it joins: inside an emoji, or beside a letter whose script needs it. Of a
 * flood of combining marks, the first eight stay.
 */
export function printable(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const clusters = clustersOf(
    text.replace(MARKS, (_, kept: string, rest: string) => `${kept}<+${[...rest].length} marks>`),
  );
  const shown = clusters.map((cluster, index) => showCluster(cluster, clusters[index + 1]));
  // A mark on nothing would be drawn over whatever is printed before it.
  return shown.join("").replace(/(^|\p{Zs})(?=\p{M})/gu, "$1\u25cc");
}

function showCluster(cluster: string, next: string | undefined): string {
  if (!SPECIAL.test(cluster) || isEmoji(cluster) || PICTOGRAPHS.test(cluster)) return cluster;
  return cluster.replace(HIDDEN, (character, at: number) => {
    const isJoining = JOINER.test(character) && joins(cluster, at, next);
    return isJoining ? character : showHidden(character);
  });
}

/** Whether the joiner at this place of a cluster stands beside letters that need it. */
function joins(cluster: string, at: number, next: string | undefined): boolean {
  if (at === 0 || !JOINING.test(cluster) || JOINER.test(cluster.charAt(at - 1))) return false;
  const isLast = at === cluster.length - 1;
  // A non-joiner separates two letters. The second one may not be typed yet.
  return cluster.charAt(at) === "\u200d" || !isLast || next === undefined || JOINING.test(next);
}

function showHidden(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Unicode has symbols for the ASCII control characters.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return showCode(character);
}

/** Shows a character by its number, as "<U+202E>". */
export function showCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** Formats JSON on one line and escapes the same characters. JSON itself requires that for the first 32 only. */
export function printableJson(value: object | string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(HIDDEN, (character) => character.split("").map(escapeUnit).join(""));
}

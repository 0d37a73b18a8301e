const CLUSTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Characters of which clusters of more than one character consist: marks, joiners, halves of flags, parts of syllables. */
const COMBINING = /[\p{M}\p{Cf}\p{RI}\p{Emoji_Modifier}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;
/** The time that a segmenter takes grows with the square of the length. */
const PIECE_UNITS = 128;
/** The first unit of a pair that the end of a piece divides. */
const HALF_PAIR = /[\ud800-\udbff]$/;

/** What every emoji has one of: a picture, half of a flag, a key's frame. */
const PICTURE = /[\p{Extended_Pictographic}\p{RI}]|\u20e3/u;
/** Built at the first emoji: it is large. */
let emoji: RegExp | undefined;

/** Splits a text into grapheme clusters: what a reader calls characters. A cluster of more than 128 units is cut. */
export function clustersOf(text: string): string[] {
  if (!COMBINING.test(text)) return [...text];
  const clusters: string[] = [];
  for (let at = 0; at < text.length; ) {
    const isLast = at + PIECE_UNITS >= text.length;
    const piece = isLast ? text.slice(at) : text.slice(at, at + PIECE_UNITS).replace(HALF_PAIR, "");
    const found = Array.from(CLUSTERS.segment(piece), ({ segment }) => segment);
    // The last cluster may go on in the next piece.
    const whole = isLast || found.length === 1 ? found : found.slice(0, -1);
    for (const cluster of whole) {
      clusters.push(cluster);
      at += cluster.length;
    }
  }
  return clusters;
}

/** Whether a cluster is one of the emoji that Unicode recommends: of one or several characters, flags among them. */
export function isEmoji(cluster: string): boolean {
  if (!PICTURE.test(cluster)) return false;
  // biome-ignore lint/complexity/useRegexLiterals: a literal with this flag needs a later target of the compiler.
  emoji ??= new RegExp("^\\p{RGI_Emoji}$", "v");
  return emoji.test(cluster);
}

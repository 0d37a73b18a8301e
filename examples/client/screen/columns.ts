import { eastAsianWidth } from "get-east-asian-width";
import { clustersOf, isEmoji } from "../../shared/clusters.ts";

/** Printable ASCII: one column for each character. */
const PLAIN = /^[ -~]*$/;
/** Marks are drawn over the character before them, the later parts of a Korean syllable into it. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]/u;
/** The start of several pictographs joined into one. */
const JOINED = /^\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?\u200d/u;
/** A longer cluster is no character that somebody writes; a terminal may show its parts. */
const CLUSTER_COLUMNS_MAX = 12;

/** The width of a text on one row, in a terminal that shows each grapheme cluster as one character. */
export function columnsOf(text: string): number {
  return measure(text, clusterColumns);
}

/**
 * The width of a text on one row, in whichever terminal shows it widest. Many do not know
 * clusters, and show the parts of an emoji one after another.
 */
export function columnsAtMost(text: string): number {
  return measure(text, unitColumnsAtMost);
}

/** A part of a text that no terminal shows on two rows. */
export interface Unit {
  readonly text: string;
  /** The width in the terminal that shows it widest. */
  readonly columns: number;
}

/** Splits a text where a row may end: between its clusters. */
export function unitsOf(text: string): Unit[] {
  return clustersOf(text).flatMap((cluster) => {
    const columns = unitColumnsAtMost(cluster);
    if (columns <= CLUSTER_COLUMNS_MAX) return [{ text: cluster, columns }];
    return [...cluster].map((character) => ({ text: character, columns: unitColumnsAtMost(character) }));
  });
}

function measure(text: string, columnsOfCluster: (cluster: string) => number): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const cluster of clustersOf(text)) columns += columnsOfCluster(cluster);
  return columns;
}

function clusterColumns(cluster: string): number {
  return isPicture(cluster) ? 2 : sumOf(cluster, (character) => (ZERO_WIDTH.test(character) ? 0 : 1));
}

function isPicture(cluster: string): boolean {
  return isEmoji(cluster) || JOINED.test(cluster);
}

function unitColumnsAtMost(cluster: string): number {
  // The parts of a Korean syllable have a column of their own in some terminals.
  const sum = sumOf(cluster, (character) => (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : 1));
  return isPicture(cluster) ? Math.max(2, sum) : sum;
}

/** @param share  0 for a character that takes no column, otherwise 1 */
function sumOf(cluster: string, share: (character: string) => number): number {
  let columns = 0;
  for (const character of cluster) columns += share(character) * eastAsianWidth(character.codePointAt(0) ?? 0);
  return columns;
}

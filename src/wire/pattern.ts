/**
 * Searches a text for a pattern of RE2, in time that grows with the length of the text only by a constant factor. The
 * compiler makes the tables of a pattern when it generates code (`src/codegen/pattern`), so no expression is read, and
 * no memory grows, while a message is checked. JavaScript's regular expressions would let the sender of a text stall
 * the receiver.
 */

/** A compiled pattern: plain data. */
export type Pattern = TablePattern | SetPattern;

/** Characters that a pattern does not tell apart have one class. */
interface CharacterClasses {
  /** Pairs, in ascending order: the first code point of a range, which ends before the next one, and its class. */
  readonly classes: readonly number[];
}

/** A deterministic automaton: one step for each character. */
export interface TablePattern extends CharacterClasses {
  /** Classes, and one for the end of the text, which comes last. */
  readonly columns: number;
  /**
   * One row for each state, the first one first, with one column for each class: the number of the next state, or
   * `MATCHED`, or `FAILED`.
   */
  readonly states: readonly number[];
}

/** Instead of the number of a state: the text contains a match, whatever follows. */
export const MATCHED = -1;
/** Instead of the number of a state: no match can follow. */
export const FAILED = -2;

/**
 * A nondeterministic automaton, whose table would be too large: for each character some steps on sets of positions. A
 * set is a row of `words` numbers of 32 bits, the lowest position in the lowest bit of the first.
 */
export interface SetPattern extends CharacterClasses {
  readonly words: number;
  /** For each class, the positions that take its characters. */
  readonly taking: readonly number[];
  /** For each class, its kind, 0 to 2: what assertions such as `\b` tell apart. The end of the text is of kind 3. */
  readonly kinds: readonly number[];
  /** For each kind, the positions that may take the character after one of the kind if a match begins there. */
  readonly begins: readonly number[];
  /** For each kind, bits `1 << kind`: the kinds that may follow it where an empty match lies between the two. */
  readonly empty: readonly number[];
  /** For each kind, the positions after which the pattern may end if a character of the kind follows. */
  readonly ends: readonly number[];
  /** Positions that the next one may follow. */
  readonly chain: readonly number[];
  /** Whether a match can begin only where the text begins. */
  readonly isAnchored: boolean;
  /**
   * Pairs of sets: positions, and the further ones that may follow each of them. Of each set, the count of its words
   * that are not 0, then the index and the value of each.
   */
  readonly jumps: readonly number[];
}

const EDGE = 3;

/**
 * Whether any part of the text matches.
 *
 * @param text  lone surrogates count as characters
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  return "states" in pattern ? matchesTable(pattern, text) : matchesSets(pattern, text);
}

function matchesTable({ classes, columns, states }: TablePattern, text: string): boolean {
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    state = states[state * columns + classOf(classes, code)] ?? FAILED;
    if (state < 0) return state === MATCHED;
  }
  return states[(state + 1) * columns - 1] === MATCHED;
}

function matchesSets(pattern: SetPattern, text: string): boolean {
  const { classes, words, taking, kinds, empty, isAnchored } = pattern;
  let taken = new Int32Array(words);
  let next = new Int32Array(words);
  let before = EDGE;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    const found = classOf(classes, code);
    const kind = kinds[found] ?? 0;
    if ((((empty[before] ?? 0) >> kind) & 1) !== 0 || meets(taken, pattern.ends, kind * words)) return true;
    follow(pattern, taken, before, next);
    let isAlive = 0;
    for (let word = 0; word < words; word++) {
      const both = (next[word] ?? 0) & (taking[found * words + word] ?? 0);
      next[word] = both;
      isAlive |= both;
    }
    [taken, next] = [next, taken];
    before = kind;
    if (isAnchored && isAlive === 0) return false;
  }
  return (((empty[before] ?? 0) >> EDGE) & 1) !== 0 || meets(taken, pattern.ends, EDGE * words);
}

/** Sets the positions that may take the next character. */
function follow(
  { words, begins, chain, jumps }: SetPattern,
  taken: Int32Array,
  before: number,
  next: Int32Array,
): void {
  let carry = 0;
  for (let word = 0; word < words; word++) {
    const moved = (taken[word] ?? 0) & (chain[word] ?? 0);
    next[word] = (moved << 1) | carry | (begins[before * words + word] ?? 0);
    carry = moved >>> 31;
  }
  for (let at = 0; at < jumps.length; ) {
    const to = at + 1 + 2 * (jumps[at] ?? 0);
    const end = to + 1 + 2 * (jumps[to] ?? 0);
    for (let from = at + 1; from < to; from += 2) {
      if (((taken[jumps[from] ?? 0] ?? 0) & (jumps[from + 1] ?? 0)) === 0) continue;
      for (let each = to + 1; each < end; each += 2) {
        const word = jumps[each] ?? 0;
        next[word] = (next[word] ?? 0) | (jumps[each + 1] ?? 0);
      }
      break;
    }
    at = end;
  }
}

/** Whether a set has a position of the row that begins at `row`. */
function meets(set: Int32Array, rows: readonly number[], row: number): boolean {
  for (let word = 0; word < set.length; word++) if (((set[word] ?? 0) & (rows[row + word] ?? 0)) !== 0) return true;
  return false;
}

function classOf(classes: readonly number[], code: number): number {
  let low = 0;
  let high = classes.length >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((classes[2 * middle] ?? 0) <= code) low = middle;
    else high = middle;
  }
  return classes[2 * low + 1] ?? 0;
}

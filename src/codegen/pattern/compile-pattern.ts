/**
 * Compiles patterns of RE2 into the tables that `src/wire/pattern.ts` searches texts with.
 *
 * How the folder fits together: `parse-pattern.ts` reads the syntax, with the classes of `named-classes.ts` as sets of
 * `character-set.ts`; `automaton.ts` makes an automaton of the tree; `character-classes.ts` finds the characters that it
 * does not tell apart; `state-table.ts` makes it deterministic if the table is small, and `position-sets.ts` writes it
 * down as it is otherwise. `unicode-classes.ts` holds the properties of characters.
 *
 * Invariant: whatever the pattern, compiling and matching are bounded by the limits of this folder.
 */

import type { Pattern, SetPattern } from "../../wire/pattern.ts";
import { buildAutomaton } from "./automaton.ts";
import { divideCharacters } from "./character-classes.ts";
import { PatternError } from "./pattern-error.ts";
import { buildPositionSets } from "./position-sets.ts";
import { buildStateTable } from "./state-table.ts";

/** Operations on numbers for each character of a text, with a pattern whose table of states would be too large. */
export const PATTERN_STEPS_MAX = 2_048;
/** Numbers in all tables of such a pattern. */
export const PATTERN_NUMBERS_MAX = 16_384;
/** Length of a pattern, in UTF-16 code units. */
export const PATTERN_LENGTH_MAX = 16_384;

/** To move the set, to keep what takes the character, and to look for an end. */
const STEPS_PER_WORD = 4;
const ADVICE = "Shorten its repetitions and lists, or let it begin with ^.";

/**
 * @returns plain data, equal for equal patterns
 * @throws PatternError the pattern is none of RE2's, or too large
 */
export function compilePattern(pattern: string): Pattern {
  if (pattern.length > PATTERN_LENGTH_MAX)
    throw new PatternError(0, `The pattern is longer than ${PATTERN_LENGTH_MAX} characters.`);
  const automaton = buildAutomaton(pattern);
  const classes = divideCharacters(automaton);
  return buildStateTable(automaton, classes) ?? checkedSets(buildPositionSets(automaton, classes));
}

function checkedSets(sets: SetPattern): SetPattern {
  const steps = sets.jumps.length + STEPS_PER_WORD * sets.words;
  if (steps > PATTERN_STEPS_MAX) {
    const text = `Each character of a text would take ${steps} steps, and ${PATTERN_STEPS_MAX} are allowed. ${ADVICE}`;
    throw new PatternError(0, text);
  }
  const numbers = Object.values(sets).reduce((sum, each) => sum + (Array.isArray(each) ? each.length : 1), 0);
  if (numbers > PATTERN_NUMBERS_MAX) {
    const text = `The pattern takes ${numbers} numbers, and ${PATTERN_NUMBERS_MAX} are allowed. ${ADVICE}`;
    throw new PatternError(0, text);
  }
  return sets;
}

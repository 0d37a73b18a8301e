/** Makes an automaton deterministic, and its table as small as it can be. */

import { FAILED, MATCHED, type TablePattern } from "../../wire/pattern.ts";
import { type Automaton, EDGE, KINDS, type Kind, type Next } from "./automaton.ts";
import type { CharacterClasses } from "./character-classes.ts";
import { contains } from "./character-set.ts";

/** Numbers in the table of a deterministic automaton. */
export const PATTERN_CELLS_MAX = 4_096;
/** Numbers before equal states are joined. */
const CELLS_BUILT_MAX = 8 * PATTERN_CELLS_MAX;
/** Positions looked at while the table is built. Bounds the work of compiling. */
const VISITS_MAX = 4_000_000;

type Table = readonly (readonly number[])[];

/** @returns undefined: the table would have more than `PATTERN_CELLS_MAX` numbers, or take long to build */
export function buildStateTable(automaton: Automaton, classes: CharacterClasses): TablePattern | undefined {
  const built = buildStates(automaton, classes);
  if (built === undefined) return undefined;
  const states = joinStates(built);
  const { table, ranges } = joinClasses(states, classes.ranges);
  const columns = table[0]?.length ?? 0;
  if (table.length * columns > PATTERN_CELLS_MAX) return undefined;
  return { classes: ranges, columns, states: table.flat() };
}

/** The construction of subsets: a state is what may come next. Each row ends with the column of the end of the text. */
function buildStates(automaton: Automaton, { samples }: CharacterClasses): number[][] | undefined {
  const { positions, begin, kinds, isAnchored } = automaton;
  const takers = samples.map((code) => new Set([...positions.keys()].filter((each) => contains(setOf(each), code))));
  const kindOf = samples.map((code) => KINDS.find((kind) => contains(kinds.get(kind) ?? [], code)) ?? EDGE);
  const numbers = new Map<string, number>();
  const states: Next[] = [];
  const table: number[][] = [];
  let visits = 0;

  function setOf(position: number) {
    return positions[position]?.set ?? [];
  }
  const numberOf = (state: Next): number => {
    const key = `${state.positions.join()} ${state.ends}`;
    const known = numbers.get(key) ?? states.push(state) - 1;
    numbers.set(key, known);
    return known;
  };
  const after = (state: Next, column: number): number => {
    const kind = kindOf[column] ?? EDGE;
    if (mayEnd(state, kind)) return MATCHED;
    const taken = state.positions.filter((each) => takers[column]?.has(each));
    const nexts = [...taken.flatMap((each) => positions[each]?.next ?? []), ...begin.slice(kind, kind + 1)];
    const next = join(nexts);
    visits += nexts.reduce((sum, each) => sum + each.positions.length, state.positions.length);
    return isAnchored && next.positions.length === 0 && next.ends === 0 ? FAILED : numberOf(next);
  };

  const [atBegin] = begin.slice(EDGE);
  if (atBegin !== undefined) numberOf(atBegin);
  for (const state of states) {
    table.push([...samples.map((_, column) => after(state, column)), mayEnd(state, EDGE) ? MATCHED : FAILED]);
    if (table.length * (samples.length + 1) > CELLS_BUILT_MAX || visits > VISITS_MAX) return undefined;
  }
  return table;
}

function mayEnd({ ends }: Next, kind: Kind): boolean {
  return ((ends >> kind) & 1) !== 0;
}

function join(nexts: readonly Next[]): Next {
  const positions = new Set(nexts.flatMap((next) => next.positions));
  return {
    positions: [...positions].sort((one, other) => one - other),
    ends: nexts.reduce((ends, next) => ends | next.ends, 0),
  };
}

/** Joins states that no text tells apart (Moore's algorithm). The first state stays the first. */
function joinStates(table: Table): number[][] {
  let groups = table.map((): number => 0);
  for (let count = 0; ; ) {
    const known = new Map<string, number>();
    groups = table.map((row, state) => {
      const key = `${groups[state]} ${row.map((next) => groups[next] ?? next).join()}`;
      const group = known.get(key) ?? known.size;
      known.set(key, group);
      return group;
    });
    if (known.size === count) break;
    count = known.size;
  }
  const joined: number[][] = [];
  for (const [state, row] of table.entries()) joined[groups[state] ?? 0] ??= row.map((next) => groups[next] ?? next);
  return joined;
}

/** Joins classes whose columns are equal. */
function joinClasses(table: Table, ranges: readonly number[]): { table: number[][]; ranges: number[] } {
  const end = (table[0]?.length ?? 1) - 1;
  const known = new Map<string, number>();
  const kept: number[] = [];
  const joined = Array.from({ length: end }, (_, column) => {
    const key = table.map((row) => row[column]).join();
    const index = known.get(key) ?? kept.push(column) - 1;
    known.set(key, index);
    return index;
  });
  const newRanges: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    const index = joined[ranges[at + 1] ?? 0] ?? 0;
    if (newRanges.at(-1) !== index || at === 0) newRanges.push(ranges[at] ?? 0, index);
  }
  return { table: table.map((row) => [...kept, end].map((column) => row[column] ?? FAILED)), ranges: newRanges };
}

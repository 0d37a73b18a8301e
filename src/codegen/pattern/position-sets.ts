/** Writes a nondeterministic automaton down as sets of positions, for patterns whose table of states would be large. */

import type { SetPattern } from "../../wire/pattern.ts";
import { type Automaton, KINDS, OTHER } from "./automaton.ts";
import type { CharacterClasses } from "./character-classes.ts";
import { contains } from "./character-set.ts";

export function buildPositionSets(automaton: Automaton, { ranges, samples }: CharacterClasses): SetPattern {
  const { positions, begin, kinds, isAnchored } = automaton;
  const words = Math.max(1, Math.ceil(positions.length / 32));
  const setOf = (members: Iterable<number>): number[] => bits(members, words);
  const where = (holds: (index: number) => boolean): number[] => setOf([...positions.keys()].filter(holds));
  const nexts = positions.map(({ next }) => next);
  return {
    classes: ranges,
    words,
    kinds: samples.map((code) => KINDS.find((kind) => contains(kinds.get(kind) ?? [], code)) ?? OTHER),
    taking: samples.flatMap((code) => where((index) => contains(positions[index]?.set ?? [], code))),
    begins: begin.flatMap((next) => setOf(next.positions)),
    empty: begin.map(({ ends }) => ends),
    ends: KINDS.flatMap((kind) => where((index) => (((nexts[index]?.ends ?? 0) >> kind) & 1) !== 0)),
    isAnchored,
    chain: where((index) => nexts[index]?.positions.includes(index + 1) === true),
    jumps: jumpsOf(automaton).flatMap(({ from, to }) => [...sparse(setOf(from)), ...sparse(setOf(to))]),
  };
}

/**
 * Groups the positions that the same positions may follow. A position in a chain belongs to a group with or without its
 * successor, to the one that more positions belong to.
 */
function jumpsOf({ positions }: Automaton): { from: readonly number[]; to: readonly number[] }[] {
  const all = positions.map(({ next }) => next.positions);
  const others = all.map((to, index) => to.filter((each) => each !== index + 1));
  const sizes = [all, others].map(countEqual);
  const groups = new Map<string, { from: number[]; to: readonly number[] }>();
  for (const index of positions.keys()) {
    const isShared = (sizes[0]?.[index] ?? 0) > (sizes[1]?.[index] ?? 0);
    const to = (isShared ? all : others)[index] ?? [];
    if (to.length === 0) continue;
    const group = groups.get(to.join()) ?? { from: [], to };
    group.from.push(index);
    groups.set(to.join(), group);
  }
  return [...groups.values()];
}

/** For each list, how many are equal to it. */
function countEqual(lists: readonly (readonly number[])[]): number[] {
  const keys = lists.map((list) => list.join());
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => counts.get(key) ?? 0);
}

function bits(members: Iterable<number>, words: number): number[] {
  const set = new Int32Array(words);
  for (const each of members) set[each >> 5] = (set[each >> 5] ?? 0) | (1 << (each & 31));
  return [...set];
}

/** The count of the words that are not 0, then the index and the value of each. */
function sparse(set: readonly number[]): number[] {
  const words = set.flatMap((value, index) => (value === 0 ? [] : [index, value]));
  return [words.length / 2, ...words];
}

/** Divides all characters into classes: those of one class are in the same sets of a pattern. */

import type { Automaton } from "./automaton.ts";
import { type CharacterSet, CODE_POINT_MAX } from "./character-set.ts";

export interface CharacterClasses {
  /** Pairs: the first character of a range, and its class. */
  readonly ranges: readonly number[];
  /** One character of each class. */
  readonly samples: readonly number[];
}

export function divideCharacters({ positions, kinds }: Automaton): CharacterClasses {
  const sets = [...new Set([...kinds.values(), ...positions.map(({ set }) => set)])];
  const changes = new Map<number, number[]>([[0, []]]);
  const change = (at: number, index: number): void => {
    if (at <= CODE_POINT_MAX) changes.set(at, [...(changes.get(at) ?? []), index]);
  };
  for (const [index, set] of distinct(sets).entries()) {
    for (const { first, last } of set) {
      change(first, index);
      change(last + 1, index);
    }
  }
  // One bit for each set: those that the range is in.
  let inside = 0n;
  const classOf = new Map<bigint, number>();
  const ranges: number[] = [];
  const samples: number[] = [];
  for (const [at, indexes] of [...changes].sort(([one], [other]) => one - other)) {
    for (const index of indexes) inside ^= 1n << BigInt(index);
    const known = classOf.get(inside) ?? samples.push(at) - 1;
    classOf.set(inside, known);
    ranges.push(at, known);
  }
  return { ranges, samples };
}

function distinct(sets: readonly CharacterSet[]): CharacterSet[] {
  return [...new Map(sets.map((set) => [set.map(({ first, last }) => `${first}-${last}`).join(), set])).values()];
}

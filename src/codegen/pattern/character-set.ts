/** Sets of characters: ranges of code points, sorted, neither overlapping nor adjacent. */

import { CASE_ORBITS } from "./unicode-classes.ts";

export const CODE_POINT_MAX = 0x10ffff;

export interface CharacterRange {
  readonly first: number;
  readonly last: number;
}

export type CharacterSet = readonly CharacterRange[];

export const EVERY_CHARACTER: CharacterSet = [{ first: 0, last: CODE_POINT_MAX }];

/** Brings ranges into the form of a set. */
export function characterSet(ranges: readonly CharacterRange[]): CharacterSet {
  const set: { first: number; last: number }[] = [];
  for (const { first, last } of [...ranges].sort((one, other) => one.first - other.first)) {
    const before = set.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
    else set.push({ first, last });
  }
  return set;
}

export function complement(set: CharacterSet): CharacterSet {
  const others: CharacterRange[] = [];
  let next = 0;
  for (const { first, last } of set) {
    if (first > next) others.push({ first: next, last: first - 1 });
    next = last + 1;
  }
  if (next <= CODE_POINT_MAX) others.push({ first: next, last: CODE_POINT_MAX });
  return others;
}

export function intersection(one: CharacterSet, other: CharacterSet): CharacterSet {
  return complement(characterSet([...complement(one), ...complement(other)]));
}

export function contains(set: CharacterSet, code: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = set[middle];
    if (range === undefined || code < range.first) high = middle;
    else if (code > range.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The set with every character that differs from one of its characters in case only. */
export function withEveryCase(set: CharacterSet): CharacterSet {
  const orbits = caseOrbits();
  const added: number[] = [];
  for (const { first, last } of set) {
    if (first === last) added.push(...(orbits.get(first) ?? []));
    else for (const [from, orbit] of orbits) if (from >= first && from <= last) added.push(...orbit);
  }
  const more = added.filter((code) => !contains(set, code));
  return more.length === 0 ? set : characterSet([...set, ...more.map((code) => ({ first: code, last: code }))]);
}

let knownOrbits: Map<number, readonly number[]> | undefined;

/** The other members of the orbit of each character that has one. */
function caseOrbits(): Map<number, readonly number[]> {
  knownOrbits ??= readCaseOrbits();
  return knownOrbits;
}

function readCaseOrbits(): Map<number, readonly number[]> {
  const next = new Map<number, number>();
  for (const run of CASE_ORBITS.split(" ")) {
    const [first = 0, count = 0, step = 0, distance = 0] = run.split(",").map((each) => Number.parseInt(each, 36));
    for (let index = 0; index < count; index++) next.set(first + index * step, first + index * step + distance);
  }
  const orbits = new Map<number, readonly number[]>();
  for (const [from, to] of next) {
    const orbit: number[] = [];
    for (let each = to; each !== from; each = next.get(each) ?? from) orbit.push(each);
    orbits.set(from, orbit);
  }
  return orbits;
}

/**
 * Builds the automaton of a pattern: one position for each place where it takes a character (Glushkov's automaton). It
 * has no empty steps and no assertions. What an assertion asks of the characters beside it is known once a position
 * takes characters of one kind only, so a position that could take newlines and word characters is split.
 */

import { type CharacterSet, characterSet, complement, intersection } from "./character-set.ts";
import { WORD_CHARACTERS } from "./named-classes.ts";
import { type Assertion, type PatternNode, parsePattern } from "./parse-pattern.ts";
import { PatternError } from "./pattern-error.ts";

/** Places of the pattern with all repetitions written out. Bounds the work of compiling. */
export const PATTERN_PLACES_MAX = 4_096;

/** What assertions can tell apart. `EDGE` stands for an end of the text. */
export const OTHER = 0;
export const NEWLINE = 1;
export const WORD = 2;
export const EDGE = 3;
export type Kind = typeof OTHER | typeof NEWLINE | typeof WORD | typeof EDGE;
export const KINDS: readonly Kind[] = [OTHER, NEWLINE, WORD, EDGE];

/** What may come next at one place. */
export interface Next {
  /** Indexes of positions, ascending. */
  readonly positions: readonly number[];
  /** The kinds before which the pattern may end here, as bits `1 << kind`. */
  readonly ends: number;
}

const NOTHING: Next = { positions: [], ends: 0 };

export interface Position {
  /** Never empty. All characters are of the kind. */
  readonly set: CharacterSet;
  readonly kind: Kind;
  readonly next: Next;
}

export interface Automaton {
  readonly positions: readonly Position[];
  /** By kind: what may begin after a character of the kind; after `EDGE`: at the begin of the text. */
  readonly begin: readonly Next[];
  /** The sets of the kinds that the pattern tells apart, by kind. Characters of no listed kind are `OTHER`. */
  readonly kinds: ReadonlyMap<Kind, CharacterSet>;
  /** Whether a match can begin only where the text begins. */
  readonly isAnchored: boolean;
}

/** @throws PatternError the pattern is none of RE2's, or too large */
export function buildAutomaton(pattern: string): Automaton {
  const { places, entry } = layOut(parsePattern(pattern));
  const kinds = kindsOf(places);
  const positions = splitByKind(places, kinds);
  const positionsAt = new Map<Place, { kind: Kind; index: number }[]>();
  for (const [index, { place, kind }] of positions.entries())
    positionsAt.set(place, [...(positionsAt.get(place) ?? []), { kind, index }]);
  const nextKinds = [...kinds.keys(), EDGE] as const;

  const nextOf = (from: Place, before: Kind): Next => {
    const found = new Set<number>();
    let ends = 0;
    for (const after of nextKinds) {
      for (const place of reachable(from, before, after)) {
        if (place.kind === "end") ends |= 1 << after;
        for (const { kind, index } of positionsAt.get(place) ?? []) if (kind === after) found.add(index);
      }
    }
    return { positions: [...found].sort((one, other) => one - other), ends };
  };

  const begin = KINDS.map((kind) => (kind === EDGE || kinds.has(kind) ? nextOf(entry, kind) : NOTHING));
  return {
    positions: positions.map(({ place, kind, set }) => ({ set, kind, next: nextOf(place.next, kind) })),
    begin,
    kinds,
    isAnchored: begin.slice(0, EDGE).every((next) => next.positions.length === 0 && next.ends === 0),
  };
}

/** A place of the pattern, in Thompson's construction. */
type Place =
  | { readonly kind: "set"; readonly set: CharacterSet; readonly next: Place }
  | { readonly kind: "assertion"; readonly assertion: Assertion; readonly next: Place }
  /** Written to while a loop is being built. */
  | { readonly kind: "fork"; readonly nexts: Place[] }
  | { readonly kind: "end" };

type SetPlace = Extract<Place, { kind: "set" }>;

/** Lays out a tree from its end to its begin, so that every place knows the next one. */
function layOut(root: PatternNode): { places: readonly Place[]; entry: Place } {
  const places: Place[] = [];

  const place = <P extends Place>(each: P): P => {
    if (places.length === PATTERN_PLACES_MAX) {
      const text = `The pattern has more than ${PATTERN_PLACES_MAX} places, repetitions written out. Shorten it.`;
      throw new PatternError(0, text);
    }
    places.push(each);
    return each;
  };

  const build = (node: PatternNode, next: Place): Place => {
    switch (node.kind) {
      case "set":
        return place({ kind: "set", set: node.set, next });
      case "assertion":
        return place({ kind: "assertion", assertion: node.assertion, next });
      case "sequence":
        return node.items.reduceRight((after, item) => build(item, after), next);
      case "choice":
        return place({ kind: "fork", nexts: node.items.map((item) => build(item, next)) });
      case "repetition":
        return repeat(node.item, node.min, node.max, next);
    }
  };

  const repeat = (item: PatternNode, min: number, max: number, next: Place): Place => {
    let entry = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop = place({ kind: "fork", nexts: [next] });
      loop.nexts.push(build(item, loop));
      entry = loop;
    } else {
      for (let index = min; index < max; index++) entry = place({ kind: "fork", nexts: [build(item, entry), next] });
    }
    for (let index = 0; index < min; index++) entry = build(item, entry);
    return entry;
  };

  const entry = build(root, place({ kind: "end" }));
  return { places, entry };
}

/** Tells apart only the kinds that assertions of the pattern ask about. */
function kindsOf(places: readonly Place[]): Map<Kind, CharacterSet> {
  const asked = new Set(places.flatMap((place) => (place.kind === "assertion" ? [place.assertion] : [])));
  const kinds = new Map<Kind, CharacterSet>();
  if (asked.has("line-begin") || asked.has("line-end")) kinds.set(NEWLINE, [{ first: 10, last: 10 }]);
  if (asked.has("word-boundary") || asked.has("no-word-boundary")) kinds.set(WORD, WORD_CHARACTERS);
  kinds.set(OTHER, complement(characterSet([...kinds.values()].flat())));
  return kinds;
}

interface PlacedPosition {
  readonly place: SetPlace;
  readonly kind: Kind;
  readonly set: CharacterSet;
}

/** In the order of the text, so that most positions are followed by the next one. */
function splitByKind(places: readonly Place[], kinds: ReadonlyMap<Kind, CharacterSet>): PlacedPosition[] {
  const positions: PlacedPosition[] = [];
  for (const place of places.toReversed()) {
    if (place.kind !== "set") continue;
    for (const [kind, ofKind] of kinds) {
      const set = kinds.size === 1 ? place.set : intersection(place.set, ofKind);
      if (set.length > 0) positions.push({ place, kind, set });
    }
  }
  return positions;
}

/** The places that take a character, or end the pattern, reachable without taking one between two kinds. */
function reachable(from: Place, before: Kind, after: Kind): Place[] {
  const seen = new Set<Place>([from]);
  const found: Place[] = [];
  // A set is iterated in the order of insertion, additions meanwhile included.
  for (const place of seen) {
    if (place.kind === "fork") for (const next of place.nexts) seen.add(next);
    else if (place.kind !== "assertion") found.push(place);
    else if (holds(place.assertion, before, after)) seen.add(place.next);
  }
  return found;
}

function holds(assertion: Assertion, before: Kind, after: Kind): boolean {
  switch (assertion) {
    case "text-begin":
      return before === EDGE;
    case "text-end":
      return after === EDGE;
    case "line-begin":
      return before === EDGE || before === NEWLINE;
    case "line-end":
      return after === EDGE || after === NEWLINE;
    case "word-boundary":
      return (before === WORD) !== (after === WORD);
    case "no-word-boundary":
      return (before === WORD) === (after === WORD);
  }
}

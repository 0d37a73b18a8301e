import * as assert from "uvu/assert";
import { buildAutomaton } from "../../../src/codegen/pattern/automaton.ts";
import { divideCharacters } from "../../../src/codegen/pattern/character-classes.ts";
import { buildPositionSets } from "../../../src/codegen/pattern/position-sets.ts";
import { buildStateTable } from "../../../src/codegen/pattern/state-table.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { matchesPattern } from "../../../src/wire/pattern.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("random patterns");

// Not in here: characters about which the dialects differ. To JavaScript, \r and U+2028 end a line, and with the flags
// i and u the long s and the Kelvin sign are word characters.
const CHARACTERS = ["a", "b", "A", "B", "0", "_", "-", " ", "\n", "é", "É", "ß", "σ", "ς", "中", "\u{1f600}"];
const ATOMS = [
  ".",
  "^",
  "$",
  "\\b",
  "\\B",
  "\\d",
  "\\D",
  "\\w",
  "\\W",
  "[^a]",
  "[^\\w]",
  "[a-b\\-]",
  "[^0-9\\n]",
  "[é-中]",
];
const UNICODE_ATOMS = ["\\p{L}", "\\p{Lu}", "\\P{Lu}", "[\\p{Nd}\\p{Greek}]", "[^\\p{Ll}]"];
const QUANTIFIERS = ["*", "+", "?", "{2}", "{0,2}", "{1,3}", "{1,}", "{0}", "*?", "+?", "??", "{1,2}?"];
const FLAGS = ["", "i", "m", "s", "im", "ms", "is", "ims"];

test("random-patterns-match-what-the-engine-of-javascript-matches", () => {
  const random = new SeededRandom(SEED);
  let matches = 0;
  const rounds = timesOf(500, 20_000);
  for (let round = 0; round < rounds; round++) {
    const flags = oneOf(random, FLAGS);
    const source = choice(random, 3, flags.includes("i") ? ATOMS : [...ATOMS, ...UNICODE_ATOMS]);
    const expected = new RegExp(source.replaceAll("\\p{Greek}", "\\p{Script=Greek}"), `u${flags}`);
    const pattern = flags === "" ? source : `(?${flags})${source}`;
    const automaton = buildAutomaton(pattern);
    const classes = divideCharacters(automaton);
    const table = buildStateTable(automaton, classes);
    const sets = buildPositionSets(automaton, classes);
    for (let each = 0; each < 8; each++) {
      const text = Array.from({ length: random.below(9) }, () => oneOf(random, CHARACTERS)).join("");
      const isMatch = expected.test(text);
      if (isMatch) matches++;
      const what = `${JSON.stringify(pattern)} in ${JSON.stringify(text)}, seed ${SEED}`;
      if (table !== undefined) assert.is(matchesPattern(table, text), isMatch, what);
      assert.is(matchesPattern(sets, text), isMatch, `as sets: ${what}`);
    }
  }
  // Both answers must be frequent, or the comparison shows little.
  assert.ok(matches > rounds && matches < 7 * rounds, `${matches} matches`);
});

function choice(random: SeededRandom, depth: number, atoms: readonly string[]): string {
  return Array.from({ length: 1 + random.below(2) }, () => sequence(random, depth, atoms)).join("|");
}

function sequence(random: SeededRandom, depth: number, atoms: readonly string[]): string {
  return Array.from({ length: 1 + random.below(4) }, () => item(random, depth, atoms)).join("");
}

function item(random: SeededRandom, depth: number, atoms: readonly string[]): string {
  const isGroup = depth > 0 && random.below(3) === 0;
  const atom = isGroup ? `(${choice(random, depth - 1, atoms)})` : plainItem(random, atoms);
  // JavaScript does not repeat assertions outside of groups.
  return random.below(3) === 0 ? `${isGroup ? atom : `(?:${atom})`}${oneOf(random, QUANTIFIERS)}` : atom;
}

function plainItem(random: SeededRandom, atoms: readonly string[]): string {
  return random.below(2) === 0 ? oneOf(random, atoms) : oneOf(random, CHARACTERS);
}

function oneOf(random: SeededRandom, list: readonly string[]): string {
  return list[random.below(list.length)] ?? "";
}

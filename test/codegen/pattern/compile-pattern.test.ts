import * as assert from "uvu/assert";
import { buildAutomaton } from "../../../src/codegen/pattern/automaton.ts";
import { divideCharacters } from "../../../src/codegen/pattern/character-classes.ts";
import {
  compilePattern,
  PATTERN_LENGTH_MAX,
  PATTERN_NUMBERS_MAX,
  PATTERN_STEPS_MAX,
} from "../../../src/codegen/pattern/compile-pattern.ts";
import { PatternError } from "../../../src/codegen/pattern/pattern-error.ts";
import { buildPositionSets } from "../../../src/codegen/pattern/position-sets.ts";
import { PATTERN_CELLS_MAX } from "../../../src/codegen/pattern/state-table.ts";
import { matchesPattern, type Pattern, type SetPattern } from "../../../src/wire/pattern.ts";
import { suite } from "../../suite.ts";

const test = suite("compiled patterns");

/** Each pattern with texts that it matches and texts that it does not. */
const CASES: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ["", ["", "a"], []],
  ["a", ["a", "bab"], ["", "A", "b"]],
  ["a|b", ["xb", "a"], ["c"]],
  ["(|a)b", ["b", "ab"], ["a"]],
  ["ab|cd", ["ab", "xcdx"], ["ac", "bd"]],
  ["^a", ["ab"], ["ba", "\na"]],
  ["a$", ["ba"], ["ab", "a\n"]],
  ["^$", [""], ["a", "\n"]],
  ["(?m)^a$", ["a", "b\na", "a\nb", "b\na\nb"], ["ab", "b\nab", "b\r\na\r\nb"]],
  ["(?m)\\Aa\\z", ["a"], ["b\na", "a\nb"]],
  ["(?m)^$", ["", "a\n", "a\n\nb"], ["a", "a\nb"]],
  ["(?m)(?-m)^a", ["a"], ["b\na"]],
  ["^^a$$", ["a"], ["aa"]],
  ["a^b", [], ["ab", "a\nb"]],
  ["(?m)a$\\n^b", ["a\nb"], ["ab", "a\n\nb"]],
  [".", ["a", "\r", "é", "\u{1f600}", "\u2028"], ["", "\n"]],
  ["(?s).", ["\n"], [""]],
  ["(?s:.)b.", ["\nba"], ["\nb\n"]],
  ["^..$", ["\u{1f600}a", "éé"], ["\u{1f600}"]],
  ["a*b", ["b", "aab"], ["a"]],
  ["^a+b$", ["ab", "aaab"], ["b"]],
  ["^a?b$", ["b", "ab"], ["aab"]],
  ["^a*?b??$", ["", "aaab"], ["abb"]],
  ["(?U)^a+?$", ["aa"], [""]],
  ["^a{2}$", ["aa"], ["a", "aaa"]],
  ["^a{2,}$", ["aa", "aaaaa"], ["a"]],
  ["^a{0,2}$", ["", "aa"], ["aaa"]],
  ["^(a{2}){2}$", ["aaaa"], ["aaa", "aaaaa"]],
  ["^a{0}b$", ["b"], ["ab"]],
  ["^(a|){3}$", ["", "a", "aaa"], ["aaaa"]],
  ["^a{,2}$", ["a{,2}"], ["a", "aa"]],
  ["^a{$", ["a{"], ["a"]],
  ["^a{02}$", ["a{02}"], ["aa"]],
  ["^}]$", ["}]"], ["}"]],
  ["^a(?i)*$", ["", "aa"], ["A"]],
  ["^(?i)a*(?-i)*$", ["", "aA"], ["b"]],
  ["(?i)straße", ["STRAẞE", "Straße"], ["STRASSE"]],
  ["(?i)k", ["K", "\u212a"], ["x"]],
  ["(?i)ſ", ["s", "S"], ["f"]],
  ["(?i)σ", ["ς", "Σ"], ["s"]],
  ["(?i)[a-z]", ["Q", "\u212a", "ſ"], ["1"]],
  ["^(?i)[^k]$", ["a"], ["k", "K", "\u212a"]],
  ["^(?i:a)b$", ["Ab", "ab"], ["aB"]],
  ["^a(?i)b|c$", ["aB", "aBx", "xC"], ["Ab"]],
  ["^(a(?i)b)c$", ["aBc"], ["abC", "Abc"]],
  ["\\bfoo\\b", ["foo", "a foo.", "é foo", "éfoo"], ["afoo", "foo_", "foo1"]],
  ["\\Boo\\B", ["fooo", "\u{1f600}xoox"], ["foo", "oo"]],
  ["^\\B$", [""], ["a"]],
  ["\\b", ["a", " a"], ["", "é", " "]],
  ["^\\B.\\B$", ["é", "-"], ["a", ""]],
  ["a\\b-", ["a-"], ["b-"]],
  ["^\\d+$", ["09"], ["\u0660", "a"]],
  ["^\\D$", ["\u0660"], ["0"]],
  ["^\\s+$", [" \t\n\f\r"], ["\v", "\u00a0"]],
  ["^\\S$", ["\v", "\u00a0"], ["\t"]],
  ["^\\w+$", ["aZ09_"], ["é", "-"]],
  ["^[\\w-]+$", ["a-b_"], ["a b"]],
  ["^[^\\d\\s]$", ["a"], ["0", " "]],
  ["^[[:alpha:]]$", ["a", "Z"], ["0", "é"]],
  ["^[[:^alpha:]x]$", ["0", "x", "é"], ["a"]],
  ["^[[:word:][:punct:]]+$", ["a_!~`"], [" "]],
  ["^[[:space:]]$", ["\v"], ["\u00a0"]],
  ["^[[:graph:]]+$", ["!~"], [" ", "\x7f"]],
  ["^[]a]+$", ["]a"], ["["]],
  ["^[^]a]$", ["b"], ["]", "a"]],
  ["^[a-]+$", ["a-"], ["b"]],
  ["^[-a]+$", ["-a"], ["b"]],
  ["^[a-b-c]+$", ["ab-c"], ["d"]],
  ["^[[:]+$", ["[:"], ["]"]],
  ["^[a\\]b]+$", ["a]b"], ["\\"]],
  ["^[\\x{1F600}-\\x{1F64F}]$", ["\u{1f600}", "\u{1f64f}"], ["\u{1f650}"]],
  ["^[\\a\\b-\\x7F]$", [], []],
  ["^\\pL+$", ["aé中"], ["1", "a1"]],
  ["^\\PL$", ["1"], ["a"]],
  ["^\\p{Greek}+$", ["αβγ"], ["a"]],
  ["^\\p{^Greek}$", ["a"], ["α"]],
  ["^\\P{^Greek}$", ["α"], ["a"]],
  ["^[\\p{Lu}\\p{Nd}]+$", ["Ä1\u0660"], ["ä"]],
  ["^(?i)\\p{Lu}$", ["ä", "Ä"], ["1"]],
  ["^\\p{Han}\\p{Old_Italic}$", ["中\u{10300}"], ["\u{10300}中"]],
  ["^\\p{Any}$", ["\n", "\u{10ffff}"], [""]],
  ["^\\pC$", ["\u0000", "\u00ad", "\ue000"], ["a", "\u0378"]],
  ["^\\x41\\x{1F600}\\101\\0\\07$", ["A\u{1f600}A\u0000\u0007"], ["A"]],
  ["^\\.\\*\\_\\-\\ \\`$", [".*_- `"], ["a"]],
  ["^\\a\\f\\t\\n\\r\\v$", ["\x07\f\t\n\r\v"], [""]],
  ["^\\Qa.b*\\E*$", ["a.b", "a.b***"], ["axb"]],
  ["^\\Q\\\\E$", ["\\"], ["E"]],
  ["^\\Qa.", ["a.b"], ["ab"]],
  ["^(?P<year>\\d{4})-(?<month>\\d\\d)$", ["2024-01"], ["2024-1"]],
  ["^(?:a)(?)b$", ["ab"], ["b"]],
  ["[^\\x00-\\x{10FFFF}]", [], ["", "a", "\u{10ffff}"]],
  ["a|[^\\x00-\\x{10FFFF}]", ["a"], ["b"]],
  ["^[^a]$", ["\n", "b", "\ud800"], ["a"]],
  ["^\\ud800$".replace("\\ud800", "."), ["\ud800"], []],
];

test("patterns-match-as-in-re2", () => {
  for (const [pattern, yes, no] of CASES) {
    if (yes.length + no.length === 0) continue;
    for (const [name, compiled] of Object.entries(bothForms(pattern))) {
      for (const text of yes) assert.ok(matchesPattern(compiled, text), `${name} of ${pattern} matches ${show(text)}`);
      for (const text of no) assert.not.ok(matchesPattern(compiled, text), `${name} of ${pattern}: not ${show(text)}`);
    }
  }
});

test("small-tables-are-made-for-patterns-of-everyday", () => {
  const patterns = [
    "^[a-z0-9-]{1,63}$",
    "^(https?://)?([\\w-]+\\.)+[a-z]{2,}(/.*)?$",
    "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "^\\p{L}[\\p{L}\\p{Nd}_ ]*$",
  ];
  for (const pattern of patterns) {
    const compiled = compilePattern(pattern);
    assert.ok("states" in compiled && compiled.states.length < 600, pattern);
  }
});

test("hostile-patterns-take-a-number-of-steps-that-is-proportional-to-the-text", () => {
  const hostile: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
    ["(a*)*b", "a".repeat(100_000), false],
    ["(a|aa)+$", `${"a".repeat(100_000)}!`, false],
    ["^(a+)+$", `${"a".repeat(100_000)}!`, false],
    ["(x+x+)+y", "x".repeat(100_000), false],
    ["(.*)(.*)(.*)(.*)(.*)x", "y".repeat(10_000), false],
    ["[ab]*a[ab]{200}c", "ab".repeat(5_000), false],
    ["[ab]*a[ab]{200}c", `${"ab".repeat(5_000)}ac`, true],
  ];
  for (const [pattern, text, matches] of hostile) {
    const { compiled, sets } = bothForms(pattern);
    checkReads(compiled, text, matches);
    checkReads(sets, text.slice(-10_000), matches);
  }
});

function checkReads(pattern: Pattern, text: string, matches: boolean): void {
  const counted = countingReads(pattern);
  assert.is(matchesPattern(counted.pattern, text), matches);
  const perCharacter = "states" in pattern ? 10 : 40 + 8 * pattern.words + 2 * pattern.jumps.length;
  assert.ok(counted.reads() <= perCharacter * (text.length + 1), `${counted.reads()} reads of ${perCharacter}`);
}

test("steps-per-character-of-any-pattern-are-limited", () => {
  const large = ["[ab]*a([ab]{1,9}c){100}d", "([a-c]?[b-d]?[c-e]?){100}[^a]x"];
  for (const pattern of large) {
    const compiled = compilePattern(pattern);
    if ("jumps" in compiled) assert.ok(compiled.jumps.length + 4 * compiled.words <= PATTERN_STEPS_MAX);
  }
  const jumps = Array.from({ length: 60 }, (_, index) => `(?:[a-${letter(index)}]{1,15}${letter(index + 1)})?`).join(
    "",
  );
  const refused = refusalOf(`x.*${jumps}y`);
  assert.match(refused.message, `${PATTERN_STEPS_MAX} are allowed`);
});

test("tables-of-any-pattern-are-limited", () => {
  const words = Array.from({ length: 1_000 }, (_, index) => String.fromCharCode(0x4e00 + index)).join(".");
  const refused = refusalOf(words);
  assert.match(refused.message, `${PATTERN_NUMBERS_MAX} are allowed`);
  const compiled = compilePattern("^[a-z]{1,1000}$");
  assert.ok("states" in compiled && compiled.states.length <= PATTERN_CELLS_MAX);
});

test("pattern-that-is-too-long-is-refused", () => {
  assert.ok(matchesPattern(compilePattern("a|".repeat(PATTERN_LENGTH_MAX / 2)), ""));
  assert.instance(refusalOf(`${"a|".repeat(PATTERN_LENGTH_MAX / 2)}a`), PatternError);
});

test("compiling-twice-gives-the-same-tables", () => {
  for (const pattern of ["\\b[\\p{L}k]+(?i)x{2,5}\\b", "[ab]*a[ab]{200}c"]) {
    assert.equal(compilePattern(pattern), compilePattern(pattern));
  }
});

function letter(index: number): string {
  return String.fromCharCode(98 + (index % 20));
}

function refusalOf(pattern: string): PatternError {
  try {
    compilePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error(`${pattern.slice(0, 100)} was accepted.`);
}

/** A pattern as the compiler makes it, and with the matcher for large patterns. */
function bothForms(pattern: string): { compiled: Pattern; sets: SetPattern } {
  const automaton = buildAutomaton(pattern);
  return { compiled: compilePattern(pattern), sets: buildPositionSets(automaton, divideCharacters(automaton)) };
}

/** The same pattern with tables that count how often one of their numbers is read. */
function countingReads(pattern: Pattern): { pattern: Pattern; reads: () => number } {
  let reads = 0;
  const read = (target: readonly number[], key: string | symbol): unknown => {
    reads++;
    return Reflect.get(target, key);
  };
  const counted = Object.entries(pattern).map(([name, value]) => {
    if (!Array.isArray(value)) return [name, value];
    return [name, new Proxy(value, { get: read })];
  });
  return { pattern: Object.fromEntries(counted), reads: () => reads };
}

function show(text: string): string {
  return JSON.stringify(text);
}

import * as assert from "uvu/assert";
import { buildAutomaton, PATTERN_PLACES_MAX } from "../../../src/codegen/pattern/automaton.ts";
import { unicodeClass } from "../../../src/codegen/pattern/named-classes.ts";
import { GROUP_DEPTH_MAX, parsePattern, REPETITIONS_MAX } from "../../../src/codegen/pattern/parse-pattern.ts";
import { PatternError } from "../../../src/codegen/pattern/pattern-error.ts";
import { UNICODE_CLASSES_VERSION } from "../../../src/codegen/pattern/unicode-classes.ts";
import { suite } from "../../suite.ts";

const test = suite("syntax of patterns");

const REFUSED: readonly (readonly [pattern: string, at: number, text: RegExp])[] = [
  ["(", 0, /no closing parenthesis/],
  ["a(b|", 1, /no closing parenthesis/],
  ["a)", 1, /No group begins/],
  ["[a-z", 0, /no closing bracket/],
  ["x[]", 1, /no closing bracket/],
  ["[z-a]", 1, /ends before it begins/],
  ["*a", 0, /\* follows nothing/],
  ["a|+b", 2, /\+ follows nothing/],
  ["(?:?)", 3, /\? follows nothing/],
  ["\\Q\\E*", 4, /\* follows nothing/],
  ["a**", 2, /\* follows another repetition/],
  ["a+*?", 2, /\*\? follows another repetition/],
  ["a???", 3, /\? follows another repetition/],
  ["a{2}{3}", 4, /\{3\} follows another repetition/],
  ["a{2,1}", 1, /maximum below its minimum/],
  ["a{1001}", 1, /more than 1000 times/],
  ["a{1001,}", 1, /more than 1000 times/],
  ["(((a{7}){11}){13})", 13, /more than 1000 times/],
  ["(?=a)", 0, /look-ahead/],
  ["a(?!a)", 1, /look-ahead/],
  ["(?<=a)b", 0, /look-behind/],
  ["(?<!a)b", 0, /look-behind/],
  ["(a)\\1", 3, /back-references/],
  ["(?P<n>a)(?P=n)", 8, /no group that begins like this/],
  ["(?>a)", 0, /no group that begins like this/],
  ["(?#c)", 0, /no group that begins like this/],
  ["(?x)a", 0, /no group that begins like this/],
  ["(?i-)a", 0, /no group that begins like this/],
  ["(?P<a b>c)", 0, /"a b" is not a name/],
  ["(?<>c)", 0, /"" is not a name/],
  ["a\\", 1, /ends with a backslash/],
  ["\\Z", 0, /no escape \\Z/],
  ["\\E", 0, /no escape \\E/],
  ["\\e", 0, /no escape \\e/],
  ["\\é", 0, /no escape \\é/],
  ["\\x{110000}", 0, /no character/],
  ["\\x4", 0, /no escape \\x/],
  ["\\C", 0, /single byte/],
  ["[\\b]", 1, /no escape \\b/],
  ["[[:foo:]]", 1, /POSIX has no class \[:foo:\]/],
  ["a\\p{Klingon}", 1, /There is no class \\p\{Klingon\}\. Supported are .* Unicode 17\.0/],
  ["\\p{Cn}", 0, /except Cn/],
  ["\\p{Greek", 0, /written like/],
  ["\\pX", 0, /There is no class \\pX/],
  ["\\p^L", 0, /There is no class/],
];

test("refused-patterns-are-refused-with-the-place-and-the-reason", () => {
  for (const [pattern, at, text] of REFUSED) {
    const error = refusalOf(pattern);
    assert.match(error.message, text, pattern);
    assert.is(error.at, at, pattern);
  }
});

test("counts-up-to-the-limit-are-accepted", () => {
  assert.is(REPETITIONS_MAX, 1_000);
  for (const pattern of ["a{1000}", "a{1000,}", "(a{10}){100}", "((a{2}){0,500})*", "(a{1000}|b{1000})"])
    parsePattern(pattern);
});

test("nesting-is-limited", () => {
  const nested = (depth: number): string => "(".repeat(depth) + ")".repeat(depth);
  buildAutomaton(nested(GROUP_DEPTH_MAX));
  assert.match(refusalOf(nested(GROUP_DEPTH_MAX + 1)).message, `deeper than ${GROUP_DEPTH_MAX}`);
});

test("places-are-limited", () => {
  buildAutomaton("a".repeat(PATTERN_PLACES_MAX - 1));
  const refused = (): unknown => buildAutomaton("a".repeat(PATTERN_PLACES_MAX));
  assert.throws(
    refused,
    (error: unknown) => error instanceof PatternError && /more than 4096 places/.test(error.message),
  );
  assert.throws(() => buildAutomaton("(a{1,500}b{1,500}){2}".repeat(3)), /more than 4096 places/);
});

test("classes-of-unicode-are-those-of-the-engine", () => {
  if (process.versions["unicode"] !== UNICODE_CLASSES_VERSION) return;
  for (const name of ["L", "Lu", "Nd", "Zs", "M", "S", "Greek", "Latin", "Han", "Common", "Inherited", "Tai_Yo"]) {
    const property = name.length <= 2 ? name : `Script=${name}`;
    const expected = new RegExp(`^\\p{${property}}$`, "u");
    const ranges = unicodeClass(name) ?? [];
    assert.ok(ranges.length > 0, name);
    for (const { first, last } of ranges) {
      for (const [code, isInside] of [
        [first - 1, false],
        [first, true],
        [last, true],
        [last + 1, false],
      ] as const) {
        if (code < 0 || code > 0x10ffff) continue;
        assert.is(expected.test(String.fromCodePoint(code)), isInside, `${name} ${code.toString(16)}`);
      }
    }
  }
});

function refusalOf(pattern: string): PatternError {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error(`${pattern} was accepted.`);
}

/**
 * Reads the syntax of RE2. What matters only for where a match lies (groups that capture, lazy repetitions) is read and
 * left out.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */

import {
  type CharacterRange,
  type CharacterSet,
  CODE_POINT_MAX,
  characterSet,
  complement,
  EVERY_CHARACTER,
  withEveryCase,
} from "./character-set.ts";
import { perlClass, posixClass, unicodeClass } from "./named-classes.ts";
import { PatternError } from "./pattern-error.ts";
import { UNICODE_CLASSES_VERSION } from "./unicode-classes.ts";

/** What must hold between two characters, or at an end of the text. */
export type Assertion = "text-begin" | "text-end" | "line-begin" | "line-end" | "word-boundary" | "no-word-boundary";

export type PatternNode =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "assertion"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  /** `max` is Infinity if there is no maximum. */
  | { readonly kind: "repetition"; readonly item: PatternNode; readonly min: number; readonly max: number };

/** Most repetitions that counts may ask for, those of nested counts multiplied, as in RE2. */
export const REPETITIONS_MAX = 1_000;
/** Groups inside each other. */
export const GROUP_DEPTH_MAX = 250;

/** @throws PatternError RE2 refuses the pattern too, or it is more than this compiler supports */
export function parsePattern(pattern: string): PatternNode {
  const parser = new PatternParser(pattern);
  const node = parser.readChoice(0);
  parser.expectEnd();
  return node;
}

/** The flags `i`, `m` and `s`. `U` is about lazy repetitions only. */
interface Flags {
  readonly fold: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
}

const NO_FLAGS: Flags = { fold: false, lines: false, dotAll: false };
const FLAG_OF: Readonly<Record<string, keyof Flags>> = { i: "fold", m: "lines", s: "dotAll" };

const NEWLINE = 10;
const NOT_NEWLINE = complement([{ first: NEWLINE, last: NEWLINE }]);
const ESCAPES: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const ESCAPED_ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: "text-begin",
  z: "text-end",
  b: "word-boundary",
  B: "no-word-boundary",
};

const COUNT = /\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/y;
const NAMED_GROUP = /\(\?P?<([^>]*)>/y;
const GROUP_NAME = /^[\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]+$/u;
const FLAG_GROUP = /\(\?([imsU]*)(?:-([imsU]+))?([:)])/y;
const LOOK_AROUND = /\(\?<?[=!]/y;
const OCTAL = /[1-7][0-7]{1,2}|0[0-7]{0,2}/y;
const HEX = /x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y;
const UNICODE_CLASS = /\\([pP])(?:\{(\^?)([^}]*)\}|([^{]))/uy;
const POSIX_CLASS = /\[:(.*?):\]/sy;

/** A reader of one pattern. `at` is the index of the next character. */
class PatternParser {
  private readonly pattern: string;
  private at = 0;
  private flags = NO_FLAGS;
  /** Whether the last thing read is a repetition, which another may not follow at once. */
  private isRepeated = false;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** Reads alternatives up to the end of the group or of the pattern. */
  readChoice(depth: number): PatternNode {
    if (depth > GROUP_DEPTH_MAX) this.fail(this.at, `Groups are nested deeper than ${GROUP_DEPTH_MAX}.`);
    const choices: PatternNode[][] = [];
    let items: PatternNode[] = [];
    this.isRepeated = false;
    for (let next = this.peek(); next !== undefined && next !== ")"; next = this.peek()) {
      if (next === "|") {
        this.at++;
        choices.push(items);
        items = [];
        this.isRepeated = false;
      } else {
        this.readItem(items, depth);
      }
    }
    return choiceOf([...choices, items]);
  }

  expectEnd(): void {
    if (this.peek() === ")") this.fail(this.at, "No group begins before this closing parenthesis.");
  }

  private readItem(items: PatternNode[], depth: number): void {
    const begin = this.at;
    const next = this.peek();
    if (next === "*" || next === "+" || next === "?") {
      this.at++;
      this.repeat(items, begin, next === "+" ? 1 : 0, next === "?" ? 1 : Number.POSITIVE_INFINITY);
      return;
    }
    const count = next === "{" ? this.take(COUNT) : undefined;
    if (count !== undefined) {
      const [, min = "", comma, max] = count;
      const unlimited = comma === undefined ? Number(min) : Number.POSITIVE_INFINITY;
      this.repeat(items, begin, Number(min), max === undefined ? unlimited : Number(max));
      return;
    }
    this.isRepeated = false;
    if (next === "(") this.readGroup(items, depth);
    else if (next === "[") items.push({ kind: "set", set: this.readClass() });
    else if (next === "\\") this.readEscaped(items);
    else if (next === "^") this.assert(items, this.flags.lines ? "line-begin" : "text-begin");
    else if (next === "$") this.assert(items, this.flags.lines ? "line-end" : "text-end");
    else if (next === ".") this.readDot(items);
    else items.push(this.literal(this.readCodePoint()));
  }

  private repeat(items: PatternNode[], begin: number, min: number, max: number): void {
    if (this.peek() === "?") this.at++;
    const operator = this.pattern.slice(begin, this.at);
    if (this.isRepeated) this.fail(begin, `${operator} follows another repetition. Put that in a group.`);
    const item = items.pop();
    if (item === undefined) this.fail(begin, `${operator} follows nothing that could be repeated.`);
    if (max < min) this.fail(begin, `${operator} has a maximum below its minimum.`);
    const node: PatternNode = { kind: "repetition", item, min, max };
    if (countedRepetitions(node) > REPETITIONS_MAX)
      this.fail(begin, `${operator} repeats more than ${REPETITIONS_MAX} times, counts inside it included.`);
    items.push(node);
    this.isRepeated = true;
  }

  private readGroup(items: PatternNode[], depth: number): void {
    const begin = this.at;
    if (this.take(LOOK_AROUND) !== undefined)
      this.fail(begin, "RE2 has no look-ahead or look-behind: it could not be matched in linear time.");
    const flagsOutside = this.flags;
    const named = this.take(NAMED_GROUP);
    if (named !== undefined) {
      if (!GROUP_NAME.test(named[1] ?? "")) this.fail(begin, `"${named[1]}" is not a name for a group.`);
    } else if (this.pattern.startsWith("(?", begin)) {
      if (this.readFlags(begin) === ")") return;
    } else {
      this.at++;
    }
    items.push(this.readChoice(depth + 1));
    if (this.peek() !== ")") this.fail(begin, "This group has no closing parenthesis.");
    this.at++;
    this.flags = flagsOutside;
    this.isRepeated = false;
  }

  /** Returns `)` if the flags are for the rest of the group they stand in, `:` if a group begins. */
  private readFlags(begin: number): string {
    const [, set = "", cleared = "", end = ""] =
      this.take(FLAG_GROUP) ?? this.fail(begin, "RE2 has no group that begins like this.");
    const flags = { ...this.flags };
    for (const [letters, value] of [
      [set, true],
      [cleared, false],
    ] as const) {
      for (const letter of letters) {
        const flag = FLAG_OF[letter];
        if (flag !== undefined) flags[flag] = value;
      }
    }
    this.flags = flags;
    return end;
  }

  private readEscaped(items: PatternNode[]): void {
    const letter = this.pattern[this.at + 1] ?? "";
    const assertion = Object.hasOwn(ESCAPED_ASSERTIONS, letter) ? ESCAPED_ASSERTIONS[letter] : undefined;
    if (assertion !== undefined) {
      this.at++;
      this.assert(items, assertion);
    } else if (letter === "Q") {
      this.readQuoted(items);
    } else if (letter === "C") {
      this.fail(this.at, "\\C, a single byte, is not supported: patterns match characters.");
    } else {
      const set = this.readNamedClass();
      items.push(set === undefined ? this.literal(this.readEscape()) : { kind: "set", set });
    }
  }

  /** `\Q...\E`, where the end may be missing. */
  private readQuoted(items: PatternNode[]): void {
    this.at += 2;
    while (this.at < this.pattern.length) {
      if (this.pattern.startsWith("\\E", this.at)) {
        this.at += 2;
        return;
      }
      items.push(this.literal(this.readCodePoint()));
    }
  }

  private readClass(): CharacterSet {
    const begin = this.at;
    const ranges: CharacterRange[] = [];
    this.at++;
    const isNegated = this.peek() === "^";
    if (isNegated) this.at++;
    for (let isFirst = true; isFirst || this.peek() !== "]"; isFirst = false) {
      if (this.peek() === undefined) this.fail(begin, "This class has no closing bracket.");
      ranges.push(...(this.readPosixClass() ?? this.readNamedClass() ?? this.folded([this.readRange()])));
    }
    this.at++;
    const set = characterSet(ranges);
    return isNegated ? complement(set) : set;
  }

  private readPosixClass(): CharacterSet | undefined {
    const begin = this.at;
    const found = this.take(POSIX_CLASS);
    if (found === undefined) return undefined;
    const [text, name = ""] = found;
    const positive = name.replace("^", "");
    const set = posixClass(positive) ?? this.fail(begin, `POSIX has no class ${text}.`);
    const folded = this.folded(set);
    return positive === name ? folded : complement(folded);
  }

  /** A class of Perl or of Unicode. */
  private readNamedClass(): CharacterSet | undefined {
    if (this.peek() !== "\\") return undefined;
    const begin = this.at;
    const letter = this.pattern[begin + 1] ?? "";
    if (letter === "p" || letter === "P") return this.readUnicodeClass(begin);
    const set = perlClass(letter.toLowerCase());
    if (set === undefined) return undefined;
    this.at += 2;
    const folded = this.folded(set);
    return letter === letter.toLowerCase() ? folded : complement(folded);
  }

  private readUnicodeClass(begin: number): CharacterSet {
    const [text, letter, caret = "", inBraces, single] =
      this.take(UNICODE_CLASS) ?? this.fail(begin, "A class of Unicode is written like \\pL or \\p{Greek}.");
    const name = inBraces ?? single ?? "";
    const set =
      unicodeClass(name) ??
      this.fail(
        begin,
        `There is no class ${text}. Supported are the general categories of Unicode ${UNICODE_CLASSES_VERSION} by one or two letters ` +
          "(L, Lu), except Cn and LC, its scripts by their names (Greek, Old_Italic), and Any.",
      );
    const folded = this.folded(set);
    return (letter === "P") !== (caret === "^") ? complement(folded) : folded;
  }

  private readRange(): CharacterRange {
    const begin = this.at;
    const first = this.readClassCharacter();
    const after = this.pattern[this.at + 1];
    if (this.peek() !== "-" || after === undefined || after === "]") return { first, last: first };
    this.at++;
    const last = this.readClassCharacter();
    if (last < first) this.fail(begin, `The range ${this.pattern.slice(begin, this.at)} ends before it begins.`);
    return { first, last };
  }

  private readClassCharacter(): number {
    return this.peek() === "\\" ? this.readEscape() : this.readCodePoint();
  }

  /** Reads an escape that stands for one character. */
  private readEscape(): number {
    const begin = this.at++;
    const letter = this.peek();
    if (letter === undefined) this.fail(begin, "The pattern ends with a backslash.");
    const octal = this.take(OCTAL);
    if (octal !== undefined) return Number.parseInt(octal[0], 8);
    const hex = this.take(HEX);
    if (hex !== undefined) {
      const code = Number.parseInt(hex[1] ?? hex[2] ?? "", 16);
      return code <= CODE_POINT_MAX ? code : this.fail(begin, `There is no character \\${hex[0]}.`);
    }
    if (Object.hasOwn(ESCAPES, letter) || /[^0-9A-Za-z]/.test(letter)) {
      const code = this.readCodePoint();
      if (code < 128) return ESCAPES[letter] ?? code;
    }
    if (/[1-9]/.test(letter)) this.fail(begin, "RE2 has no back-references: they cannot be matched in linear time.");
    return this.fail(begin, `RE2 has no escape \\${String.fromCodePoint(this.pattern.codePointAt(begin + 1) ?? 0)}.`);
  }

  private readDot(items: PatternNode[]): void {
    this.at++;
    items.push({ kind: "set", set: this.flags.dotAll ? EVERY_CHARACTER : NOT_NEWLINE });
  }

  private assert(items: PatternNode[], assertion: Assertion): void {
    this.at++;
    items.push({ kind: "assertion", assertion });
  }

  private literal(code: number): PatternNode {
    return { kind: "set", set: this.folded([{ first: code, last: code }]) };
  }

  private folded(set: CharacterSet): CharacterSet {
    return this.flags.fold ? withEveryCase(set) : set;
  }

  private readCodePoint(): number {
    const code = this.pattern.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  private peek(): string | undefined {
    return this.pattern[this.at];
  }

  /** Takes what a sticky expression matches here. */
  private take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.pattern);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found;
  }

  private fail(at: number, text: string): never {
    throw new PatternError(at, text);
  }
}

/** A choice among sequences. Those of a single set become one set. */
function choiceOf(choices: readonly PatternNode[][]): PatternNode {
  const nodes = choices.map((items): PatternNode => (items.length === 1 && items[0]) || { kind: "sequence", items });
  const sets = nodes.flatMap((node) => (node.kind === "set" ? [node.set] : []));
  const others = nodes.filter(({ kind }) => kind !== "set");
  const items: PatternNode[] =
    sets.length === 0 ? others : [{ kind: "set", set: characterSet(sets.flat()) }, ...others];
  return (items.length === 1 && items[0]) || { kind: "choice", items };
}

/** How often counts repeat the innermost of what they repeat; as RE2, an unlimited count like its minimum. */
function countedRepetitions(node: PatternNode): number {
  switch (node.kind) {
    case "sequence":
    case "choice":
      return Math.max(1, ...node.items.map(countedRepetitions));
    case "repetition": {
      const times = node.max === Number.POSITIVE_INFINITY ? node.min : node.max;
      return Math.max(1, times) * countedRepetitions(node.item);
    }
    default:
      return 1;
  }
}

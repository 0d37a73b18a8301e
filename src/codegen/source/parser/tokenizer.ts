/** Splits the text of a .proto file into tokens, one at a time. */

import type { Place } from "../../descriptor/mistake.ts";

export type TokenKind = "identifier" | "integer" | "float" | "string" | "symbol" | "end";

export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the file: a string with its quotes. Empty at the end of the file. */
  readonly text: string;
  /** The index in the text of the file. No token spans two lines. */
  readonly start: number;
  readonly end: number;
  /** From 0. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

/** Receives what is wrong, with its place. */
export type Report = (place: Place, text: string) => void;

const SPACE = /[ \t\v\f\r\0]+/y;
/** Takes in foreign letters, so that a name with one of them is one mistake and not several. */
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const FOREIGN = /[\u{80}-\u{10ffff}]/u;
const HEX = /0[xX][\da-fA-F]*/y;
const OCTAL = /0\d+/y;
const DECIMAL = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d*)?/y;

const BACKSLASH =
  /\\(?:[abfnrtv\\?'"0-7]|[xX][\da-fA-F]|u[\da-fA-F]{4}|U(?:000[\da-fA-F]|0010)[\da-fA-F]{4}|(?<wrong>.|$))/gsu;

const WRONG_ESCAPES: Readonly<Record<string, string>> = {
  x: "\\x needs one or two hexadecimal digits.",
  X: "\\X needs one or two hexadecimal digits.",
  u: "\\u needs four hexadecimal digits.",
  U: "\\U needs eight hexadecimal digits, up to 0010ffff.",
};

export class Tokenizer {
  /** The last token that `next` returned, and the one before. */
  current: Token = { kind: "end", text: "", start: 0, end: 0, line: 0, column: 0 };
  previous: Token = this.current;
  readonly #text: string;
  readonly #report: Report;
  #index = 0;
  #line = 0;
  #lineStart = 0;

  constructor(text: string, report: Report) {
    this.#text = text;
    this.#report = report;
    // The byte order mark is no part of the first line.
    if (text.startsWith("\ufeff")) this.#lineStart = this.#index = 1;
    this.#checkZero();
    this.current = this.#read();
    this.previous = this.current;
  }

  next(): void {
    this.previous = this.current;
    this.current = this.#read();
  }

  /** Not even comments may contain it. Elsewhere it counts as a blank, so that one mistake is reported for all. */
  #checkZero(): void {
    const before = this.#text.slice(this.#index, this.#text.indexOf("\0") + 1);
    if (!before.endsWith("\0")) return;
    const lines = before.split("\n");
    const place = { line: lines.length, column: lines.at(-1)?.length ?? 0 };
    this.#report(place, "The character U+0000 cannot be in a file. Remove it.");
  }

  #read(): Token {
    this.#skipSpace();
    const start = this.#index;
    if (start >= this.#text.length) return this.#token("end", start);
    const word = this.#match(WORD);
    if (word !== undefined) {
      this.#checkLetters(word);
      return this.#token("identifier", start + word.length);
    }
    const first = this.#text.charAt(start);
    if (first === '"' || first === "'") return this.#string(first);
    const number = this.#match(HEX) ?? this.#match(OCTAL) ?? this.#match(DECIMAL);
    return number === undefined ? this.#token("symbol", start + 1) : this.#number(number);
  }

  #skipSpace(): void {
    const text = this.#text;
    for (;;) {
      const space = this.#match(SPACE);
      if (space !== undefined) {
        this.#index += space.length;
      } else if (text[this.#index] === "\n") {
        this.#index += 1;
        this.#line += 1;
        this.#lineStart = this.#index;
      } else if (text.startsWith("//", this.#index)) {
        const end = text.indexOf("\n", this.#index);
        this.#index = end < 0 ? text.length : end;
      } else if (text.startsWith("/*", this.#index)) {
        this.#skipBlock();
      } else {
        // Other control characters separate tokens, as blanks do, but must not be there.
        const code = text.charCodeAt(this.#index);
        if (!(code < 0x20)) return;
        this.#reportAt(this.#index, `The character ${codePoint(code)} cannot be here. Remove it.`);
        this.#index += 1;
      }
    }
  }

  #skipBlock(): void {
    const text = this.#text;
    const start = this.#index;
    const close = text.indexOf("*/", start + 2);
    if (close < 0) this.#reportAt(start, "The comment has no end. Write */ behind it.");
    const comment = text.slice(start, close < 0 ? text.length : close + 2);
    const inner = comment.indexOf("/*", 2);
    this.#advance(inner < 0 || close < 0 ? comment : comment.slice(0, inner));
    if (inner < 0 || close < 0) return;
    this.#reportAt(this.#index, "A comment cannot contain /*. Remove it.");
    this.#advance(comment.slice(inner));
  }

  /** @param skipped  what begins at the current index */
  #advance(skipped: string): void {
    const lines = skipped.split("\n");
    if (lines.length > 1) {
      this.#line += lines.length - 1;
      this.#lineStart = this.#index + skipped.length - (lines.at(-1) ?? "").length;
    }
    this.#index += skipped.length;
  }

  #string(quote: string): Token {
    const text = this.#text;
    const start = this.#index;
    let end = start + 1;
    for (; end < text.length; end++) {
      const character = text[end];
      if (character === quote || character === "\n") break;
      if (character === "\\" && text[end + 1] !== "\n") end += 1;
    }
    end = Math.min(end, text.length);
    const isClosed = text[end] === quote;
    if (!isClosed) this.#reportAt(start, `The string has no end. Write ${quote} behind it.`);
    this.#checkEscapes(text.slice(start + 1, end));
    return this.#token("string", isClosed ? end + 1 : end);
  }

  #checkEscapes(content: string): void {
    if (!content.includes("\\")) return;
    for (const { 0: found, index, groups } of content.matchAll(BACKSLASH)) {
      if (groups?.["wrong"] === undefined) continue;
      const hint = WRONG_ESCAPES[found.charAt(1)] ?? `There is no escape ${found}. Write \\\\ for a backslash.`;
      this.#reportAt(this.#index + 1 + index, hint);
    }
  }

  #number(number: string): Token {
    const end = this.#index + number.length;
    const isHex = /^0[xX]/.test(number);
    const isOctal = !isHex && /^0\d/.test(number);
    const isFloat = !isHex && /[.eE]/.test(number);
    const after = this.#text.charAt(end);
    if (/^0[xX]$/.test(number)) this.#reportAt(this.#index, "0x needs hexadecimal digits.");
    if (isOctal && /[89]/.test(number))
      this.#reportAt(this.#index, `A number that begins with 0 is octal: ${number} is none.`);
    if (/[eE][-+]?$/.test(number) && !isHex) this.#reportAt(this.#index, `The exponent of ${number} has no digits.`);
    if (/[A-Za-z_]/.test(after)) this.#reportAt(end, "A number and a name need a space between them.");
    if (after === ".")
      this.#reportAt(end, isFloat ? "A number has one point at most." : "A hexadecimal or octal number has no point.");
    if (number.startsWith(".") && this.current.kind === "identifier" && this.current.end === this.#index)
      this.#reportAt(this.#index, "A name and a decimal point need a space between them.");
    return this.#token(isFloat ? "float" : "integer", end);
  }

  #checkLetters(word: string): void {
    const foreign = FOREIGN.exec(word);
    if (foreign === null) return;
    const character = word.slice(foreign.index).codePointAt(0) ?? 0;
    const shown = /\p{L}|\p{N}|\p{P}|\p{S}/u.test(String.fromCodePoint(character))
      ? `${String.fromCodePoint(character)} (${codePoint(character)})`
      : codePoint(character);
    this.#reportAt(
      this.#index + foreign.index,
      `The character ${shown} can be only in strings and comments. Names have the letters A to Z, digits and underscores.`,
    );
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#index;
    return pattern.exec(this.#text)?.[0];
  }

  #token(kind: TokenKind, end: number): Token {
    const start = this.#index;
    this.#index = end;
    return { kind, text: this.#text.slice(start, end), start, end, line: this.#line, column: start - this.#lineStart };
  }

  #reportAt(index: number, text: string): void {
    this.#report({ line: this.#line + 1, column: index - this.#lineStart + 1 }, text);
  }
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * Parses JSON (RFC 8259) more strictly than `JSON.parse`, which silently keeps
 * the last of two fields with the same name and rounds integers beyond 2^53.
 */

import { UsageError } from "../../errors.ts";
import { exactInteger } from "./numbers.ts";

/** The deepest nesting of objects and arrays: more than any message needs, less than the stack allows. */
const DEPTH_MAX = 1_000;

/** No field needs a longer number, and converting a long bigint takes quadratic time. */
const NUMBER_CHARACTERS_MAX = 400;

// Regular expressions match short pieces only: on long ones they overflow the stack.
const NUMBER = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const NUMBER_CHARACTERS = "0123456789+-.eE";
const SPACES = " \t\n\r";
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const WORD = /true|false|null/y;

/**
 * Parses JSON text for `fromJson`.
 *
 * @returns the result of `JSON.parse`, except that integers beyond 2^53 are bigints (up to 2^64 if they are written
 *   with a fraction or an exponent, such as 1e18)
 * @throws UsageError the text is not JSON, or an object has two fields with the same name; the error gives the
 *   position
 */
export function parseJson(text: string): unknown {
  return new Parser(text).document();
}

class Parser {
  private readonly text: string;
  private offset = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): unknown {
    const value = this.value();
    if (this.offset < this.text.length) throw this.error("has extra characters after its value");
    return value;
  }

  private value(): unknown {
    this.skipAll(SPACES);
    const value = this.bare();
    this.skipAll(SPACES);
    return value;
  }

  private bare(): unknown {
    switch (this.text[this.offset]) {
      case "{":
        return this.nested(() => this.object());
      case "[":
        return this.nested(() => this.array());
      case '"':
        return this.string();
    }
    WORD.lastIndex = this.offset;
    const word = WORD.exec(this.text)?.[0];
    if (word === undefined) return this.number();
    this.offset += word.length;
    return WORDS.get(word);
  }

  private number(): number | bigint {
    const start = this.offset;
    this.skipAll(NUMBER_CHARACTERS);
    if (this.offset - start > NUMBER_CHARACTERS_MAX) throw this.error("has a number that is too long", start);
    const found = NUMBER.exec(this.text.slice(start, this.offset));
    if (found === null) throw this.error("lacks a value", start);
    const [digits, fraction, exponent] = found;
    const value = Number(digits);
    if (fraction === undefined && exponent === undefined) return Number.isSafeInteger(value) ? value : BigInt(digits);
    // 1e18 may belong to a 64-bit integer field. A number outside their range belongs to a double.
    const isLarge = Math.abs(value) >= 2 ** 53 && Math.abs(value) <= 2 ** 64;
    return (isLarge ? exactInteger(digits) : undefined) ?? value;
  }

  private object(): object {
    const fields = new Map<string, unknown>();
    if (!this.skip("}")) {
      do {
        this.skipAll(SPACES);
        const start = this.offset;
        const name = this.string();
        if (fields.has(name)) throw this.error(`has two fields named ${JSON.stringify(name)}`, start);
        this.skipAll(SPACES);
        this.expect(":");
        fields.set(name, this.value());
      } while (this.skip(","));
      this.expect("}");
    }
    // Assignment would be unsafe: a field may be named __proto__.
    return Object.fromEntries(fields);
  }

  private array(): unknown[] {
    const items: unknown[] = [];
    if (!this.skip("]")) {
      do items.push(this.value());
      while (this.skip(","));
      this.expect("]");
    }
    return items;
  }

  private string(): string {
    const start = this.offset;
    if (!this.skip('"')) throw this.error("lacks a field name");
    while (this.offset < this.text.length && this.text[this.offset] !== '"')
      this.offset += this.text[this.offset] === "\\" ? 2 : 1;
    this.offset++;
    try {
      return String(JSON.parse(this.text.slice(start, this.offset)));
    } catch {
      throw this.error("has an invalid string", start);
    }
  }

  /** Parses the content of brackets; the opening one is next. */
  private nested<T>(parse: () => T): T {
    if (++this.depth > DEPTH_MAX) throw this.error(`is nested deeper than ${DEPTH_MAX}`);
    this.offset++;
    this.skipAll(SPACES);
    const value = parse();
    this.depth--;
    return value;
  }

  private expect(character: string): void {
    if (!this.skip(character)) throw this.error(`lacks a ${character}`);
  }

  private skip(character: string): boolean {
    if (this.text[this.offset] !== character) return false;
    this.offset++;
    return true;
  }

  private skipAll(characters: string): void {
    while (this.offset < this.text.length && characters.includes(this.text.charAt(this.offset))) this.offset++;
  }

  private error(text: string, offset = this.offset): UsageError {
    return new UsageError(`The JSON ${text} (at character ${offset}).`);
  }
}

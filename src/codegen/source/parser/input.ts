/**
 * The state of the parser in one file: tokens, places, comments and mistakes.
 *
 * A function of the parser takes what it expects. If something else stands there, the
 * input records the mistake and throws `StatementFailure`, which `statement` catches:
 * it skips the rest of the statement, so that one run finds the mistakes behind it.
 */

import type { Mistake, Place } from "../../descriptor/mistake.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import { SourceCodeInfo_Location } from "../../generated/google/protobuf/descriptor.ts";
import { type Comments, commentsBetween } from "./comments.ts";
import { floatValue, integerValue, joinBytes, stringBytes } from "./literals.ts";
import { type Token, Tokenizer } from "./tokenizer.ts";

/** Messages inside each other, groups included. protoc has the same limit. */
const NESTED_MESSAGES_MAX = 31;

/** Mistakes in one file. Past it, the rest of the file is not read. */
const MISTAKES_MAX = 1_000;

/** UTF-16 units of a token in a message. */
const SHOWN_UNITS_MAX = 40;

const INT32_MAX = 2_147_483_647n;

/** A statement cannot be read further. The mistake is recorded. */
class StatementFailure extends Error {}

/** What the first statement of the file says. "unknown" if it is malformed: then nothing depends on it. */
export type Syntax = "proto2" | "proto3" | "editions" | "unknown";

/** A location whose end is set when the declaration has been read. */
export type Location = SourceCodeInfo_Location;

export class Input {
  syntax: Syntax = "proto2";
  /** Whether the file says which syntax it has. */
  hasSyntax = false;
  /** Whether declarations can be exported or local. */
  hasVisibility = false;
  readonly mistakes: Mistake[] = [];
  locations: Location[] = [];
  readonly #text: string;
  readonly #file: string;
  readonly #tokens: Tokenizer;
  /** Above the next declaration. */
  #leading = "";
  #detached: string[] = [];
  #nestedMessages = 0;

  /** @param file  the path in mistakes */
  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#tokens = new Tokenizer(text, (place, sentence) => this.#record(place, sentence));
    this.#takeComments(commentsBetween(text, undefined, this.token));
  }

  /** The next token, which is not yet taken. */
  get token(): Token {
    return this.#tokens.current;
  }

  /** Whether nothing is left to read, or so many mistakes are found that it is not worth while. */
  get isAtEnd(): boolean {
    return this.token.kind === "end" || this.mistakes.length >= MISTAKES_MAX;
  }

  isAt(text: string): boolean {
    return this.token.text === text;
  }

  /** The token, which is taken. */
  next(): Token {
    const { token } = this;
    this.#tokens.next();
    return token;
  }

  take(text: string): boolean {
    const isIt = this.isAt(text);
    if (isIt) this.#tokens.next();
    return isIt;
  }

  expect(text: string, hint = ""): void {
    if (!this.take(text)) this.failExpecting(`"${text}"`, hint);
  }

  identifier(what: string, hint = ""): string {
    return this.token.kind === "identifier" ? this.next().text : this.failExpecting(what, hint);
  }

  /** @returns a number from 0 to `max`; 0 if there is one that is larger */
  integer(what: string, max: bigint, hint = ""): bigint {
    if (this.token.kind !== "integer") this.failExpecting(what, hint);
    const value = integerValue(this.token.text);
    if (value > max) this.mistake(`The number ${this.shown()} is too large here: at most ${max} fits.`);
    this.next();
    return value > max ? 0n : value;
  }

  /** The value of the next token, which is not taken; undefined if it is no integer. 2^64 stands for all beyond it. */
  peekInteger(): bigint | undefined {
    return this.token.kind === "integer" ? integerValue(this.token.text) : undefined;
  }

  int32(what: string, hint = ""): number {
    return Number(this.integer(what, INT32_MAX, hint));
  }

  signedInt32(what: string): number {
    return this.take("-") ? -Number(this.integer(what, INT32_MAX + 1n)) : this.int32(what);
  }

  /** A float, an integer, `inf` or `nan`, without a sign. */
  number(what: string): number {
    const { kind, text } = this.token;
    if (kind === "integer" && /^0[xX\d]/.test(text)) return Number(this.integer(what, (1n << 64n) - 1n));
    if (kind === "float" || kind === "integer") return floatValue(this.next().text);
    if (this.take("inf")) return Number.POSITIVE_INFINITY;
    if (this.take("nan")) return Number.NaN;
    return this.failExpecting(what);
  }

  /** Adjacent strings are one. */
  bytes(what: string): Uint8Array {
    if (this.token.kind !== "string") this.failExpecting(what);
    const parts: Uint8Array[] = [];
    while (this.token.kind === "string") parts.push(stringBytes(this.next().text));
    return joinBytes(parts);
  }

  string(what: string): string {
    const first = this.token;
    const bytes = this.bytes(what);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      this.mistake("The escapes of this string are not UTF-8. Correct them, or escape the character with \\u.", first);
      return "";
    }
  }

  /** The type of a field, a method or an extension, as it stands there: `a.B`, `.a.B`. */
  typeName(what: string): string {
    const parts = [this.take(".") ? "." : "", this.identifier(what)];
    while (this.take(".")) parts.push(".", this.identifier("the rest of the name"));
    return parts.join("");
  }

  /**
   * Takes the token that ends a declaration or begins its block.
   *
   * @param location  of the declaration, which gets its comments. Undefined if nothing is declared: the comments above
   *   the token then belong to no declaration
   */
  endDeclaration(text: ";" | "{" | "}", location: Location | undefined): void {
    if (!this.takeEnd(text, location)) this.failExpecting(`"${text}"`);
  }

  takeEnd(text: ";" | "{" | "}", location: Location | undefined): boolean {
    if (!this.take(text)) return false;
    const [leading, detached] = [this.#leading, this.#detached];
    const comments = commentsBetween(this.#text, this.last, this.token);
    this.#takeComments(comments);
    if (location !== undefined) {
      if (leading !== "") location.leadingComments = leading;
      if (comments.trailing !== "") location.trailingComments = comments.trailing;
      location.leadingDetachedComments = detached;
    } else if (text !== "}") {
      // Nothing is declared here, so those above belong to what follows.
      for (const comment of comments.detached) detached.push(comment);
      this.#detached = detached;
    }
    return true;
  }

  #takeComments({ leading, detached }: Comments): void {
    this.#leading = leading;
    this.#detached = detached;
  }

  /**
   * Records where a declaration or a part of one stands: from the next token to the last that `read` takes.
   *
   * @param path  may be completed by `read`
   * @param from  if it begins earlier
   */
  located<T>(
    path: DescriptorPath,
    read: (location: Location) => T,
    from: Pick<Token, "line" | "column"> = this.token,
  ): T {
    const location = SourceCodeInfo_Location.create({ path: [...path], span: [from.line, from.column] });
    this.locations.push(location);
    try {
      return read(location);
    } finally {
      endAt(location, this.last);
    }
  }

  /** Records a part that stands between two tokens that are taken. */
  locate(path: DescriptorPath, first: Token, last: Token): void {
    const location = SourceCodeInfo_Location.create({ path: [...path], span: [first.line, first.column] });
    this.locations.push(location);
    endAt(location, last);
  }

  /** The token that was taken last. */
  get last(): Token {
    return this.#tokens.previous;
  }

  /** The locations that `read` records, apart from the others. */
  locatedApart(read: () => void): Location[] {
    const others = this.locations;
    this.locations = [];
    try {
      read();
      return this.locations;
    } finally {
      this.locations = others;
    }
  }

  /** Reads one statement. Past a mistake in it, skips the rest of it. */
  statement(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof StatementFailure)) throw error;
      this.#skipStatement();
    }
  }

  /** `{ ... }` with any number of statements, empty ones too. */
  block(location: Location, what: string, parseOne: () => void): void {
    this.endDeclaration("{", location);
    const open = this.last;
    while (!this.takeEnd("}", undefined)) {
      if (this.isAtEnd) this.fail(`The ${what} has no end: } is missing.`, open);
      if (!this.takeEnd(";", undefined)) this.statement(parseOne);
    }
  }

  /** `{ ... }` with at least one statement, and none that is empty. */
  fieldBlock(location: Location, what: string, parseOne: () => void): void {
    this.endDeclaration("{", location);
    const open = this.last;
    do {
      if (this.isAtEnd) this.fail(`The ${what} has no end: } is missing.`, open);
      this.statement(parseOne);
    } while (!this.takeEnd("}", undefined));
  }

  /** Reads a message inside of others. */
  nested(read: () => void): void {
    if (this.#nestedMessages >= NESTED_MESSAGES_MAX)
      this.fail(
        `The nesting is too deep: at most ${NESTED_MESSAGES_MAX} messages. Declare messages beside each other.`,
      );
    this.#nestedMessages += 1;
    try {
      read();
    } finally {
      this.#nestedMessages -= 1;
    }
  }

  /** The text between two indexes, with blanks in place of comments, so that lines and columns stay the same. */
  blanked(from: number, to: number): string {
    return this.#text.slice(from, to).replace(/[^ \t\v\f\r\n]/g, " ");
  }

  /** Records a mistake. Reading goes on. */
  mistake(text: string, { line, column }: Token = this.token): void {
    this.#record({ line: line + 1, column: column + 1 }, text);
  }

  fail(text: string, token: Token = this.token): never {
    this.mistake(text, token);
    throw new StatementFailure(text);
  }

  failExpecting(what: string, hint = ""): never {
    const text = `Expected ${what}, found ${this.shown()}.${hint === "" ? "" : ` ${hint}`}`;
    const previous = this.last;
    // What is missing at the end of a line is shown there.
    if (/^"[;})\]>]"$/.test(what) && this.token.line > previous.line) {
      this.#record({ line: previous.line + 1, column: previous.column + previous.text.length + 1 }, text);
      throw new StatementFailure(text);
    }
    this.fail(text);
  }

  /** The next token, as a message names it. */
  shown(): string {
    const { kind, text } = this.token;
    if (kind === "end") return "the end of the file";
    const short = text.length > SHOWN_UNITS_MAX ? `${text.slice(0, SHOWN_UNITS_MAX)}...` : text;
    return kind === "string" ? `the string ${short}` : `"${short}"`;
  }

  /** Up to its semicolon or the end of its block; in front of the brace that ends the block around it. */
  #skipStatement(): void {
    for (let depth = 0; !this.isAtEnd; ) {
      if (this.isAt("}")) {
        if (depth === 0) return;
        this.takeEnd("}", undefined);
        depth -= 1;
        if (depth === 0) return;
      } else if (this.isAt(";")) {
        this.takeEnd(";", undefined);
        if (depth === 0) return;
      } else if (this.next().text === "{") depth += 1;
    }
  }

  #record(place: Place, text: string): void {
    if (this.mistakes.length < MISTAKES_MAX) this.mistakes.push({ file: this.#file, place, text });
  }
}

function endAt(location: Location, { line, column, text }: Token): void {
  if (line !== location.span[0]) location.span.push(line);
  location.span.push(column + text.length);
}

/**
 * Splits the text format of protobuf into tokens: the values `{ ... }` of options.
 *
 * @see https://protobuf.dev/reference/protobuf/textformat-spec/
 */

export interface TextToken {
  readonly kind: "identifier" | "integer" | "float" | "string" | "symbol" | "end";
  readonly text: string;
}

/** A text that is not of the format; the message says what is wrong, as the end of a sentence. */
export class TextFormatError extends Error {}

const SPACE = /(?:\s|#[^\n]*)+/y;
const TOKENS: readonly [TextToken["kind"], RegExp][] = [
  ["identifier", /[A-Za-z_]\w*/y],
  // Not the suffix f of the format, which the parser of schemas refuses.
  ["float", /(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+/y],
  ["integer", /0[xX][0-9A-Fa-f]+|\d+/y],
  ["string", /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y],
  ["symbol", /[^\s"']/y],
];

export class TextTokens {
  readonly #text: string;
  #at = 0;
  #current: TextToken = { kind: "end", text: "" };

  constructor(text: string) {
    this.#text = text;
    this.next();
  }

  get current(): TextToken {
    return this.#current;
  }

  /** Goes on to the next token, and returns the one before it. */
  next(): TextToken {
    const passed = this.#current;
    this.#skip(SPACE);
    this.#current = this.#read();
    return passed;
  }

  /** Whether the current token is this symbol. If it is, goes on. */
  accept(symbol: string): boolean {
    if (this.#current.kind !== "symbol" || this.#current.text !== symbol) return false;
    this.next();
    return true;
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) throw new TextFormatError(`"${symbol}" is expected, not ${this.shown()}`);
  }

  /** The current token, as a text about it shows it. */
  shown(): string {
    return this.#current.kind === "end" ? "the end" : this.#current.text;
  }

  /** The text up to a closing bracket, without spaces. The opening one was the token before the current one. */
  bracketed(): string {
    const begin = this.#at - this.#current.text.length;
    const end = this.#text.indexOf("]", begin);
    if (end < 0) throw new TextFormatError('"]" is missing');
    this.#at = end + 1;
    this.next();
    return this.#text.slice(begin, end).replace(/\s+/g, "");
  }

  #read(): TextToken {
    if (this.#at >= this.#text.length) return { kind: "end", text: "" };
    for (const [kind, pattern] of TOKENS) {
      const text = this.#skip(pattern);
      if (text !== undefined) return { kind, text };
    }
    throw new TextFormatError("a string is not closed");
  }

  #skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0];
    this.#at += text?.length ?? 0;
    return text;
  }
}

/** @returns undefined if it does not fit into 64 bits */
export function parseInteger(text: string): bigint | undefined {
  // A leading zero means octal.
  if (/^0\d*[89]/.test(text)) return undefined;
  const value = BigInt(/^0\d/.test(text) ? `0o${text}` : text);
  return value > 0xffff_ffff_ffff_ffffn ? undefined : value;
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
  "?": 63,
  "'": 39,
  '"': 34,
};

const PIECE = /\\(?:([0-7]{1,3})|[xX]([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))|[^\\]+/gsu;

/** The bytes of a string token. */
export function unquoted(token: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  const content = token.slice(1, -1);
  for (const match of joinedSurrogates(content).matchAll(PIECE)) {
    const [piece, octal, hex, short, long, simple] = match;
    const codePoint = short ?? long;
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (codePoint !== undefined) bytes.push(...encoder.encode(characterOf(Number.parseInt(codePoint, 16))));
    else if (simple === undefined) for (const byte of encoder.encode(piece)) bytes.push(byte);
    else {
      const value = SIMPLE_ESCAPES[simple];
      if (value === undefined) throw new TextFormatError(`\\${simple} is not an escape sequence`);
      bytes.push(value);
    }
  }
  return Uint8Array.from(bytes);
}

/** Two escapes that stand for one character in UTF-16 become one. */
function joinedSurrogates(content: string): string {
  return content.replace(
    /(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})/g,
    (_, before: string, high: string, low: string) => {
      const pair = String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16));
      return `${before}\\U${(pair.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
    },
  );
}

function characterOf(codePoint: number): string {
  if (codePoint > 0x10ffff) throw new TextFormatError(`there is no character U+${codePoint.toString(16)}`);
  return String.fromCodePoint(codePoint);
}

/** Reads the expressions of Go in which protovalidate writes its test data: literals, calls and names. */

export type Expression =
  | { readonly kind: "text"; readonly bytes: Buffer }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | Composite;

/** `Type{key: value, ...}`, with or without keys. */
export interface Composite {
  readonly kind: "composite";
  /** Such as `cases.Oneof_X`, `[]int64` or `map[int32]bool`; "" if the place gives it. */
  readonly type: string;
  readonly items: readonly { readonly key?: Expression; readonly value: Expression }[];
}

interface Token {
  readonly kind: "text" | "number" | "name" | "sign" | "end";
  readonly text: string;
}

const TOKEN =
  /\s+|\/\/[^\n]*|(?<text>"(?:[^"\\\n]|\\.)*"|`[^`]*`)|(?<number>(?:0x[\da-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?))|(?<name>[A-Za-z_][\w.]*)|(?<sign>.)/gs;

const END: Token = { kind: "end", text: "" };

/** What this does not read; the text says which. */
export class UnreadError extends Error {}

export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of source.matchAll(TOKEN)) {
    const { text, number, name, sign } = groups;
    if (text !== undefined) tokens.push({ kind: "text", text });
    else if (number !== undefined) tokens.push({ kind: "number", text: number.replaceAll("_", "") });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
}

export class ExpressionParser {
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(tokens: readonly Token[], start = 0) {
    this.#tokens = tokens;
    this.#at = start;
  }

  /** @throws UnreadError it is an expression of another kind */
  read(): Expression {
    const left = this.#readFactor();
    const operator = this.#peek();
    if (!"+-*/".includes(operator) || !this.#skip(operator)) return left;
    return { kind: "binary", operator, left, right: this.#readFactor() };
  }

  #readFactor(): Expression {
    this.#skip("&");
    const { kind, text } = this.#next();
    if (kind === "text") return { kind, bytes: bytesOf(text) };
    if (kind === "number") return { kind, text };
    if (kind === "name" && text !== "map") return this.#readNamed(text);
    if (text === "-") return negated(this.#readFactor());
    this.#at--;
    if (text === "{") return this.#readComposite("");
    if (text === "[" || text === "map") return this.#readNamed(this.#readType());
    throw new UnreadError(`the expression ${text}`);
  }

  /** What follows a name or a type. */
  #readNamed(name: string): Expression {
    if (this.#peek() === "{") return this.#readComposite(name);
    if (!this.#skip("(")) return { kind: "name", name };
    const values: Expression[] = [];
    while (!this.#skip(")")) {
      values.push(this.read());
      this.#skip(",");
    }
    // A method of what the call returns.
    if (this.#skip(".")) return this.#readNamed(`${name}().${this.#next().text}`);
    return { kind: "call", name, values };
  }

  #readType(): string {
    const { kind, text } = this.#next();
    if (text === "*") return this.#readType();
    if (text === "[") {
      this.#expect("]");
      return `[]${this.#readType()}`;
    }
    if (text === "map") {
      this.#expect("[");
      const key = this.#readType();
      this.#expect("]");
      return `map[${key}]${this.#readType()}`;
    }
    if (kind === "name") return text;
    throw new UnreadError(`the type ${text}`);
  }

  #readComposite(type: string): Composite {
    this.#expect("{");
    const items: Composite["items"][number][] = [];
    while (!this.#skip("}")) {
      const first = this.read();
      items.push(this.#skip(":") ? { key: first, value: this.read() } : { value: first });
      this.#skip(",");
    }
    return { kind: "composite", type, items };
  }

  #peek(): string {
    return (this.#tokens[this.#at] ?? END).text;
  }

  #next(): Token {
    return this.#tokens[this.#at++] ?? END;
  }

  #skip(sign: string): boolean {
    const { kind, text } = this.#tokens[this.#at] ?? END;
    if (kind !== "sign" || text !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#skip(sign)) throw new UnreadError(`${this.#peek()} where ${sign} should be`);
  }
}

function negated(value: Expression): Expression {
  if (value.kind !== "number") throw new UnreadError("a minus before something else than a number");
  return { kind: "number", text: `-${value.text}` };
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, "\\": 92 };

/** The bytes of a string literal, which need not be UTF-8. */
function bytesOf(literal: string): Buffer {
  const body = literal.slice(1, -1);
  if (literal.startsWith("`")) return Buffer.from(body);
  const parts = body.matchAll(/\\(?:x(..)|u(.{4})|U(.{8})|([0-7]{3})|(.))|[^\\]+/g);
  return Buffer.concat(
    [...parts].map(([all, byte, short, long, octal, letter]) => {
      if (byte !== undefined) return Buffer.of(Number.parseInt(byte, 16));
      if (octal !== undefined) return Buffer.of(Number.parseInt(octal, 8));
      if (letter !== undefined) return Buffer.of(escaped(letter));
      const point = short ?? long;
      return Buffer.from(point === undefined ? all : String.fromCodePoint(Number.parseInt(point, 16)));
    }),
  );
}

function escaped(letter: string): number {
  const byte = ESCAPES[letter];
  if (byte === undefined) throw new UnreadError(`the escape \\${letter}`);
  return byte;
}

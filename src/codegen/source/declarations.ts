/** Finds the places of the declarations in a .proto file. The parser does not keep them. */

import { existsSync, readFileSync } from "node:fs";

import { UsageError } from "../../errors.ts";

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Declaration extends Place {
  /** `a.Peer`, `a.Peer.name`; `a.Privacy.PRIVACY_PUBLIC` for a value of an enum. */
  readonly fullName: string;
  /** The full name of the message, enum or service around it, or of the package. */
  readonly owner: string;
  /** Of a field or a value of an enum. */
  readonly number: number | undefined;
  /** The message that an extension extends, as the file writes it; undefined for everything else. */
  readonly extended: string | undefined;
}

export interface Token {
  readonly text: string;
  readonly index: number;
}

interface Scope {
  readonly kind: "namespace" | "message" | "enum" | "service" | "rpc";
  /** The full name of the scope. The full names of its declarations begin with it. */
  readonly name: string;
  /** The message that an `extend` around it extends. */
  readonly extended?: string;
}

const IGNORED_NAME = "__proto__";

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y;
const WORD = /[\w.]+|\S/y;

/**
 * @param source  the text of a file. If it has syntax errors, some declarations may be missing.
 * @returns the declarations in the order of the file
 */
export function readDeclarations(source: string): Declaration[] {
  const placeAt = placesIn(source);
  const declared: Declaration[] = [];
  const scopes: Scope[] = [{ kind: "namespace", name: "" }];
  let statement: Token[] = [];
  let braces = 0;
  const declare = (name: Token, number?: Token): string => {
    const { name: owner = "", extended } = scopes.at(-1) ?? {};
    const fullName = owner === "" ? name.text : `${owner}.${name.text}`;
    declared.push({ fullName, owner, number: number && Number(number.text), extended, ...placeAt(name.index) });
    return fullName;
  };
  for (const token of tokens(source)) {
    const scope = scopes.at(-1);
    if (scope === undefined) break;
    if (braces > 0 || (token.text === "{" && isValue(statement))) {
      braces += token.text === "{" ? 1 : token.text === "}" ? -1 : 0;
    } else if (token.text === "{") {
      scopes.push(open(scope, statement, declare));
      statement = [];
    } else if (token.text === "}") {
      scopes.pop();
      statement = [];
    } else if (token.text !== ";") {
      statement.push(token);
    } else {
      if (statement[0]?.text === "package") scopes[0] = { kind: "namespace", name: statement[1]?.text ?? "" };
      else declareMember(scope, statement, declare);
      statement = [];
    }
  }
  return declared;
}

/** @throws UsageError a declaration is named `__proto__`, which the parser would ignore silently */
export function checkNames(file: string): void {
  const source = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (!source.includes(IGNORED_NAME)) return;
  for (const { fullName, line, column } of readDeclarations(source)) {
    if (fullName.split(".").includes(IGNORED_NAME))
      throw new UsageError(
        `${file}:${line}:${column}: ${IGNORED_NAME} cannot be a name in a schema. Choose another name.`,
      );
  }
}

/** The source with its comments replaced by spaces, so that every index stays the same. */
export function withoutComments(source: string): string {
  return source.replace(new RegExp(`${STRING.source}|${COMMENT.source}`, "g"), (found) =>
    found.startsWith("/") ? found.replace(/[^\n]/g, " ") : found,
  );
}

/** Turns indexes in the source into places. */
export function placesIn(source: string): (index: number) => Place {
  return (index) => {
    const before = source.slice(0, index);
    return { line: before.split("\n").length, column: index - before.lastIndexOf("\n") };
  };
}

/** The words, strings and punctuation of a file, without its comments. */
export function* tokens(source: string): Generator<Token> {
  const text = withoutComments(source);
  let index = 0;
  while (index < text.length) {
    const found = [STRING, WORD].map((pattern) => matchAt(pattern, text, index)).find((match) => match !== undefined);
    if (found !== undefined) yield { text: found, index };
    index += found?.length ?? 1;
  }
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

/** Whether a brace after this statement begins the value of an option. */
function isValue(statement: readonly Token[]): boolean {
  return statement[0]?.text === "option" || statement.some(({ text }) => text === "[");
}

type Declare = (name: Token, number?: Token) => string;

function open(scope: Scope, statement: readonly Token[], declare: Declare): Scope {
  const [keyword, name] = statement;
  if (keyword === undefined || name === undefined) return scope;
  if (keyword.text === "extend") return { ...scope, extended: name.text };
  switch (keyword.text) {
    case "message":
    case "enum":
    case "service":
      return { kind: keyword.text, name: declare(name) };
    case "rpc":
      return { kind: "rpc", name: declare(name) };
    case "oneof":
      declare(name);
      return scope;
    default:
      return openGroup(scope, statement, declare);
  }
}

/** A group declares a message and a field, whose name is the message's in lower case. */
function openGroup(scope: Scope, statement: readonly Token[], declare: Declare): Scope {
  const at = statement.findIndex(({ text }) => text === "group");
  const name = statement[at + 1];
  if (at === -1 || name === undefined) return scope;
  declare({ text: name.text.toLowerCase(), index: name.index }, statement[at + 3]);
  return { kind: "message", name: declare(name) };
}

function declareMember(scope: Scope, statement: readonly Token[], declare: Declare): void {
  const [keyword, second] = statement;
  if (keyword === undefined || scope.kind === "rpc") return;
  if (keyword.text === "rpc" && scope.kind === "service") {
    if (second !== undefined) declare(second);
    return;
  }
  const equals = statement.findIndex(({ text }) => text === "=");
  const name = statement[equals - 1];
  const number = statement[equals + 1];
  if (name === undefined || number === undefined || keyword.text === "option") return;
  // Skips `syntax = "proto3"`. An extension has a type before its name.
  if (scope.kind === "namespace" && equals === 1) return;
  const negative = number.text === "-" ? statement[equals + 2] : undefined;
  declare(name, negative === undefined ? number : { text: `-${negative.text}`, index: number.index });
}

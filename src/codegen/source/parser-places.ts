/** Finds the places of the parser's errors: the parser gives their line at best. */

import { existsSync, readFileSync } from "node:fs";

import protobuf from "protobufjs";

import { type Declaration, type Place, placesIn, readDeclarations, tokens, withoutComments } from "./declarations.ts";

/** One token of the parser. A string counts as one, though the parser reads it in parts. */
const PARSER_TOKEN = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}=;:[\],()<>]|[^\s{}=;:[\],'"()<>]+/g;

/** Cannot be in a schema: an error about it is one about the end of the file, which the parser reports as a token `null`. */
const END = " \0";

/** An error of the parser that gives the line, with or without the file. */
export const ERROR_WITH_LINE = /^(.*) \((?:(.*), )?line (\d+)\)$/s;

/** Errors of the parser that name their subject, but not its place. */
const ABOUT_A_MEMBER = /^(?:duplicate )?(name|id) '?([\w.]+)'? (?:is reserved )?in \w+(?: \.?([\w.]+))?$/;
const NO_TYPE = /^no such Type or Enum '\.?([\w.]+)' in \w+ \.?([\w.]+)$/;
/** Groups: the type. */
const UNDECLARED_METHOD_TYPE = /^no such type: \.?([\w.]+)$/;
const NAMED = /'([^']+)'|: ([\w.]+)$/;

/**
 * Where the parser stops in a file, for any error: at the last token of the
 * shortest beginning of the file that gives the same error.
 *
 * @returns undefined if the file alone does not give the error
 */
export function placeOfFailure(source: string, text: string): Place | undefined {
  const bare = withoutComments(source);
  const found = [...bare.matchAll(PARSER_TOKEN)];
  const failsWithin = (count: number) => {
    const last = found[count - 1];
    return last !== undefined && failureOf(bare.slice(0, last.index + last[0].length)) === text;
  };
  if (!failsWithin(found.length)) return undefined;
  let [passes, fails] = [0, found.length];
  while (fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2);
    if (failsWithin(middle)) fails = middle;
    else passes = middle;
  }
  return placesIn(source)(found[fails - 1]?.index ?? 0);
}

/** Whether an error is about the end of the file. */
export function endsTooSoon(source: string, text: string): boolean {
  if (text.startsWith("illegal end of input")) return true;
  return text.includes("'null'") && failureOf(withoutComments(source)) !== text;
}

function failureOf(source: string): string | undefined {
  try {
    protobuf.parse(source + END, new protobuf.Root(), { keepCase: true, alternateCommentMode: true });
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return ERROR_WITH_LINE.exec(text)?.[1] ?? text;
  }
}

/** The place of the name in an error, if the file declares or uses it. */
export function placeOfName(file: string, text: string): Place | undefined {
  const [, kind, member, owner = ""] = ABOUT_A_MEMBER.exec(text) ?? [];
  if (member !== undefined) {
    const isMember = (each: Declaration) =>
      kind === "id" ? each.number === Number(member) : each.fullName === `${each.owner}.${member}`;
    // The parser gives the last name only if the message is not yet part of the rest.
    const isOf = (name: string | undefined) => name !== undefined && (name === owner || name.endsWith(`.${owner}`));
    const last = owner.slice(owner.lastIndexOf(".") + 1);
    return (
      // The last one: of two declarations, the parser refuses the second.
      findDeclaration(file, (each) => isMember(each) && isOf(each.owner)) ??
      findDeclaration(file, (each) => isMember(each) && each.extended?.split(".").at(-1) === last)
    );
  }
  const [, type, user = ""] = NO_TYPE.exec(text) ?? [];
  if (type !== undefined) return placeOfType(file, type, user);
  const [, ofMethod] = UNDECLARED_METHOD_TYPE.exec(text) ?? [];
  if (ofMethod !== undefined) return placeOfMethodType(file, ofMethod);
  const name = NAMED.exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  if (name === undefined) return undefined;
  return placeOfMatch(file, new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?![\\w.])`, "g"));
}

/** The place of the type of a method's request or response. */
export function placeOfMethodType(file: string, type: string, method?: string): Place | undefined {
  const declared = method === undefined ? undefined : findDeclaration(file, ({ fullName }) => fullName === method);
  const before = String.raw`(?:\brpc\s+\w+|\breturns)\s*\(\s*(?:stream\s+)?\.?`;
  const name = escapeRegExp(type.replace(/^\./, ""));
  return placeOfMatch(file, new RegExp(`(?<=${before})${name}(?=\\s*\\))`, "g"), declared);
}

/** The place of a field's type, or of that of a map's values, in the message that uses it. */
function placeOfType(file: string, type: string, user: string): Place | undefined {
  const declared = findDeclaration(file, ({ fullName }) => fullName === user);
  if (declared === undefined) return undefined;
  const pattern = new RegExp(`(?<![\\w.])\\.?${escapeRegExp(type)}(?=\\s+\\w+\\s*=|\\s*>)`, "g");
  return placeOfMatch(file, pattern, declared);
}

/** The place of a group in a oneof. The error of the parser mentions neither. */
export function placeOfGroupInOneof(source: string): Place | undefined {
  const scopes: string[] = [];
  let statement: string[] = [];
  for (const { text, index } of tokens(source)) {
    if (statement.at(-1) === "group" && statement.length === 1 && scopes.at(-1) === "oneof")
      return placesIn(source)(index);
    if (text === "{") scopes.push(statement[0] ?? "");
    if (text === "}") scopes.pop();
    statement = [";", "{", "}"].includes(text) ? [] : [...statement, text];
  }
  return undefined;
}

/** @param from  the first match after this place is taken; the first of all, if there is none after it */
function placeOfMatch(file: string, pattern: RegExp, from: Place = { line: 1, column: 1 }): Place | undefined {
  const source = existsSync(file) ? withoutComments(readFileSync(file, "utf8")) : "";
  const places = [...source.matchAll(pattern)].map(({ index }) => placesIn(source)(index));
  return (
    places.find(({ line, column }) => line > from.line || (line === from.line && column > from.column)) ?? places[0]
  );
}

export function findDeclaration(file: string, matches: (each: Declaration) => boolean): Declaration | undefined {
  return existsSync(file) ? readDeclarations(readFileSync(file, "utf8")).findLast(matches) : undefined;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

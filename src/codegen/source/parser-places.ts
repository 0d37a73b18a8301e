/** Finds the places of the parser's errors, of which it tells the line at best. */

import { existsSync, readFileSync } from "node:fs";

import protobuf from "protobufjs";

import { type Declaration, type Place, placesIn, readDeclarations, tokens, withoutComments } from "./declarations.ts";

/** What the parser takes for one token, but a string as a whole, which it takes in parts. */
const PARSER_TOKEN = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}=;:[\],()<>]|[^\s{}=;:[\],'"()<>]+/g;

/** Cannot be in a schema: what the parser says of it is about the end, which it takes for a token `null`. */
const END = " \0";

/** The file and the line in an error of the parser, where it tells them. */
export const TOLD_LINE = /^(.*) \((?:(.*), )?line (\d+)\)$/s;

/** The errors of the parser that tell what they are about, but not where. */
const ABOUT_A_MEMBER = /^(?:duplicate )?(name|id) '?([\w.]+)'? (?:is reserved )?in \w+(?: \.?([\w.]+))?$/;
const NO_TYPE = /^no such Type or Enum '\.?([\w.]+)' in \w+ \.?([\w.]+)$/;
const NO_TYPE_OF_METHOD = /^no such type: \.?([\w.]+)$/;
const NAMED = /'([^']+)'|: ([\w.]+)$/;

/**
 * Where the parser stops in a file, whatever it says: at the last token of the
 * shortest beginning of the file in which it says the same.
 *
 * @returns undefined where it does not say that of the file alone
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

/** Whether the parser stops at the end of a file. */
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
    return TOLD_LINE.exec(text)?.[1] ?? text;
  }
}

/** Where the name is that an error tells, as far as the file declares or uses it. */
export function placeOfName(file: string, text: string): Place | undefined {
  const [, kind, member, owner = ""] = ABOUT_A_MEMBER.exec(text) ?? [];
  if (member !== undefined) {
    const isMember = (each: Declaration) =>
      kind === "id" ? each.number === Number(member) : each.fullName === `${each.owner}.${member}`;
    // Within a message that is not yet part of the rest, the parser knows the last name only.
    const isOf = (name: string | undefined) => name !== undefined && (name === owner || name.endsWith(`.${owner}`));
    const last = owner.slice(owner.lastIndexOf(".") + 1);
    return (
      // The last one: of two that are alike it is the second that is refused.
      findDeclaration(file, (each) => isMember(each) && isOf(each.owner)) ??
      findDeclaration(file, (each) => isMember(each) && each.extended?.split(".").at(-1) === last)
    );
  }
  const [, type, user = ""] = NO_TYPE.exec(text) ?? [];
  if (type !== undefined) return placeOfType(file, type, user);
  const [, ofMethod] = NO_TYPE_OF_METHOD.exec(text) ?? [];
  if (ofMethod !== undefined) {
    const before = String.raw`(?:\brpc\s+\w+|\breturns)\s*\(\s*(?:stream\s+)?\.?`;
    return placeOfMatch(file, new RegExp(`(?<=${before})${escapeRegExp(ofMethod)}(?=\\s*\\))`, "g"));
  }
  const name = NAMED.exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  if (name === undefined) return undefined;
  return placeOfMatch(file, new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?![\\w.])`, "g"));
}

/** A type before the name of a field, or that of the values of a map, in what uses it. */
function placeOfType(file: string, type: string, user: string): Place | undefined {
  const declared = findDeclaration(file, ({ fullName }) => fullName === user);
  if (declared === undefined) return undefined;
  const pattern = new RegExp(`(?<![\\w.])\\.?${escapeRegExp(type)}(?=\\s+\\w+\\s*=|\\s*>)`, "g");
  return placeOfMatch(file, pattern, declared);
}

/** A group in a oneof, on which the parser fails without a word of either. */
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

/** @param from  where to begin; what is before it is taken where nothing is behind */
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

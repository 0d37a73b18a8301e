/** Errors of the schema, told with the file, the line and the column. */

import { existsSync, readFileSync } from "node:fs";

import protobuf from "protobufjs";

import { UsageError } from "../errors.ts";
import { type Declaration, type Place, placesIn, readDeclarations, withoutComments } from "./declarations.ts";
import { readImports } from "./imports.ts";
import { takeParsedFile } from "./parsed-file.ts";
import { hintFor } from "./parser-hints.ts";

/** An error about one thing in the schema. */
export function schemaError(subject: protobuf.ReflectionObject, text: string): UsageError {
  return new UsageError(`${location(subject)}: ${text}`);
}

/** The file that declares it, as it was named to the parser. */
export function fileOf(subject: protobuf.ReflectionObject): string | undefined {
  for (let each: protobuf.ReflectionObject | null = subject; each !== null; each = each.parent) {
    if (each.filename !== null) return each.filename;
  }
  return undefined;
}

function location(subject: protobuf.ReflectionObject): string {
  const file = fileOf(subject);
  const fullName = subject.fullName.slice(1);
  if (file === undefined) return fullName;
  const number = subject instanceof protobuf.Field ? subject.id : undefined;
  const place = findDeclaration(file, (each) => each.fullName === fullName && each.number === number);
  return place === undefined ? file : at(file, place);
}

/** The errors of the parser that tell what they are about, but not where. */
const ABOUT_A_MEMBER = /^(?:duplicate )?(name|id) '?([\w.]+)'? (?:is reserved )?in \w+(?: \.?([\w.]+))?$/;
const NOT_FOUND_FILE = /^ENOENT: .* '([^']+)'$/;
const NAMED = /'([^']+)'|: ([\w.]+)$/;

/**
 * Makes an error of the parser readable. Some name the file and the line, some
 * leave the file in `protobuf.parse.filename`; in the rest a name tells the place.
 *
 * @param files  those that the error may be in
 */
export function readableError(error: unknown, files: readonly string[]): UsageError {
  if (error instanceof UsageError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const parsed = takeParsedFile();
  const told = /^(.*) \((?:(.*), )?line (\d+)\)$/s.exec(text);
  if (told !== null) {
    const [, what = "", file = parsed ?? "", line] = told;
    const place = placeInLine(file, Number(line), NAMED.exec(what)?.[1]);
    const hint = hintIn(file, what, Number(line));
    return new UsageError(`${at(file, place)}: ${what.endsWith("'null'") ? "The file ends too soon." : what + hint}`);
  }
  const missing = NOT_FOUND_FILE.exec(text)?.[1]?.replaceAll("\\", "/");
  const what = missing === undefined ? text : `There is no file ${missing}.`;
  for (const file of (parsed === null ? files : [parsed]).filter((each) => existsSync(each))) {
    const place = missing === undefined ? placeOfName(file, text) : placeOfImport(file, missing);
    if (place !== undefined) return new UsageError(`${at(file, place)}: ${what}${hintIn(file, what, place.line)}`);
  }
  return new UsageError(parsed === null ? what : `${parsed}: ${what}`);
}

function hintIn(file: string, what: string, line: number): string {
  if (!existsSync(file)) return "";
  const source = withoutComments(readFileSync(file, "utf8"));
  return hintFor(what, source, source.split("\n")[line - 1] ?? "");
}

function at(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** Where the text is in the line, or where the line begins. */
function placeInLine(file: string, line: number, text: string | undefined): Place {
  const source = existsSync(file) ? readFileSync(file, "utf8").split("\n")[line - 1] : undefined;
  const found = text === undefined ? -1 : (source ?? "").indexOf(text);
  return { line, column: (found === -1 ? Math.max(source?.search(/\S/) ?? 0, 0) : found) + 1 };
}

function placeOfName(file: string, text: string): Place | undefined {
  const [, kind, member, owner = ""] = ABOUT_A_MEMBER.exec(text) ?? [];
  if (member !== undefined) {
    // The last one: of two that are alike it is the second that is refused.
    return findDeclaration(file, (each) => {
      const same = kind === "id" ? each.number === Number(member) : each.fullName === `${each.owner}.${member}`;
      // Within a message that is not yet part of the rest, the parser knows the last name only.
      return same && (each.owner === owner || each.owner.endsWith(`.${owner}`));
    });
  }
  const name = NAMED.exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  if (name === undefined) return undefined;
  return placeOfMatch(file, new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?![\\w.])`));
}

function placeOfImport(file: string, missing: string): Place | undefined {
  const imports = readImports(readFileSync(file, "utf8"));
  return imports.find(({ path }) => missing === path || missing.endsWith(`/${path}`));
}

function placeOfMatch(file: string, pattern: RegExp): Place | undefined {
  const source = withoutComments(readFileSync(file, "utf8"));
  const found = pattern.exec(source);
  return found === null ? undefined : placesIn(source)(found.index);
}

function findDeclaration(file: string, matches: (each: Declaration) => boolean): Declaration | undefined {
  return existsSync(file) ? readDeclarations(readFileSync(file, "utf8")).findLast(matches) : undefined;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

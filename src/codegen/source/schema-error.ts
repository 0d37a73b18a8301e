/** Errors of the schema, told with the file, the line and the column. */

import { existsSync, readFileSync } from "node:fs";

import protobuf from "protobufjs";

import { UsageError } from "../../errors.ts";
import { type Declaration, type Place, placesIn, withoutComments } from "./declarations.ts";
import { takeParsedFile } from "./parsed-file.ts";
import { hintFor } from "./parser-hints.ts";
import {
  endsTooSoon,
  findDeclaration,
  placeOfFailure,
  placeOfGroupInOneof,
  placeOfName,
  TOLD_LINE,
} from "./parser-places.ts";
import { readImports } from "./schema-files.ts";

/**
 * An error about one thing in the schema.
 *
 * @param value  of an enum, where it is about that one
 */
export function schemaError(subject: protobuf.ReflectionObject, text: string, value?: string): UsageError {
  return new UsageError(`${location(subject, value)}: ${text}`);
}

/** The file that declares it, as it was named to the parser. */
export function fileOf(subject: protobuf.ReflectionObject): string | undefined {
  for (let each: protobuf.ReflectionObject | null = subject; each !== null; each = each.parent) {
    if (each.filename !== null) return each.filename;
  }
  return undefined;
}

function location(subject: protobuf.ReflectionObject, value?: string): string {
  const file = fileOf(subject);
  const fullName = subject.fullName.slice(1);
  if (file === undefined) return fullName;
  const name = value === undefined ? fullName : `${fullName}.${value}`;
  const number = subject instanceof protobuf.Field ? subject.id : undefined;
  const isIt = (each: Declaration) => each.fullName === name && (value !== undefined || each.number === number);
  const place = findDeclaration(file, isIt);
  return place === undefined ? file : at(file, place);
}

const NOT_FOUND_FILE = /^ENOENT: .* '([^']+)'$/;
const GROUP_IN_ONEOF = "field must be a Field";

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
  const told = TOLD_LINE.exec(text);
  if (told !== null) {
    const [, what = "", file = parsed ?? "", line] = told;
    return errorInLine(file, what, Number(line));
  }
  const missing = NOT_FOUND_FILE.exec(text)?.[1]?.replaceAll("\\", "/");
  if (missing !== undefined) return missingFile(missing, files);
  if (text === GROUP_IN_ONEOF && parsed !== null) return groupInOneof(parsed);
  const place = parsed === null ? undefined : (placeOfName(parsed, text) ?? placeOfFailure(read(parsed), text));
  if (parsed !== null && place !== undefined) return errorAt(parsed, place, text);
  // What is wrong in one file may be what another one declares.
  for (const file of files) {
    const named = placeOfName(file, text);
    if (named !== undefined) return errorAt(file, named, text);
  }
  return new UsageError(parsed === null ? text : `${parsed}: ${text}`);
}

function errorInLine(file: string, what: string, line: number): UsageError {
  const source = read(file);
  if (endsTooSoon(source, what))
    return new UsageError(`${at(file, placesIn(source)(source.length))}: The file ends too soon.`);
  const indent = (source.split("\n")[line - 1] ?? "").search(/\S/);
  return errorAt(file, placeOfFailure(source, what) ?? { line, column: Math.max(indent, 0) + 1 }, what);
}

function errorAt(file: string, place: Place, what: string): UsageError {
  const source = withoutComments(read(file));
  const hint = hintFor(what, source, source.split("\n")[place.line - 1] ?? "");
  return new UsageError(`${at(file, place)}: ${what}${hint}`);
}

function groupInOneof(file: string): UsageError {
  const place = placeOfGroupInOneof(read(file));
  return new UsageError(
    `${place === undefined ? file : at(file, place)}: A group in a oneof is not supported: use a message.`,
  );
}

function missingFile(missing: string, files: readonly string[]): UsageError {
  for (const file of files) {
    const place = readImports(read(file)).find(({ path }) => missing === path || missing.endsWith(`/${path}`));
    if (place !== undefined) return new UsageError(`${at(file, place)}: There is no file ${missing}.`);
  }
  return new UsageError(`There is no file ${missing}.`);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function at(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

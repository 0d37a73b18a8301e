/** Errors of the schema, each with its file, line and column. */

import { existsSync, readFileSync } from "node:fs";

import protobuf from "protobufjs";

import { UsageError } from "../../errors.ts";
import { type Declaration, type Place, placesIn, withoutComments } from "./declarations.ts";
import { takeParsedFile } from "./parsed-file.ts";
import { hintFor } from "./parser-hints.ts";
import {
  ERROR_WITH_LINE,
  endsTooSoon,
  findDeclaration,
  placeOfFailure,
  placeOfGroupInOneof,
  placeOfName,
} from "./parser-places.ts";
import { readImports } from "./schema-files.ts";

/**
 * An error about one thing in the schema.
 *
 * @param value  the name of the value of the enum that the error is about
 */
export function schemaError(subject: protobuf.ReflectionObject, text: string, value?: string): UsageError {
  return new UsageError(`${locationOf(subject, value)}: ${text}`);
}

/** The file that declares it, by the path that the parser was given. */
export function fileOf(subject: protobuf.ReflectionObject): string | undefined {
  for (let each: protobuf.ReflectionObject | null = subject; each !== null; each = each.parent) {
    if (each.filename !== null) return each.filename;
  }
  return undefined;
}

/** FILE:LINE:COLUMN of a declaration; the file or the full name if that is all that is known. */
export function locationOf(subject: protobuf.ReflectionObject, value?: string): string {
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
 * Makes an error of the parser readable. Some errors give the file and the line,
 * some leave the file in `protobuf.parse.filename`, and the others contain a name
 * that leads to the place.
 *
 * @param files  all files that the error can be in
 */
export function readableError(error: unknown, files: readonly string[]): UsageError {
  if (error instanceof UsageError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const parsed = takeParsedFile();
  const withLine = ERROR_WITH_LINE.exec(text);
  if (withLine !== null) {
    const [, what = "", file = parsed ?? "", line] = withLine;
    return errorInLine(file, what, Number(line));
  }
  const missing = NOT_FOUND_FILE.exec(text)?.[1]?.replaceAll("\\", "/");
  if (missing !== undefined) return missingFile(missing, files);
  if (text === GROUP_IN_ONEOF && parsed !== null) return groupInOneof(parsed);
  const place = parsed === null ? undefined : (placeOfName(parsed, text) ?? placeOfFailure(read(parsed), text));
  if (parsed !== null && place !== undefined) return errorAt(parsed, place, text);
  // The error may be about a name that another file declares.
  for (const file of files) {
    const named = placeOfName(file, text);
    if (named !== undefined) return errorAt(file, named, text);
  }
  return new UsageError(parsed === null ? text : `${parsed}: ${text}`);
}

function errorInLine(file: string, what: string, line: number): UsageError {
  const source = read(file);
  if (endsTooSoon(source, what))
    return new UsageError(
      `${at(file, placesIn(source)(source.length))}: The file ends too soon: a brace or a semicolon is missing.`,
    );
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
    `${place === undefined ? file : at(file, place)}: A group in a oneof is not supported. Use a message.`,
  );
}

function missingFile(missing: string, files: readonly string[]): UsageError {
  for (const file of files) {
    const place = readImports(read(file)).find(({ path }) => missing === path || missing.endsWith(`/${path}`));
    if (place !== undefined) return new UsageError(`${at(file, place)}: The imported file ${missing} does not exist.`);
  }
  return new UsageError(`The file ${missing} does not exist.`);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** FILE:LINE:COLUMN, as editors read it. */
export function at(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** Errors of the schema, told with the file and, where it can be found, the line. */

import { existsSync, readFileSync } from "node:fs";

import protobuf from "protobufjs";

import { UsageError } from "../errors.ts";

/** An error about one thing in the schema. */
export function schemaError(subject: protobuf.ReflectionObject, text: string): UsageError {
  return new UsageError(`${location(subject)}: ${text}`);
}

function location(subject: protobuf.ReflectionObject): string {
  const file = fileOf(subject);
  if (file === undefined) return subject.fullName.slice(1);
  const line = existsSync(file) ? lineOf(readFileSync(file, "utf8"), declaration(subject)) : undefined;
  return line === undefined ? file : `${file}:${line}`;
}

/** The file that declares it, as it was named to the parser. */
export function fileOf(subject: protobuf.ReflectionObject): string | undefined {
  for (let each: protobuf.ReflectionObject | null = subject; each !== null; each = each.parent) {
    if (each.filename !== null) return each.filename;
  }
  return undefined;
}

/** The number of the first line that matches, from 1. */
export function lineOf(source: string, pattern: RegExp): number | undefined {
  const index = source.split("\n").findIndex((line) => pattern.test(line));
  return index === -1 ? undefined : index + 1;
}

function declaration(subject: protobuf.ReflectionObject): RegExp {
  const { name } = subject;
  if (subject instanceof protobuf.Type) return new RegExp(`\\b(message|group)\\s+${name}\\b`);
  if (subject instanceof protobuf.Enum) return new RegExp(`\\benum\\s+${name}\\b`);
  if (subject instanceof protobuf.Service) return new RegExp(`\\bservice\\s+${name}\\b`);
  if (subject instanceof protobuf.Method) return new RegExp(`\\brpc\\s+${name}\\b`);
  if (subject instanceof protobuf.OneOf) return new RegExp(`\\boneof\\s+${name}\\b`);
  if (subject instanceof protobuf.Field) return new RegExp(`\\b${name}\\s*=\\s*${subject.id}\\b`);
  return new RegExp(`\\b${name}\\b`);
}

/**
 * Makes an error of the parser readable. Some name the file and the line, some
 * leave the file in `protobuf.parse.filename`; in the rest a name is in quotes.
 */
export function readableError(error: unknown, files: readonly string[]): UsageError {
  if (error instanceof UsageError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const parsed = takeParsedFile();
  const told = /^(.*) \((.*), line (\d+)\)$/s.exec(text);
  if (told !== null) return new UsageError(`${told[2]}:${told[3]}: ${told[1]}`);
  const name = /'([^']+)'|: ([\w.]+)$/
    .exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  const candidates = parsed === null ? files : [parsed];
  for (const file of name === undefined || !existsSync(candidates[0] ?? "") ? [] : candidates) {
    const line = lineOf(readFileSync(file, "utf8"), new RegExp(`(?<![\\w.])${escapeRegExp(name ?? "")}(?![\\w.])`));
    if (line !== undefined) return new UsageError(`${file}:${line}: ${text}`);
  }
  return new UsageError(parsed === null ? text : `${parsed}: ${text}`);
}

/** The file that the parser was in when it failed: a variable of its own, not in its types. */
function takeParsedFile(): string | null {
  const parser: { name: string; filename?: string | null } = protobuf.parse;
  const file = parser.filename ?? null;
  parser.filename = null;
  return file;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

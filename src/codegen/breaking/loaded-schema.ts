/** One version of a schema, loaded for comparison. */

import { readFileSync } from "node:fs";
import { posix } from "node:path";

import protobuf from "protobufjs";
import { type Declaration, readDeclarations } from "../source/declarations.ts";
import { loadFiles } from "../source/load.ts";
import { fileOf } from "../source/schema-error.ts";
import { fromWorkingDirectory, PACKAGE_PROTO_FOLDER, protoFiles } from "../source/schema-files.ts";
import type { FilePlace } from "./finding.ts";
import { declarations } from "./parsed/declarations.ts";
import { declaredOptions, typesOf } from "./parsed/options.ts";

export interface LoadedSchema {
  /**
   * By full name, like `enums`, `services` and `extensions`. These four hold what the compared files declare, without
   * what they import.
   */
  readonly messages: ReadonlyMap<string, protobuf.Type>;
  readonly enums: ReadonlyMap<string, protobuf.Enum>;
  readonly services: ReadonlyMap<string, protobuf.Service>;
  readonly extensions: ReadonlyMap<string, protobuf.Field>;
  /** The numbers of commands, by the short name of the value. The enum may be imported. */
  readonly commands: ReadonlyMap<string, number>;
  /** The path of the declaring file in the folder. */
  pathOf(subject: protobuf.ReflectionObject): string;
  /** Undefined if the name is not declared. */
  placeOf(fullName: string): FilePlace | undefined;
}

/** @throws UsageError the schema has a mistake */
export function loadSchema(folder: string, paths: readonly string[] = protoFiles(folder)): LoadedSchema {
  const from = fromWorkingDirectory(folder);
  const files = paths.map((path) => posix.join(from, path));
  const root = loadFiles(files, [from, PACKAGE_PROTO_FOLDER]);
  const own = new Set(files);
  const declared = [...declarations(root)].filter((subject) => own.has(fileOf(subject) ?? ""));
  const places = new Map(files.flatMap((file) => placesOf(file).map((place) => [place.fullName, place])));
  return {
    messages: named(declared.filter((subject) => subject instanceof protobuf.Type)),
    enums: named(declared.filter((subject) => subject instanceof protobuf.Enum)),
    services: named(declared.filter((subject) => subject instanceof protobuf.Service)),
    extensions: named(declared.filter((subject) => subject instanceof protobuf.Field)),
    commands: commandsOf(root),
    pathOf: (subject) => posix.relative(from, fileOf(subject) ?? ""),
    placeOf: (fullName) => places.get(fullName),
  };
}

/** The full name without the leading dot of protobufjs. */
export function nameOf(subject: protobuf.ReflectionObject): string {
  return subject.fullName.replace(/^\./, "");
}

function placesOf(file: string): (Declaration & { file: string })[] {
  return readDeclarations(readFileSync(file, "utf8")).map((declaration) => ({ ...declaration, file }));
}

function named<T extends protobuf.ReflectionObject>(subjects: readonly T[]): ReadonlyMap<string, T> {
  return new Map(subjects.map((subject) => [nameOf(subject), subject]));
}

function commandsOf(root: protobuf.Root): ReadonlyMap<string, number> {
  const types = declaredOptions(root).map((option) => typesOf(option, "command"));
  return new Map(Object.entries(types.find((found) => found !== undefined)?.command.values ?? {}));
}

/** A version of a schema, as `chatwire check` compares it. */

import { existsSync, readFileSync } from "node:fs";
import { posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import protobuf from "protobufjs";
import { protoFiles } from "../run-pbjs.ts";
import { declaredOptions, typesOf } from "../schema/rules/options.ts";
import { type Declaration, readDeclarations } from "../source/declarations.ts";
import { PACKAGE_PROTO_FOLDER } from "../source/package-folder.ts";
import { fileOf, readableError } from "../source/schema-error.ts";
import { refuseOddImports, withImports } from "../source/schema-files.ts";
import type { FilePlace } from "./finding.ts";

export interface LoadedSchema {
  /** By their full names, as all the others; what is declared in the folder only. */
  readonly messages: ReadonlyMap<string, protobuf.Type>;
  readonly enums: ReadonlyMap<string, protobuf.Enum>;
  readonly services: ReadonlyMap<string, protobuf.Service>;
  readonly extensions: ReadonlyMap<string, protobuf.Field>;
  /** The numbers of commands by their names. */
  readonly commands: ReadonlyMap<string, number>;
  /** The path in the folder of the file that declares it. */
  pathOf(subject: protobuf.ReflectionObject): string;
  /** Undefined where it is not declared. */
  placeOf(fullName: string): FilePlace | undefined;
}

/** @throws UsageError the schema has a mistake */
export function loadSchema(folder: string, paths: readonly string[] = protoFiles(folder)): LoadedSchema {
  const from = relative(process.cwd(), folder).replaceAll(sep, "/") || ".";
  const files = paths.map((path) => posix.join(from, path));
  const root = parse(files, [from, PACKAGE_PROTO_FOLDER]);
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

/** The name without the dot that protobufjs begins it with. */
export function nameOf(subject: protobuf.ReflectionObject): string {
  return subject.fullName.replace(/^\./, "");
}

function parse(files: readonly string[], folders: readonly string[]): protobuf.Root {
  const all = withImports(files, folders);
  refuseOddImports(all);
  const root = new protobuf.Root();
  root.resolvePath = (origin, target) => {
    if (origin === "") return target;
    const candidates = [posix.dirname(origin), ...folders].map((folder) => posix.join(folder, target));
    return candidates.find((path) => existsSync(path)) ?? builtIn(target) ?? posix.join(folders[0] ?? "", target);
  };
  try {
    return root.loadSync([...files], { keepCase: true });
  } catch (error) {
    throw readableError(error, all);
  }
}

/** The descriptor's schema comes with protobufjs, as a file. */
function builtIn(target: string): string | undefined {
  const path = target.startsWith("google/") ? fileURLToPath(import.meta.resolve(`protobufjs/${target}`)) : "";
  return existsSync(path) ? path : undefined;
}

function* declarations(namespace: protobuf.NamespaceBase): Generator<protobuf.ReflectionObject> {
  for (const subject of namespace.nestedArray) {
    yield subject;
    if (subject instanceof protobuf.Namespace && !(subject instanceof protobuf.Service)) yield* declarations(subject);
  }
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

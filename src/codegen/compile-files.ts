/** Compiles .proto files: loads them, links them, and prints the code. */

import { ChatError } from "../errors.ts";
import { type Compiled, compile } from "./compile.ts";
import { joinMistakes, type Mistake, mistakeLine, throwMistakes } from "./descriptor/mistake.ts";
import type { ModuleOptions } from "./emit/printer.ts";
import type { FileDescriptorProto, UninterpretedOption } from "./generated/google/protobuf/descriptor.ts";
import { link } from "./link/link.ts";
import { isPackaged } from "./packaged-files.ts";
import { Declarations, STEPS } from "./schema/declarations.ts";
import { SchemaReader } from "./schema/read-schema.ts";
import { checkMethods } from "./schema/rules/check-methods.ts";
import type { Subject } from "./schema/rules/options.ts";
import { loadFiles } from "./source/load-files.ts";
import { fromWorkingDirectory, protoFiles } from "./source/schema-files.ts";

export interface CompileRequest extends ModuleOptions {
  /** The folders where the paths of imports begin. After them come the schema of this package, and Google's. */
  readonly roots: readonly string[];
  /** Paths in these folders. */
  readonly files: readonly string[];
  readonly ignoreCel?: boolean;
  readonly descriptors?: boolean;
  readonly isWhole?: boolean;
}

/** @throws UsageError the schema has mistakes; the text has a line for each, with the file, the line and the column */
export function compileFiles({ roots, files, ...options }: CompileRequest): Compiled {
  const folders = roots.map(fromWorkingDirectory);
  const loaded = loadFiles({ roots, files });
  const own = [...loaded.roots].filter(([, root]) => folders.includes(root)).map(([path]) => path);
  const request = { ...options, files: loaded.files, shownPaths: loaded.shownPaths, own: new Set(own) };
  return compileLoaded(request, loaded.mistakes);
}

/** Descriptors that are linked or not, such as those of a FileDescriptorSet. */
export interface DescriptorRequest extends ModuleOptions {
  /** Imports before importers. */
  readonly files: readonly FileDescriptorProto[];
  /** The files to compile, by the paths by which they are imported. */
  readonly own: ReadonlySet<string>;
  /** The name of each file in error messages, by its import path. */
  readonly shownPaths: ReadonlyMap<string, string>;
  readonly ignoreCel?: boolean;
  readonly descriptors?: boolean;
  readonly isWhole?: boolean;
}

/**
 * @param found  mistakes of the files that are known already
 * @throws UsageError the schema has mistakes
 */
export function compileLoaded(request: DescriptorRequest, found: readonly Mistake[] = []): Compiled {
  const { files, own, shownPaths, ...options } = request;
  const linked = link({ files, shownPaths });
  const locationOf = (path: string) => shownPaths.get(path) ?? path;
  const mistakes = joinMistakes(found, linked.mistakes);
  if (mistakes.length > 0) throwMistakes([...mistakes, ...missingPieces(request, linked.files)]);
  const names = linked.files.map(({ name = "" }) => name);
  const packaged = new Set(names.filter((name) => !own.has(name) && isPackaged(name)));
  const compiled = compile(linked.files, { ...options, own, packaged, locationOf });
  const ownLocations = new Set([...own].map(locationOf));
  const ownWarnings = linked.warnings.filter(({ file }) => ownLocations.has(file));
  return { ...compiled, warnings: [...ownWarnings.map(mistakeLine), ...compiled.warnings] };
}

/** What the methods of a schema lack that has other mistakes, too, as far as it can be read. */
function missingPieces(request: DescriptorRequest, linked: readonly FileDescriptorProto[]): Mistake[] {
  const { files, own, shownPaths } = request;
  const mistakes: Mistake[] = [];
  const sources = new Map(files.map((file) => [file.name, file]));
  const written = ({ file, path }: Subject) => optionsAt(sources.get(file.path), path);
  try {
    const declarations = new Declarations(linked, (path) => shownPaths.get(path) ?? path);
    checkMethods(new SchemaReader(declarations), ({ path }) => own.has(path), mistakes, written);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
  }
  return mistakes;
}

/** The options of a method or a message as they are written. */
function optionsAt(file: FileDescriptorProto | undefined, path: readonly number[]): readonly UninterpretedOption[] {
  const [list, index = 0, ...rest] = path;
  if (list === STEPS.file.service)
    return file?.service[index]?.method[rest[1] ?? 0]?.options?.uninterpretedOption ?? [];
  let message = file?.messageType[index];
  for (let at = 1; at < rest.length; at += 2) message = message?.nestedType[rest[at] ?? 0];
  return message?.options?.uninterpretedOption ?? [];
}

/**
 * Compiles all files of a folder into code that imports TypeScript files.
 *
 * @param wire  the folder of the wire modules, relative to that of the generated files, or the name of a package
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the folder has no .proto file, or the schema has mistakes
 */
export function compileFolder(protoFolder: string, wire: string): ReadonlyMap<string, string> {
  const files = protoFiles(protoFolder);
  return compileFiles({ roots: [protoFolder], files, wire, importExtension: "ts" }).files;
}

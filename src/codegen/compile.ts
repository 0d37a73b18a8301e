/**
 * Compiles a schema into TypeScript.
 *
 * How the folders of the compiler fit together: `source/` finds and parses files,
 * `link/` resolves what they say, as protoc does, and `descriptor/` is what the
 * others know about descriptors, the form in which the parts hand on a schema.
 * `schema/` turns resolved descriptors into a checked model, and `emit/` prints that
 * model. `breaking/` compares two versions of a schema for `chatwire check`. The
 * same schema always compiles to the same bytes.
 */

import { posix } from "node:path";
import { UsageError } from "../errors.ts";
import { type Mistake, throwMistakes } from "./descriptor/mistake.ts";
import { emitEnum } from "./emit/enum.ts";
import { emitJson } from "./emit/json.ts";
import { emitMessage } from "./emit/message.ts";
import { type ModuleOptions, type Modules, Printer } from "./emit/printer.ts";
import { declaredInRules, emitRules } from "./emit/rules.ts";
import type { FileDescriptorProto } from "./generated/google/protobuf/descriptor.ts";
import { Declarations, type SourceFile } from "./schema/declarations.ts";
import { exportedNames } from "./schema/exported-names.ts";
import { generatedPath, isInside, jsonPath, printablePath } from "./schema/file-names.ts";
import { companionName } from "./schema/names.ts";
import { SchemaReader } from "./schema/read-schema.ts";
import { checkMethods } from "./schema/rules/check-methods.ts";
import { readApplicationRules, readRules } from "./schema/rules/read-rules.ts";
import type { ApplicationRule, SchemaFile } from "./schema/schema.ts";
import { usedFiles } from "./schema/used-files.ts";

export interface CompileOptions extends ModuleOptions {
  /** The files to compile, by the paths by which they are imported. */
  readonly own: ReadonlySet<string>;
  /** Files whose generated code this package contains. It is imported, not generated again. */
  readonly packaged: ReadonlySet<string>;
  /** What errors call a file. By default the path by which it is imported. */
  readonly locationOf?: (path: string) => string;
}

/**
 * @param files  resolved descriptors of the files to compile, and of all that they import
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has mistakes
 */
export function compile(files: readonly FileDescriptorProto[], options: CompileOptions): Map<string, string> {
  const { own, packaged, locationOf, ...moduleOptions } = options;
  checkPaths(files);
  const declarations = new Declarations(files, locationOf);
  const reader = new SchemaReader(declarations);
  const isOwn = ({ path }: SourceFile) => own.has(path);
  const mistakes: Mistake[] = [];
  checkMethods(reader, isOwn, mistakes);
  throwMistakes(mistakes);
  const applicationRules = readApplicationRules(reader, isOwn, mistakes);
  const packages = readRules(reader, isOwn, mistakes);
  throwMistakes(mistakes);
  const modules: Modules = { ...moduleOptions, packaged };
  const generated = new Map<string, string>();
  for (const file of usedFiles(declarations, own, packaged)) {
    const read = reader.file(file);
    if (read.messages.length + read.enums.length === 0) continue;
    generated.set(generatedPath(file.path), emitFile(read, modules, applicationRules));
    generated.set(jsonPath(file.path), emitJsonFile(read, modules));
  }
  for (const rules of packages) {
    const printer = new Printer(rules.path, modules, declaredInRules(rules));
    printer.head(`the services and events of ${posix.dirname(rules.path)}`);
    emitRules(printer, rules);
    generated.set(rules.path, printer.toString());
  }
  return generated;
}

function checkPaths(files: readonly FileDescriptorProto[]): void {
  for (const { name = "" } of files)
    if (!isInside(name))
      throw new UsageError(`${printablePath(name)}: The path of a file must be one in the schema's folder, to a .proto file.`);
}

function emitFile(file: SchemaFile, modules: Modules, rules: ReadonlyMap<string, ApplicationRule>): string {
  const { path, messages, enums } = file;
  const printer = new Printer(generatedPath(path), modules, [...messages, ...enums].flatMap(exportedNames));
  printer.head(printablePath(path));
  const emitters = [
    ...enums.map((each) => () => emitEnum(printer, each)),
    ...messages.map((each) => () => emitMessage(printer, each, rules.get(each.typeName))),
  ];
  for (const [index, emit] of emitters.entries()) {
    if (index > 0) printer.line();
    emit();
  }
  return printer.toString();
}

function emitJsonFile({ path, messages, enums }: SchemaFile, modules: Modules): string {
  const declared = [...enums, ...messages];
  const names = declared.map(({ symbol }) => companionName(symbol, "json"));
  const printer = new Printer(jsonPath(path), modules, names);
  printer.head(printablePath(path));
  for (const [index, each] of declared.entries()) {
    if (index > 0) printer.line();
    emitJson(printer, each);
  }
  return printer.toString();
}

/**
 * Compiles a schema that protobufjs has parsed into TypeScript.
 *
 * How the folders of the compiler fit together: `cli/` reads the command line and
 * the files it names, `run-pbjs.ts` has pbjs parse them, and `target.ts` gives the
 * parsed schema to `compile`. `source/` finds files, places and readable errors,
 * `schema/` turns what was parsed into a checked model, and `emit/` prints that
 * model. `breaking/` compares two versions of a schema for `chatwire check`. The
 * same schema always compiles to the same bytes.
 */

import { posix } from "node:path";

import type protobuf from "protobufjs";

import { UsageError } from "../errors.ts";
import { emitEnum } from "./emit/enum.ts";
import { emitJson } from "./emit/json.ts";
import { emitMessage } from "./emit/message.ts";
import { generatedPath, jsonPath, type ModuleOptions, type Modules, Printer } from "./emit/printer.ts";
import { declaredInRules, emitRules } from "./emit/rules.ts";
import { checkProtobufRules } from "./schema/check-protobuf.ts";
import { exportedNames } from "./schema/exported-names.ts";
import { companionName } from "./schema/names.ts";
import { readSchema } from "./schema/read-schema.ts";
import { checkMethods } from "./schema/rules/check-methods.ts";
import { checkOptions } from "./schema/rules/check-options.ts";
import { readApplicationRules, readRules } from "./schema/rules/read-rules.ts";
import type { ApplicationRule, SchemaEnum, SchemaFile, SchemaMessage } from "./schema/schema.ts";
import { checkNames } from "./source/declarations.ts";
import { fileOf } from "./source/schema-error.ts";

export interface CompileOptions extends ModuleOptions {
  /** The folder of the schema, with which the file names of the parser begin. */
  readonly protoFolder: string;
  /** The paths of its files in that folder, sorted. */
  readonly paths: readonly string[];
  /** The folder of this package's schema. Its generated code is imported, not generated again. */
  readonly packageFolder: string;
}

/**
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has a mistake or something unsupported
 */
export function compile(root: protobuf.Root, options: CompileOptions): Map<string, string> {
  const { protoFolder, paths, packageFolder, ...moduleOptions } = options;
  const known = new Set(paths);
  const ownPath = (file: string) => {
    const path = pathIn(protoFolder, file);
    return known.has(path) ? path : undefined;
  };
  for (const file of root.files) if (ownPath(file) !== undefined) checkNames(file);
  const packagedPath = (file: string) => {
    const path = pathIn(packageFolder, file);
    return path.startsWith("../") || ownPath(file) !== undefined ? undefined : path;
  };
  const packaged = new Set(root.files.map(packagedPath).filter((path) => path !== undefined));
  const modules: Modules = { ...moduleOptions, packaged };
  const isOwn = (subject: protobuf.ReflectionObject) => ownPath(fileOf(subject) ?? "") !== undefined;
  checkOptions(root, isOwn);
  checkMethods(root, isOwn);
  const schema = readSchema(root, paths, (file) => ownPath(file) ?? packagedPath(file));
  checkProtobufRules(root, isOwn);
  const applicationRules = readApplicationRules(schema, isOwn);
  const generated = new Map<string, string>();
  const sources = new Map<string, string>();
  const add = (from: string, path: string, text: string) => {
    const source = posix.join(protoFolder, from);
    const other = sources.get(path);
    if (other !== undefined)
      throw new UsageError(`${source}: This file and ${other} would both be generated as ${path}. Rename one of them.`);
    sources.set(path, source);
    generated.set(path, text);
  };
  for (const file of schema.files) {
    if (packaged.has(file.path) || file.messages.length + file.enums.length === 0) continue;
    add(file.path, generatedPath(file.path), emitFile(file, modules, applicationRules));
    add(file.path, jsonPath(file.path), emitJsonFile(file, modules));
  }
  for (const rules of readRules(root, schema, isOwn)) {
    const printer = new Printer(rules.path, modules, declaredInRules(rules));
    printer.head(`the services and events of ${posix.dirname(rules.path)}`);
    emitRules(printer, rules);
    add(rules.body.file, rules.path, printer.toString());
  }
  return generated;
}

function pathIn(folder: string, file: string): string {
  return posix.relative(folder, file.replaceAll("\\", "/"));
}

function emitFile(
  { path, messages, enums }: SchemaFile,
  modules: Modules,
  rules: ReadonlyMap<string, ApplicationRule>,
): string {
  const printer = new Printer(generatedPath(path), modules, declaredIn(messages, enums));
  printer.head(path);
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
  printer.head(path);
  for (const [index, each] of declared.entries()) {
    if (index > 0) printer.line();
    emitJson(printer, each);
  }
  return printer.toString();
}

function declaredIn(messages: readonly SchemaMessage[], enums: readonly SchemaEnum[]): string[] {
  return [...messages, ...enums].flatMap((each) => exportedNames(each).map(([name]) => name));
}

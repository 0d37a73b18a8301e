/** Compiles a schema that protobufjs has parsed into TypeScript. */

import { posix } from "node:path";

import type protobuf from "protobufjs";

import { emitEnum } from "./emit-enum.ts";
import { emitMessage } from "./emit-message.ts";
import { declaredInRules, emitRules } from "./emit-rules.ts";
import { generatedPath, type ModuleOptions, type Modules, Printer } from "./printer.ts";
import { readRules } from "./read-rules.ts";
import { readSchema } from "./read-schema.ts";
import type { SchemaEnum, SchemaFile, SchemaMessage } from "./schema.ts";
import { fileOf } from "./schema-error.ts";

export interface CompileOptions extends ModuleOptions {
  /** The folder of the schema, as the parser's file names begin. */
  readonly protoFolder: string;
  /** The paths of its files in that folder, in order. */
  readonly paths: readonly string[];
  /** The folder of this package's schema, whose generated code is imported and not made again. */
  readonly packageFolder: string;
}

/**
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has a mistake, or something that is not supported
 */
export function compile(root: protobuf.Root, options: CompileOptions): Map<string, string> {
  const { protoFolder, paths, packageFolder, ...moduleOptions } = options;
  const known = new Set(paths);
  const ownPath = (file: string) => {
    const path = pathIn(protoFolder, file);
    return known.has(path) ? path : undefined;
  };
  const packagedPath = (file: string) => {
    const path = pathIn(packageFolder, file);
    return path.startsWith("../") || ownPath(file) !== undefined ? undefined : path;
  };
  const packaged = new Set(root.files.map(packagedPath).filter((path) => path !== undefined));
  const modules: Modules = { ...moduleOptions, packaged };
  const schema = readSchema(root, paths, (file) => ownPath(file) ?? packagedPath(file));
  const generated = new Map<string, string>();
  for (const file of schema.files) {
    if (packaged.has(file.path) || file.messages.length + file.enums.length === 0) continue;
    generated.set(generatedPath(file.path), emitFile(file, modules));
  }
  for (const rules of readRules(schema, (subject) => ownPath(fileOf(subject) ?? "") !== undefined)) {
    const printer = new Printer(rules.path, modules, declaredInRules(rules));
    printer.head(`the services and events of ${posix.dirname(rules.path)}`);
    emitRules(printer, rules);
    generated.set(rules.path, printer.toString());
  }
  return generated;
}

function pathIn(folder: string, file: string): string {
  return posix.relative(folder, file.replaceAll("\\", "/"));
}

function emitFile({ path, messages, enums }: SchemaFile, modules: Modules): string {
  const printer = new Printer(generatedPath(path), modules, declaredIn(messages, enums));
  printer.head(path);
  const emitters = [
    ...enums.map((each) => () => emitEnum(printer, each)),
    ...messages.map((each) => () => emitMessage(printer, each)),
  ];
  for (const [index, emit] of emitters.entries()) {
    if (index > 0) printer.line();
    emit();
  }
  return printer.toString();
}

function declaredIn(messages: readonly SchemaMessage[], enums: readonly SchemaEnum[]): string[] {
  const oneofs = messages.flatMap(({ members }) => members.filter((member) => member.kind === "oneof"));
  return [...messages, ...enums, ...oneofs].map(({ symbol }) => symbol.name);
}

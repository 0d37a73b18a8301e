/** Compiles a schema that protobufjs has parsed into TypeScript. */

import { posix } from "node:path";

import type protobuf from "protobufjs";

import { emitEnum } from "./emit-enum.ts";
import { emitMessage } from "./emit-message.ts";
import { declaredInRules, emitRules } from "./emit-rules.ts";
import { generatedPath, Printer } from "./printer.ts";
import { readRules } from "./read-rules.ts";
import { readSchema } from "./read-schema.ts";
import type { SchemaEnum, SchemaFile, SchemaMessage } from "./schema.ts";

export interface CompileOptions {
  /** The folder of the schema, as the parser's file names begin. */
  readonly protoFolder: string;
  /** The paths of its files in that folder, in order. */
  readonly paths: readonly string[];
  /** The folder of the wire modules relative to that of the generated files, or the name of a package. */
  readonly wire: string;
}

/**
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has a mistake, or something that is not supported
 */
export function compile(root: protobuf.Root, { protoFolder, paths, wire }: CompileOptions): Map<string, string> {
  const known = new Set(paths);
  const schema = readSchema(root, paths, (file) => {
    const path = posix.relative(protoFolder, file.replaceAll("\\", "/"));
    return known.has(path) ? path : undefined;
  });
  const generated = new Map<string, string>();
  for (const file of schema.files) {
    if (file.messages.length + file.enums.length > 0) generated.set(generatedPath(file.path), emitFile(file, wire));
  }
  for (const rules of readRules(schema)) {
    const printer = new Printer(rules.path, wire, declaredInRules(rules));
    printer.head(`the services and events of ${posix.dirname(rules.path)}`);
    emitRules(printer, rules);
    generated.set(rules.path, printer.toString());
  }
  return generated;
}

function emitFile({ path, messages, enums }: SchemaFile, wire: string): string {
  const printer = new Printer(generatedPath(path), wire, declaredIn(messages, enums));
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

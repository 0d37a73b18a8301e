/** Compiles the schema of the test cases, without the messages that are to be refused, which it names. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createFileRegistry, fromBinary, type Registry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Compiled } from "../../src/codegen/compile.ts";
import { type CompileRequest, compileFiles } from "../../src/codegen/compile-files.ts";
import { FileDescriptorSet } from "../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../src/codegen/link/link.ts";
import { loadFiles } from "../../src/codegen/source/load-files.ts";
import { protoFiles } from "../../src/codegen/source/schema-files.ts";
import { UsageError } from "../../src/errors.ts";
import type { ValidateOptions, Violation } from "../../src/violation.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";

const WIRE = join(import.meta.dirname, "../../src/wire");
/** Each round removes all messages that the compiler names. */
const ROUNDS_MAX = 5;

export type Validator = (message: object, options?: ValidateOptions) => Violation[];

export interface CompiledSchema {
  readonly registry: Registry;
  /** By the full name of the message. */
  readonly codecs: ReadonlyMap<string, MessageCodec<object>>;
  /** By the full name of the message, as far as it has one. */
  readonly validators: ReadonlyMap<string, Validator>;
  /** The full names of the messages with rules in CEL. */
  readonly withCel: ReadonlySet<string>;
  /** The names, without the package, of the messages that the compiler refused. */
  readonly refused: ReadonlySet<string>;
}

/**
 * @param root  the folder of the schema, whose files are changed: what the compiler refuses is removed
 * @param folder  for the generated code, inside this project
 */
export async function compileSchema(root: string, folder: string): Promise<CompiledSchema> {
  const files = protoFiles(root);
  const refused = new Set<string>();
  const wire = relative(folder, WIRE);
  const { files: output, warnings } = compileWithoutRefused(
    { roots: [root], files, wire, importExtension: "ts" },
    refused,
  );
  for (const [path, text] of output) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const codecs = new Map<string, MessageCodec<object>>();
  const validators = new Map<string, Validator>();
  const exportsOf = async (path: string): Promise<Record<string, unknown>> =>
    output.has(path) ? import(pathToFileURL(join(folder, path)).href) : {};
  for (const path of output.keys()) {
    if (/\.(?:json|validate)\.ts$/.test(path)) continue;
    const rules = await exportsOf(path.replace(/\.ts$/, ".validate.ts"));
    for (const [name, codec] of Object.entries(await exportsOf(path))) {
      if (!isCodec(codec)) continue;
      codecs.set(codec.typeName, codec);
      const validator = rules[`validate${name}`];
      if (isValidator(validator)) validators.set(codec.typeName, validator);
    }
  }
  const linked = link({ files: loadFiles({ roots: [root], files }).files });
  const set = FileDescriptorSet.encode(FileDescriptorSet.create({ file: [...linked.files] }));
  return {
    registry: createFileRegistry(fromBinary(FileDescriptorSetSchema, set)),
    codecs,
    validators,
    withCel: new Set(warnings.flatMap(messagesWithCel)),
    refused,
  };
}

function compileWithoutRefused(request: CompileRequest, refused: Set<string>): Compiled {
  for (let round = 1; ; round++) {
    try {
      return compileFiles(request);
    } catch (error) {
      if (!(error instanceof UsageError) || round === ROUNDS_MAX) throw error;
      // The paths in mistakes are from the working directory.
      for (const [, path = "", line] of error.message.matchAll(/^(.+?\.proto):(\d+):\d+: /gm))
        removeMessage(resolve(path), Number(line), refused);
    }
  }
}

/** Blanks the outermost message around a line, so that other lines keep their numbers. */
function removeMessage(path: string, line: number, refused: Set<string>): void {
  const lines = readFileSync(path, "utf8").split("\n");
  const start = lines.findLastIndex((text, index) => index < line && /^message \w+ \{/.test(text));
  const end = lines.findIndex((text, index) => index >= start && text.endsWith("}") && !text.startsWith(" "));
  // Another mistake may have removed it.
  if (start === -1 || end < line - 1) return;
  refused.add(/^message (\w+)/.exec(lines[start] ?? "")?.[1] ?? "");
  writeFileSync(path, lines.map((text, index) => (index >= start && index <= end ? "" : text)).join("\n"));
}

function isCodec(value: unknown): value is MessageCodec<object> {
  return typeof value === "object" && value !== null && "typeName" in value && "decode" in value;
}

function isValidator(value: unknown): value is Validator {
  return typeof value === "function";
}

/** The message that a warning says is not validated because of CEL. */
function messagesWithCel(warning: string): string[] {
  const [, name] = /: ([\w.]+) gets no validate: /.exec(warning) ?? [];
  return name === undefined ? [] : [name];
}

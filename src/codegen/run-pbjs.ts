/** Runs pbjs with our target over a folder of .proto files. */

import { existsSync, readdirSync } from "node:fs";
import { posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import pbjs from "protobufjs-cli/pbjs.js";

import { UsageError } from "../errors.ts";
import { readableError } from "./schema-error.ts";

const TARGET = fileURLToPath(new URL("./target.cjs", import.meta.url));

/** Paths end up in generated code, and pbjs takes some characters for patterns. */
const SAFE_PATH = /^[\w./-]+$/;

/**
 * @param protoFolder  the folder of the schema
 * @param wire         the folder of the wire modules, relative to that of the generated files, or the name of a package
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has a mistake; the text names the file and, where possible, the line
 */
export async function compileFolder(protoFolder: string, wire: string): Promise<Map<string, string>> {
  const folder = relative(process.cwd(), protoFolder).replaceAll(sep, "/") || ".";
  const files = protoFiles(protoFolder).map((path) => posix.join(folder, path));
  const odd = files.find((file) => !SAFE_PATH.test(file));
  if (odd !== undefined)
    throw new UsageError(`${odd}: The path of a .proto file has only letters, digits and . _ - / in it.`);
  if (files.length === 0) throw new UsageError(`There is no .proto file in ${protoFolder}.`);
  const args = [
    "--target",
    TARGET,
    "--path",
    folder,
    "--proto-folder",
    folder,
    "--wire",
    wire,
    "--keep-case",
    "--alt-comment",
  ];
  try {
    const output = await runPbjs([...args, ...files]);
    const texts: unknown = JSON.parse(output);
    return new Map(Object.entries(texts ?? {}));
  } catch (error) {
    throw readableError(error, files);
  }
}

/** The paths of all .proto files in a folder, sorted, with slashes. */
export function protoFiles(folder: string): string[] {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".proto"))
    .map((path) => path.replaceAll(sep, "/"))
    .sort();
}

function runPbjs(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    pbjs.main(args, (error, output) => {
      if (error !== null) reject(error);
      else resolve(output ?? "");
    });
  });
}

/** Runs pbjs with our target over .proto files. */

import { existsSync, readdirSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import pbjs from "protobufjs-cli/pbjs.js";

import { UsageError } from "../errors.ts";
import type { ModuleOptions } from "./emit/printer.ts";
import { PACKAGE_PROTO_FOLDER } from "./source/package-folder.ts";
import { readableError } from "./source/schema-error.ts";
import { refuseOddImports, withImports } from "./source/schema-files.ts";

const TARGET = fileURLToPath(new URL("./target.cjs", import.meta.url));

/** Paths end up in generated code, and pbjs takes some characters for patterns. */
const SAFE_PATH = /^[\w./-]+$/;

export interface CompileRequest extends ModuleOptions {
  /** The folder of the schema: imports are looked for there, then in this package. */
  readonly protoFolder: string;
  /** Paths in that folder. */
  readonly files: readonly string[];
}

/**
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has a mistake; the text names the file, the line and the column
 */
export async function compileFiles(request: CompileRequest): Promise<ReadonlyMap<string, string>> {
  const folder = fromHere(request.protoFolder);
  const files = request.files.map((path) => posix.join(folder, path));
  const odd = files.find((file) => !SAFE_PATH.test(file));
  if (odd !== undefined)
    throw new UsageError(`${odd}: The path of a .proto file has only letters, digits and . _ - / in it.`);
  const packageFolder = fromHere(PACKAGE_PROTO_FOLDER);
  const all = withImports(files, [folder, packageFolder]);
  refuseOddImports(all);
  const flags = {
    target: TARGET,
    path: folder,
    "proto-folder": folder,
    "package-folder": packageFolder,
    wire: request.wire,
    "import-extension": request.importExtension,
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  try {
    const output = await runPbjs([...args, "--path", packageFolder, "--keep-case", "--alt-comment", ...files]);
    const texts: Record<string, string> = JSON.parse(output);
    return new Map(Object.entries(texts));
  } catch (error) {
    throw readableError(error, all);
  }
}

/**
 * Compiles all files of a folder, with imports of TypeScript files as they are.
 *
 * @param wire  the folder of the wire modules, relative to that of the generated files, or the name of a package
 * @returns the text of each generated file, by its path in their folder
 */
export async function compileFolder(protoFolder: string, wire: string): Promise<ReadonlyMap<string, string>> {
  return compileFiles({ protoFolder, files: protoFiles(protoFolder), wire, importExtension: "ts" });
}

/** The paths of all .proto files in a folder, sorted, with slashes. */
export function protoFiles(folder: string): string[] {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const paths = [...walk(folder)].map((path) => relative(folder, path).replaceAll(sep, "/")).sort();
  if (paths.length === 0) throw new UsageError(`There is no .proto file in ${folder}.`);
  return paths;
}

/** Leaves out what belongs to others: installed packages and hidden folders. */
function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      if (entry.name.endsWith(".proto")) yield path;
    } else if (entry.name !== "node_modules" && !entry.name.startsWith(".")) yield* walk(path);
  }
}

/** As seen from the working directory, where pbjs and its messages begin. */
function fromHere(folder: string): string {
  return relative(process.cwd(), folder).replaceAll(sep, "/") || ".";
}

function runPbjs(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    pbjs.main(args, (error, output) => {
      if (error !== null) reject(error);
      else resolve(output ?? "");
    });
  });
}

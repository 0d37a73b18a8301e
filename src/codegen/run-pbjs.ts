/** Runs pbjs with our target over .proto files. */

import { posix } from "node:path";
import { fileURLToPath } from "node:url";

import pbjs from "protobufjs-cli/pbjs.js";

import { UsageError } from "../errors.ts";
import type { ModuleOptions } from "./emit/printer.ts";
import { findMissing } from "./schema/rules/check-methods.ts";
import { loadUnresolved } from "./source/load.ts";
import { fileOf, readableError } from "./source/schema-error.ts";
import {
  checkImports,
  fromWorkingDirectory,
  isSchemaPath,
  PACKAGE_PROTO_FOLDER,
  protoFiles,
  withImports,
} from "./source/schema-files.ts";

const TARGET = fileURLToPath(new URL("./target.cjs", import.meta.url));

/** Paths end up in generated code, and pbjs takes some characters for patterns. */
const SAFE_PATH = /^[\w./-]+$/;

/** The parser stops at the first type that is not declared. */
const UNDECLARED_TYPE = /^no such type(?:: \.?| or Enum '\.?)([\w.]+)/i;

export interface CompileRequest extends ModuleOptions {
  /** The folder of the schema. Imports are looked for there, then in this package. */
  readonly protoFolder: string;
  /** Paths in that folder. */
  readonly files: readonly string[];
}

/**
 * @returns the text of each generated file, by its path in their folder
 * @throws UsageError the schema has a mistake; the text names the file, the line and the column
 */
export async function compileFiles(request: CompileRequest): Promise<ReadonlyMap<string, string>> {
  const folder = fromWorkingDirectory(request.protoFolder);
  const files = request.files.map((path) => posix.join(folder, path));
  const unsafe = files.find((file) => !SAFE_PATH.test(file));
  if (unsafe !== undefined)
    throw new UsageError(
      `${unsafe}: Rename the file or its folder: the path of a .proto file may contain only letters, digits and . _ - /`,
    );
  const packageFolder = fromWorkingDirectory(PACKAGE_PROTO_FOLDER);
  const all = withImports(files, [folder, packageFolder]);
  checkImports(all);
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
    const readable = readableError(error, all);
    const [, type] = UNDECLARED_TYPE.exec(error instanceof Error ? error.message : "") ?? [];
    const missing = type === undefined ? "" : missingPieces(folder, files, packageFolder);
    if (missing === "") throw readable;
    throw new UsageError(
      [`message ${type} `, `enum ${type}.`].some((text) => missing.includes(text))
        ? missing
        : `${missing}\n${readable.message}`,
    );
  }
}

/**
 * Compiles all files of a folder into code that imports TypeScript files.
 *
 * @param wire  the folder of the wire modules, relative to that of the generated files, or the name of a package
 * @returns the text of each generated file, by its path in their folder
 */
export async function compileFolder(protoFolder: string, wire: string): Promise<ReadonlyMap<string, string>> {
  return compileFiles({ protoFolder, files: protoFiles(protoFolder), wire, importExtension: "ts" });
}

/** Everything that the methods lack, and not only the first type, at which the parser stops. */
function missingPieces(folder: string, files: readonly string[], packageFolder: string): string {
  const root = loadUnresolved(files, [folder, packageFolder]);
  return findMissing(root, (subject) => isSchemaPath(posix.relative(folder, fileOf(subject) ?? "..")));
}

function runPbjs(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    pbjs.main(args, (error, output) => {
      if (error !== null) reject(error);
      else resolve(output ?? "");
    });
  });
}

/** The compiler as a target of pbjs: `target.cjs` calls it with the parsed schema and the flags of the command line. */

import { posix } from "node:path";

import protobuf from "protobufjs";

import { UsageError } from "../errors.ts";
import { compile } from "./compile.ts";
import { isSchemaPath } from "./source/schema-files.ts";

/**
 * @param options  the flags `--proto-folder`, `--package-folder`, `--wire` and `--import-extension`, and the files
 *                 as `_`
 * @returns the generated files as JSON: their texts by their paths
 */
export function runTarget(root: protobuf.Root, options: Readonly<Record<string, unknown>>): string {
  const protoFolder = stringOption(options, "proto-folder");
  const packageFolder = stringOption(options, "package-folder");
  const importExtension = stringOption(options, "import-extension");
  if (importExtension !== "js" && importExtension !== "ts")
    throw new UsageError(`--import-extension must be js or ts, not ${importExtension}.`);
  const named = options["_"];
  if (!Array.isArray(named)) throw new UsageError("pbjs passed no files to its target.");
  const loaded = root.files.filter((file) => protobuf.common.get(file) === null);
  const pathOf = (file: unknown) => posix.relative(protoFolder, String(file).replaceAll("\\", "/"));
  // Imported files of the schema are compiled too.
  const paths = [...new Set([...named.map(pathOf), ...loaded.map(pathOf).filter(isSchemaPath)])].sort();
  const wire = stringOption(options, "wire");
  const files = compile(root, { protoFolder, paths, packageFolder, wire, importExtension });
  return JSON.stringify(Object.fromEntries(files));
}

function stringOption(options: Readonly<Record<string, unknown>>, name: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`The target of pbjs needs --${name}.`);
  return value;
}

/** What `target.cjs` calls: the compiler between the command line of pbjs and its one string of output. */

import { posix } from "node:path";

import protobuf from "protobufjs";

import { UsageError } from "../errors.ts";
import { compile } from "./compile.ts";

/**
 * @param options  the flags of the command line: `--proto-folder`, `--package-folder`, `--wire`, `--import-extension`,
 *                 and the files as `_`
 * @returns the generated files as JSON: their texts by their paths
 */
export function runTarget(root: protobuf.Root, options: Readonly<Record<string, unknown>>): string {
  const protoFolder = stringOption(options, "proto-folder");
  const packageFolder = stringOption(options, "package-folder");
  const importExtension = stringOption(options, "import-extension");
  if (importExtension !== "js" && importExtension !== "ts")
    throw new UsageError(`Imports end in js or ts, not in ${importExtension}.`);
  const given = options["_"];
  if (!Array.isArray(given)) throw new UsageError("pbjs gave no files.");
  const loaded = root.files.filter((file) => protobuf.common.get(file) === null);
  const pathOf = (file: unknown) => posix.relative(protoFolder, String(file).replaceAll("\\", "/"));
  // What the given files import is compiled too, where it is the schema's own.
  const paths = [...new Set([...given.map(pathOf), ...loaded.map(pathOf).filter(isOwn)])].sort();
  const wire = stringOption(options, "wire");
  const files = compile(root, { protoFolder, paths, packageFolder, wire, importExtension });
  return JSON.stringify(Object.fromEntries(files));
}

function isOwn(path: string): boolean {
  return !path.startsWith("../") && !path.split("/").includes("node_modules");
}

function stringOption(options: Readonly<Record<string, unknown>>, name: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`The target needs --${name}.`);
  return value;
}

/** What `target.cjs` calls: the compiler between the command line of pbjs and its one string of output. */

import { posix } from "node:path";

import type protobuf from "protobufjs";

import { UsageError } from "../errors.ts";
import { compile } from "./compile.ts";

/**
 * @param options  the flags of the command line, `--proto-folder` and `--wire` among them, and the files as `_`
 * @returns the generated files as JSON: their texts by their paths
 */
export function runTarget(root: protobuf.Root, options: Readonly<Record<string, unknown>>): string {
  const protoFolder = stringOption(options, "proto-folder");
  const wire = stringOption(options, "wire");
  const files = options["_"];
  if (!Array.isArray(files)) throw new UsageError("pbjs gave no files.");
  const paths = files.map((file) => posix.relative(protoFolder, String(file)));
  return JSON.stringify(Object.fromEntries(compile(root, { protoFolder, paths, wire })));
}

function stringOption(options: Readonly<Record<string, unknown>>, name: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`The target needs --${name}.`);
  return value;
}

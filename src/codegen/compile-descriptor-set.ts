/** Compiles a file that holds a FileDescriptorSet, as `protoc --descriptor_set_out` and `buf build` write it. */

import { readFileSync, statSync } from "node:fs";

import { DecodeError, UsageError } from "../errors.ts";
import type { Compiled } from "./compile.ts";
import { compileLoaded } from "./compile-files.ts";
import type { ModuleOptions } from "./emit/printer.ts";
import { FileDescriptorSet } from "./generated/google/protobuf/descriptor.ts";
import { isBuiltIn } from "./packaged-files.ts";

export interface DescriptorSetRequest extends ModuleOptions {
  /** The path of the file. It must hold all that the files in it import. */
  readonly descriptorSet: string;
  /** The files in it to compile. Without any, all but those of Google and of this package. */
  readonly files: readonly string[];
  readonly descriptors?: boolean;
}

/** @throws UsageError the file cannot be read or is none of descriptors, or the schema has mistakes */
export function compileDescriptorSet({ descriptorSet, files, ...options }: DescriptorSetRequest): Compiled {
  const { file } = readSet(descriptorSet);
  const names = file.map(({ name = "" }) => name);
  const missing = files.find((name) => !names.includes(name));
  if (missing !== undefined) throw new UsageError(`${descriptorSet} has no file ${missing}.`);
  const own = new Set(files.length > 0 ? files : names.filter((name) => !isBuiltIn(name)));
  const shownPaths = new Map(names.map((name) => [name, name]));
  return compileLoaded({ ...options, files: file, own, shownPaths });
}

function readSet(path: string): FileDescriptorSet {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`The file ${path} does not exist, or is not a regular file.`);
  try {
    return FileDescriptorSet.decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new UsageError(`${path} is not a FileDescriptorSet: ${error.message}`);
  }
}

/** Compiles a file that holds a FileDescriptorSet, as `protoc --descriptor_set_out` and `buf build` write it. */

import { UsageError } from "../errors.ts";
import type { Compiled } from "./compile.ts";
import { compileLoaded } from "./compile-files.ts";
import { readSet } from "./descriptor/read-set.ts";
import type { ModuleOptions } from "./emit/printer.ts";
import { isBuiltIn } from "./packaged-files.ts";

export interface DescriptorSetRequest extends ModuleOptions {
  /** The path of the file. It must hold all that the files in it import. */
  readonly descriptorSet: string;
  /** The files in it to compile. Without any, all but those of Google and of this package. */
  readonly files: readonly string[];
  readonly ignoreCel?: boolean;
  readonly descriptors?: boolean;
  readonly isWhole?: boolean;
}

/** @throws UsageError the file cannot be read or holds no FileDescriptorSet, or the schema has mistakes */
export function compileDescriptorSet({ descriptorSet, files, ...options }: DescriptorSetRequest): Compiled {
  const { file } = readSet(descriptorSet);
  const names = file.map(({ name = "" }) => name);
  const missing = files.find((name) => !names.includes(name));
  if (missing !== undefined) throw new UsageError(`${descriptorSet} has no file ${missing}.`);
  const own = new Set(files.length > 0 ? files : names.filter((name) => !isBuiltIn(name)));
  const shownPaths = new Map(names.map((name) => [name, name]));
  return compileLoaded({ ...options, files: file, own, shownPaths });
}

/** Reads a file that holds a FileDescriptorSet, as `protoc --descriptor_set_out` and `buf build` write it. */

import { readFileSync, statSync } from "node:fs";

import { DecodeError, UsageError } from "../../errors.ts";
import { FileDescriptorSet } from "../generated/google/protobuf/descriptor.ts";

/** @throws UsageError the file does not exist, or is none of descriptors */
export function readSet(path: string): FileDescriptorSet {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`The file ${path} does not exist, or is not a regular file.`);
  try {
    return FileDescriptorSet.decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new UsageError(`${path} is not a FileDescriptorSet: ${error.message}`);
  }
}

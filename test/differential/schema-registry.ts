import { createFileRegistry, fromBinary, type Registry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import * as assert from "uvu/assert";
import { FileDescriptorSet } from "../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../src/codegen/link/link.ts";
import { parseFile } from "../../src/codegen/source/parse-file.ts";

/** What protobuf-es knows of a schema in one file. */
export function registryOf(schema: string): Registry {
  const { file, mistakes } = parseFile("schema.proto", schema);
  const linked = link({ files: [file] });
  assert.equal([...mistakes, ...linked.mistakes], [], schema);
  const set = FileDescriptorSet.encode(FileDescriptorSet.create({ file: [...linked.files] }));
  return createFileRegistry(fromBinary(FileDescriptorSetSchema, set));
}

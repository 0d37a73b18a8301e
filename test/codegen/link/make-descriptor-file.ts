/** Writes src/codegen/link/descriptor-file.ts again, after a change of third_party/google/protobuf/descriptor.proto. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileDescriptorProto, FileDescriptorSet } from "../../../src/codegen/generated/google/protobuf/descriptor.ts";

const folder = mkdtempSync(join(tmpdir(), "chatwire-descriptor-"));
const set = join(folder, "set.binpb");
execFileSync("node_modules/.bin/buf", [
  ...["build", "third_party", "--path", "third_party/google/protobuf/descriptor.proto"],
  ...["--as-file-descriptor-set", "--exclude-source-info", "-o", set],
]);
const { file: files } = FileDescriptorSet.decode(readFileSync(set));
rmSync(folder, { recursive: true });
const file = files.find(({ name }) => name === "google/protobuf/descriptor.proto");
if (file === undefined) throw new Error("descriptor.proto is missing.");
const encoded = Buffer.from(FileDescriptorProto.encode(file)).toString("base64");
const path = "src/codegen/link/descriptor-file.ts";
const source = readFileSync(path, "utf8");
writeFileSync(path, source.replace(/(const ENCODED =\s+)"[^"]*"/, `$1"${encoded}"`));

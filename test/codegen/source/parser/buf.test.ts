/** Descriptors and places are those that buf makes of the same files. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";

import {
  type DescriptorProto,
  type FileDescriptorProto,
  FileDescriptorSet,
} from "../../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { parseFile } from "../../../../src/codegen/source/parse-file.ts";
import { suite } from "../../../suite.ts";

const test = suite("the parser beside buf");

const ROOT = join(import.meta.dirname, "../../../..");

function builtByBuf(folder: string): FileDescriptorProto[] {
  const buf = join(ROOT, "node_modules/.bin/buf");
  const output = execFileSync(buf, ["build", folder, "--as-file-descriptor-set", "-o", "-#format=binpb"], {
    cwd: ROOT,
    maxBuffer: 2 ** 26,
  });
  return FileDescriptorSet.decode(output).file;
}

/** The names, numbers and ranges of a message, which linking does not change. */
function outline(message: DescriptorProto): unknown {
  return {
    name: message.name,
    fields: message.field.map(({ name, number, label, oneofIndex, proto3Optional }) => [
      name,
      number,
      label,
      oneofIndex,
      proto3Optional,
    ]),
    oneofs: message.oneofDecl.map(({ name }) => name),
    ranges: [message.extensionRange, message.reservedRange].map((ranges) =>
      ranges.map(({ start, end }) => [start, end]),
    ),
    reserved: message.reservedName,
    enums: message.enumType.map(({ name, value }) => [name, value.map((each) => [each.name, each.number])]),
    messages: message.nestedType.map(outline),
  };
}

/** Where declarations and names stand. Options get other paths when they are linked; buf has defaults elsewhere. */
function places(file: FileDescriptorProto): Set<string> {
  const found = file.sourceCodeInfo?.location ?? [];
  const isDeclaration = ({ path }: { path: number[] }) =>
    [2, 4].includes(path.length) && path[0] !== 8 && path.at(-2) !== 7 && path.at(-2) !== 8;
  return new Set(found.filter(isDeclaration).map(({ path, span }) => `${path.join(".")} at ${span.join(",")}`));
}

for (const folder of ["third_party", "proto"]) {
  test(`files-in-${folder.replace("_", "-")}-have-the-same-declarations-in-the-same-places`, () => {
    const files = builtByBuf(folder).filter(({ name = "" }) => !/^google\//.test(name) || folder === "third_party");
    let compared = 0;
    for (const theirs of files) {
      const name = theirs.name ?? "";
      const { file: ours, mistakes } = parseFile(name, readFileSync(join(ROOT, folder, name), "utf8"));
      assert.equal(mistakes, []);
      assert.equal(ours.messageType.map(outline), theirs.messageType.map(outline), name);
      assert.equal(ours.dependency, theirs.dependency, name);
      const [found, wanted] = [places(ours), places(theirs)];
      assert.equal(
        [...wanted].filter((each) => !found.has(each)),
        [],
        name,
      );
      compared += wanted.size;
    }
    assert.ok(compared > 300, `${compared} places`);
  });
}

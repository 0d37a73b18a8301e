/** Published schemas have thousands of files: what is done for each file may not go through all of them. */

import * as assert from "uvu/assert";
import type { Mistake } from "../../../src/codegen/descriptor/mistake.ts";
import { link } from "../../../src/codegen/link/link.ts";
import { checkChosenNames } from "../../../src/codegen/schema/check-names.ts";
import { Declarations } from "../../../src/codegen/schema/declarations.ts";
import { usedFiles } from "../../../src/codegen/schema/files/used-files.ts";
import { SchemaReader } from "../../../src/codegen/schema/read-schema.ts";
import { parseFile } from "../../../src/codegen/source/parse-file.ts";
import { suite } from "../../suite.ts";

const test = suite("schemas of many files");

/** Each file has a package of its own, and imports the one before. */
function declared(files: number): Declarations {
  const parsed = Array.from({ length: files }, (_, index) => {
    const imported = index === 0 ? "" : `import "f${index - 1}.proto";`;
    const before = index === 0 ? "string" : `p${index - 1}.M`;
    const text = `syntax = "proto2"; package p${index}; ${imported}
      message M { optional ${before} value = 1; optional E kind = 2; extensions 10; }
      enum E { ZERO = 0; }
      extend M { optional int32 extra = 10; }
      service S { rpc Do(M) returns (M); }`;
    return parseFile(`f${index}.proto`, text).file;
  });
  const { files: resolved, mistakes } = link({ files: parsed });
  assert.equal(mistakes, []);
  return new Declarations(resolved);
}

/** How often all messages, enums, services or extensions of the schema are gone through until each file is read. */
function passesOf(files: number): number {
  const declarations = declared(files);
  let passes = 0;
  const { messages, enums, services, extensions } = declarations;
  for (const map of [messages, enums, services, extensions]) {
    const values = map.values.bind(map);
    Object.assign(map, {
      values: () => {
        passes++;
        return values();
      },
    });
  }
  const mistakes: Mistake[] = [];
  const reader = new SchemaReader(declarations);
  checkChosenNames(reader, () => true, mistakes);
  const own = new Set(declarations.files.keys());
  const used = usedFiles(declarations, { own, packaged: new Set(), hasOptions: true });
  const names = used.flatMap((file) => {
    const read = reader.file(file);
    return [...read.messages, ...read.enums, ...read.services, ...read.extensions];
  });
  assert.equal(mistakes, []);
  assert.is(names.length, files * 4);
  return passes;
}

test("all-declarations-are-gone-through-as-often-for-many-files-as-for-few", () => {
  assert.is(passesOf(30), passesOf(3));
});

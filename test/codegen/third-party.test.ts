import { readFileSync } from "node:fs";
import * as assert from "uvu/assert";
import { protoFiles } from "../../src/codegen/source/schema-files.ts";
import { suite } from "../suite.ts";

const test = suite("schema files of others");

test("licence-of-the-schema-files-of-google-is-part-of-the-package", () => {
  assert.match(readFileSync("third_party/LICENSE", "utf8"), /Copyright 2014, Google Inc\.[\s\S]*Redistribution/);
  const { files, license } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.ok(files.includes("third_party"));
  assert.ok(license.split(" AND ").includes("BSD-3-Clause"));
});

test("each-of-these-files-names-its-owner-and-licence", () => {
  for (const path of protoFiles("third_party").filter((each) => each.startsWith("google/")))
    assert.match(readFileSync(`third_party/${path}`, "utf8"), /^\/\/ .*Copyright Google Inc\., BSD-3-Clause/, path);
});

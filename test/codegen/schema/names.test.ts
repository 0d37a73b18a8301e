import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { exportedName } from "../../../src/codegen/schema/names.ts";
import { suite } from "../../suite.ts";
import { FEATURES_FOLDER } from "../features.ts";

const test = suite("names in generated code");

/** Variables of functions, which are indented, and parameters of methods. */
const VARIABLE = /^ +(?:for \()?(?:const|let) (?:\[([^\]]+)\]|\{([^}]+)\}|([\w$]+))/gm;
const PARAMETERS = /^ {2}\w+\(([^)]*)\) \{$/gm;

function generatedFiles(): string[] {
  return readdirSync(FEATURES_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((path) => /generated.*\.ts$/.test(path))
    .map((path) => readFileSync(join(FEATURES_FOLDER, path), "utf8"));
}

test("message-with-the-name-of-a-variable-is-renamed", () => {
  const names = new Set<string>();
  for (const text of generatedFiles()) {
    for (const [, list, object, single] of text.matchAll(VARIABLE))
      for (const name of (list ?? object ?? single ?? "").split(",")) names.add(name.trim());
    for (const [, list = ""] of text.matchAll(PARAMETERS))
      for (const parameter of list.split(",")) names.add(parameter.trim().split(/\W/)[0] ?? "");
  }
  names.delete("");
  // No message has a `$` inside its name.
  for (const name of names) if (name.includes("$")) names.delete(name);
  assert.ok(names.size > 15, [...names].join(" "));
  for (const name of names) assert.is(exportedName([name]), `${name}$`, name);
});

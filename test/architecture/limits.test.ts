import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { LIMITS } from "../../src/limits.ts";
import { suite } from "../suite.ts";

const test = suite("names and tests of limits");
const root = join(import.meta.dirname, "..");

test("every-limit-is-named-in-a-test", () => {
  const texts = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts") && join(root, path) !== import.meta.filename)
    .map((path) => readFileSync(join(root, path), "utf8"));
  const untested = Object.keys(LIMITS).filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  assert.equal(untested, []);
});

test("name-of-a-limit-ends-in-its-unit", () => {
  for (const [name, { unit }] of Object.entries(LIMITS)) {
    if (unit === "ms") assert.match(name, /Ms(?:Max)?$/);
    if (unit === "bytes") assert.match(name, /Bytes/);
  }
});

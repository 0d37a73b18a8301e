import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import * as assert from "uvu/assert";
import { load } from "../codegen/compiled.ts";
import { suite } from "../suite.ts";
import { blocksOf } from "./blocks.ts";

const test = suite("guide to compiling a schema");

test("rules-of-fields-are-violated-as-shown", async () => {
  const guide = await readFile(join(import.meta.dirname, "../../docs/guides/schemas.md"), "utf8");
  const [rules = "", ...others] = blocksOf(guide, "proto");
  assert.equal(others, []);
  const exports = await load(`syntax = "proto3"; ${rules}`);
  if (typeof exports === "string") throw new Error(exports);
  const { validateMove } = exports;
  if (typeof validateMove !== "function") throw new Error("The generated code has no validateMove.");
  const found = inspect(validateMove({ piece: "king", steps: [1, 2, 64] }), { breakLength: Number.POSITIVE_INFINITY });
  const [, shown = ""] = /validateMove\(message\); \/\/ (.*)/.exec(guide) ?? [];
  assert.is(found.replaceAll("'", '"'), shown);
});

import * as assert from "uvu/assert";
import { withSources } from "../results/compiled-stacks.ts";
import { suite } from "../suite.ts";

const test = suite("compiled stacks");

test("stack-of-a-compiled-file-names-the-source", () => {
  const { stack = "" } = new Error("thrown in line 8");
  assert.match(withSources(stack), /test\/architecture\/compiled-stacks\.test\.ts:8:/);
});

test("place-without-a-map-is-kept", () => {
  const text = "at run (file:///nowhere/at-all.js:3:4)\n at /nowhere/other.js:5:6";
  assert.is(withSources(text), text);
});

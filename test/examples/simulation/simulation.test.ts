import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { blocksOf } from "../../docs/blocks.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";

const test = suite("example of a simulation");

const root = join(import.meta.dirname, "../../..");

test("program-of-the-guide-is-the-example", async () => {
  const guide = await readFile(join(root, "docs/guides/testing.md"), "utf8");
  const program = await readFile(join(root, "examples/simulation/main.ts"), "utf8");
  assert.equal(blocksOf(guide, "typescript"), [program]);
});

test("application-works-in-it-and-a-seed-gives-the-same-times-in-each-run", async () => {
  const printed: string[] = [];
  for (const seed of [SEED, SEED, SEED + 1]) {
    const { code, stdout, stderr } = await runProgram("simulation", [String(seed)]);
    assert.is(code, 0, stderr);
    assert.is(stderr, "");
    assert.match(stdout, new RegExp(`^ada said: are you there\\? \\(seed ${seed}, \\d+ ms\\)\n$`));
    printed.push(stdout);
  }
  assert.is(printed[1], printed[0]);
});

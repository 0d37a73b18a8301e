import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { pictureOf } from "../../../examples/cursor/picture.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";

const test = suite("example of a shared cursor");
const root = join(import.meta.dirname, "../../..");

test("one-users-moves-appear-at-the-other", async () => {
  const { code, stdout, stderr } = await runProgram("cursor", []);
  assert.is(code, 0, stderr);
  assert.is(stderr, "");
  const [, seen] = /\nada moved 60 times; grace saw (\d+) of them\.\n$/.exec(stdout) ?? [];
  // Moves are lossy, and a busy machine may drop some.
  assert.ok(Number(seen) > 0);
  assert.is(stdout.match(/^ *o ada$/gm)?.length, Number(seen));
});

test("any-position-of-the-other-side-is-drawn-in-one-line", () => {
  assert.is(pictureOf(0), "o");
  assert.is(pictureOf(500), `${" ".repeat(30)}o`);
  for (const x of [1_000, 1_001, 2 ** 32 - 1]) assert.is(pictureOf(x), `${" ".repeat(60)}o`);
});

test("its-generated-code-is-up-to-date", () => {
  const command = ["generate", "--proto", "examples/cursor", "--out", "examples/cursor/generated"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    argumentsFor("src/cli/main.ts", ...command, "--import-extension", "ts", "--check"),
    { cwd: root, encoding: "utf8", timeout: 50_000 },
  );
  assert.is(status, 0, stdout + stderr);
});

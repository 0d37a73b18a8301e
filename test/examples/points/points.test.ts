import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { argumentsFor } from "../../compiled-sources.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";

const test = suite("example of a command of one's own");
const root = join(import.meta.dirname, "../../..");
const LINES_MAX = 60;

test("points-pass-from-one-user-to-another-and-no-more-than-there-are", async () => {
  const { code, stdout, stderr } = await runProgram("points", []);
  assert.is(code, 0, stderr);
  assert.is(stderr, "");
  assert.equal(stdout.trim().split("\n"), [
    "ada has 7 points left.",
    "grace has got 3 points from ada.",
    "REFUSED: You have only 7 points.",
  ]);
});

test("it-takes-fewer-than-sixty-lines", () => {
  const lines = readFileSync(join(root, "examples/points/main.ts"), "utf8").split("\n");
  assert.ok(lines.length <= LINES_MAX, `${lines.length}`);
});

test("its-generated-code-is-up-to-date", () => {
  const command = ["generate", "--proto", "examples/points", "--out", "examples/points/generated"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    argumentsFor("src/cli/main.ts", ...command, "--import-extension", "ts", "--check"),
    { cwd: root, encoding: "utf8", timeout: 50_000 },
  );
  assert.is(status, 0, stdout + stderr);
});

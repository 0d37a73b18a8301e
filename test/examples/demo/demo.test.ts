import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";

const test = suite("demonstration");

const ROOT = join(import.meta.dirname, "../../..");

test("command-of-the-demonstration-starts-its-program", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  assert.is(scripts.demo, "node --import tsx examples/demo/main.ts");
});

test(
  "demo-succeeds-and-needs-no-password-after-the-restart",
  async () => {
    const { code, stdout, stderr } = await runProgram("demo", []);
    assert.is(stderr, "");
    assert.is(code, 0);
    assert.match(stdout, /\n\d+ checks in \d+\.\d s\ndemo: ok\n$/);
    const [before = "", after = ""] = stdout.split(
      "\nada, grace and dora leave, and log in again without a password\n",
    );
    assert.match(before, /SIGTERM stops the server with exit code 0\n[\s\S]*Listening on chat:/);
    assert.not.match(after, /\(a password\)/);
    assert.match(after, /linus +\| {3}ada \(through the server, sent \d\d:\d\d\): /);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 160, line);
  },
  { timeLimitMs: 140_000 },
);

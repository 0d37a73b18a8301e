/** Checks that the bench runs and prints its figures. It does not judge them: the machine may be busy. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";
import { SAMPLES } from "./samples.ts";
import { OPERATIONS } from "./subject.ts";

const test = suite("codec bench", { timeLimitMs: 240_000 });
const MAIN = join(import.meta.dirname, "main.ts");
const SPEED = String.raw`\d[\d.e+]* [Mk]`;

test("every-operation-has-a-table-with-every-sample", async () => {
  const args = argumentsFor(MAIN, "--quick");
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const tables = stdout.split("\n\n").slice(0, OPERATIONS.length);
  for (const [index, operation] of OPERATIONS.entries()) {
    const [head = "", ...rows] = (tables[index] ?? "").split("\n");
    assert.ok(head.startsWith(`${operation} `), head);
    assert.equal(
      rows.map((row) => row.slice(2, 22).trimEnd()),
      SAMPLES,
    );
    const row = new RegExp(String.raw`^  .{20}( +(${SPEED})?){4,9} +\d+ %  \d+\.\d\d [\w -]+$`);
    for (const each of rows) assert.match(each, row);
  }
  assert.match(stdout, /^Spread of the calibration: \d+ %$/m);
  assert.match(stdout, /^Rounds in which something else used the processor's core: \d+ %$/m);
});

/** Checks that the bench runs and prints its figures. It does not judge them: the machine may be busy. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

const test = suite("codec bench", { timeLimitMs: 120_000 });
const MAIN = join(import.meta.dirname, "main.ts");
const SUBJECTS = ["protobufjs static", "protobuf-es", "ts-proto", "msgpackr", "JSON", "hand-written"];

test("figures-come-last-one-per-line", async () => {
  const args = argumentsFor(MAIN, "--quick");
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const lines = stdout.trimEnd().split("\n");
  const figures = lines.slice(lines.findIndex((line) => line.includes(", against ")));
  for (const line of figures) assert.match(line, /^[\w -]+, against [\w -]+: \d+\.\d\d$/);
  for (const sample of ["text message", "media frame", "list of 100 peers", "game state"]) {
    for (const operation of ["encode", "decode", "encode into"]) {
      for (const subject of SUBJECTS) {
        const name = `${sample} ${operation}, against ${subject}: `;
        assert.is(figures.filter((line) => line.startsWith(name)).length, 1, name);
      }
    }
  }
  assert.is(figures.length, 4 * 3 * SUBJECTS.length);
});

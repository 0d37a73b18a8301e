/** Checks that the bench runs, prints its figures, and compares them with its targets. It does not judge them: the machine may be busy. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";
import { targetsOf } from "./figures.ts";
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
    const row = new RegExp(String.raw`^  .{20}( +(${SPEED})?){3,10} +\d+ %( +\d+ %)? +\d+\.\d\d [\w -]+$`);
    for (const each of rows) assert.match(each, row);
  }
  assert.match(stdout, /^Spread of the calibration: \d+ %$/m);
  assert.match(stdout, /^Rounds in which something else used the processor's core: \d+ %$/m);
});

test("each-target-has-a-line-with-the-ratio", () => {
  const timed = (name: string, ...ratios: number[]) => ({ name, ratios, medians: ratios.map((ratio) => 100 * ratio) });
  const others = [
    timed("pbf", 1.5, 1.3),
    timed("ts-proto", 1.2, 1),
    timed("msgpackr", 1, 1.1),
    timed("JSON", 0.1, 0.1),
  ];
  const subjects = [
    timed("chatwire", 1, 1.2),
    ...others,
    timed("hand-written", 0.5, 0.5),
    timed("hand-written, checked", 0.8, 0.6),
  ];
  const spreads = [{ name: "chatwire", medians: [100, 120] }];
  const targets = targetsOf([{ sample: "game state", operation: "decode", subjects, spreads }], [1, 1.05]);
  assert.equal(
    targets.map(({ text, isMet }) => `${isMet}: ${text}`),
    [
      "true: game state decode: 1.20 of ts-proto, at least 1.10 (written by hand: 2.40)",
      "true: game state decode: 1.10 of msgpackr, at least 1.00 (written by hand: 2.20)",
      "false: game state decode: 0.50 of hand-written, at least 0.59 (of one with our checks: 0.80)",
      "false: game state decode: spread 17 %, at most 15 %",
    ],
  );
});

test("a-target-that-no-codec-here-reaches-is-marked", () => {
  const timed = (name: string, ratio: number) => ({ name, ratios: [ratio], medians: [100 * ratio] });
  const subjects = [timed("chatwire", 1), timed("pbf", 1.1), timed("hand-written", 0.95)];
  const [target] = targetsOf([{ sample: "vector tile", operation: "encode", subjects, spreads: [] }], [1]);
  assert.equal(target, {
    text: "vector tile encode: 1.10 of pbf, at least 1.20 (written by hand: 1.16, not enough either)",
    isMet: false,
  });
});

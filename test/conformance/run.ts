/**
 * `npm run conformance`: runs Google's conformance suite on generated code.
 *
 * Fails if a test fails that is not listed in expected-failures.txt, or if fewer
 * tests succeed than successes.txt says, because the runner counts skipped tests
 * as passed. The last line is `successes: N`, or `skipped: reason` if the runner
 * cannot be started.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findRunner } from "./conformance-runner.ts";
import { GENERATED, generate } from "./generated-code.ts";

const RECORD = join(import.meta.dirname, "successes.txt");
const FAILURES = join(import.meta.dirname, "expected-failures.txt");
/** The runner has no test of 2024 of its own: it counts the same as with 2023. */
const EDITION_MAX = "2024";
const SUMMARY = /(\d+) successes, (\d+) skipped, (\d+) expected failures, (\d+) unexpected failures/g;
const RUN_LIMIT_MS = 300_000;

const start = findRunner();
if ("skipped" in start) {
  console.log(`skipped: ${start.skipped}`);
} else {
  await generate();
  const compiles = checkTypes();
  const { output, passed } = runSuite(start.command);
  process.stdout.write(output);
  const successes = sum(output, 1);
  const recorded = Number(readFileSync(RECORD, "utf8"));
  const isRight = compiles && passed && sum(output, 4) === 0 && successes >= recorded;
  if (successes < recorded) console.log(`Expected at least ${recorded} successes, as recorded in ${RECORD}.`);
  if (successes > recorded) console.log(`More successes than the ${recorded} in ${RECORD}: raise that number.`);
  console.log(`successes: ${successes}`);
  process.exitCode = isRight ? 0 : 1;
}

/** Checks the types of the generated code under the strictest settings. */
function checkTypes(): boolean {
  const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  return spawnSync(process.execPath, [tsc, "-p", import.meta.dirname], { stdio: "inherit" }).status === 0;
}

function runSuite([program = "", ...args]: readonly string[]): { output: string; passed: boolean } {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-conformance-"));
  try {
    const testee = join(folder, "testee");
    writeFileSync(testee, testeeScript(), { mode: 0o755 });
    const flags = [
      "--failure_list",
      FAILURES,
      "--enforce_recommended",
      "--maximum_edition",
      EDITION_MAX,
      "--output_dir",
      folder,
    ];
    const { status, stderr, stdout } = spawnSync(program, [...args, ...flags, testee], {
      encoding: "utf8",
      timeout: RUN_LIMIT_MS,
      maxBuffer: 2 ** 28,
    });
    return { output: stdout + stderr, passed: status === 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns a script that starts the testee, because the runner accepts a program without arguments only. */
function testeeScript(): string {
  const tsx = import.meta.resolve("tsx");
  const testee = fileURLToPath(new URL("./testee.ts", import.meta.url));
  const command = [process.execPath, "--import", tsx, testee, GENERATED];
  return `#!/bin/sh\nexec ${command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ")}\n`;
}

function sum(output: string, group: number): number {
  return [...output.matchAll(SUMMARY)].reduce((total, match) => total + Number(match[group]), 0);
}

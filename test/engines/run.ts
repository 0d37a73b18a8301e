/**
 * `npm run engines [-- --fetch] [-- --some]`: runs the vectors, messages of random
 * schemas (also of editions, with extensions) and 100,000 changed messages in each engine, and
 * compares the digests of the results with those of Node. Then it runs on a newer Node the
 * tests of what only that one has: ML-KEM-768. `--fetch` brings the newer Node, Bun and
 * Deno from npm first. An engine that is not installed is a failure, unless `--some` lets it be skipped.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SEED } from "../seed.ts";
import { bundle } from "./bundle.ts";
import { fetchEngines, findEngines, newerNode } from "./engines.ts";
import { writeProgram } from "./inputs.ts";

const OPTIONS = { seed: SEED, schemas: 20, messages: 500, fuzzCount: 100_000 };

const flags = new Set(process.argv.slice(2));
if (flags.has("--fetch")) fetchEngines();
const folder = mkdtempSync(join(tmpdir(), "chatwire-engines-"));
try {
  const script = await bundle(await writeProgram(folder, OPTIONS));
  let wanted: string | undefined;
  for (const { name, program, remedy, run } of findEngines()) {
    if (program === undefined) {
      const isAllowed = flags.has("--some");
      console.log(
        `${name}: ${isAllowed ? "skipped" : "MISSING"}, because it is not installed. It comes with: ${remedy}`,
      );
      if (!isAllowed) process.exitCode = 1;
      continue;
    }
    const output = run(program, script, folder).trim();
    wanted ??= output;
    console.log(`${name}: ${output === wanted ? "the same" : "DIFFERENT"}\n  ${output.replaceAll("\n", "\n  ")}`);
    if (output !== wanted) process.exitCode = 1;
  }
  const program = newerNode();
  if (program !== undefined) {
    const args = ["--import", "tsx", "test/run.ts", "post-quantum"];
    const { status } = spawnSync(program, args, { cwd: join(import.meta.dirname, "../.."), stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

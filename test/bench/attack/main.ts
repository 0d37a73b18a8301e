/**
 * `npm run bench:attack`: how long the requests of a good user take before and during each attack, and whether its
 * connection is lost. The last column compares with the baseline, in which the core of the attackers is busy and the server
 * is not attacked. The target: at the 99th percentile, a request takes at most twice as long as in the baseline or before
 * the attack, whichever is longer, and the good user is never cut. Some attacks are repeated on a bare TLS server, which
 * shows what the machine itself does to the good user of any server; this has no target.
 */

import { describeTurn } from "../../returning/turns.ts";
import { Programs } from "../server/programs.ts";
import { type AttackResult, CAN_PIN, runAttackBench, type Times } from "./run-attack-bench.ts";

const PHASE_MS = 20_000;
const TIMES_MAX = 2;
const [scale = "1", ...attacks] = process.argv.slice(2);

if (!CAN_PIN) console.log("Without taskset and a second core, all processes share the processor.");
let baselineMs: number | undefined;
let missed = 0;
// Bundled, because tsx runs a thread of its own in each process, which would share the core of the server.
await using programs = await Programs.bundle(["../attack/role-main"]);
const options = {
  program: [programs.file("role-main")],
  phaseMs: PHASE_MS,
  scale: Number(scale),
  ...(attacks.length > 0 && { attacks }),
};
for await (const result of runAttackBench(options)) {
  const { attack } = result;
  if ("why" in result) {
    console.log(`${attack}: skipped: ${result.why}`);
    continue;
  }
  const { during, bare } = result;
  baselineMs ??= during.p99Ms;
  const ofBaseline = (during.p99Ms / baselineMs).toFixed(2);
  const isMet = meetsTarget(result, baselineMs);
  if (!isMet) missed += 1;
  console.log(
    `${attack}: ${describeTimes(result)}, ${ofBaseline} of the baseline; ` +
      `${during.failed} of ${during.requests} requests failed, cut ${during.cut} times; target ${isMet ? "met" : "missed"}`,
  );
  if (bare !== undefined) console.log(`  the same on a bare TLS server: ${describeTimes(bare)}`);
  const [longest] = result.turns;
  if (longest !== undefined) console.log(`  longest turn of the server's event loop: ${describeTurn(longest)}`);
}
const target = `p99 at most ${TIMES_MAX} times that of the baseline or before the attack, never cut`;
console.log(`Target: ${target}: ${missed === 0 ? "met under every attack" : `missed under ${missed}`}.`);
if (missed > 0) process.exitCode = 1;

function meetsTarget({ before, during }: AttackResult, baselineMs: number): boolean {
  return during.p99Ms <= TIMES_MAX * Math.max(before.p99Ms, baselineMs) && during.cut === 0;
}

function describeTimes({ before, during }: Times): string {
  const [ofBefore, ofDuring] = [before, during].map(
    ({ p50Ms, p99Ms }) => `${p50Ms.toFixed(2)} / ${p99Ms.toFixed(2)} ms`,
  );
  return `p50 / p99 ${ofBefore} before, ${ofDuring} during: ${(during.p99Ms / before.p99Ms).toFixed(2)} times`;
}

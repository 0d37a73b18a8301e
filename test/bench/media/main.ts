/**
 * `npm run bench:media`: how many frames of a call are late at which delay, on paths made from seeds, by our jitter
 * buffer and by a model of NetEq's delay manager; how a call follows the capacity of its path; and how links share a path
 * with each other and with a model of TCP Reno. All on virtual time. The exit code is 1 if a target is missed.
 *
 * `-- play-out` or `-- path` runs one part.
 */

import type { Point } from "./curve.ts";
import { runMediaBench } from "./run-media-bench.ts";
import { type PathFigure, runCapacityBench, runSharingBench } from "./run-path-bench.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const LENGTH_MS = 120_000;
const PATH_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const SHARING_SEEDS = [1, 2, 3, 4];
const SHARING_MS = 60_000;

const [part] = process.argv.slice(2);
let isMissed = false;
if (part !== "path") playOut();
if (part !== "play-out") paths();
console.log(isMissed ? "\nTargets were missed." : "\nAll targets are met.");
process.exitCode = isMissed ? 1 : 0;

function playOut(): void {
  console.log("Late frames in percent at a mean delay above the path's least, in ms, for each setting:");
  for (const { name, pathMs, ours, netEq, chosen, missed, above } of runMediaBench({
    seeds: SEEDS,
    lengthMs: LENGTH_MS,
  })) {
    console.log(`\n${name}: 99 % of the frames are at most ${pathMs.toFixed(1)} ms slower than the path's least.`);
    console.log(`  ours   ${line(ours)}`);
    console.log(`  NetEq  ${line(netEq)}`);
    console.log(`  chosen ${line([chosen])}`);
    for (const text of missed) console.log(`  missed: ${text}`);
    for (const text of above) console.log(`  above NetEq: ${text}`);
    isMissed ||= missed.length + above.length > 0;
  }
}

function paths(): void {
  console.log("\nCapacity, round trip 50 ms:");
  for (const figure of runCapacityBench(PATH_SEEDS)) print(figure);
  console.log("\nShares of a path of 10 Mbit/s, round trip 50 ms:");
  for (const figure of runSharingBench(SHARING_SEEDS, SHARING_MS)) print(figure);
}

function print({ what, value, target, isMet }: PathFigure): void {
  const wanted = target === undefined ? "no target" : `target: ${target}${isMet ? "" : ", missed"}`;
  console.log(`  ${what}: ${value} (${wanted})`);
  isMissed ||= !isMet;
}

function line(points: readonly Point[]): string {
  return points.map(({ latePercent, delayMs }) => `${latePercent.toFixed(2)} at ${delayMs.toFixed(1)}`).join(" | ");
}

/**
 * `npm run bench:goodput`: what a bulk transfer over a link reaches on shaped paths and on the loopback interface. The exit
 * code is 1 if a target is missed. `-- NAME` runs the lines whose name contains the word.
 */

import { type GoodputOptions, runGoodputBench } from "./run-goodput-bench.ts";

interface Subject extends GoodputOptions {
  readonly name: string;
  /** Bytes a second. */
  readonly target: number;
}

const MEGABIT = 125_000;
const SUBJECTS: readonly Subject[] = [
  {
    name: "10 Mbit/s, 30 ms, queue of 25",
    shape: { bitsPerSecond: 10_000_000, roundTripMs: 30, queuePackets: 25, lossRate: 0 },
    durationMs: 20_000,
    seed: 1,
    target: 0.85 * 10 * MEGABIT,
  },
  {
    name: "50 Mbit/s, 100 ms, queue of 250",
    shape: { bitsPerSecond: 50_000_000, roundTripMs: 100, queuePackets: 250, lossRate: 0 },
    durationMs: 30_000,
    seed: 2,
    target: 0.6 * 50 * MEGABIT,
  },
  {
    name: "10 Mbit/s, 30 ms, queue of 25, 2 % loss",
    shape: { bitsPerSecond: 10_000_000, roundTripMs: 30, queuePackets: 25, lossRate: 0.02 },
    durationMs: 30_000,
    seed: 3,
    target: 3.6 * MEGABIT,
  },
  { name: "loopback", durationMs: 5_000, warmUpMs: 2_000, seed: 4, target: 40_000_000 },
];

console.log("Texts that were acknowledged, on a path between two processes:");
for (const { name, target, ...options } of SUBJECTS) {
  if (!name.includes(process.argv[2] ?? "")) continue;
  const { bytesPerSecond, cpu, retransmitted, rttMs } = await runGoodputBench(options);
  const isMet = bytesPerSecond >= target;
  if (!isMet) process.exitCode = 1;
  console.log(
    `  ${name.padEnd(40)} ${rate(bytesPerSecond).padStart(12)}, target ${rate(target).padStart(12)} ${isMet ? "met" : "missed"}; ` +
      `round trip ${rttMs.toFixed(1)} ms, ${retransmitted} sent again, ${(cpu * 100).toFixed(0)} % of a processor`,
  );
}

function rate(bytesPerSecond: number): string {
  return bytesPerSecond >= 10_000_000
    ? `${(bytesPerSecond / 1_000_000).toFixed(1)} MB/s`
    : `${(bytesPerSecond / MEGABIT).toFixed(2)} Mbit/s`;
}

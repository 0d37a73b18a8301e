/** `npm run bench:size`: what datagrams of up to 1,472 bytes bring for long texts, against 1,200 bytes in the same run. */

import { runSizeBench } from "./run-size-bench.ts";

const { largeMs, smallMs, largeCpuMs, smallCpuMs } = await runSizeBench({ rounds: 9, bytes: 10_000_000 });
const line = (name: string, ms: number, cpuMs: number): string =>
  `  ${name}  ${ms.toFixed(0).padStart(6)} ms, ${cpuMs.toFixed(0).padStart(6)} ms of processor time`;
console.log("Medians for 10 MB of texts over the loopback interface, both ends in one process:");
console.log(line("1,200 bytes", smallMs, smallCpuMs));
console.log(line("1,472 bytes", largeMs, largeCpuMs));
console.log(
  `  of the time of 1,200 bytes: ${(largeMs / smallMs).toFixed(2)}, of its processor time ${(largeCpuMs / smallCpuMs).toFixed(2)}`,
);

/**
 * `npm run bench:resumption [PAIRS [RECEIVERS]]`: what acknowledgements and resumption cost a server, side by side with one
 * without them: the processor time for each delivered event, and the memory of an idle connection. Each pair of servers has
 * new processes, because V8 compiles the same code differently from process to process; the medians of the pairs count. The
 * exit code is 1 if a target is missed.
 */

import { runResumptionBench } from "./run-resumption-bench.ts";

/** With the feature, a delivery takes at most this many times as long, and a connection this many bytes more. */
const RATIO_MAX = 1.1;
const IDLE_BYTES_MAX = 1_024;

const IDLE = 500;

/** The last messages of logins are acknowledged by then. */
const SETTLE_MS = 31_000;

const [pairs = 5, receivers = 160] = process.argv.slice(2).map(Number);
let isMet = true;
for (const security of ["plain", "tls"] as const) {
  const ratios: number[] = [];
  const idleBytes: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const options = {
      senders: Math.ceil(receivers / 4),
      receivers,
      idle: IDLE,
      rounds: 15,
      warmUp: 5,
      settleMs: SETTLE_MS,
      security,
    };
    const costs = await runResumptionBench(options);
    const ratio = costs.with.deliveryUs / costs.without.deliveryUs;
    const bytes = costs.with.idleBytes - costs.without.idleBytes;
    ratios.push(ratio);
    idleBytes.push(bytes);
    console.log(
      `${security}: ${costs.with.deliveryUs.toFixed(2)} us a delivery, ${costs.without.deliveryUs.toFixed(2)} without: ${ratio.toFixed(2)} times as much; an idle connection ${costs.with.idleBytes.toFixed(0)} bytes, ${costs.without.idleBytes.toFixed(0)} without: ${bytes.toFixed(0)} more.`,
    );
  }
  const [ratio, bytes] = [medianOf(ratios), medianOf(idleBytes)];
  console.log(
    `${security}: median of ${pairs} pairs: ${ratio.toFixed(2)} times (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}), ${bytes.toFixed(0)} bytes more.`,
  );
  if (ratio > RATIO_MAX || bytes > IDLE_BYTES_MAX) isMet = false;
}
if (!isMet) console.error(`A target is missed: ${RATIO_MAX} times, ${IDLE_BYTES_MAX} bytes.`);
process.exitCode = isMet ? 0 : 1;

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

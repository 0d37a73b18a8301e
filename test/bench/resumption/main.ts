/**
 * `npm run bench:resumption`: what acknowledgements and resumption cost a server, side by side with one without them: the
 * processor time for each delivered event, and the memory of an idle connection. The exit code is 1 if a target is missed.
 */

import { runResumptionBench } from "./run-resumption-bench.ts";

/** With the feature, a delivery takes at most this many times as long, and a connection this many bytes more. */
const RATIO_MAX = 1.1;
const IDLE_BYTES_MAX = 1_024;

/** The last messages of logins are acknowledged by then. */
const SETTLE_MS = 31_000;

let isMet = true;
for (const security of ["plain", "tls"] as const) {
  const costs = await runResumptionBench({
    senders: 40,
    receivers: 160,
    rounds: 15,
    warmUp: 5,
    settleMs: SETTLE_MS,
    security,
  });
  const ratio = costs.with.deliveryUs / costs.without.deliveryUs;
  const bytes = costs.with.idleBytes - costs.without.idleBytes;
  console.log(
    `${security}: ${costs.with.deliveryUs.toFixed(2)} us a delivery, ${costs.without.deliveryUs.toFixed(2)} without: ${ratio.toFixed(2)} times as much; an idle connection ${costs.with.idleBytes.toFixed(0)} bytes, ${costs.without.idleBytes.toFixed(0)} without: ${bytes.toFixed(0)} more.`,
  );
  if (ratio > RATIO_MAX || bytes > IDLE_BYTES_MAX) isMet = false;
}
if (!isMet) console.error(`A target is missed: ${RATIO_MAX} times, ${IDLE_BYTES_MAX} bytes.`);
process.exitCode = isMet ? 0 : 1;

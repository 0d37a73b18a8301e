/**
 * `npm run bench:relay`: how many datagrams the relay forwards on one core, beside a loop that only forwards. The exit
 * code is 1 if the target is missed.
 */

import { runRelayBench } from "./run-relay-bench.ts";

/** The relay forwards at least this part of what the bare loop does. */
const RATIO_MIN = 0.5;

let worst = Number.POSITIVE_INFINITY;
console.log("Datagrams forwarded over the loopback interface in a second of processor time:");
for (const bytes of [100, 1_200]) {
  const { bare, relay } = await runRelayBench({ rounds: 15, turn: 20_000, bytes });
  worst = Math.min(worst, relay / bare);
  console.log(
    `  of ${String(bytes).padStart(5)} bytes: bare loop ${bare.toFixed(0)}, relay ${relay.toFixed(0)}, ratio ${(relay / bare).toFixed(2)}`,
  );
}
if (worst < RATIO_MIN) console.error(`The target of ${RATIO_MIN} times the bare loop is missed.`);
console.log(`ratio ${worst.toFixed(2)}`);
process.exitCode = worst >= RATIO_MIN ? 0 : 1;

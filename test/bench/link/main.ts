/**
 * `npm run bench:link`: what a link costs above the datagrams that carry it. The exit code is 1 if a target is missed.
 */

import { runLinkBench } from "./run-link-bench.ts";

/** A text with its acknowledgement takes at most this many times as long as an echoed sealed datagram. */
const RATIO_MAX = 1.6;
/** The median of `await link.send()`. */
const SEND_MS_MAX = 1;

const { bareMs, sealedMs, linkMs } = await runLinkBench({ warmUpRounds: 20, rounds: 40, turn: 250 });
const ratio = linkMs / sealedMs;
console.log("Median round trips of 100 bytes over the loopback interface, both ends in one process:");
console.log(`  echo of a bare datagram     ${(bareMs * 1_000).toFixed(0).padStart(5)} µs`);
console.log(`  echo of a sealed datagram   ${(sealedMs * 1_000).toFixed(0).padStart(5)} µs`);
console.log(
  `  await link.send(text)       ${(linkMs * 1_000).toFixed(0).padStart(5)} µs, ${ratio.toFixed(2)} of the sealed echo`,
);
if (ratio > RATIO_MAX) console.error(`The target of ${RATIO_MAX} times the sealed echo is missed.`);
if (linkMs > SEND_MS_MAX) console.error(`The target of ${SEND_MS_MAX} ms is missed.`);
process.exitCode = ratio <= RATIO_MAX && linkMs <= SEND_MS_MAX ? 0 : 1;

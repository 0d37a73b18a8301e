/**
 * `npm run bench:link`: what a link costs above the datagrams that carry it. The exit code is 1 if a target is missed.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { argumentsFor, compile } from "../../compiled-sources.ts";
import type { CostResult } from "./cost.ts";
import type { LinkBenchResult } from "./run-link-bench.ts";

/** A text with its acknowledgement takes at most this many times as long as an echoed sealed datagram. */
const RATIO_MAX = 1.6;
/** The median of `await link.send()`. */
const SEND_MS_MAX = 1;
/** Messages for each second of the sender's processor time, by those of bare datagrams that are sealed and sent. */
const COST_TARGETS = { reliable: 0.5, lossy: 0.8, media: 0.8 } as const;

// Compiled code, as users have it.
await using _compiled = await compile();
const echoOptions = { warmUpRounds: 20, rounds: 40, turn: 250 };
const { bareMs, sealedMs, linkMs } = await inProcess<LinkBenchResult>("echo-main.ts", echoOptions);
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

const costs = await inProcess<CostResult>("cost-main.ts", { warmUpRounds: 2, rounds: 9, turnMs: 700 });
console.log(
  "Messages of 1,000 bytes that arrive for each second of the sender's processor time, by bare sealed datagrams:",
);
for (const [name, target] of Object.entries(COST_TARGETS)) {
  const { perSecond, arrived } = costs[name as keyof typeof COST_TARGETS];
  const share = perSecond / costs.bare.perSecond;
  const isMet = share >= target;
  if (!isMet) process.exitCode = 1;
  const verdict = `target ${target.toFixed(2)}: ${isMet ? "met" : "missed"}`;
  console.log(`  ${name.padEnd(9)} ${share.toFixed(2)}, ${verdict}; ${(arrived * 100).toFixed(1)} % arrived`);
}

/** Runs a bench in a process of its own, which is told its options and answers the result. */
async function inProcess<Result>(program: string, options: object): Promise<Result> {
  const child = spawn(process.execPath, argumentsFor(`test/bench/link/${program}`), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.send(options);
  const [result] = await once(child, "message");
  return result as Result;
}

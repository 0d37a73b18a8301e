/**
 * `npm run bench:flood`: what 50,000 datagrams a second, with a known connection id and a wrong tag, do to the texts of
 * an established link, and to a link that waits for its peer. Each round is a process of its own, because V8 keeps the
 * sizes that it has chosen for a heap. The exit code is 1 if a target is missed.
 */

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { median } from "../measure.ts";
import { measureBadDatagrams } from "./bad-datagrams.ts";
import type { FloodBenchResult, Percentiles } from "./run-flood-bench.ts";
import type { PacketCost } from "./waiting-link.ts";

const ROUNDS = 5;
const PACKETS_PER_SECOND = 50_000;
const SECONDS = 10;
/** Of each kind, in each round. */
const BAD_DATAGRAMS = 50_000;
/** The 99th percentile in the flood is at most this many times that without: the median of the rounds. */
const RATIO_MAX = 2;

console.log("99th percentile of round trips over the loopback interface, both ends in one process:");
const rounds: FloodBenchResult[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  const result = await runRound();
  rounds.push(result);
  console.log(`  round ${round}, ${result.packetsPerSecond.toFixed(0)} datagrams of 736 bytes a second`);
  print("echo of a bare datagram", result.echo);
  print("await link.send(text)", result.link);
}
console.log("Processor time for each packet of the flood, the kernel's and Node's included, medians:");
printCost("bare socket that ignores it", ({ waiting }) => waiting.bare);
printCost("link that waits for its peer", ({ waiting }) => waiting.link);
const beginning = rounds[0]?.diffieHellman.beginning;
const since = Math.max(...rounds.map(({ diffieHellman }) => diffieHellman.since));
console.log(
  `Diffie-Hellman operations of the two clients: ${beginning} when their link began, ${since} since, in the flood too.`,
);
console.log("Processor time for each datagram that does not verify, from when the system hands it over:");
for (const { name, microseconds } of await measureBadDatagrams(BAD_DATAGRAMS))
  console.log(`  ${name.padEnd(36)} ${microseconds.toFixed(2)} µs`);
const [echo, link] = [ratioOf((result) => result.echo), ratioOf((result) => result.link)];
if (link > RATIO_MAX) console.error(`The target of ${RATIO_MAX} times is missed.`);
if (since > 0) console.error("Packets that do not verify have reached Diffie-Hellman.");
console.log(`medians of ${ROUNDS} rounds: echo ${echo.toFixed(2)} times as long in the flood, link ${link.toFixed(2)}`);
process.exitCode = link <= RATIO_MAX && since === 0 ? 0 : 1;

async function runRound(): Promise<FloodBenchResult> {
  const child = fork(join(import.meta.dirname, "round.ts"), [PACKETS_PER_SECOND, SECONDS].map(String));
  const [result] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (!(result instanceof Object)) throw new Error(`A round ended without a result, by exit code ${result}.`);
  await once(child, "exit");
  return result;
}

function ratioOf(pick: (result: FloodBenchResult) => Percentiles): number {
  return median(rounds.map(pick).map(({ quietMs, floodedMs }) => floodedMs / quietMs));
}

function printCost(name: string, pick: (result: FloodBenchResult) => PacketCost): void {
  const costs = rounds.map(pick);
  const [microseconds, packets] = [
    median(costs.map((cost) => cost.microseconds)),
    median(costs.map((cost) => cost.packets)),
  ];
  console.log(`  ${name.padEnd(28)} ${microseconds.toFixed(2)} µs, ${packets} packets received`);
}

function print(name: string, { quietMs, floodedMs, collections, ofWholeHeap }: Percentiles): void {
  const [quiet, flooded, ratio] = [quietMs, floodedMs, floodedMs / quietMs].map((value) => value.toFixed(2));
  console.log(
    `    ${name.padEnd(24)} ${quiet} ms, ${flooded} ms in the flood: ${ratio} times as long; ${collections} garbage collections, ${ofWholeHeap} of the whole heap`,
  );
}

/**
 * `npm run bench:flood`: what 50,000 datagrams a second, with a known connection id and a wrong tag, do to the texts of
 * an established link, and to a link that waits for its peer. The exit code is 1 if a target is missed.
 */

import { measureBadDatagrams } from "./bad-datagrams.ts";
import { type Percentiles, runFloodBench } from "./run-flood-bench.ts";
import type { PacketCost } from "./waiting-link.ts";

const PACKETS_PER_SECOND = 50_000;
const SECONDS = 10;
/** Of each kind, in each round. */
const BAD_DATAGRAMS = 50_000;
/** The 99th percentile in the flood is at most this many times that without. */
const RATIO_MAX = 2;

const { link, diffieHellman, echo, waiting, packetsPerSecond } = await runFloodBench({
  packetsPerSecond: PACKETS_PER_SECOND,
  seconds: SECONDS,
});
console.log("99th percentile of round trips over the loopback interface, both ends in one process:");
print("echo of a bare datagram", echo);
print("await link.send(text)", link);
console.log(`The flooder is a process of its own: ${packetsPerSecond.toFixed(0)} datagrams a second of 736 bytes.`);
console.log("Processor time for each packet of the flood, the kernel's and Node's included:");
printCost("bare socket that ignores it", waiting.bare);
printCost("link that waits for its peer", waiting.link);
console.log(
  `Diffie-Hellman operations of the two clients: ${diffieHellman.beginning} when their link began, ${diffieHellman.since} since, in the flood too.`,
);
console.log("Processor time for each datagram that does not verify, from when the system hands it over:");
for (const { name, microseconds } of await measureBadDatagrams(BAD_DATAGRAMS))
  console.log(`  ${name.padEnd(36)} ${microseconds.toFixed(2)} µs`);
const ratio = link.floodedMs / link.quietMs;
if (ratio > RATIO_MAX) console.error(`The target of ${RATIO_MAX} times is missed.`);
if (diffieHellman.since > 0) console.error("Packets that do not verify have reached Diffie-Hellman.");
process.exitCode = ratio <= RATIO_MAX && diffieHellman.since === 0 ? 0 : 1;

function printCost(name: string, { packets, microseconds }: PacketCost): void {
  console.log(`  ${name.padEnd(27)} ${microseconds.toFixed(2)} µs, ${packets} packets received`);
}

function print(name: string, { quietMs, floodedMs, collections }: Percentiles): void {
  const [quiet, flooded] = [quietMs, floodedMs].map((ms) => `${ms.toFixed(2)} ms`);
  console.log(
    `  ${name.padEnd(25)} ${quiet}, ${flooded} in the flood: ${(floodedMs / quietMs).toFixed(1)} times as long; ${collections} garbage collections`,
  );
}

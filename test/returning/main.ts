/**
 * `npm run return [CLIENTS]`: 10,000 clients come back after the server was killed, and after it has stopped in order.
 * Prints what it took, with the load of the machine beside it, and a line for each target: "met" or "MISSED". The exit code
 * is 1 if one is missed. The targets are for a quiet machine with two cores, and for 10,000 clients.
 *
 * The clients have the lowest priority (nice 19) beside the server: they represent clients on other machines, which
 * take no processor time from it. Of the longest turns of the event loop it prints how long their thread ran, how long
 * it waited for a processor that other threads had, and how long the pauses of the garbage collector in them were.
 */

import { loadavg } from "node:os";
import { createCertificate } from "../../src/net/certificate.ts";
import { measureBareTls } from "./bare-tls.ts";
import { type ReturnReport, runReturn } from "./run-return.ts";
import { describeTurn } from "./turns.ts";

/** All clients are back by then, a fresh one logs in within this time meanwhile, and no turn of the event loop is longer. */
const ALL_BACK_MS_MAX = 60_000;
const FRESH_MS_MAX = 1_000;
const TURN_MS_MAX = 100;
const DOWN_MS = 2_000;
const BARE_HANDSHAKES = 1_000;

const [clients = 10_000] = process.argv.slice(2).map(Number);
const certificate = await createCertificate();
const bareMs = await measureBareTls(certificate, BARE_HANDSHAKES);
console.log(`A bare TLS server of Node: ${bareMs.toFixed(2)} ms of processor time for a handshake.`);
let isMet = true;
for (const how of ["killed", "stopped"] as const) {
  const report = await runReturn({ clients, how, downMs: DOWN_MS, certificate });
  for (const line of linesOf(how, report)) console.log(line);
  for (const target of targetsOf(report)) {
    console.log(`  ${target.isMet ? "met" : "MISSED"}: ${target.text}`);
    isMet &&= target.isMet;
  }
}
process.exitCode = isMet ? 0 : 1;

interface Target {
  /** The target, and what was found. */
  readonly text: string;
  readonly isMet: boolean;
}

function targetsOf({ allBackMs, freshMs, freshFailed, server }: ReturnReport): readonly Target[] {
  const slowestMs = freshMs.at(-1) ?? Number.POSITIVE_INFINITY;
  const longestTurnMs = server.turns[0]?.tookMs ?? 0;
  return [
    {
      text: `all clients are back within ${seconds(ALL_BACK_MS_MAX)}: ${seconds(allBackMs)}`,
      isMet: allBackMs <= ALL_BACK_MS_MAX,
    },
    {
      text: `each fresh client logs in within ${FRESH_MS_MAX} ms: ${slowestMs.toFixed(0)} ms, ${freshFailed.length} failed`,
      isMet: slowestMs <= FRESH_MS_MAX && freshFailed.length === 0,
    },
    {
      text: `no turn of the event loop is longer than ${TURN_MS_MAX} ms: ${longestTurnMs.toFixed(0)} ms`,
      isMet: longestTurnMs <= TURN_MS_MAX,
    },
  ];
}

function linesOf(how: string, report: ReturnReport): string[] {
  const { halfBackMs, allBackMs, freshMs, freshFailed, server, clientsCpuMs } = report;
  const { cpuMs, logins, handshakes, turns, heapBytes } = server;
  const eachMs = cpuMs / logins;
  const middleMs = freshMs[Math.floor(freshMs.length / 2)] ?? 0;
  return [
    `${how}: ${clients} clients: half back after ${seconds(halfBackMs)}, all after ${seconds(allBackMs)}; load ${loadavg()[0]?.toFixed(1)}`,
    `  fresh clients: ${freshMs.length} logged in, in ${middleMs.toFixed(0)} ms (median), ${freshMs.at(-1)?.toFixed(0)} ms (longest); ${freshFailed.length} failed ${freshFailed.slice(0, 2).join("; ")}`,
    ...turns.map(
      (turn, index) => `  ${index === 0 ? "longest turn of the event loop" : "next"}: ${describeTurn(turn)}`,
    ),
    `  server: ${seconds(cpuMs)} of processor time; ${handshakes} handshakes, ${logins} logins, ${eachMs.toFixed(2)} ms for each, ${(eachMs / bareMs).toFixed(1)} times a bare handshake; the clients: ${seconds(clientsCpuMs)}; heap ${(heapBytes / 1_024 / 1_024).toFixed(0)} MiB`,
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/**
 * `npm run bench:server [-- PART [SECURITY [NUMBER]]]`: what servers do for each second of processor time, and what memory
 * they need, ours beside others in the same run. Without arguments, everything. The ratios come last, one line each.
 *
 * PART is `fanout` or `memory`; SECURITY `plain` or `tls`; NUMBER that of receivers, or of idle connections. Each process
 * needs more descriptors than that.
 */

import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { fanOut } from "./fan-out.ts";
import { idleMemory } from "./memory.ts";
import { Programs } from "./programs.ts";
import { PROGRAMS, subjects } from "./subjects.ts";

const ROUNDS = 5;
/** V8 has compiled the hot code of all servers after so many turns. */
const WARM_UP = 4;
const DELIVERIES = 400_000;
const RECEIVERS = [200, 1_000, 5_000];
const IDLE = [5_000];

/** Prints figures, and returns the ratios that come last. */
const PARTS = { fanout: benchFanOut, memory: benchMemory };

const [partName, security, number] = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => partName === undefined || name === partName);
if (parts.length === 0)
  throw new Error(`There is no part ${partName}. The parts are ${Object.keys(PARTS).join(", ")}.`);
const securities = security === undefined ? (["plain", "tls"] as const) : [security];
const numbers = number === undefined ? undefined : [Number(number)];

await using programs = await Programs.bundle(PROGRAMS);
const ratios: string[] = [];
for (const [, bench] of parts) {
  for (const security of securities) {
    const certificate = security === "tls" ? await createCertificate() : undefined;
    ratios.push(...(await bench(security, certificate)));
  }
}
for (const ratio of ratios) console.log(ratio);

async function benchFanOut(security: string, certificate: Certificate | undefined): Promise<string[]> {
  const ratios: string[] = [];
  for (const receivers of numbers ?? RECEIVERS) {
    const results = await fanOut({
      subjects: subjects(),
      programs,
      certificate,
      receivers,
      deliveries: DELIVERIES,
      rounds: ROUNDS,
      warmUp: WARM_UP,
    });
    const own = results.find(({ name }) => name === "chatwire");
    console.log(`Fan-out, ${security}, ${receivers} receivers: deliveries per second of processor time`);
    for (const { name, perSecond, p50Ms, p99Ms } of results) {
      console.log(
        `  ${name.padEnd(12)} ${perSecond.toFixed(0).padStart(9)}, a burst p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
      );
      if (own !== undefined && name !== own.name)
        ratios.push(`fan-out ${security} ${receivers}: ${(own.perSecond / perSecond).toFixed(2)} times ${name}`);
    }
  }
  return ratios;
}

async function benchMemory(security: string, certificate: Certificate | undefined): Promise<string[]> {
  const ratios: string[] = [];
  for (const connections of numbers ?? IDLE) {
    const results = await idleMemory({ subjects: subjects(), programs, certificate, connections });
    const own = results.find(({ name }) => name === "chatwire");
    console.log(`Memory, ${security}, ${connections} idle connections: KiB for each`);
    for (const { name, residentBytes, heldBytes } of results) {
      const held = heldBytes === undefined ? "" : `, ${kibibytes(heldBytes)} of it counted by V8`;
      console.log(`  ${name.padEnd(12)} ${kibibytes(residentBytes).padStart(9)}${held}`);
      if (own !== undefined && name !== own.name) {
        const more = own.residentBytes - residentBytes;
        ratios.push(
          `memory ${security} ${connections}: ${kibibytes(own.residentBytes)} KiB, ${kibibytes(more)} more than ${name}`,
        );
      }
    }
  }
  return ratios;
}

function kibibytes(bytes: number): string {
  return (bytes / 1_024).toFixed(1);
}

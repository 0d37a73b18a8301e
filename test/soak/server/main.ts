/**
 * `npm run soak:server [-- CLIENTS [MINUTES [TEXTS]]]`: CLIENTS are logged in to one server over TLS, 10,000 if no number is
 * given, and send TEXTS a second to each other for MINUTES: 1,000 for 30 minutes. The server stores them in a file. Prints
 * what it took, with the load of the machine beside it, and a line for each target: "met" or "not met". The exit code is 1
 * if one is not met. The targets are for a quiet machine with two cores.
 *
 * Of the longest turns of the event loop it prints how long their thread ran, how long it waited for a processor that other
 * threads had, and how long the pauses of the garbage collector in them were. `CHATWIRE_SEED` chooses who writes to whom.
 * Each process needs more descriptors than there are clients.
 */

import { loadavg } from "node:os";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { runSoak, type SoakOptions } from "./run-soak.ts";
import { linesOf, targetsOf } from "./soak-lines.ts";

const MINUTE_MS = 60_000;
const WARM_UP_MS = 20_000;

const [clients = 10_000, minutes = 30, textsPerSecond = 1_000] = process.argv.slice(2).map(Number);
for (const number of [clients - 1, minutes, textsPerSecond])
  if (!(number > 0))
    throw new Error("Usage: npm run soak:server [-- CLIENTS [MINUTES [TEXTS]]], at least two clients.");

const certificate = await createCertificate();
const options: SoakOptions = {
  clients,
  warmUpMs: WARM_UP_MS,
  forMs: minutes * MINUTE_MS,
  textsPerSecond,
  seed: SEED,
  certificate,
};
const report = await runSoak(options);
for (const line of linesOf(options, report)) console.log(line);
console.log(`  load of the machine ${loadavg()[0]?.toFixed(1)}`);
const targets = targetsOf(options, report);
for (const { isMet, text } of targets) console.log(`  ${isMet ? "met" : "not met"}: ${text}`);
process.exitCode = targets.every(({ isMet }) => isMet) ? 0 : 1;

/**
 * `npm run soak`: links on bad networks, much longer than in the suite, in simulated time.
 *
 *     npm run soak -- [SEEDS]
 *
 * - Every two kinds of homes connect, talk and explain how they are connected while one datagram of ten is lost, and so do
 *   neighbours behind one NAT. Each of the seeds takes the next networks, from the first again after the last. 1,000 seeds
 *   if none are given.
 * - If nothing is lost, they take a direct path within 3 s, wherever there is one without a search.
 * - 10 MB of texts arrive while the sender's NAT changes its ports every 5 s, and while one datagram of ten is copied
 *   from another address and overtakes the original: ten seeds of each.
 *
 * `CHATWIRE_SEED` is the first seed. A fault is reported with its seed, and ends the command with 1.
 */

import { createCertificate } from "../../src/net/certificate.ts";
import { SEED } from "../seed.ts";
import { ALL_NETWORKS } from "./networks.ts";
import { DIRECT_MAX_MS, runPair, timeToDirect } from "./pairs.ts";
import { type TransferResult, transferAmongCopies, transferWhileRebinding } from "./transfer.ts";

const TRANSFERS = 10;
const TRANSFER_BYTES = 10_000_000;

const certificate = await createCertificate();
const seeds = Number(process.argv[2] ?? 1_000);
if (!Number.isSafeInteger(seeds) || seeds < 1)
  throw new Error(`The number of seeds is ${process.argv[2]}; it must be a whole number from 1.`);
let faults = 0;

await pairs();
await directPaths();
await transfers("changes of the NAT's ports", (seed) => transferWhileRebinding(certificate, seed, TRANSFER_BYTES));
await transfers("copies", (seed) => transferAmongCopies(seed, TRANSFER_BYTES));
process.exitCode = faults === 0 ? 0 : 1;

async function pairs(): Promise<void> {
  const ways = new Map<string, number>();
  for (let count = 0; count < seeds; count++) {
    const networks = ALL_NETWORKS[count % ALL_NETWORKS.length];
    if (networks === undefined) throw new Error("There are no networks.");
    const { way, fault } = await runPair(certificate, SEED + count, networks);
    const name = `${networks.name}: ${way}`;
    ways.set(name, (ways.get(name) ?? 0) + 1);
    report(SEED + count, networks.name, fault);
  }
  for (const [name, times] of [...ways].sort()) console.log(`${name} ${times}`);
  console.log(`${seeds} seeds of pairs`);
}

async function directPaths(): Promise<void> {
  const direct = ALL_NETWORKS.filter(({ way }) => way === "direct");
  let longestMs = 0;
  for (const networks of direct) {
    const tookMs = await timeToDirect(certificate, SEED, networks);
    longestMs = Math.max(longestMs, tookMs);
    report(SEED, networks.name, tookMs > DIRECT_MAX_MS ? `no direct path within ${DIRECT_MAX_MS} ms` : undefined);
  }
  console.log(`${direct.length} direct paths, the last after ${longestMs} ms`);
}

async function transfers(
  troubles: string,
  transfer: (seed: number) => TransferResult | Promise<TransferResult>,
): Promise<void> {
  let count = 0;
  for (let seed = SEED; seed < SEED + TRANSFERS; seed++) {
    const result = await transfer(seed);
    count += result.troubles;
    report(seed, troubles, result.fault);
  }
  console.log(`${TRANSFERS} transfers of ${TRANSFER_BYTES / 1_000_000} MB, ${count} ${troubles}`);
}

function report(seed: number, what: string, fault: string | undefined): void {
  if (fault === undefined) return;
  faults += 1;
  console.log(`seed ${seed}: ${what}: ${fault}`);
}

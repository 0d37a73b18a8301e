/**
 * `npm run soak`: links on bad networks, much longer than in the suite, in simulated time.
 *
 *     npm run soak -- [SEEDS]
 *     npm run soak -- channels [SEEDS] [MESSAGES]
 *
 * - Every two kinds of homes connect, talk and explain how they are connected while one datagram of ten is lost, and so do
 *   neighbours behind one NAT. Each of the seeds takes the next networks, from the first again after the last. 1,000 seeds
 *   if none are given.
 * - If nothing is lost, they take a direct path within 3 s, wherever there is one without a search.
 * - 10 MB of texts arrive while the sender's NAT changes its ports every 5 s, and while one datagram of ten is copied
 *   from another address and overtakes the original: ten seeds of each.
 * - Four channels of a link are each as declared while 30 % of the datagrams are lost in bursts of about three and 25 %
 *   are reordered: 200 seeds of 10,000 messages. `channels` runs this part alone.
 *
 * `CHATWIRE_SEED` is the first seed. A fault is reported with its seed, and ends the command with 1.
 */

import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { SEED } from "../seed.ts";
import { runFourChannels } from "../sim/peer/reliable/four-channels.ts";
import { ALL_NETWORKS } from "./networks.ts";
import { DIRECT_MAX_MS, runPair, timeToDirect } from "./pairs.ts";
import { type TransferResult, transferAmongCopies, transferWhileRebinding } from "./transfer.ts";

const TRANSFERS = 10;
const TRANSFER_BYTES = 10_000_000;

const CHANNELS_SEEDS = 200;
const CHANNELS_MESSAGES = 10_000;

const [first, ...rest] = process.argv.slice(2);
let faults = 0;
if (first === "channels")
  channels(
    numberOf("seeds", rest[0] ?? String(CHANNELS_SEEDS)),
    numberOf("messages", rest[1] ?? String(CHANNELS_MESSAGES)),
  );
else {
  const certificate = await createCertificate();
  await pairs(certificate, numberOf("seeds", first ?? "1000"));
  await directPaths(certificate);
  await transfers("changes of the NAT's ports", (seed) => transferWhileRebinding(certificate, seed, TRANSFER_BYTES));
  await transfers("copies", (seed) => transferAmongCopies(seed, TRANSFER_BYTES));
  channels(CHANNELS_SEEDS, CHANNELS_MESSAGES);
}
process.exitCode = faults === 0 ? 0 : 1;

function numberOf(what: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`The number of ${what} is ${text}; it must be a whole number from 1.`);
  return number;
}

function channels(seeds: number, messages: number): void {
  const sum = { signals: 0, frames: 0, pathFailures: 0 };
  let [least, most] = [1, 0];
  for (let seed = SEED; seed < SEED + seeds; seed++) {
    const result = runFourChannels(seed, messages);
    for (const key of ["signals", "frames", "pathFailures"] as const) sum[key] += result[key];
    [least, most] = [Math.min(least, result.lost), Math.max(most, result.lost)];
    for (const fault of result.faults) report(seed, "four channels", fault);
  }
  const share = (rate: number): string => `${(rate * 100).toFixed(1)} %`;
  console.log(
    `${seeds} seeds of ${messages} messages on four channels, ${share(least)} to ${share(most)} of the datagrams lost while all of them send: ` +
      `${sum.signals} signals and ${sum.frames} frames arrived, a path failed ${sum.pathFailures} times`,
  );
}

async function pairs(certificate: Certificate, seeds: number): Promise<void> {
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

async function directPaths(certificate: Certificate): Promise<void> {
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

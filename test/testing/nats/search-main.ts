/**
 * `npm run search [-- TRIES [LOSS]]`: how often a home behind a port-restricted NAT and one behind a symmetric NAT find a
 * direct path within 35 s, in simulated time, each try with a seed of its own. LOSS is the rate of lost datagrams. The exit
 * code is 1 if fewer than 80 % do.
 */

import { createCertificate } from "../../../src/net/certificate.ts";
import { trySearch } from "./search.ts";

const SHARE_MIN = 0.8;

const [tries = 50, lossRate = 0] = process.argv.slice(2).map(Number);
if (!Number.isInteger(tries) || tries < 1 || !(lossRate >= 0 && lossRate < 1)) {
  console.error("Usage: npm run search [-- TRIES [LOSS]]; TRIES is a whole number, LOSS is from 0 to 1.");
  process.exit(2);
}
const certificate = await createCertificate();
const times: number[] = [];
for (let seed = 1; seed <= tries; seed++) {
  const homes =
    seed % 2 === 0 ? (["symmetric", "port-restricted"] as const) : (["port-restricted", "symmetric"] as const);
  const { directMs, isWhole } = await trySearch(certificate, seed, homes, lossRate);
  if (directMs !== undefined && isWhole) times.push(directMs);
  const outcome = directMs === undefined ? "relayed" : `direct after ${(directMs / 1_000).toFixed(1)} s`;
  console.log(
    `seed ${String(seed).padStart(3)}  ${homes.join(" to ").padEnd(30)}  ${outcome}${isWhole ? "" : "  LOST AGAIN"}`,
  );
}
times.sort((one, other) => one - other);
const median = times[Math.floor(times.length / 2)] ?? 0;
console.log(`\n${times.length} of ${tries} direct within 35 s, half of them within ${(median / 1_000).toFixed(1)} s.`);
process.exitCode = times.length / tries >= SHARE_MIN ? 0 : 1;

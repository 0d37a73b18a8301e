/**
 * `npm run fleet [SEEDS [CLIENTS]]`: runs fleets of 20 clients with 200 seeds, through sleeps of hours, and prints the
 * totals. The exit code is 1 if a seed contradicts the models. CHATWIRE_SEED sets the first seed.
 */

import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { runFleet } from "./fleet.ts";

const [seeds = 200, clients = 20] = process.argv.slice(2).map(Number);
const certificate = await createCertificate();
const totals: Record<string, number> = {};
let failed = 0;
for (let index = 0; index < seeds; index++) {
  const seed = (SEED + index) >>> 0;
  const report = await runFleet({ certificate, seed, clients, steps: 200, awayMsMax: 3 * 3_600_000 });
  for (const [name, count] of Object.entries(report))
    if (typeof count === "number") totals[name] = (totals[name] ?? 0) + count;
  if (report.faults.length === 0) continue;
  failed += 1;
  console.log(`seed ${seed}:`, report.faults);
}
console.log(JSON.stringify({ seeds, clients, seedsFailed: failed, ...totals }));
if (failed > 0) process.exitCode = 1;

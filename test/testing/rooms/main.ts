/**
 * `npm run rooms [-- SEEDS [OPERATIONS]]`: runs the model of rooms and its twins with 100 seeds of 10,000 operations, then
 * the order of rooms with 20 clients in 3 rooms and 100,000 posts, edits and deletions, and prints the totals. Numbers make
 * both shorter: as many operations of each seed, and ten times as many of the order. The exit code is 1 if something
 * disagrees. CHATWIRE_SEED sets the first seed.
 */

import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { compareWithTwin, runRooms } from "../../sim/rooms/run.ts";
import { runOrder } from "./order.ts";

const [seeds = 100, operations = 10_000] = process.argv.slice(2).map(Number);

let failed = 0;
for (let seed = SEED; seed < SEED + seeds; seed++) {
  const run = runRooms(seed, operations);
  const difference = run.disagreement ?? compareWithTwin(seed, run);
  if (difference === undefined) continue;
  failed += 1;
  console.log(`seed ${seed}: ${difference}`);
}
console.log(JSON.stringify({ model: { seeds, operations, seedsFailed: failed } }));

const certificate = await createCertificate();
const order = await runOrder({ certificate, seed: SEED, clients: 20, rooms: 3, operations: 10 * operations });
const { faults, ...totals } = order;
for (const fault of faults) console.log(fault);
console.log(JSON.stringify({ order: { ...totals, faults: faults.length } }));
if (failed > 0 || faults.length > 0) process.exitCode = 1;

/**
 * `npm run soak:files`: a file between two processes that are killed at random moments.
 *
 *     npm run soak:files -- [MEGABYTES] [KILLS]
 *
 * By default 200 MB and ten kills. `CHATWIRE_SEED` chooses the moments and the victims. The command ends with 1 if the file
 * does not arrive whole, if anything else is left in the folder, or if 5 % of it or more was sent again.
 */

import { SEED } from "../../seed.ts";
import { sendThroughKills } from "./files-run.ts";

const RESENT_SHARE_MAX = 0.05;
const [megabytes = "200", kills = "10"] = process.argv.slice(2);
const bytes = Number(megabytes) * 1_000_000;
if (!(bytes > 0) || !(Number(kills) >= 0)) throw new Error("Give a number of megabytes and a number of kills.");

const { resentBytes, isEqual, folder, killed, tookMs } = await sendThroughKills({
  seed: SEED,
  bytes,
  kills: Number(kills),
  onKill: (victim, at) => console.log(`kill the process that is to ${victim}, at ${(at / 1_000_000).toFixed(1)} MB`),
});
const share = resentBytes / bytes;
const isClean = folder.join() === "sent.bin";
console.log(`seed ${SEED}, ${megabytes} MB, ${killed} kills, ${(tookMs / 1_000).toFixed(1)} s`);
console.log(`arrived ${isEqual ? "whole" : "damaged"}; in the folder: ${folder.join(", ")}`);
console.log(`sent again: ${resentBytes} bytes, ${(share * 100).toFixed(2)} % (less than ${RESENT_SHARE_MAX * 100} %)`);
process.exitCode = isEqual && isClean && share < RESENT_SHARE_MAX ? 0 : 1;

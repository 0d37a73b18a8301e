/** `npm run crash [KILLS]`: kills a busy server KILLS times (default 200). CHATWIRE_SEED sets the seed. */

import { SEED } from "../seed.ts";
import { crashServer } from "./crash-run.ts";

const KILLS = 200;

const kills = Number(process.argv[2] ?? KILLS);
if (!Number.isSafeInteger(kills) || kills < 1)
  throw new Error(`KILLS must be a whole number from 1, not ${process.argv[2]}.`);
const { confirmed, lost, wrong, forgotten, integrity } = await crashServer(SEED, kills);
for (const [what, found] of Object.entries({ lost, wrong, forgotten })) {
  for (const text of found.slice(0, 10)) console.log(`${what}: ${text}`);
}
const isFine = lost.length + wrong.length + forgotten.length === 0 && integrity.length === 1 && integrity[0] === "ok";
console.log(
  `kills: ${kills}, confirmed texts: ${confirmed}, lost: ${lost.length}, delivered twice or never sent: ` +
    `${wrong.length}, forgotten changes: ${forgotten.length}, database: ${integrity.join(", ")}, seed ${SEED}`,
);
process.exitCode = isFine ? 0 : 1;

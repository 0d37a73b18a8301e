/**
 * `npm run differential [MESSAGES]`: the differential test for a number of
 * messages (default: a million), from the seed in CHATWIRE_SEED. A tenth as many
 * messages of editions are compared with protobuf-es.
 */

import { SEED } from "../seed.ts";
import { compareMessages } from "./compare.ts";
import { compareEditions } from "./compare-editions.ts";

const MESSAGES = 1_000_000;
const EDITIONS_PART = 0.1;

const messages = Number(process.argv[2] ?? MESSAGES);
if (!Number.isSafeInteger(messages) || messages < 1)
  throw new Error(`The number of messages must be a positive integer, not ${process.argv[2]}.`);
await compareMessages(SEED, messages);
await compareEditions(SEED, Math.ceil(messages * EDITIONS_PART));
console.log(`${messages} messages, seed ${SEED}: no difference`);

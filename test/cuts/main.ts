/**
 * `npm run cuts [sessions|tls] [BYTES]`: cuts a session of more than 200 messages at every byte, in each direction, and holds
 * it half-open at each tenth byte. The suite does it with a part of the places.
 *
 * `sessions`: the two state machines of a session alone; also while the server holds messages. `tls`: the server and two
 * clients over TLS on loopback, at every BYTES-th byte (default 1); also with so little room that sessions cannot be
 * resumed. Default: both. CHATWIRE_SEED sets the seed.
 */

import { createCertificate } from "../../src/net/certificate.ts";
import { SEED } from "../seed.ts";
import { checkCuts, pairWithTurns } from "../session/cuts.ts";
import type { End } from "./byte-proxy.ts";
import { type CutsReport, checkIncompleteCuts, checkTlsCuts, measureWhole } from "./tls-cuts.ts";

const STEPS = 200;
const HALF_OPEN_EVERY = 10;
/** Sessions that cannot be resumed are cut at each of so many bytes. */
const INCOMPLETE_EVERY = 10;
/** Sessions at once. Those that are half-open mostly wait. */
const PARALLEL = 16;
const PARALLEL_HALF_OPEN = 24;
const ENDS: readonly End[] = ["client", "server"];

const [part, every = "1"] = process.argv.slice(2);
const everyBytes = Number(every);
if (![undefined, "sessions", "tls"].includes(part) || !Number.isSafeInteger(everyBytes) || everyBytes < 1)
  throw new Error("Usage: npm run cuts [sessions|tls] [BYTES]");
if (part !== "tls") cutSessions();
if (part !== "sessions") await cutTls(everyBytes);

function cutSessions(): void {
  for (const from of ENDS) {
    for (const isHalfOpen of [false, true]) {
      const options = { seed: SEED, steps: STEPS, from, everyBytes: isHalfOpen ? HALF_OPEN_EVERY : 1, isHalfOpen };
      const cuts = checkCuts(options);
      const held = checkCuts({ ...options, makePair: pairWithTurns });
      const what = isHalfOpen ? "half-open" : "cut";
      console.log(
        `${what} from the ${from}: ${cuts} places, ${held} more with held messages; nothing lost or repeated`,
      );
    }
  }
}

async function cutTls(everyBytes: number): Promise<void> {
  const stage = { seed: SEED, certificate: await createCertificate(), firstByte: 0 };
  const { bytes, messages } = await measureWhole(stage);
  console.log(`TLS: ${messages} messages, ${bytes.client} bytes from the client, ${bytes.server} from the server`);
  for (const from of ENDS) {
    const cuts = { ...stage, from, isHalfOpen: false, parallel: PARALLEL };
    const halfOpen = { ...stage, from, isHalfOpen: true, parallel: PARALLEL_HALF_OPEN };
    await tell(`cut from the ${from}`, checkTlsCuts({ ...cuts, everyBytes }, bytes));
    const halfOpenEvery = everyBytes * HALF_OPEN_EVERY;
    await tell(`half-open from the ${from}`, checkTlsCuts({ ...halfOpen, everyBytes: halfOpenEvery }, bytes));
    const incompleteEvery = everyBytes * INCOMPLETE_EVERY;
    await tell(
      `cut from the ${from}, with little room`,
      checkIncompleteCuts({ ...cuts, everyBytes: incompleteEvery }, bytes),
    );
  }
}

async function tell(what: string, run: Promise<CutsReport>): Promise<void> {
  const startedMs = performance.now();
  const { cuts, uncut, resumed, restored } = await run;
  const took = `${((performance.now() - startedMs) / 1_000).toFixed(0)} s`;
  console.log(
    `TLS: ${what}: ${cuts} places, ${uncut} past the end; ${resumed} sessions resumed, ${restored} restored; nothing lost or repeated unnamed; ${took}`,
  );
}

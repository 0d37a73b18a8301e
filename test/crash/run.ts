/**
 * `npm run crash [KILLS]`: kills a busy server KILLS times (default 200), and looks for all that it has confirmed.
 *
 * `npm run crash -- postgres [KILLS]`: does the same to a server with a PostgreSQL database (default 200), and kills that too.
 *
 * `npm run crash -- sends [SENDS]`: sends SENDS texts (default 100,000) with clients that are killed, over connections that
 * are cut and held half-open, to a server that is killed, and looks for all that were accepted; see `sends/sends-run.ts`.
 * SIGINT ends the sending early.
 *
 * CHATWIRE_SEED sets the seed. Each prints a table at its end. The exit code is 1 if a figure misses its target.
 */

import { SEED } from "../seed.ts";
import { whyNoPostgres } from "../store/postgres/postgres-server.ts";
import { type CrashReport, crashPostgres, crashServer } from "./crash-run.ts";
import { sendThroughCrashes } from "./sends/sends-run.ts";
import { type Figure, isMet, tableOf } from "./table.ts";

const KILLS = 200;
const SENDS = 100_000;
/** How often the number of texts is printed. */
const PROGRESS_TEXTS = 5_000;
/** Faults of one kind that are printed. */
const SHOWN_MAX = 10;

const [first, second] = process.argv.slice(2);
const figures = await run();
for (const { what, found } of figures)
  for (const each of (found ?? []).slice(0, SHOWN_MAX)) console.log(`${what}: ${each}`);
console.log(tableOf(figures).join("\n"));
process.exitCode = figures.every(isMet) ? 0 : 1;

async function run(): Promise<Figure[]> {
  if (first === "sends") return sends(countOf("SENDS", second, SENDS));
  if (first !== "postgres") return figuresOf(await crashServer(SEED, countOf("KILLS", first, KILLS)));
  const reason = whyNoPostgres();
  if (reason !== undefined) throw new Error(reason);
  return figuresOf(await crashPostgres(SEED, countOf("KILLS", second, KILLS)));
}

function figuresOf({ kills, confirmed, lost, wrong, forgotten, integrity }: CrashReport): Figure[] {
  return [
    { what: "seed", count: SEED },
    { what: "kills", count: kills },
    { what: "texts that the server confirmed", count: confirmed },
    { what: "of these lost", found: lost },
    { what: "delivered twice, or never sent", found: wrong },
    { what: "confirmed changes forgotten", found: forgotten },
    { what: "database", found: integrity.filter((each) => each !== "ok") },
  ];
}

async function sends(count: number): Promise<Figure[]> {
  const enough = new AbortController();
  process.once("SIGINT", () => enough.abort());
  let toldOf = 0;
  const report = await sendThroughCrashes({
    seed: SEED,
    sends: count,
    senders: 12,
    receivers: 24,
    clientTextsMax: 1_000,
    serverTextsMax: 4_000,
    faultPauseMsMax: 1_000,
    signal: enough.signal,
    onProgress(accepted) {
      if (accepted < toldOf + PROGRESS_TEXTS) return;
      toldOf = accepted;
      console.log(`${accepted} texts accepted`);
    },
  });
  const { faults, comebacks } = report;
  return [
    { what: "seed", count: SEED },
    { what: "texts accepted", count: report.accepted, least: count },
    { what: "kills of clients", count: report.clientKills },
    { what: "kills of the server", count: report.serverKills },
    { what: "connections cut", count: faults.cuts },
    { what: "connections held half-open", count: faults.holds },
    { what: "sessions resumed by senders", count: comebacks.resumed },
    { what: "logins restored by senders", count: comebacks.restored },
    { what: "texts in the mailboxes", count: report.stored },
    { what: "accepted texts lost", found: report.lost },
    { what: "texts doubled", found: report.doubled },
    { what: "texts out of order", found: report.misordered },
    { what: "texts in a wrong mailbox", found: report.misplaced },
    { what: "mailboxes misread by a program", found: report.misread },
    { what: "accepted texts that failed", found: report.failures },
    { what: "faults in the database", found: report.integrity.filter((each) => each !== "ok") },
  ];
}

function countOf(name: string, text: string | undefined, byDefault: number): number {
  const count = Number(text ?? byDefault);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${name} must be a whole number from 1, not ${text}.`);
  return count;
}

/**
 * `npm run bench:move [ACCOUNTS]`: moves 100,000 accounts from SQLite to PostgreSQL, each with a device, a contact and ten
 * entries of texts, compares all rows, and loads the result. PostgreSQL runs as another user if this one is root.
 */

import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Change } from "../../../src/chat/state/account.ts";
import { moveToPostgres } from "../../../src/store/moving/move-to-postgres.ts";
import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { PostgresServer, whyNoPostgres } from "../../store/postgres/postgres-server.ts";
import { sampleRelation, sent } from "../../store/samples.ts";
import { BENCH_PEPPER, fillStore, randomBytes } from "../start/fill-store.ts";

/** Each account sends so many texts to the next one, and gets as many from the one before. */
const TEXTS = 5;
const ACCOUNTS_PER_COMMIT = 500;

const accounts = Number(process.argv[2] ?? 100_000);
const reason = whyNoPostgres();
if (reason !== undefined) throw new Error(reason);
const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
const server = await PostgresServer.create();
try {
  const path = join(folder, "full.db");
  await fillStore(path, accounts);
  await addTexts(path);
  const url = await server.newSchema();
  const options = { pepper: BENCH_PEPPER, random: randomBytes, url };
  console.log(`${accounts} accounts, ${(statSync(path).size / 1_048_576).toFixed(0)} MiB in SQLite`);
  let startedMs = performance.now();
  await load(await SqliteStore.open({ path, pepper: BENCH_PEPPER, random: randomBytes }));
  console.log(`loaded from SQLite in ${secondsSince(startedMs)} s`);
  startedMs = performance.now();
  const tables = await moveToPostgres({
    ...options,
    path,
    onTable: ({ name, rows }) => console.log(`${name}: ${rows} rows copied, all equal`),
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${rows} rows copied and compared in ${secondsSince(startedMs)} s`);
  startedMs = performance.now();
  const loaded = await load(await PostgresStore.open(options));
  console.log(`${loaded} accounts loaded from PostgreSQL in ${secondsSince(startedMs)} s`);
  process.exitCode = loaded === accounts ? 0 : 1;
} finally {
  await server.remove();
  rmSync(folder, { recursive: true });
}

/** Loads a store and closes it. Returns how many accounts it has. */
async function load(store: Store): Promise<number> {
  const accounts = [...(await store.load()).accounts].length;
  await store.close();
  return accounts;
}

async function addTexts(path: string): Promise<void> {
  const store = await SqliteStore.open({ path, pepper: BENCH_PEPPER, random: randomBytes });
  for (let first = 1; first <= accounts; first += ACCOUNTS_PER_COMMIT) {
    const count = Math.min(ACCOUNTS_PER_COMMIT, accounts - first + 1);
    await store.commit(Array.from({ length: count }, (_, index) => changesOf(first + index)).flat());
  }
  await store.close();
}

function changesOf(account: number): Change[] {
  const next = (account % accounts) + 1;
  const texts = Array.from({ length: TEXTS }, (_, index) =>
    sent({ from: [account, TEXTS + index + 1], to: [next, index + 1], text: `text ${index} of ${account} to ${next}` }),
  );
  return [{ kind: "relation", relation: sampleRelation(account, "contact", `User-${next}`, next) }, ...texts];
}

function secondsSince(startedMs: number): string {
  return ((performance.now() - startedMs) / 1_000).toFixed(1);
}

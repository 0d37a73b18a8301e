import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { moveToPostgres } from "chatwire/server";
import type { Options } from "../config/options.ts";
import { readPepper } from "./pepper.ts";
import { UnusableFile } from "./unusable-file.ts";

/**
 * Copies the accounts from SQLite into an empty PostgreSQL database, and compares all rows.
 *
 * @param print  gets a line for each table, and what to do next
 * @throws UnusableFile the database or its pepper is missing; UsageError the other database is not empty; StoreError
 */
export async function moveAccounts(
  { database, pepper }: Pick<Options, "database" | "pepper">,
  store: string,
  print: (line: string) => void,
): Promise<void> {
  if (!existsSync(database)) throw new UnusableFile(`Cannot move ${database}: the file does not exist.`);
  const bytes = await readPepper(pepper);
  const startedMs = performance.now();
  const tables = await moveToPostgres({
    path: database,
    url: store,
    pepper: bytes,
    random: (length) => Uint8Array.from(randomBytes(length)),
    onTable: ({ name, rows }) => print(`${name}: ${rows} rows copied, all equal`),
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const seconds = (performance.now() - startedMs) / 1_000;
  print(`Moved ${rows} rows in ${seconds.toFixed(1)} s. The pepper in ${pepper} opens the new database too.`);
  print(`Start the server with --store from now on. ${database} stays as it was; remove it when you need it no more.`);
}

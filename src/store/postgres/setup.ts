/** Makes a database a store, or checks and migrates it, and makes a server its only writer. */

import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { StoreError } from "../../errors.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { openSecret, SECRET_BYTES, SECRET_PLACE } from "../sealing/secret.ts";
import { type PostgresConnection, takenOver } from "./connection.ts";
import { MIGRATIONS, type Migration } from "./tables/migrations.ts";

/** Two servers that start at once make the tables one after the other. The number is any that others do not use. */
const LOCK = "SELECT pg_advisory_xact_lock(1667785076, hashtext(current_schema()))";

/** Without the table of the lease, by which several servers agree before one of them opens the store. */
const FIND_STORE = `SELECT
  (SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'core_lease'),
  (SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema()
    AND table_name = 'store' AND column_name IN ('version', 'secret', 'last_account_id'))`;
const STORE_COLUMNS = 3;

export interface SetupOptions {
  readonly sealer: Sealer;
  readonly random: RandomBytes;
  /** Tells this writer from all others. */
  readonly writer: Uint8Array;
  /** Default: MIGRATIONS. Others are for tests. */
  readonly migrations?: readonly Migration[];
}

/** What a writer has that its connection belongs to. */
export interface Claim {
  /** Higher than that of every connection before. */
  readonly token: number;
  /** The number of the last commit. */
  readonly lastCommit: number;
}

/**
 * Takes a database over. If it is empty, makes it a store. Whoever was its writer can commit nothing after that.
 *
 * @throws StoreError NOT_A_STORE, STORE_TOO_NEW, WRONG_PEPPER: the database, and its writer, stay as they were
 * @throws as `PostgresConnection.all`
 */
export function claimStore(connection: PostgresConnection, options: SetupOptions): Promise<Claim> {
  return connection.transaction(async () => {
    const { migrations = MIGRATIONS, sealer, random, writer } = options;
    await beginSetup(connection);
    const version = await versionOf(connection, migrations);
    if (version > 0) await readSecret(connection, sealer);
    await migrate(connection, version, migrations);
    if (version === 0) {
      const sealed = sealer.seal(SECRET_PLACE, random(SECRET_BYTES));
      await connection.all("INSERT INTO store (secret) VALUES ($1)", sealed);
    }
    await setVersion(connection, migrations);
    const taken = await connection.one("UPDATE writer SET id = $1, token = token + 1 RETURNING token", writer);
    return { token: taken.integer(0), lastCommit: await readLastCommit(connection) };
  });
}

/** Keeps others from setting the same database up until the transaction ends. @throws as `PostgresConnection.all` */
export async function beginSetup(connection: PostgresConnection): Promise<void> {
  await connection.all(LOCK);
}

/**
 * Makes a new connection that of the writer, and waits for what an earlier one has left under way.
 *
 * @throws StoreError STORE_TAKEN_OVER: another server is the writer now
 * @throws as `PostgresConnection.all`
 */
export async function reclaimStore(connection: PostgresConnection, writer: Uint8Array): Promise<Claim> {
  const [row] = await connection.all("UPDATE writer SET token = token + 1 WHERE id = $1 RETURNING token", writer);
  if (row === undefined) throw takenOver(connection.where);
  return { token: row.integer(0), lastCommit: await readLastCommit(connection) };
}

/** Reads the server's secret. @throws StoreError WRONG_PEPPER; as `PostgresConnection.all` */
export async function readSecret(connection: PostgresConnection, sealer: Sealer): Promise<Uint8Array> {
  const row = await connection.one("SELECT secret FROM store");
  return openSecret(sealer, row.bytes(0), connection.where);
}

/**
 * Returns the version of the store; 0 if the database is empty.
 *
 * @throws StoreError NOT_A_STORE, STORE_TOO_NEW; as `PostgresConnection.all`
 */
export async function versionOf(connection: PostgresConnection, migrations: readonly Migration[]): Promise<number> {
  const found = await connection.one(FIND_STORE);
  if (found.integer(0) === 0) return 0;
  if (found.integer(1) !== STORE_COLUMNS) {
    const text = `${connection.where} has tables of something else. Choose an empty database, or another schema: postgres://.../database?options=-csearch_path%3Dname`;
    throw new StoreError("NOT_A_STORE", text);
  }
  const version = (await connection.one("SELECT version FROM store")).integer(0);
  if (version <= latestOf(migrations)) return version;
  const text = `${connection.where} was written by a later version of this program. Start that version.`;
  throw new StoreError("STORE_TOO_NEW", text);
}

/** Brings the tables from a version to the latest one. @throws as `PostgresConnection.exec` */
export async function migrate(
  connection: PostgresConnection,
  from: number,
  migrations: readonly Migration[],
): Promise<void> {
  for (const { version, sql } of migrations) if (version > from) await connection.exec(sql);
}

/** Notes that the tables have the latest version. @throws as `PostgresConnection.all` */
export async function setVersion(connection: PostgresConnection, migrations: readonly Migration[]): Promise<void> {
  await connection.all("UPDATE store SET version = $1", latestOf(migrations));
}

function latestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

async function readLastCommit(connection: PostgresConnection): Promise<number> {
  return (await connection.one("SELECT last FROM commits")).integer(0);
}

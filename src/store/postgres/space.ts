/** How much room the tables of a store take, and whether the disk of the database has more. */

import { StoreError } from "../../errors.ts";
import type { PostgresConnection } from "./connection.ts";

/**
 * The length of the tables with their indexes, without what erased rows have left free in them. That part is known only as
 * far as the database has looked last (autovacuum): then it counted the rows, and how long they are.
 */
const MEASURE = `SELECT coalesce(sum(pg_total_relation_size(class.oid) * CASE
    WHEN class.reltuples < 0 OR class.relpages = 0 OR widths.bytes IS NULL THEN 1
    ELSE least(1, class.reltuples * (widths.bytes + 28) / (class.relpages::float8 * current_setting('block_size')::float8))
  END), 0)::bigint
  FROM pg_class AS class
  LEFT JOIN (SELECT tablename, sum(avg_width) AS bytes FROM pg_stats WHERE schemaname = current_schema() GROUP BY tablename)
    AS widths ON widths.tablename = class.relname
  WHERE class.relkind = 'r' AND class.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())`;

/** Two thousand rows of 512 bytes that cannot be compressed. Unlogged: it must not fill the disk of the log. */
const FILL = `CREATE UNLOGGED TABLE room_is_looked_for AS
  SELECT decode(repeat(md5(random()::text), 32), 'hex') AS bytes FROM generate_series(1, 2048)`;

/** Measures the store, in bytes. @throws as `PostgresConnection.all` */
export async function measureStore(connection: PostgresConnection): Promise<number> {
  return (await connection.one(MEASURE)).integer(0);
}

/**
 * Looks whether the disk takes another MiB, and leaves nothing there. A user who may make no tables learns from the next
 * commit.
 *
 * @throws StoreError STORE_FULL, STORE_UNAVAILABLE; LostConnection
 */
export async function checkDisk(connection: PostgresConnection): Promise<void> {
  await connection.exec("BEGIN");
  try {
    await connection.exec(FILL);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "STORE_FAILED") throw error;
  } finally {
    if (connection.isOpen) await connection.exec("ROLLBACK");
  }
}

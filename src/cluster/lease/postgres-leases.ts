import { PostgresConnection } from "../../store/postgres/connection.ts";
import type { Lease, Leases } from "./leases.ts";

/** Two cores that start at once make the table one after the other. The number is any that others do not use. */
const CREATE = `BEGIN;
  SELECT pg_advisory_xact_lock(1667785077, hashtext(current_schema()));
  CREATE TABLE IF NOT EXISTS core_lease (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    holder bytea NOT NULL,
    token bigint NOT NULL,
    -- On the clock of the database, so that the clocks of the cores do not matter.
    until timestamptz NOT NULL
  );
  INSERT INTO core_lease (holder, token, until) VALUES ('', 0, '-infinity') ON CONFLICT DO NOTHING;
  COMMIT`;
const END = "clock_timestamp() + $2 * interval '1 millisecond'";
const TAKE = `UPDATE core_lease SET holder = $1, token = token + 1, until = ${END}
  WHERE until <= clock_timestamp() RETURNING token`;
const RENEW = `UPDATE core_lease SET until = ${END} WHERE holder = $1 AND token = $3 RETURNING token`;
const RELEASE = "UPDATE core_lease SET until = '-infinity' WHERE holder = $1 AND token = $2";

/** An answer that takes longer than a lease lasts is of no use, and a connection without one is not waited for. */
const ANSWER_TIMEOUT_MS = 2_000;

/** The lease of the core as a row of a PostgreSQL database. A connection of its own, so that it waits behind no commit. */
export class PostgresLeases implements Leases {
  readonly #url: string;
  #connection: PostgresConnection | undefined;

  private constructor(url: string) {
    this.#url = url;
  }

  /**
   * @param url  of the database, as for `PostgresStore.open`. If it has no table for the lease, it gets one
   * @throws UsageError the package pg is not installed, or the URL is malformed
   * @throws StoreError STORE_UNAVAILABLE, STORE_FAILED
   */
  static async open(url: string): Promise<PostgresLeases> {
    const connection = await PostgresConnection.open(url);
    try {
      await connection.exec(CREATE);
    } catch (error) {
      connection.abandon();
      throw error;
    }
    await connection.close();
    return new PostgresLeases(url);
  }

  async take(holder: string, durationMs: number): Promise<Lease | undefined> {
    const [row] = await (await this.#connect()).all(TAKE, Buffer.from(holder), durationMs);
    return row && { token: row.integer(0) };
  }

  async renew(holder: string, { token }: Lease, durationMs: number): Promise<boolean> {
    const rows = await (await this.#connect()).all(RENEW, Buffer.from(holder), durationMs, token);
    return rows.length > 0;
  }

  async release(holder: string, { token }: Lease): Promise<void> {
    await (await this.#connect()).all(RELEASE, Buffer.from(holder), token);
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }

  /** A connection that was lost is replaced once in each call. */
  async #connect(): Promise<PostgresConnection> {
    if (this.#connection?.isOpen === true) return this.#connection;
    this.#connection = await PostgresConnection.open(this.#url, ANSWER_TIMEOUT_MS);
    return this.#connection;
  }
}

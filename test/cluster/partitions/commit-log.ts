import type { PostgresServer } from "../../store/postgres/postgres-server.ts";

const SLOT = "commits";

/** What PostgreSQL needs to have a log. */
export const LOG_SETTINGS: readonly string[] = ["wal_level=logical"];

/** Each transaction that begins a commit notes the token that its writer has, and its number, before both are checked. */
const INSTALL = `DO $install$ BEGIN
    EXECUTE replace(pg_get_functiondef('begin_commit'::regproc), 'begin_commit', 'begin_checked_commit');
  END $install$;
  CREATE TABLE commit_log (token bigint, number bigint);
  CREATE OR REPLACE FUNCTION begin_commit(own_token bigint, number bigint) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO commit_log VALUES (own_token, number);
    PERFORM begin_checked_commit(own_token, number);
  END $$`;

/** What a writer has committed. */
export interface LoggedCommit {
  readonly token: number;
  /** Consecutive for all writers. */
  readonly number: number;
}

/**
 * Begins the log of a database that a store has set up. It is that of PostgreSQL itself, its write-ahead log: what it has is
 * committed, in this order.
 */
export async function beginLog(server: PostgresServer): Promise<void> {
  await server.run(server.url(), INSTALL);
  await server.query(server.url(), `SELECT pg_create_logical_replication_slot('${SLOT}', 'test_decoding')`);
}

/** The commits since the beginning, in their order. */
export async function readLog(server: PostgresServer): Promise<LoggedCommit[]> {
  const sql = `SELECT data FROM pg_logical_slot_peek_changes('${SLOT}', NULL, NULL)
    WHERE data LIKE 'table public.commit_log: INSERT:%'`;
  const rows = await server.query(server.url(), sql);
  return rows.map((row) => {
    const [, token, number] = /token\[bigint\]:(\d+) number\[bigint\]:(\d+)/.exec(row.word(0)) ?? [];
    return { token: Number(token), number: Number(number) };
  });
}

/** What contradicts that there is one writer at a time, whose commits follow one after the other. */
export function findFaults(log: readonly LoggedCommit[]): { twoWriters: string[]; wrongOrder: string[] } {
  const faults: { twoWriters: string[]; wrongOrder: string[] } = { twoWriters: [], wrongOrder: [] };
  for (const [index, { token, number }] of log.entries()) {
    const before = log[index - 1];
    if (before === undefined) continue;
    if (token < before.token) faults.twoWriters.push(`token ${token} after ${before.token}`);
    if (number !== before.number + 1) faults.wrongOrder.push(`commit ${number} after ${before.number}`);
  }
  return faults;
}

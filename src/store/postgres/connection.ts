/**
 * The only file that uses pg. It hides these pitfalls:
 *
 * - A client that has lost its connection emits an error nobody waits for.
 * - A COMMIT after a failed statement succeeds, and has rolled back.
 * - An error with which the server ends the connection looks like one of a statement.
 */

import type { Client, CustomTypesConfig, QueryArrayConfig, QueryArrayResult } from "pg";
import { StoreError, UsageError } from "../../errors.ts";
import { type Column, Row } from "./row.ts";

export type Scalar = number | boolean | Uint8Array | null;

/** A value of a statement. An array becomes an array of PostgreSQL. */
export type SqlValue = Scalar | readonly Scalar[];

/** A statement with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The SQLSTATE with which `begin_commit` refuses a token that is not the writer's any more; see `tables/migrations.ts`. */
export const TAKEN_OVER = "CW001";

/** How long it may take until a connection is open. */
const CONNECT_TIMEOUT_MS = 2_000;
/** How long an answer may take, unless a connection has another time. After that, it counts as lost. */
const ANSWER_TIMEOUT_MS = 30_000;
/** How long a transaction may wait for a lock that another connection has, or for its next statement. */
const LOCK_TIMEOUT_MS = 3_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 2_000;
/** After how long a silence the system looks whether the other end is still there. */
const KEEP_ALIVE_MS = 5_000;

/** The texts of values as PostgreSQL sends them. `Row` reads them. */
const AS_SENT: CustomTypesConfig = { getTypeParser: () => (value: string) => value };

// A confirmed commit is on the disk, whatever the default of the database is. A stricter setting than "on" stays.
const SETTINGS = `SELECT set_config('bytea_output', 'hex', false),
  set_config('lock_timeout', '${LOCK_TIMEOUT_MS}', false),
  set_config('idle_in_transaction_session_timeout', '${IDLE_IN_TRANSACTION_TIMEOUT_MS}', false),
  set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), false)`;

/** The connection ended before the answer came. Whether the statements were carried out is unknown. */
export class LostConnection extends Error {}

/** One connection to a database. A lost one is not replaced. */
export class PostgresConnection {
  readonly #client: Client;
  readonly #where: string;
  readonly #answerTimeoutMs: number;
  /** The name of each prepared statement. */
  readonly #names = new Map<string, string>();
  #isOpen = true;

  private constructor(client: Client, where: string, answerTimeoutMs: number) {
    this.#client = client;
    this.#where = where;
    this.#answerTimeoutMs = answerTimeoutMs;
    client.on("error", () => {
      this.#isOpen = false;
    });
    client.on("end", () => {
      this.#isOpen = false;
    });
  }

  /**
   * Opens a connection.
   *
   * @param url              `postgres://user@host:port/database`
   * @param answerTimeoutMs  how long an answer may take until the connection counts as lost
   * @throws UsageError the package pg is not installed, or the URL is malformed
   * @throws StoreError STORE_UNAVAILABLE: nobody answers, or the database is starting or ending; STORE_FAILED: refused
   */
  static async open(url: string, answerTimeoutMs = ANSWER_TIMEOUT_MS): Promise<PostgresConnection> {
    const where = describeTarget(url);
    const { Client } = await importPg();
    const client = new Client({
      connectionString: url,
      fallback_application_name: "chatwire",
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: answerTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      pipeline: true,
    });
    const connection = new PostgresConnection(client, where, answerTimeoutMs);
    try {
      await client.connect();
      await client.query(SETTINGS);
      return connection;
    } catch (cause) {
      connection.abandon();
      throw refusedConnection(where, cause);
    }
  }

  /** Whether the connection has not ended, as far as is known. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The database, for errors: without user and password. */
  get where(): string {
    return this.#where;
  }

  /**
   * Runs one statement. Returns all rows of its result.
   *
   * @throws LostConnection, and is not open any more; StoreError, UsageError: the statement failed and changed nothing
   */
  async all(sql: string, ...values: readonly SqlValue[]): Promise<Row[]> {
    try {
      const { rows } = await this.#send({ sql, values }, this.#answerTimeoutMs);
      return rows.map((columns) => new Row(columns));
    } catch (error) {
      throw this.#translate(error);
    }
  }

  /** Runs a query for one row. @throws as `all`; StoreError STORE_DAMAGED: the row is missing */
  async one(sql: string, ...values: readonly SqlValue[]): Promise<Row> {
    const [row] = await this.all(sql, ...values);
    if (row === undefined) throw new StoreError("STORE_DAMAGED", `${this.#where} is damaged (a row is missing).`);
    return row;
  }

  /** Runs statements without values, separated by semicolons. @throws as `all` */
  async exec(sql: string): Promise<void> {
    try {
      await this.#client.query(sql);
    } catch (error) {
      throw this.#translate(error);
    }
  }

  /**
   * Runs statements as one transaction. All are sent at once, so that they wait for one round trip.
   *
   * @param timeoutMs  how long the answers may take
   * @throws LostConnection whether the transaction was committed is unknown
   * @throws StoreError, UsageError the transaction changed nothing
   */
  async pipeline(statements: readonly Statement[], timeoutMs = this.#answerTimeoutMs): Promise<void> {
    const all = [BEGIN, ...statements, COMMIT].map((statement) => this.#send(statement, timeoutMs));
    const answers = await Promise.allSettled(all);
    // What follows a failed statement fails too, so the first error has the reason.
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed !== undefined) throw this.#translate(failed.reason);
    const last = answers.at(-1);
    if (last?.status !== "fulfilled" || last.value.command !== "COMMIT")
      throw new StoreError("STORE_FAILED", `${this.#where} rolled a transaction back without an error.`);
  }

  /** Runs the body in one transaction. If it throws, rolls back and rethrows. @throws as `pipeline` */
  async transaction<T>(body: () => Promise<T>): Promise<T> {
    await this.exec("BEGIN");
    try {
      const result = await body();
      await this.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.#isOpen) await this.exec("ROLLBACK").catch(() => {});
      throw error;
    }
  }

  /** Ends the connection, when it has answered what was sent. */
  async close(): Promise<void> {
    // Nobody may be there to take a goodbye, and the system would wait for minutes.
    await this.#send({ sql: "SELECT 1", values: [] }, CONNECT_TIMEOUT_MS).catch(() => this.abandon());
    if (this.#isOpen) await this.#client.end();
    this.#isOpen = false;
  }

  /** Ends the connection at once. The server rolls back what it has not committed when it notices. */
  abandon(): void {
    this.#isOpen = false;
    this.#client.connection.stream.destroy();
  }

  #send({ sql, values }: Statement, timeoutMs: number): Promise<QueryArrayResult<Column[]>> {
    const query: TimedQuery = {
      text: sql,
      values: [...values],
      rowMode: "array",
      types: AS_SENT,
      query_timeout: timeoutMs,
    };
    // Parsed and planned once for each connection.
    return this.#client.query<Column[]>(values.length === 0 ? query : { ...query, name: this.#nameOf(sql) });
  }

  #nameOf(sql: string): string {
    let name = this.#names.get(sql);
    if (name === undefined) {
      name = `s${this.#names.size}`;
      this.#names.set(sql, name);
    }
    return name;
  }

  #translate(cause: unknown): unknown {
    const { code, severity } = detailsOf(cause);
    const text = cause instanceof Error ? cause.message : String(cause);
    if (!this.#isOpen || code === undefined || severity !== "ERROR") {
      // After a fatal error of the server, the end of the stream may arrive only later; after a timeout, never.
      this.abandon();
      return new LostConnection(text, { cause });
    }
    if (code === TAKEN_OVER) return takenOver(this.#where);
    if (code.startsWith("23")) return new UsageError(`A change does not fit the stored state: ${text}`);
    if (code === DISK_FULL) {
      const full = `There is no room left on the disk of ${this.#where}. Free some.`;
      return new StoreError("STORE_FULL", full, { cause });
    }
    if (code.startsWith("XX")) return new StoreError("STORE_DAMAGED", `${this.#where} is damaged: ${text}`, { cause });
    if (PASSING.some((start) => code.startsWith(start))) return unavailable(this.#where, cause);
    return new StoreError("STORE_FAILED", `${this.#where} could not be read or written: ${text}`, { cause });
  }
}

interface TimedQuery extends QueryArrayConfig<unknown[]> {
  /** In milliseconds. */
  readonly query_timeout: number;
}

const BEGIN: Statement = { sql: "BEGIN", values: [] };
const COMMIT: Statement = { sql: "COMMIT", values: [] };

const DISK_FULL = "53100";
/**
 * How the SQLSTATE of errors begins that pass by themselves: too few resources, a lock, a cancelled statement, a conflict
 * of transactions, a database that only reads because it is a standby, or that is starting or ending.
 */
const PASSING = ["53", "55P03", "57", "40", "25006"];

function detailsOf(error: unknown): { code: string | undefined; severity: string | undefined } {
  const { code, severity } = Object(error);
  return {
    code: typeof code === "string" ? code : undefined,
    severity: typeof severity === "string" ? severity : undefined,
  };
}

/** The error of a connection that could not be opened. */
function refusedConnection(where: string, cause: unknown): StoreError {
  const { code, severity } = detailsOf(cause);
  if (severity === undefined || code === undefined || PASSING.some((start) => code.startsWith(start)))
    return unavailable(where, cause);
  const text = cause instanceof Error ? cause.message : String(cause);
  return new StoreError("STORE_FAILED", `${where} refused the connection: ${text}`, { cause });
}

/** The error of a call that can succeed later. */
export function unavailable(where: string, cause: unknown): StoreError {
  const text = cause instanceof Error ? cause.message : String(cause);
  return new StoreError("STORE_UNAVAILABLE", `${where} cannot be reached, or is not ready: ${text}`, { cause });
}

/** The error of a writer that is not the writer any more. */
export function takenOver(where: string): StoreError {
  const text = `Another server has taken ${where} over. This one can store nothing more, and must end.`;
  return new StoreError("STORE_TAKEN_OVER", text);
}

/** @throws UsageError the URL is not one of PostgreSQL */
function describeTarget(url: string): string {
  // A socket has no host: postgres://user@/database?host=/run/postgresql
  const whole = url.replace("@/", "@localhost/");
  const parts = URL.canParse(whole) ? new URL(whole) : undefined;
  if (parts === undefined || !/^postgres(?:ql)?:$/.test(parts.protocol))
    throw new UsageError("The URL of the database must look like postgres://user@host:port/database.");
  const host = parts.searchParams.get("host") || parts.host || "this machine";
  return `The database ${decodeURIComponent(parts.pathname.slice(1)) || "of the user"} at ${host}`;
}

/** @throws UsageError WRONG_STATE: the package is not installed */
async function importPg(): Promise<typeof import("pg")> {
  try {
    return await import("pg");
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(`PostgresStore needs the package pg: npm install chatwire pg (${why})`, "WRONG_STATE");
  }
}

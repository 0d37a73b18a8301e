import type { Change } from "../../chat/state/account.ts";
import { StoreError, UsageError } from "../../errors.ts";
import { LostConnection, PostgresConnection, type Statement, unavailable } from "./connection.ts";
import { type Claim, claimStore, reclaimStore, type SetupOptions } from "./setup.ts";

/** A lost connection is replaced once in each call: it may have been lost long ago. */
const ATTEMPTS = 2;

/** Erasing a million texts takes minutes. */
const ERASURE_TIMEOUT_MS = 600_000;

/** A commit of which nobody knows whether it was stored, because the connection was lost before the answer came. */
interface Doubt {
  readonly number: number;
  readonly changes: readonly Change[];
}

export interface WriterOptions extends SetupOptions {
  readonly url: string;
}

/**
 * The only writer of a database, over one connection at a time.
 *
 * Every connection takes a token of its own, which ends those of all connections before, and waits for their transactions.
 * Each commit locks the token and writes its number. So a writer that has lost its connection learns from the next one
 * whether its last commit was stored, and a writer that was replaced can store nothing.
 */
export class Writer {
  readonly #options: WriterOptions;
  #connection: PostgresConnection;
  #claim: Claim;
  #doubt: Doubt | undefined;

  private constructor(options: WriterOptions, connection: PostgresConnection, claim: Claim) {
    this.#options = options;
    this.#connection = connection;
    this.#claim = claim;
  }

  /** Takes a database over. @throws as `PostgresStore.open` */
  static async open(options: WriterOptions): Promise<Writer> {
    const connection = await PostgresConnection.open(options.url);
    const claim = await claimOver(connection, () => claimStore(connection, options));
    return new Writer(options, connection, claim);
  }

  /** The token of the present connection. */
  get token(): number {
    return this.#claim.token;
  }

  /** Runs what changes nothing. @throws StoreError STORE_UNAVAILABLE, STORE_TAKEN_OVER, STORE_DAMAGED; the error of the body */
  async read<T>(body: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    let lost: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const connection = await this.#connect();
      try {
        return await body(connection);
      } catch (error) {
        if (!(error instanceof LostConnection)) throw error;
        connection.abandon();
        lost = error;
      }
    }
    throw unavailable(this.#connection.where, lost);
  }

  /**
   * Stores changes in one transaction.
   *
   * @param prepare  makes the statements; it may read before
   * @throws UsageError the last commit is in doubt, and this is another one
   * @throws StoreError STORE_UNAVAILABLE: nobody knows whether the changes were stored, until the same commit is repeated
   * @throws as `read`
   */
  async commit(
    changes: readonly Change[],
    prepare: (connection: PostgresConnection) => Promise<readonly Statement[]>,
  ): Promise<void> {
    if (this.#doubt !== undefined && !areSame(this.#doubt.changes, changes)) {
      const text =
        "The last commit failed with STORE_UNAVAILABLE and may have been stored. Repeat it before another one.";
      throw new UsageError(text, "WRONG_STATE");
    }
    const timeoutMs = changes.some(isErasure) ? ERASURE_TIMEOUT_MS : undefined;
    await this.read(async (connection) => {
      if (this.#endDoubt()) return;
      const statements = await prepare(connection);
      const { token, lastCommit } = this.#claim;
      const number = lastCommit + 1;
      try {
        const first = { sql: "SELECT begin_commit($1, $2)", values: [token, number] };
        await connection.pipeline([first, ...statements], timeoutMs);
      } catch (error) {
        if (error instanceof LostConnection) this.#doubt = { number, changes };
        throw error;
      }
      this.#claim = { token, lastCommit: number };
    });
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** Whether the commit in doubt was stored. The present connection is a later one than that of the commit. */
  #endDoubt(): boolean {
    const doubt = this.#doubt;
    this.#doubt = undefined;
    return doubt !== undefined && doubt.number === this.#claim.lastCommit;
  }

  async #connect(): Promise<PostgresConnection> {
    if (this.#connection.isOpen) return this.#connection;
    const { url, writer } = this.#options;
    const connection = await PostgresConnection.open(url);
    const claim = await claimOver(connection, () => reclaimStore(connection, writer));
    if (claim.lastCommit < this.#claim.lastCommit) {
      connection.abandon();
      throw wentBack(connection.where);
    }
    [this.#claim, this.#connection] = [claim, connection];
    return connection;
  }
}

/** Runs the body, and abandons the connection if that fails. */
async function claimOver(connection: PostgresConnection, body: () => Promise<Claim>): Promise<Claim> {
  try {
    return await body();
  } catch (error) {
    connection.abandon();
    throw error instanceof LostConnection ? unavailable(connection.where, error) : error;
  }
}

/** The state in memory has what the database has lost, so that the server must end and load what is left. */
function wentBack(where: string): StoreError {
  const text = `${where} has lost changes that it had confirmed, as after a restore or a failover to a copy that was behind. Start the server again to go on with what is left.`;
  return new StoreError("STORE_DAMAGED", text);
}

function areSame(left: readonly Change[], right: readonly Change[]): boolean {
  return left.length === right.length && left.every((change, index) => change === right[index]);
}

function isErasure({ kind }: Change): boolean {
  return kind === "account deleted" || kind === "forget texts" || kind === "room closed";
}

/** Opens the file of a store: checks it, migrates its tables, and starts the write-ahead log. */

import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { StoreError } from "../../errors.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { openSecret, SECRET_BYTES, SECRET_PLACE } from "../sealing/secret.ts";
import { damaged, SqliteDatabase } from "./database.ts";
import { createLogId, type LogMark, readMark, userVersionOf } from "./file/log-link.ts";
import { APPLICATION_ID, logBytes } from "./file/store-file.ts";
import { MIGRATIONS, type Migration } from "./tables/migrations.ts";

export interface SetupOptions {
  /** Absolute path of the file. */
  readonly path: string;
  readonly sealer: Sealer;
  readonly random: RandomBytes;
  /** Default: MIGRATIONS. Others are for tests. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the file or creates it, checks its integrity and the pepper, and migrates
 * its tables to the latest version.
 *
 * @throws UsageError, StoreError as `SqliteStore.open`
 */
export async function openTables(options: SetupOptions): Promise<SqliteDatabase> {
  const { path, migrations = MIGRATIONS } = options;
  const database = await SqliteDatabase.open(path, migrations.at(-1)?.version ?? 0);
  try {
    configure(database);
    const { version } = logMark(database);
    if (version > 0) {
      checkWholeness(database, path);
      readSecret(database, options);
    }
    migrate(database, version, migrations, options);
    useLog(database, path);
    if (emptyUnlessFull(database, options)) startLog(database);
    return database;
  } catch (error) {
    // Writing the log into a damaged file could destroy what is left of it.
    if (error instanceof StoreError && error.code === "STORE_DAMAGED") database.abandon();
    else closeAfter(error, database);
    throw error;
  }
}

/** Closes a database after an error, which is told, and not what follows from it. */
function closeAfter(error: unknown, database: SqliteDatabase): void {
  try {
    database.close();
  } catch (second) {
    if (!(error instanceof StoreError && second instanceof StoreError)) throw second;
  }
}

function configure(database: SqliteDatabase): void {
  database.exec(`
    -- A commit ends when the disk has written it, so that it survives a power failure.
    PRAGMA synchronous = FULL;
    -- macOS needs these two for the same guarantee.
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON;
    -- Deleted content is overwritten.
    PRAGMA secure_delete = ON;
    -- No temporary files: the only files are this one and its log.
    PRAGMA temp_store = MEMORY;
    -- In KiB: the pages that a commit of texts of many mailboxes reads and changes.
    PRAGMA cache_size = -16384;
    -- Detect damaged pages when they are read.
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    -- The log is merged by startLog only.
    PRAGMA wal_autocheckpoint = 0;
  `);
}

/** Pages of a file that is checked whole, which takes some 30 ms: 16 MiB. */
const WHOLE_CHECK_PAGES_MAX = 4_096;

const CHECK_WITHOUT_POSTS = `SELECT found.quick_check FROM sqlite_schema, pragma_quick_check(sqlite_schema.name) AS found
  WHERE type = 'table' AND name <> 'posts' ORDER BY found.quick_check = 'ok' LIMIT 1`;

/** A check reads all pages. Rooms may have so many posts that this would delay the start: `checkPosts` checks them later. */
function checkWholeness(database: SqliteDatabase, path: string): void {
  const pages = database.one("PRAGMA page_count").integer("page_count");
  const [found] = database.all(pages > WHOLE_CHECK_PAGES_MAX ? CHECK_WITHOUT_POSTS : "PRAGMA quick_check(1)");
  const result = found?.word("quick_check");
  if (result !== "ok") throw damaged(path, result ?? "quick_check returned no row");
}

/**
 * Reads the server's secret.
 *
 * @throws StoreError WRONG_PEPPER: the secret does not open with this pepper
 */
export function readSecret(
  database: SqliteDatabase,
  { path, sealer }: Pick<SetupOptions, "path" | "sealer">,
): Uint8Array {
  return openSecret(sealer, database.one("SELECT secret FROM store").bytes("secret"), path);
}

function migrate(
  database: SqliteDatabase,
  from: number,
  migrations: readonly Migration[],
  { sealer, random }: SetupOptions,
): void {
  const steps = migrations.filter(({ version }) => version > from);
  // Without a log, so that the version in the file's header, which is checked first, never lags behind the tables.
  if (steps.length > 0) database.exec("PRAGMA journal_mode = DELETE");
  for (const { version, sql, run } of steps) {
    database.transaction(() => {
      database.exec(sql);
      if (version === 1) {
        database.run("INSERT INTO store VALUES (1, ?, 0)", sealer.seal(SECRET_PLACE, random(SECRET_BYTES)));
      }
      run?.(database, sealer);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      mark(database, { ...logMark(database), version });
    });
  }
}

function useLog(database: SqliteDatabase, path: string): void {
  const mode = database.one("PRAGMA journal_mode = WAL").word("journal_mode");
  if (mode !== "wal")
    throw new StoreError("STORE_FAILED", `${path} is on a file system without write-ahead log. Choose a local disk.`);
}

/** Merges the log into the file and empties it. If it throws, the log goes on. */
export function emptyLog(database: SqliteDatabase, random: RandomBytes): void {
  endLog(database, random);
  merge(database, "TRUNCATE");
}

/** Returns whether the log is empty. On a full disk, the log of the last store goes on, if there is one. */
function emptyUnlessFull(database: SqliteDatabase, { path, random }: SetupOptions): boolean {
  const hasLog = logBytes(path) > 0;
  try {
    emptyLog(database, random);
    return true;
  } catch (error) {
    if (!(hasLog && error instanceof StoreError && error.code === "STORE_FULL")) throw error;
    return false;
  }
}

/** Starts a new log after the old one was emptied; see `log-link.ts`. No change may be committed before it succeeds. */
export function startLog(database: SqliteDatabase): void {
  mark(database, { ...logMark(database), log: "expected" });
  merge(database, "FULL");
  mark(database, { ...logMark(database), log: "present" });
}

/** Commits that the file needs no log, once all of it is merged. */
export function endLog(database: SqliteDatabase, random: RandomBytes): void {
  mark(database, { ...logMark(database), log: "none", id: createLogId(random(4)) });
}

/** The mark of the file with its log. */
export function logMark(database: SqliteDatabase): LogMark {
  return readMark(database.one("PRAGMA user_version").integer("user_version"));
}

function mark(database: SqliteDatabase, to: LogMark): void {
  database.exec(`PRAGMA user_version = ${userVersionOf(to)}`);
}

/** Merges the log into the file. Nobody else reads the file, so all of it is merged. */
function merge(database: SqliteDatabase, how: "FULL" | "TRUNCATE"): void {
  database.one(`PRAGMA wal_checkpoint(${how})`);
}

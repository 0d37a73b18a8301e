import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError, StoreError } from "../../errors.ts";
import { damaged, SqliteDatabase } from "./database.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";
import type { Sealer } from "./sealer.ts";
import { APPLICATION_ID } from "./store-file.ts";

const SECRET_BYTES = 32;
const SECRET_PLACE = "store.secret";

export interface SetupOptions {
  /** Absolute. */
  readonly path: string;
  readonly sealer: Sealer;
  readonly random: RandomBytes;
  /** Default: those of this version. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the file, or makes it; looks whether it is whole and the pepper its own;
 * makes its tables what they are to be.
 *
 * @throws UsageError, StoreError: see `SqliteStore.open`
 */
export async function openTables(options: SetupOptions): Promise<SqliteDatabase> {
  const { path, migrations = MIGRATIONS } = options;
  const database = await SqliteDatabase.open(path, migrations.at(-1)?.version ?? 0);
  try {
    configure(database);
    const version = database.one("PRAGMA user_version").integer("user_version");
    if (version > 0) {
      checkWholeness(database, path);
      readSecret(database, options);
    }
    migrate(database, version, migrations, options);
    startLog(database, path);
    return database;
  } catch (error) {
    // To write the log into a damaged file could destroy what is left of it.
    if (error instanceof StoreError && error.code === "STORE_DAMAGED") database.abandon();
    else database.close();
    throw error;
  }
}

function configure(database: SqliteDatabase): void {
  database.exec(`
    -- A commit ends when the disk has it: what was confirmed survives a loss of power.
    PRAGMA synchronous = FULL;
    -- The same on macOS, where it takes more to reach the disk.
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON;
    -- What is deleted is overwritten.
    PRAGMA secure_delete = ON;
    -- No files besides the one and its log.
    PRAGMA temp_store = MEMORY;
    -- Damage is found rather than followed.
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
  `);
}

function checkWholeness(database: SqliteDatabase, path: string): void {
  const [found] = database.all("PRAGMA quick_check(1)");
  const what = found?.word("quick_check");
  if (what !== "ok") throw damaged(path, what ?? "no answer from quick_check");
}

/** @throws StoreError WRONG_PEPPER */
export function readSecret(
  database: SqliteDatabase,
  { path, sealer }: Pick<SetupOptions, "path" | "sealer">,
): Uint8Array {
  const sealed = database.one("SELECT secret FROM store").bytes("secret");
  try {
    return sealer.open(SECRET_PLACE, sealed);
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    const text = `The pepper is not the one that ${path} was made with. Start with that one; there is no way without it.`;
    throw new StoreError("WRONG_PEPPER", text, { cause });
  }
}

function migrate(
  database: SqliteDatabase,
  from: number,
  migrations: readonly Migration[],
  { sealer, random }: SetupOptions,
): void {
  const steps = migrations.filter(({ version }) => version > from);
  // Without a log: the header of the file, which is looked at before all else, is never behind the tables.
  if (steps.length > 0) database.exec("PRAGMA journal_mode = DELETE");
  for (const { version, sql } of steps) {
    database.transaction(() => {
      database.exec(sql);
      if (version === 1) {
        database.run("INSERT INTO store VALUES (1, ?, 0)", sealer.seal(SECRET_PLACE, random(SECRET_BYTES)));
      }
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
    });
  }
}

function startLog(database: SqliteDatabase, path: string): void {
  const mode = database.one("PRAGMA journal_mode = WAL").word("journal_mode");
  if (mode !== "wal") throw new StoreError("STORE_FAILED", `${path} is on a disk that takes no write-ahead log.`);
}

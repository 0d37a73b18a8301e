import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "chatwire";
import { SqliteStore } from "chatwire/server";
import type { Options } from "../config/options.ts";
import { createPepper, readPepper } from "./pepper.ts";
import { UnusableFile } from "./unusable-file.ts";

/** Where the accounts are, with all that belongs to them. */
type Place = Pick<Options, "database" | "pepper">;

/**
 * Opens the accounts; makes the database and its pepper where there is neither.
 *
 * @throws UnusableFile, StoreError, or what the file system says
 */
export async function openAccounts({ database, pepper }: Place): Promise<SqliteStore> {
  if (existsSync(database) || existsSync(pepper)) return openKept({ database, pepper });
  const made = await createPepper(pepper);
  await mkdir(dirname(database), { recursive: true, mode: 0o700 });
  return open(database, made);
}

/**
 * Copies the accounts into a new file, while no server has them open.
 *
 * @throws UnusableFile, StoreError, UsageError there is such a file, or what the file system says
 */
export async function backUp(place: Place, file: string): Promise<void> {
  if (!existsSync(place.database)) throw new UnusableFile(`There is no database ${place.database} to copy.`);
  const store = await openKept(place);
  try {
    await store.backup(file);
  } finally {
    await store.close();
  }
}

async function openKept({ database, pepper }: Place): Promise<SqliteStore> {
  // Without its pepper a database is lost; a new one would only hide that.
  if (!existsSync(pepper))
    throw new UnusableFile(`${database} needs its pepper, and there is no ${pepper}. Bring it back.`);
  const bytes = await readPepper(pepper);
  await mkdir(dirname(database), { recursive: true, mode: 0o700 });
  return open(database, bytes);
}

async function open(path: string, pepper: Uint8Array): Promise<SqliteStore> {
  try {
    return await SqliteStore.open({ path, pepper, random: (length) => Uint8Array.from(randomBytes(length)) });
  } catch (error) {
    // The package of the database is missing.
    throw error instanceof UsageError ? new UnusableFile(error.message) : error;
  }
}

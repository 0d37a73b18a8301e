/**
 * The files of the server. This file opens the database of the accounts, copies it and
 * puts a copy back; postgres-accounts.ts opens one in PostgreSQL, and move.ts copies the accounts into that. pepper.ts creates and
 * reads the key that encrypts the secrets; certificate.ts reads the TLS certificate.
 *
 * The invariant: a file that exists is replaced only by a restore that was asked for. A
 * missing one is created only if nothing depends on the old one.
 */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "chatwire";
import { type PostgresStore, SqliteStore } from "chatwire/server";
import { makeFolder } from "../../shared/make-folder.ts";
import type { Options } from "../config/options.ts";
import { askServer, NoServer } from "../control/client.ts";
import { createPepper, readPepper } from "./pepper.ts";
import { openPostgres } from "./postgres-accounts.ts";
import { UnusableFile } from "./unusable-file.ts";

/** The files of the accounts. */
type AccountFiles = Pick<Options, "database" | "pepper" | "store">;

/**
 * Opens the accounts, and creates the database and its pepper if neither exists.
 *
 * @throws UnusableFile; StoreError; an error of the file system
 */
export async function openAccounts({ database, pepper, store }: AccountFiles): Promise<SqliteStore | PostgresStore> {
  if (store !== undefined) {
    // The control socket is beside the database that is not there.
    await makeFolder(dirname(database));
    return openPostgres(store, pepper);
  }
  if (existsSync(database) || existsSync(pepper)) return openExisting({ database, pepper });
  const bytes = await createPepper(pepper);
  await makeFolder(dirname(database));
  return open(database, bytes);
}

/**
 * Copies the accounts into a new file. If a server has them open, it makes the copy.
 *
 * @throws UnusableFile; CommandFailed; StoreError; UsageError the file exists; an error of the file system
 */
export async function backUp(files: AccountFiles, file: string): Promise<void> {
  if (!existsSync(files.database)) throw new UnusableFile(`Cannot copy ${files.database}: the file does not exist.`);
  try {
    return await askServer(files.database, { words: ["backup", file], flags: {} });
  } catch (error) {
    if (!(error instanceof NoServer)) throw error;
  }
  const store = await openExisting(files);
  try {
    await store.backup(file);
  } finally {
    await store.close();
  }
}

/**
 * Puts a copy of the accounts back, in the place of those that are there.
 *
 * @returns the path where the replaced database is kept; undefined if there was none
 * @throws UnusableFile the copy or its pepper is missing; StoreError; an error of the file system
 */
export async function putBack({ database, pepper }: AccountFiles, file: string): Promise<string | undefined> {
  if (!existsSync(pepper)) {
    const text = `${file} cannot be opened without the pepper that it was made with. Put that pepper at ${pepper} first.`;
    throw new UnusableFile(text);
  }
  const bytes = await readPepper(pepper);
  await makeFolder(dirname(database));
  return withLibsql(() => SqliteStore.restore({ path: database, pepper: bytes, random }, file));
}

async function openExisting({ database, pepper }: AccountFiles): Promise<SqliteStore> {
  // A new pepper would not open the database, and would hide that the old one is missing.
  if (!existsSync(pepper))
    throw new UnusableFile(`${database} cannot be opened without its pepper, and ${pepper} is missing. Restore it.`);
  const bytes = await readPepper(pepper);
  await makeFolder(dirname(database));
  return open(database, bytes);
}

async function open(path: string, pepper: Uint8Array): Promise<SqliteStore> {
  return withLibsql(() => SqliteStore.open({ path, pepper, random }));
}

/** Opens or restores a store. If libsql is not installed, or the file does not exist, throws UnusableFile. */
async function withLibsql<T>(run: () => Promise<T>): Promise<T> {
  return run().catch((error: unknown) => {
    throw error instanceof UsageError ? new UnusableFile(error.message) : error;
  });
}

function random(length: number): Uint8Array {
  return Uint8Array.from(randomBytes(length));
}

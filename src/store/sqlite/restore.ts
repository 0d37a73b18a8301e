/** Puts a backup in the place of a store. */

import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { StoreError, UsageError } from "../../errors.ts";
import { SqliteDatabase } from "./database.ts";
import { checkHeader, protectFile, syncFile } from "./file/store-file.ts";

/** Names of replaced files that are tried. */
const REPLACED_MAX = 1_000;

export interface RestoreTarget {
  /** Absolute path of the store. */
  readonly path: string;
  /** Absolute path of the backup. */
  readonly backup: string;
  /** The latest known version of the tables. */
  readonly versionMax: number;
  /** Opens a copy as a store, which checks it whole, begins another epoch in each room, and closes it. */
  readonly check: (path: string) => Promise<void>;
}

/**
 * Replaces the file of a store, and its log, by a backup. Until the last step the store is as it was.
 *
 * @returns the path where the replaced file is kept, with its log beside it; undefined if there was none
 * @throws UsageError there is no such backup, or it is the store's own file
 * @throws StoreError as opening the backup; STORE_IN_USE: a server has the store open
 */
export async function restoreBackup({ path, backup, versionMax, check }: RestoreTarget): Promise<string | undefined> {
  if (!existsSync(backup)) throw new UsageError(`There is no file ${backup}.`);
  if (checkHeader(backup, versionMax)?.log === "expected" || existsSync(`${backup}-wal`)) {
    const text = `${backup} is not a backup but the file of a store, which is whole only with its log. Use a file that a backup wrote.`;
    throw new StoreError("NOT_A_STORE", text);
  }
  const copy = `${path}.restoring`;
  for (const old of [copy, `${copy}-wal`]) rmSync(old, { force: true });
  try {
    copyFileSync(backup, copy, constants.COPYFILE_EXCL);
    protectFile(copy);
    await check(copy);
    syncFile(copy);
    const replaced = existsSync(path) ? await moveAway(path, versionMax) : undefined;
    renameSync(copy, path);
    syncFile(path);
    return replaced;
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Keeps the file under another name too, and moves its log there. The file itself stays in its place until it is replaced. */
async function moveAway(path: string, versionMax: number): Promise<string> {
  const replaced = freeName(path);
  linkSync(path, replaced);
  try {
    await assertUnused(path, replaced, versionMax);
  } catch (error) {
    rmSync(replaced);
    throw error;
  }
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${replaced}-wal`);
  return replaced;
}

/** Locks the file under its other name, where SQLite finds no log: locks belong to the file, whatever its name. */
async function assertUnused(path: string, link: string, versionMax: number): Promise<void> {
  // Whatever cannot be opened is in use by no server.
  try {
    const database = await SqliteDatabase.lock(link, versionMax);
    database.abandon();
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "STORE_IN_USE")) return;
    throw new StoreError("STORE_IN_USE", `A server has ${path} open. Stop it first.`, { cause: error });
  } finally {
    rmSync(`${link}-wal`, { force: true });
  }
}

function freeName(path: string): string {
  for (let number = 1; number <= REPLACED_MAX; number++) {
    const name = `${path}.replaced-${number}`;
    if (!existsSync(name)) return name;
  }
  throw new UsageError(`There are ${REPLACED_MAX} replaced files beside ${path}. Remove those that are not needed.`);
}

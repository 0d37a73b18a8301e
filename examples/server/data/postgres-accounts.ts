import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { UsageError } from "chatwire";
import { PostgresStore, StoreError } from "chatwire/server";
import { createPepper, readPepper } from "./pepper.ts";
import { UnusableFile } from "./unusable-file.ts";

/**
 * Opens the accounts in a PostgreSQL database. If there is no pepper, creates one, which fits an empty database only.
 *
 * @param pepper  path of the file
 * @throws UnusableFile the pepper is missing or cannot be read, or the package pg is not installed; StoreError
 */
export async function openPostgres(url: string, pepper: string): Promise<PostgresStore> {
  if (existsSync(pepper)) return open(url, await readPepper(pepper));
  const created = await createPepper(pepper);
  try {
    return await open(url, created);
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "WRONG_PEPPER")) throw error;
    // Nothing depends on the new one, and it would hide that the old one is missing.
    await rm(pepper);
    throw new UnusableFile(`The database cannot be opened without its pepper, and ${pepper} is missing. Restore it.`);
  }
}

async function open(url: string, pepper: Uint8Array): Promise<PostgresStore> {
  const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
  return PostgresStore.open({ url, pepper, random }).catch((error: unknown) => {
    throw error instanceof UsageError ? new UnusableFile(error.message) : error;
  });
}

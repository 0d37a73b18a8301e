import { randomBytes } from "node:crypto";
import { open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../../shared/make-folder.ts";
import type { Options } from "../config/options.ts";
import type { ProgramLog } from "../log-output.ts";
import { readRequiredFile, UnusableFile } from "./unusable-file.ts";

const PEPPER_BYTES = 32;

/**
 * Reads the pepper.
 *
 * @throws UnusableFile the file cannot be read, or is not 32 bytes long
 */
export async function readPepper(path: string): Promise<Uint8Array> {
  const pepper = await readRequiredFile(path);
  if (pepper.length === PEPPER_BYTES) return pepper;
  throw new UnusableFile(
    `${path} has ${pepper.length} bytes, but a pepper has ${PEPPER_BYTES}. Restore the original file.`,
  );
}

/** Creates a pepper that only its owner can read. A crash leaves either the whole file or none. */
export async function createPepper(path: string): Promise<Uint8Array> {
  await makeFolder(dirname(path));
  const pepper = randomBytes(PEPPER_BYTES);
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(pepper);
    // The pepper must be on the disk before the first account, which is lost without it.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
  return pepper;
}

/** Warns if other users of the machine can read the pepper. The store protects the database itself. */
export async function warnOfReadablePepper({ pepper }: Options, log: ProgramLog): Promise<void> {
  if (process.platform === "win32") return;
  const { mode } = await stat(pepper);
  if ((mode & 0o044) === 0) return;
  const text = `Other users of this machine can read it. To prevent that: chmod 600 ${pepper}`;
  log({ level: "warn", event: "file-readable", path: pepper, text });
}

/** Makes the new name durable. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot sync a folder.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

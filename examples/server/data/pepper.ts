import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { UnusableFile } from "./unusable-file.ts";

const PEPPER_BYTES = 32;

/**
 * Reads the pepper of the accounts.
 *
 * @throws UnusableFile it cannot be read, or is not 32 bytes
 */
export async function readPepper(path: string): Promise<Uint8Array> {
  const pepper = await readFile(path).catch((error: unknown) => {
    throw new UnusableFile(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (pepper.length === PEPPER_BYTES) return pepper;
  throw new UnusableFile(`${path} holds ${pepper.length} bytes; a pepper has ${PEPPER_BYTES}. Bring the old one back.`);
}

/** Makes a pepper that only its owner may read, whole or not at all. */
export async function createPepper(path: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const pepper = randomBytes(PEPPER_BYTES);
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(pepper);
    // Accounts that are kept before it is would be lost with it.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
  return pepper;
}

/** Its new name has to be on the disk too. */
async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing for folders.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

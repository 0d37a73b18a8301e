import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Creates a folder that only its owner may use, and those above it. A folder that exists stays as it is.
 *
 * Node's own way, `recursive`, never ends if a folder exists and takes no new ones, as `/proc`.
 *
 * @throws the error of the operating system
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    const parent = dirname(path);
    const isParentMissing = error instanceof Error && "code" in error && error.code === "ENOENT" && parent !== path;
    if (!isParentMissing) throw error;
    await makeFolder(parent);
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch(async (error) => {
    const isThere = error.code === "EEXIST" && (await stat(path)).isDirectory();
    if (!isThere) throw error;
  });
}

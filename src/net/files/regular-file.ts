import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { UsageError } from "../../errors.ts";

/** Without it, opening a FIFO waits for ever for its other end. Windows has none. */
const O_NONBLOCK = constants.O_NONBLOCK ?? 0;

/**
 * Opens a file for reading, or for appending; then one that does not exist is created, for its owner only.
 *
 * @throws UsageError it is a FIFO, a device or a folder; the error of the operating system
 */
export async function openRegular(path: string, way: "read" | "append"): Promise<FileHandle> {
  const flags = way === "read" ? constants.O_RDONLY : constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;
  const file = await open(path, flags | O_NONBLOCK, 0o600).catch((error) => {
    // A FIFO that nobody reads, or a folder.
    throw error.code === "ENXIO" || error.code === "EISDIR" ? notRegular(path) : error;
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw notRegular(path);
}

function notRegular(path: string): UsageError {
  return new UsageError(`${path} is not a regular file. Choose another path.`);
}

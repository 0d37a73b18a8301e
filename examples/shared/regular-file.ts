import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** Without O_NONBLOCK, opening a FIFO waits for ever for somebody who writes to it. Windows has none. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A path that is that of a FIFO, a device or a folder. */
export class NotRegular extends Error {
  readonly code = "NOT_A_FILE";
  readonly path: string;

  constructor(path: string) {
    super(`${path} is not a regular file.`);
    this.path = path;
  }
}

/**
 * Opens a file for reading.
 *
 * @throws NotRegular; the error of the operating system
 */
export async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, READ);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new NotRegular(path);
}

/**
 * Reads a whole file.
 *
 * @throws NotRegular; the error of the operating system
 */
export function readRegularSync(path: string): Buffer {
  const file = openSync(path, READ);
  try {
    if (!fstatSync(file).isFile()) throw new NotRegular(path);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

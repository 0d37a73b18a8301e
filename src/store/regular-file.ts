import { closeSync, constants, fstatSync, openSync } from "node:fs";

/** Without O_NONBLOCK, opening a FIFO waits for ever for somebody who writes to it, and with it this thread. Windows has none. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file for reading.
 *
 * @returns its descriptor
 * @throws Error it is a FIFO, a device or a folder, or the operating system does not open it
 */
export function openRegularSync(path: string): number {
  const file = openSync(path, READ);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new Error("It is not a regular file.");
}

import { readFile } from "node:fs/promises";

/** A file of the operator that cannot be used. The message names it and says what to do. */
export class UnusableFile extends Error {}

/** @throws UnusableFile the file cannot be read */
export async function readRequiredFile(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw new UnusableFile(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  });
}

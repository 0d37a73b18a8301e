import { openRegular } from "../../shared/regular-file.ts";

/** A file of the operator that cannot be used. The message names it and says what to do. */
export class UnusableFile extends Error {}

/** @throws UnusableFile the file cannot be read */
export async function readRequiredFile(path: string): Promise<Buffer> {
  try {
    const file = await openRegular(path);
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new UnusableFile(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

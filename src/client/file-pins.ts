import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../errors.ts";
import type { Pins } from "./pins.ts";

/**
 * Pins in a file, one line each: the fingerprint, a tab, the subject.
 *
 * Lines are only ever added, and of several for a subject the last counts: so
 * programs that share the file do not overwrite each other's pins.
 */
export class FilePins implements Pins {
  readonly #path: string;

  /** @param path  of the file; it and its folder are made at the first pin */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError a line of the file is no pin */
  async get(subject: string): Promise<string | undefined> {
    const text = await readFile(this.#path, "utf8").catch((error) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
    let found: string | undefined;
    for (const [index, line] of text.split("\n").entries()) {
      if (line === "") continue;
      const [fingerprint, pinned] = line.split("\t");
      if (!fingerprint || !pinned) throw new UsageError(`${this.#path}, line ${index + 1}: this is no pin.`);
      if (pinned === subject) found = fingerprint;
    }
    return found;
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    await appendFile(this.#path, `${fingerprint}\t${subject}\n`, { mode: 0o600 });
  }
}

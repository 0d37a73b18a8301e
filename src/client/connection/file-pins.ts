import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../../errors.ts";
import type { Pins } from "./pins.ts";

/** What stands behind a pin that ends those before it. */
const ONLY = "only";

/**
 * Pins in a file, one line each: the fingerprint, a tab, the subject. A third
 * column, "only", says that the earlier lines of the subject do not count.
 *
 * Lines are only ever added, so that programs that share the file do not
 * overwrite each other's pins.
 */
export class FilePins implements Pins {
  readonly #path: string;

  /** @param path  of the file; it and its folder are made at the first pin */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError a line of the file is no pin */
  async get(subject: string): Promise<readonly string[]> {
    const text = await readFile(this.#path, "utf8").catch((error) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
    const found = new Set<string>();
    for (const [index, line] of text.split("\n").entries()) {
      if (line === "") continue;
      const [fingerprint, pinned, only, ...more] = line.split("\t");
      if (!fingerprint || !pinned || (only !== undefined && only !== ONLY) || more.length > 0) {
        throw new UsageError(`${this.#path}, line ${index + 1}: this is no pin.`);
      }
      if (pinned !== subject) continue;
      if (only === ONLY) found.clear();
      // The one accepted last is the last.
      found.delete(fingerprint);
      found.add(fingerprint);
    }
    return [...found];
  }

  async add(subject: string, fingerprint: string): Promise<void> {
    await this.#append([fingerprint, subject]);
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    await this.#append([fingerprint, subject, ONLY]);
  }

  async #append(columns: readonly string[]): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    await appendFile(this.#path, `${columns.join("\t")}\n`, { mode: 0o600 });
  }
}

import { dirname } from "node:path";
import { UsageError } from "../../errors.ts";
import { makeFolder } from "../../net/make-folder.ts";
import type { Pins } from "./pins.ts";
import { openRegular } from "./regular-file.ts";

/** Third column of a pin that replaces the earlier ones of its subject. */
const ONLY = "only";

/**
 * Pins in a file, one per line: fingerprint, tab, subject. With "only" in a third column, the line replaces the earlier
 * lines of its subject.
 *
 * Lines are only appended, so programs that share the file do not overwrite each other's pins.
 */
export class FilePins implements Pins {
  readonly #path: string;

  /** @param path  of the file; the first pin creates it and its folder */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError a line of the file is malformed, or the path is not that of a regular file */
  async get(subject: string): Promise<readonly string[]> {
    const text = await this.#read();
    const found = new Set<string>();
    for (const [index, line] of text.split("\n").entries()) {
      if (line === "") continue;
      const [fingerprint, pinned, only, ...more] = line.split("\t");
      if (!fingerprint || !pinned || (only !== undefined && only !== ONLY) || more.length > 0) {
        throw new UsageError(
          `${this.#path}, line ${index + 1}: a pin is a fingerprint, a tab and a subject. Correct or remove the line.`,
        );
      }
      if (pinned !== subject) continue;
      if (only === ONLY) found.clear();
      // Deleted first, so that the fingerprint accepted last is the last of the set.
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

  async #read(): Promise<string> {
    const file = await openRegular(this.#path, "read").catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (file === undefined) return "";
    try {
      return await file.readFile("utf8");
    } finally {
      await file.close();
    }
  }

  async #append(columns: readonly string[]): Promise<void> {
    await makeFolder(dirname(this.#path));
    const file = await openRegular(this.#path, "append");
    try {
      await file.appendFile(`${columns.join("\t")}\n`);
    } finally {
      await file.close();
    }
  }
}

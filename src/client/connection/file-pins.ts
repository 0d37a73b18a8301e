import { dirname } from "node:path";
import { UsageError } from "../../errors.ts";
import { makeFolder } from "../../net/files/make-folder.ts";
import { openRegular } from "../../net/files/regular-file.ts";
import { canonicalSubject, type Pins } from "./pins.ts";

/** Third column of a pin that replaces the earlier ones of its subject. */
const ONLY = "only";

/** The pins of one subject, as one spelling of it has them. */
interface Spelling {
  readonly fingerprints: Set<string>;
  /** Number of the line that wrote the spelling last. */
  line: number;
}

/**
 * Pins in a file, one per line: fingerprint, tab, subject. With "only" in a third column, the line replaces the earlier
 * lines of its subject.
 *
 * Lines are only appended, so programs that share the file do not overwrite each other's pins.
 *
 * Earlier versions wrote the server in a subject as the user did (`LOCALHOST:4433`). Such a line counts for the server in
 * its one form. If two spellings of a server have different pins, one of them may be that of an attacker: reading the
 * subject fails until a line is removed, or `set` replaces the pins of all spellings.
 */
export class FilePins implements Pins {
  readonly #path: string;

  /** @param path  of the file; the first pin creates it and its folder */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError a line of the file is malformed, two lines contradict each other, or it is no regular file */
  async get(subject: string): Promise<readonly string[]> {
    return this.#resolve(subject, await this.#read(subject));
  }

  /** @throws UsageError as `get` does */
  async add(subject: string, fingerprint: string): Promise<void> {
    const spellings = await this.#read(subject);
    const pinned = this.#resolve(subject, spellings);
    // From its first line on, the one form has all pins.
    const missing = spellings.has(subject) ? [] : pinned;
    await this.#append([...missing, fingerprint].map((each) => [each, subject]));
  }

  /** @throws UsageError a line of the file is malformed */
  async set(subject: string, fingerprint: string): Promise<void> {
    const spellings = await this.#read(subject);
    const all = new Set([...spellings.keys(), subject]);
    await this.#append([...all].map((spelling) => [fingerprint, spelling, ONLY]));
  }

  /** The pins of a subject, by how its server was spelled. */
  async #read(subject: string): Promise<Map<string, Spelling>> {
    const text = await this.#readText();
    const spellings = new Map<string, Spelling>();
    for (const [index, line] of text.split("\n").entries()) {
      if (line === "") continue;
      const [fingerprint, pinned, only, ...more] = line.split("\t");
      if (!fingerprint || !pinned || (only !== undefined && only !== ONLY) || more.length > 0) {
        throw new UsageError(
          `${this.#path}, line ${index + 1}: a pin is a fingerprint, a tab and a subject. Correct or remove the line.`,
        );
      }
      if (pinned !== subject && canonicalSubject(pinned) !== subject) continue;
      const spelling = spellings.get(pinned) ?? { fingerprints: new Set(), line: 0 };
      spellings.set(pinned, spelling);
      spelling.line = index + 1;
      if (only === ONLY) spelling.fingerprints.clear();
      // Deleted first, so that the fingerprint accepted last is the last of the set.
      spelling.fingerprints.delete(fingerprint);
      spelling.fingerprints.add(fingerprint);
    }
    return spellings;
  }

  /** @throws UsageError a spelling has a pin that the others, or the one form, do not have */
  #resolve(subject: string, spellings: ReadonlyMap<string, Spelling>): string[] {
    const [name, chosen] = [...spellings].find(([spelling]) => spelling === subject) ?? [...spellings][0] ?? [];
    if (name === undefined || chosen === undefined) return [];
    for (const [other, { fingerprints, line }] of spellings) {
      const agrees =
        [...fingerprints].every((each) => chosen.fingerprints.has(each)) &&
        (name === subject || fingerprints.size === chosen.fingerprints.size);
      if (agrees) continue;
      throw new UsageError(
        `${this.#path}: the pin of "${name}" in line ${chosen.line} contradicts that of "${other}" in line ${line}, and ` +
          "they are one server. Find out which one is right, and remove the other line.",
      );
    }
    return [...chosen.fingerprints];
  }

  async #readText(): Promise<string> {
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

  async #append(lines: readonly (readonly string[])[]): Promise<void> {
    await makeFolder(dirname(this.#path));
    const file = await openRegular(this.#path, "append");
    try {
      await file.appendFile(lines.map((columns) => `${columns.join("\t")}\n`).join(""));
    } finally {
      await file.close();
    }
  }
}

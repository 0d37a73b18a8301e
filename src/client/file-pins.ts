import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../errors.ts";
import type { Pins } from "./pins.ts";

/** Pins in a file: one line each, the fingerprint, a tab, the subject. */
export class FilePins implements Pins {
  readonly #path: string;
  #pins: Promise<Map<string, string>> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** @param path  of the file; it and its folder are made at the first pin */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError a line of the file is no pin */
  async get(subject: string): Promise<string | undefined> {
    return (await this.#load()).get(subject);
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    const pins = await this.#load();
    pins.set(subject, fingerprint);
    this.#writing = this.#writing.then(() => this.#write(pins));
    await this.#writing;
  }

  #load(): Promise<Map<string, string>> {
    this.#pins ??= this.#read();
    return this.#pins;
  }

  async #read(): Promise<Map<string, string>> {
    const text = await readFile(this.#path, "utf8").catch((error) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
    const pins = new Map<string, string>();
    for (const [index, line] of text.split("\n").entries()) {
      if (line === "") continue;
      const [fingerprint, subject] = line.split("\t");
      if (!fingerprint || !subject) throw new UsageError(`${this.#path}, line ${index + 1}: this is no pin.`);
      pins.set(subject, fingerprint);
    }
    return pins;
  }

  async #write(pins: Map<string, string>): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    const lines = [...pins].map(([subject, fingerprint]) => `${fingerprint}\t${subject}\n`);
    const temporary = `${this.#path}.new`;
    await writeFile(temporary, lines.join(""), { mode: 0o600 });
    await rename(temporary, this.#path);
  }
}

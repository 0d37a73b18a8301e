import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for the stores of one test file. */
export class TemporaryFolder {
  #path = "";
  #count = 0;

  async create(): Promise<void> {
    this.#path = await mkdtemp(join(tmpdir(), "chatwire-store-"));
  }

  async remove(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
  }

  /** Returns a path where no file exists. */
  newPath(): string {
    this.#count++;
    return join(this.#path, `store-${this.#count}.db`);
  }
}

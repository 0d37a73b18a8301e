import { createHash } from "node:crypto";
import { join } from "node:path";
import { FileOutbox, type OutboxOwner, type OutboxStorage, type OutboxText } from "chatwire";
import { codeOf, describeError, hasCode, tellError } from "../error-messages.ts";
import type { Screen } from "../screen/screen.ts";
import { nameKey } from "./user-name.ts";

/** Keeps the texts that the server does not have yet, in a file for each user of each server. */
export class UserOutbox implements OutboxStorage {
  readonly #screen: Screen;
  readonly #folder: string;
  /** Undefined: no file is used, and unsent texts are lost when the program ends. */
  #file: FileOutbox | undefined;

  constructor(screen: Screen, { dataDir }: { readonly dataDir: string }) {
    this.#screen = screen;
    this.#folder = join(dataDir, "outboxes");
  }

  /** Whether texts outlive the program. */
  get isKept(): boolean {
    return this.#file !== undefined;
  }

  async open(owner: OutboxOwner): Promise<readonly OutboxText[]> {
    const name = createHash("sha256")
      .update(`${nameKey(owner.user)} ${owner.server}`)
      .digest("hex")
      .slice(0, 32);
    const path = join(this.#folder, name);
    const file = new FileOutbox(path);
    try {
      const texts = await file.open(owner).catch((error) => this.#repair(file, path, owner, error));
      this.#file = file;
      return texts;
    } catch (error) {
      // The user can chat without: another client of the same user may have the file open.
      this.#file = undefined;
      tellError(
        this.#screen,
        codeOf(error),
        `${describeError(error)} Until then, texts that are not sent are lost when you quit.`,
      );
      return [];
    }
  }

  async add(text: OutboxText): Promise<void> {
    await this.#file?.add(text);
  }

  async remove(id: Uint8Array): Promise<void> {
    await this.#file?.remove(id);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  /** Keeps what is whole of a damaged file, and moves the file out of the way. */
  async #repair(file: FileOutbox, path: string, owner: OutboxOwner, error: unknown): Promise<readonly OutboxText[]> {
    if (!hasCode(error, "STORE_DAMAGED")) throw error;
    await FileOutbox.repair(path);
    const text = `The file of texts that wait was damaged. It is now ${path}.damaged; texts before the damage are kept.`;
    tellError(this.#screen, codeOf(error), text);
    return file.open(owner);
  }
}

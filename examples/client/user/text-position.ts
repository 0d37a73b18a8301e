import type { StoredUser, UserFile } from "./user-file.ts";

/**
 * Tracks which texts of the user's mailbox this program has displayed or sent,
 * and stores that, so each text is displayed once, across restarts too.
 */
export class TextPosition {
  readonly #file: UserFile;
  #seen: number;
  /** Numbers of texts sent from here, above `#seen`. */
  readonly #sent: Set<number>;
  #saving: Promise<void> | undefined;
  #isChanged = false;

  /**
   * @param seen  number of the last text that needs no displaying
   * @param sent  numbers above `seen` of texts that were sent from here
   */
  constructor(file: UserFile, seen: number, sent: readonly number[]) {
    this.#file = file;
    this.#seen = seen;
    this.#sent = new Set(sent);
  }

  /** Whether the text was sent from here, in this run of the program or an earlier one. */
  isSent(id: number): boolean {
    return this.#sent.has(id);
  }

  /** Records that all texts up to this one have been displayed. */
  noteShown(id: number): void {
    this.#seen = Math.max(this.#seen, id);
    this.#advance();
  }

  /** Records that a text was sent from here. */
  noteSent(id: number): void {
    if (id > this.#seen) this.#sent.add(id);
    this.#advance();
  }

  /** Resolves once everything recorded is stored. */
  async flush(): Promise<void> {
    while (this.#saving !== undefined) await this.#saving;
  }

  #advance(): void {
    while (this.#sent.delete(this.#seen + 1)) this.#seen += 1;
    for (const id of this.#sent) if (id <= this.#seen) this.#sent.delete(id);
    this.#isChanged = true;
    this.#saving ??= this.#save().finally(() => {
      this.#saving = undefined;
    });
  }

  /** Changes recorded during a write are stored together by the next write. */
  async #save(): Promise<void> {
    while (this.#isChanged) {
      this.#isChanged = false;
      // A full disk must not end a conversation. At worst a text is displayed again.
      await this.#file.update((stored) => this.#mergeInto(stored)).catch(() => {});
    }
  }

  /** Another client of the same user may have displayed more. */
  #mergeInto(stored: StoredUser): StoredUser {
    const seen = Math.max(this.#seen, stored.seen);
    const sent = [...new Set([...stored.sent, ...this.#sent])].filter((id) => id > seen).sort((a, b) => a - b);
    return { ...stored, seen, sent };
  }
}

import type { KeptUser, UserFile } from "./user-file.ts";

/**
 * Which texts of the user's mailbox this program has shown or sent. It is
 * kept, so that each text is shown once, whenever the program runs again.
 */
export class TextPosition {
  readonly #file: UserFile;
  #seen: number;
  /** Numbers after `#seen`. */
  readonly #sent: Set<number>;
  #saving: Promise<void> | undefined;
  #isChanged = false;

  /** @param seen  number of the last text that need not be shown */
  constructor(file: UserFile, seen: number, sent: readonly number[]) {
    this.#file = file;
    this.#seen = seen;
    this.#sent = new Set(sent);
  }

  /** Whether the text was sent from here, by this run of the program or one before. */
  isSent(id: number): boolean {
    return this.#sent.has(id);
  }

  /** All texts up to this one have been shown. */
  noteShown(id: number): void {
    this.#seen = Math.max(this.#seen, id);
    this.#advance();
  }

  noteSent(id: number): void {
    if (id > this.#seen) this.#sent.add(id);
    this.#advance();
  }

  /** Resolves when all that was noted is kept. */
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

  /** What comes while it is written is written together, afterwards. */
  async #save(): Promise<void> {
    while (this.#isChanged) {
      this.#isChanged = false;
      // A disk that is full is no reason to end a conversation: the worst is a text that is shown again.
      await this.#file.update((kept) => this.#onto(kept)).catch(() => {});
    }
  }

  /** Another client of the same user may have got further. */
  #onto(kept: KeptUser): KeptUser {
    const seen = Math.max(this.#seen, kept.seen);
    const sent = [...new Set([...kept.sent, ...this.#sent])].filter((id) => id > seen).sort((a, b) => a - b);
    return { ...kept, seen, sent };
  }
}

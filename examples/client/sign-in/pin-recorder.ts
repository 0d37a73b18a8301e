import { FilePins, type Pins } from "chatwire";

/** Pins in a file that remember which one was new: what is trusted at first use should be looked at once. */
export class FirstUses implements Pins {
  readonly #file: FilePins;
  #fingerprint: string | undefined;
  #replacement: string | undefined;

  /** @param path  of the file */
  constructor(path: string) {
    this.#file = new FilePins(path);
  }

  get(subject: string): Promise<readonly string[]> {
    return this.#file.get(subject);
  }

  async add(subject: string, fingerprint: string): Promise<void> {
    await this.#note(subject, fingerprint);
    await this.#file.add(subject, fingerprint);
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    await this.#note(subject, fingerprint);
    if (this.#fingerprint === undefined) this.#replacement = fingerprint;
    await this.#file.set(subject, fingerprint);
  }

  /** The fingerprint that was pinned for the first time since this was called last; undefined where none was. */
  take(): string | undefined {
    const fingerprint = this.#fingerprint;
    this.#fingerprint = undefined;
    return fingerprint;
  }

  /** The same, of one that was pinned in the place of another. */
  takeReplacement(): string | undefined {
    const fingerprint = this.#replacement;
    this.#replacement = undefined;
    return fingerprint;
  }

  async #note(subject: string, fingerprint: string): Promise<void> {
    if ((await this.#file.get(subject)).length === 0) this.#fingerprint = fingerprint;
  }
}

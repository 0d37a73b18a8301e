import { FilePins, type Pins } from "chatwire";

/** Pins in a file, with a record of the latest new one: a key trusted at first use should be displayed once. */
export class PinRecorder implements Pins {
  readonly #file: FilePins;
  #fingerprint: string | undefined;
  #replacement: string | undefined;

  /** @param path  path of the file */
  constructor(path: string) {
    this.#file = new FilePins(path);
  }

  get(subject: string): Promise<readonly string[]> {
    return this.#file.get(subject);
  }

  async add(subject: string, fingerprint: string): Promise<void> {
    await this.#record(subject, fingerprint);
    await this.#file.add(subject, fingerprint);
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    await this.#record(subject, fingerprint);
    if (this.#fingerprint === undefined && subject.startsWith("server ")) this.#replacement = fingerprint;
    await this.#file.set(subject, fingerprint);
  }

  /** Returns the fingerprint that was pinned for a new subject since the last call, if any. */
  take(): string | undefined {
    const fingerprint = this.#fingerprint;
    this.#fingerprint = undefined;
    return fingerprint;
  }

  /** Returns the fingerprint that replaced another one since the last call, if any. Call `take` first: a new pin not yet
   * taken hides a replacement. */
  takeReplacement(): string | undefined {
    const fingerprint = this.#replacement;
    this.#replacement = undefined;
    return fingerprint;
  }

  async #record(subject: string, fingerprint: string): Promise<void> {
    // Not a key: how many iterations the server asked for.
    if (subject.startsWith("iterations ")) return;
    if ((await this.#file.get(subject)).length === 0) this.#fingerprint = fingerprint;
  }
}

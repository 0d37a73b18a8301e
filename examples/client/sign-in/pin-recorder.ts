import { FilePins, type Pins } from "chatwire";

/** A server's key that replaced another one: the user accepted it, or the server had announced it. */
export interface ServerChange {
  readonly kind: "accepted" | "announced";
  readonly fingerprint: string;
}

/** Pins in a file, with a record of the latest new one: a key trusted at first use should be displayed once. */
export class PinRecorder implements Pins {
  readonly #file: FilePins;
  #fingerprint: string | undefined;
  #serverChange: ServerChange | undefined;

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
    if (subject.startsWith("server ")) await this.#recordServer(subject, fingerprint);
    await this.#file.set(subject, fingerprint);
  }

  /** Returns the fingerprint that was pinned for a new subject since the last call, if any. */
  take(): string | undefined {
    const fingerprint = this.#fingerprint;
    this.#fingerprint = undefined;
    return fingerprint;
  }

  /** Returns the last change of a server's key since the last call, if any. */
  takeServerChange(): ServerChange | undefined {
    const change = this.#serverChange;
    this.#serverChange = undefined;
    return change;
  }

  async #recordServer(subject: string, fingerprint: string): Promise<void> {
    const [present, ...announced] = await this.#file.get(subject).catch(() => []);
    if (present === undefined || present === fingerprint) return;
    this.#serverChange = { kind: announced.includes(fingerprint) ? "announced" : "accepted", fingerprint };
  }

  async #record(subject: string, fingerprint: string): Promise<void> {
    // Not a key: how many iterations the server asked for.
    if (subject.startsWith("iterations ")) return;
    if ((await this.#file.get(subject)).length === 0) this.#fingerprint = fingerprint;
  }
}

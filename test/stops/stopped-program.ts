import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The source of the program of a `StoppedProgram`. */
export const CLIENT_PROGRAM = "test/stops/client-program.ts";

/** What the program is told. */
export interface ProgramSettings {
  readonly url: string;
  readonly name: string;
  readonly password: string;
  /** Path of the outbox. */
  readonly outbox: string;
  /** Whether the program registers a device, with which it logs in again. */
  readonly hasDevice: boolean;
}

/** What the program tells. */
export type ProgramEvent =
  | { readonly kind: "logged in" | "waiting" | "resumed" | "password changed" }
  | { readonly kind: "restored"; readonly missed: readonly string[] }
  | { readonly kind: "closed"; readonly code: string }
  | { readonly kind: "text"; readonly from: string; readonly text: string }
  | { readonly kind: "kept" | "stored"; readonly text: string }
  | { readonly kind: "failed"; readonly text: string; readonly reason: string };

type EventOf<K extends ProgramEvent["kind"]> = Extract<ProgramEvent, { readonly kind: K }>;

/** A client in a process of its own; see `client-program.ts`. */
export class StoppedProgram implements AsyncDisposable {
  /** All that the program has told. */
  readonly events: ProgramEvent[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #onEvent = (): void => {};

  /** @param bundles  the folder into which `bundleInto` put the program */
  static async start(bundles: string, settings: ProgramSettings): Promise<StoppedProgram> {
    const program = new StoppedProgram(bundles, settings);
    await program.until("logged in");
    return program;
  }

  private constructor(bundles: string, settings: ProgramSettings) {
    const args = [join(bundles, "client-program.js"), JSON.stringify(settings)];
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#child = child;
    this.#ended = once(child, "close");
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (printed: string) => {
      const lines = `${rest}${printed}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) this.events.push(JSON.parse(line));
      this.#onEvent();
    });
    child.on("close", () => this.#onEvent());
  }

  /** The events of one kind, in order. */
  all<K extends ProgramEvent["kind"]>(kind: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** Waits until there are so many events of a kind, and returns the last of them. @throws Error the program has ended */
  async until<K extends ProgramEvent["kind"]>(kind: K, count = 1): Promise<EventOf<K>> {
    for (;;) {
      const found = this.all(kind)[count - 1];
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        throw new Error(`The program has ended. It told: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        this.#onEvent = resolve;
      });
    }
  }

  send(to: string, text: string): void {
    this.#child.stdin?.write(`${to} ${text}\n`);
  }

  changePassword(password: string): void {
    this.#child.stdin?.write(`new-password ${password}\n`);
  }

  stop(): void {
    this.#child.kill("SIGSTOP");
  }

  goOn(): void {
    this.#child.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Place } from "../run.ts";

/** A first `npx` brings all packages from npm. */
const WAIT_MAX_MS = 300_000;

/** A command that runs until it is ended, with all processes that it has started. */
export class Background {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #printed = "";

  constructor(place: Place, command: string, args: readonly string[]) {
    const child = spawn(command, args, { ...place, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.#closed = once(child, "close");
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#printed += text;
      });
  }

  /** Waits until the command has printed a match. @throws Error it has ended, or takes too long */
  async prints(wanted: RegExp): Promise<RegExpExecArray> {
    const lateMs = Date.now() + WAIT_MAX_MS;
    for (;;) {
      const match = wanted.exec(this.#printed);
      if (match !== null) return match;
      if (this.#child.exitCode !== null || Date.now() > lateMs)
        throw new Error(`Not printed: ${wanted}\n${this.#printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async end(): Promise<void> {
    if (this.#child.pid !== undefined && this.#child.exitCode === null) process.kill(-this.#child.pid, "SIGTERM");
    await this.#closed;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Arrival } from "./visitor.ts";

export type CrowdRequest =
  | { readonly kind: "gather"; readonly port: number; readonly size: number }
  | { readonly kind: "arrive"; readonly arrival: Arrival; readonly atOnce: number }
  | { readonly kind: "register" | "leave" | "cut" };

/** The visitors of one server, in a process of their own. */
export class CrowdProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  /** @param program  the file of `crowd-main.ts` as it runs */
  constructor(program: string) {
    this.#child = spawn(process.execPath, [program], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#ended = once(this.#child, "exit");
  }

  /** Has all visitors do something. @returns how long it took, in milliseconds */
  async ask(request: CrowdRequest): Promise<number> {
    const ended = this.#ended.then(() => [{ error: "The process of the visitors has ended." }]);
    this.#child.send(request);
    const [answer] = await Promise.race([once(this.#child, "message"), ended]);
    if ("error" in answer) throw new Error(answer.error);
    return answer.tookMs;
  }

  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}

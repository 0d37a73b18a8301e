import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { ChatServerOptions } from "../../src/server/index.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";

/** Memory that a server uses, after a garbage collection. */
export interface Usage {
  /** Resident bytes of the process. */
  readonly rss: number;
  /** Peak bytes since the last measurement, garbage included. */
  readonly peakRss: number;
  /** Reachable bytes, buffers included. */
  readonly held: number;
  readonly connections: number;
  /** Internal errors that the server reported as warnings. */
  readonly warnings: number;
}

/** A server in a separate process, so that its memory can be measured alone. */
export class MeasuredServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;

  static async start({ limits, ...options }: Pick<ChatServerOptions, "limits" | "security">): Promise<MeasuredServer> {
    const settings = JSON.stringify({ ...options, limits: { scramIterations: TEST_ITERATIONS, ...limits } });
    const program = argumentsFor("test/server/server-process.ts", settings);
    const child = spawn(process.execPath, ["--expose-gc", ...program], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const [{ port }] = await once(child, "message");
    return new MeasuredServer(child, port);
  }

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** @throws Error if the server has crashed */
  async usage(): Promise<Usage> {
    if (!this.#child.connected) throw new Error(`The server ended with exit code ${this.#child.exitCode}.`);
    const answer = once(this.#child, "message");
    this.#child.send("usage");
    const [usage] = await answer;
    return usage;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }
}

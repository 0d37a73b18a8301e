import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ChatServerOptions } from "../../src/server/index.ts";
import { TEST_ITERATIONS } from "../sim/chat-simulation.ts";

/** What a server has in use, after its garbage was collected. */
export interface Usage {
  /** Bytes of the process. */
  readonly rss: number;
  /** The most since it was last asked, garbage included. */
  readonly peakRss: number;
  /** Bytes that are reachable, buffers included. */
  readonly held: number;
  readonly connections: number;
  /** Mistakes of its own that the server told its operator. */
  readonly warnings: number;
}

/** A server in a process of its own, so that what it uses is its own. */
export class MeasuredServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;

  static async start({ limits, ...options }: Pick<ChatServerOptions, "limits" | "security">): Promise<MeasuredServer> {
    const child = fork(
      join(import.meta.dirname, "server-process.ts"),
      [JSON.stringify({ ...options, limits: { scramIterations: TEST_ITERATIONS, ...limits } })],
      { execArgv: ["--expose-gc", "--conditions=chatwire-source", "--import", "tsx"] },
    );
    const [{ port }] = await once(child, "message");
    return new MeasuredServer(child, port);
  }

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** @throws where the server has crashed */
  async usage(): Promise<Usage> {
    if (!this.#child.connected) throw new Error(`The server has ended with ${this.#child.exitCode}.`);
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

/** The set-up for tests of the example server: servers as processes, and their clients. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChatClient } from "chatwire";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { PipedProgram } from "./program.ts";

export interface RunningServer {
  readonly program: PipedProgram;
  /** The address, with the fingerprint that clients must see. */
  readonly url: string;
  readonly port: number;
}

/** Servers, clients and a folder; disposing of it stops all and removes the folder. */
export class ServerStage implements AsyncDisposable {
  readonly folder: string;
  readonly #closing: (() => Promise<unknown>)[] = [];
  #started = 0;

  static async open(): Promise<ServerStage> {
    return new ServerStage(await mkdtemp(join(tmpdir(), "chatwire-server-")));
  }

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Starts a server on a free loopback port, with its own data folder and cheap passwords. */
  async start(flags: readonly string[] = [], env: Record<string, string> = {}): Promise<RunningServer> {
    this.#started += 1;
    const own = ["--host", "127.0.0.1", "--port", "0", "--data", join(this.folder, `data-${this.#started}`)];
    const program = new PipedProgram("server", [...own, "--limit", "scramIterations=4096", ...flags], env);
    this.#closing.push(() => program.stop());
    const [, url = "", port] = await program.expect(
      /^Listening on (chat:\/\/127\.0\.0\.1:(\d+)) key sha256=(?=[0-9a-f]{64}\n)/,
    );
    const [, fingerprint] = await program.expect(/^([0-9a-f]{64})\n/);
    return { program, url: `${url}#sha256=${fingerprint}`, port: Number(port) };
  }

  async connect({ url }: RunningServer): Promise<ChatClient> {
    const client = await ChatClient.connect(url, { logInAgain: false, limits: FEW_ITERATIONS });
    this.#closing.push(() => client.close());
    return client;
  }

  async join(server: RunningServer, name: string, password = "a password"): Promise<ChatClient> {
    const client = await this.connect(server);
    await client.register({ name, password, privacy: "PUBLIC" });
    return client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()));
    await rm(this.folder, { recursive: true, force: true });
  }
}

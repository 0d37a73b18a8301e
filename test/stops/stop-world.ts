import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChatClient, type Limits, MemoryPins } from "../../src/index.ts";
import { CuttingProxy } from "../client/connection/cutting-proxy.ts";
import { bundleInto } from "../crash/bundles.ts";
import { KilledServer, SERVER_PROGRAM } from "../crash/killed-server.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { CLIENT_PROGRAM, StoppedProgram } from "./stopped-program.ts";

export const PASSWORD = "secret-1";

/**
 * A server in a process of its own; ada, whose program runs in another and reaches the server by a proxy; and other clients
 * in this process, which reach it directly.
 */
export class StopWorld implements AsyncDisposable {
  readonly server: KilledServer;
  readonly proxy: CuttingProxy;
  readonly #folder: string;
  readonly #bundles: string;
  readonly #open: AsyncDisposable[] = [];

  /** @param bundles  of `makeBundles` */
  static async start(bundles: string, limits: Partial<Limits> = {}): Promise<StopWorld> {
    const folder = await mkdtemp(join(tmpdir(), "chatwire-stop-"));
    const data = join(folder, "data");
    await mkdir(data);
    const server = new KilledServer(bundles, data, limits);
    try {
      await server.start();
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return new StopWorld(server, await CuttingProxy.listen(server.port), bundles, folder);
  }

  private constructor(server: KilledServer, proxy: CuttingProxy, bundles: string, folder: string) {
    this.server = server;
    this.proxy = proxy;
    this.#bundles = bundles;
    this.#folder = folder;
  }

  /** Starts the program of a new user. */
  async startProgram(name: string, { hasDevice = false } = {}): Promise<StoppedProgram> {
    const program = await StoppedProgram.start(this.#bundles, {
      url: `chat://127.0.0.1:${this.proxy.port}`,
      name,
      password: PASSWORD,
      outbox: join(this.#folder, `outbox-of-${name}`),
      hasDevice,
    });
    this.#open.push(program);
    return program;
  }

  /** Connects another client. */
  async connect(): Promise<ChatClient> {
    const client = await ChatClient.connect(this.server.url, {
      grease: false,
      portMapping: false,
      pins: new MemoryPins(),
      limits: FEW_ITERATIONS,
    });
    this.#open.push(client);
    return client;
  }

  /** Connects and registers a user. */
  async join(name: string): Promise<ChatClient> {
    const client = await this.connect();
    await client.register({ name, password: PASSWORD, privacy: "PUBLIC" });
    return client;
  }

  /** The network between the program and the server is gone. */
  block(): void {
    this.proxy.isBlocked = true;
    this.proxy.cut();
  }

  unblock(): void {
    this.proxy.isBlocked = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#open.reverse()) await each[Symbol.asyncDispose]();
    await this.proxy[Symbol.asyncDispose]();
    this.server.end();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes a folder with the programs. */
export async function makeBundles(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-stops-"));
  const path = join(folder, "bundles");
  await bundleInto(path, SERVER_PROGRAM, CLIENT_PROGRAM);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

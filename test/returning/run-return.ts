/**
 * Many clients of one process that come back after a restart of the real server, over TLS on loopback.
 *
 * How the folder fits together: `accounts.ts` fills the store. `processes.ts` starts `server.ts` and `clients.ts`, each in
 * a process; `turns.ts` measures the event loop of the server. `run-return.ts` kills the server, starts it again, and
 * meanwhile logs fresh clients in from its own process.
 * `bare-tls.ts` measures what the TLS handshakes cost alone.
 */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ChatClient, MemoryPins } from "../../src/index.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import { SqliteStore } from "../../src/server/index.ts";
import { addAccounts } from "./accounts.ts";
import { ClientsProcess, ServerProcess, type ServerUsage } from "./processes.ts";

export interface ReturnOptions {
  readonly clients: number;
  /** How the server ends: by SIGKILL, or after it has sent GOING_AWAY. */
  readonly how: "killed" | "stopped";
  /** How long it is away, in milliseconds. */
  readonly downMs: number;
  readonly certificate: Certificate;
}

export interface ReturnReport {
  /** From the start of the new server until so many of the clients are back, in milliseconds. */
  readonly halfBackMs: number;
  readonly allBackMs: number;
  /** How long fresh clients took to connect and to log in, meanwhile, in milliseconds; ascending. */
  readonly freshMs: readonly number[];
  /** Fresh clients that could not. */
  readonly freshFailed: readonly string[];
  /** Of the new server until all were back. */
  readonly server: ServerUsage;
  readonly clientsCpuMs: number;
}

/** Fresh clients use accounts of their own. */
const FRESH = 8;
const FRESH_EACH_MS = 250;
const POLL_MS = 100;

export async function runReturn({ clients, how, downMs, certificate }: ReturnOptions): Promise<ReturnReport> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-return-"));
  const path = join(folder, "store.db");
  const pepper = randomBytes(32);
  const store = await SqliteStore.open({ path, pepper, random: randomBytes });
  const devices = await addAccounts(store, clients + FRESH, randomBytes);
  await store.close();
  // All come from one address. After the restart none of them is logged in.
  const room = 2 * clients + 1_000;
  const limits = {
    connectionsMax: room,
    connectionsPerAddressMax: room,
    addressLoginRequestsPerSecond: room,
    halfOpenMax: 2 * room,
    halfOpenPerAddressMax: 2 * room,
  };
  const settings = { path, pepper: pepper.toString("hex"), certificate, limits };
  let server = await ServerProcess.start({ ...settings, port: 0 });
  const { port } = server;
  const url = `chat://127.0.0.1:${port}`;
  const hex = devices.map((device) => Buffer.from(device).toString("hex"));
  const crowd = new ClientsProcess({ url, devices: hex.slice(FRESH) });
  try {
    while ((await crowd.state()).connected < clients) await setTimeout(POLL_MS);
    if (how === "killed") await server.kill();
    else await server.stop();
    await setTimeout(downMs);
    const { cpuMs } = await crowd.state();
    server = await ServerProcess.start({ ...settings, port });
    const startedMs = Date.now();
    const fresh = new FreshClients(url, devices.slice(0, FRESH));
    const backMs: number[] = [];
    for (;;) {
      const state = await crowd.state();
      backMs.push(...state.backMs);
      if (state.closed > 0) throw new Error(`${state.closed} clients have given up.`);
      if (state.connected === clients && backMs.length >= clients) break;
      await setTimeout(POLL_MS);
    }
    await fresh.end();
    backMs.sort((a, b) => a - b);
    return {
      halfBackMs: (backMs[Math.floor(clients / 2)] ?? 0) - startedMs,
      allBackMs: (backMs.at(-1) ?? 0) - startedMs,
      freshMs: fresh.tookMs.sort((a, b) => a - b),
      freshFailed: fresh.failed,
      server: await server.usage(),
      clientsCpuMs: (await crowd.state()).cpuMs - cpuMs,
    };
  } finally {
    await crowd.kill();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Clients that log in one after the other while the others come back. */
class FreshClients {
  readonly tookMs: number[] = [];
  readonly failed: string[] = [];
  readonly #url: string;
  readonly #devices: readonly Uint8Array[];
  readonly #running: Promise<void>;
  #isOver = false;

  constructor(url: string, devices: readonly Uint8Array[]) {
    this.#url = url;
    this.#devices = devices;
    this.#running = this.#run();
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let round = 0; !this.#isOver; round++) {
      const device = this.#devices[round % this.#devices.length];
      const pause = setTimeout(FRESH_EACH_MS);
      if (device !== undefined) await this.#logIn(device);
      await pause;
    }
  }

  async #logIn(device: Uint8Array): Promise<void> {
    const startedMs = performance.now();
    try {
      await using client = await ChatClient.connect(this.#url, { portMapping: false, pins: new MemoryPins() });
      await client.logInWithDevice(device);
      this.tookMs.push(performance.now() - startedMs);
    } catch (error) {
      this.failed.push(String(error));
    }
  }
}

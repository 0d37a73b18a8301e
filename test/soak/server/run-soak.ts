/**
 * A server that many clients are logged in to, over TLS on loopback, while some of them send texts.
 *
 * How the folder fits together: `run-soak.ts` starts the server of `test/returning`, on a store in a file, and the clients
 * in a process of their own: `crowd-main.ts` with the `crowd.ts` of all `member.ts`. `latencies.ts` counts how long texts
 * take, and `slope.ts` finds whether memory grows. `soak-lines.ts` holds the figures against the targets.
 */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Certificate } from "../../../src/net/certificate.ts";
import { SqliteStore } from "../../../src/server/index.ts";
import { addAccounts } from "../../returning/accounts.ts";
import { Child, ServerProcess } from "../../returning/processes.ts";
import type { Turn } from "../../returning/turns.ts";
import type { JoinRequest, TalkReport, TalkRequest } from "./crowd.ts";

export interface SoakOptions {
  readonly clients: number;
  /** Texts are sent for so long before anything is measured. */
  readonly warmUpMs: number;
  readonly forMs: number;
  readonly textsPerSecond: number;
  readonly seed: number;
  readonly certificate: Certificate;
}

/** The memory of the server at a moment. */
export interface MemorySample {
  /** Since the measurement began. */
  readonly atMs: number;
  readonly residentBytes: number;
  /** Of V8, with the garbage that it has not collected yet. */
  readonly heapBytes: number;
}

export interface SoakReport {
  /** How long all logins took. */
  readonly joinedMs: number;
  readonly talk: TalkReport;
  /** Processor time of all threads of the server while texts were sent. */
  readonly serverCpuMs: number;
  /** The longest turns of the server's event loop, the longest first. */
  readonly turns: readonly Turn[];
  readonly memory: readonly MemorySample[];
  readonly storeBytes: number;
}

const SAMPLE_MS_MAX = 5_000;
const SAMPLES_MIN = 10;
const TURNS = 5;

export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { clients, certificate } = options;
  const folder = await mkdtemp(join(tmpdir(), "chatwire-soak-"));
  const path = join(folder, "store.db");
  const pepper = randomBytes(32);
  const store = await SqliteStore.open({ path, pepper, random: randomBytes });
  const devices = await addAccounts(store, clients, randomBytes);
  await store.close();
  // All come from one address.
  const room = 2 * clients + 1_000;
  const limits = {
    connectionsMax: room,
    connectionsPerAddressMax: room,
    addressLoginRequestsPerSecond: room,
    halfOpenMax: 2 * room,
    halfOpenPerAddressMax: 2 * room,
  };
  const server = await ServerProcess.start({ path, pepper: pepper.toString("hex"), certificate, limits, port: 0 });
  const crowd = new Child("test/soak/server/crowd-main.ts");
  try {
    const startedMs = performance.now();
    const hex = devices.map((device) => Buffer.from(device).toString("hex"));
    await ask<object>(crowd, { kind: "join", port: server.port, devices: hex });
    const joinedMs = performance.now() - startedMs;
    const { warmUpMs, forMs, textsPerSecond, seed } = options;
    await ask<TalkReport>(crowd, { kind: "talk", forMs: warmUpMs, textsPerSecond, seed });
    const before = await server.usage();
    const talking = ask<TalkReport>(crowd, { kind: "talk", forMs, textsPerSecond, seed: seed + 1 });
    const { memory, turns } = await watch(server, talking, Math.min(SAMPLE_MS_MAX, forMs / SAMPLES_MIN));
    const talk = await talking;
    const after = await server.usage();
    return {
      joinedMs,
      talk,
      serverCpuMs: after.cpuMs - before.cpuMs,
      turns: longestOf([...turns, ...after.turns]),
      memory,
      storeBytes: (await stat(path)).size,
    };
  } finally {
    await crowd.kill();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes samples until something is over. */
async function watch(server: ServerProcess, until: Promise<unknown>, everyMs: number) {
  const startedMs = performance.now();
  const memory: MemorySample[] = [];
  let turns: readonly Turn[] = [];
  const over = until.then(() => true);
  while (!(await Promise.race([over, setTimeout(everyMs, false)]))) {
    const { residentBytes, heapBytes, turns: latest } = await server.usage();
    memory.push({ atMs: performance.now() - startedMs, residentBytes, heapBytes });
    turns = longestOf([...turns, ...latest]);
  }
  return { memory, turns };
}

function longestOf(turns: readonly Turn[]): readonly Turn[] {
  return turns.toSorted((a, b) => b.tookMs - a.tookMs).slice(0, TURNS);
}

function ask<Answer>(crowd: Child, request: JoinRequest | TalkRequest): Promise<Answer> {
  const answer = crowd.next<Answer>();
  crowd.send(request);
  return answer;
}

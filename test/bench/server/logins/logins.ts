import { setTimeout } from "node:timers/promises";
import type { Certificate } from "../../../../src/net/certificate.ts";
import type { LongestTurn } from "../../turns.ts";
import type { Programs } from "../programs.ts";
import { ServerProcess } from "../server-process.ts";
import { CrowdProcess } from "./crowd-process.ts";
import type { Arrival } from "./visitor.ts";

/** Visitors that arrive at a time. */
const AT_ONCE = 16;
/** Time for the work that a server does after the last visitor has arrived or left, in milliseconds. */
const SETTLE_MS = 300;

/** The ways to arrive at a bare TLS server, and at ours. */
export const WAYS = {
  "bare handshake": { proof: "none", hasTicket: false },
  "bare handshake with a ticket": { proof: "none", hasTicket: true },
  "device key": { proof: "device", hasTicket: false },
  "device key with a ticket": { proof: "device", hasTicket: true },
  password: { proof: "password", hasTicket: false },
  "password with a ticket": { proof: "password", hasTicket: true },
  resumption: { proof: "session", hasTicket: false },
  "resumption with a ticket": { proof: "session", hasTicket: true },
} as const satisfies Record<string, Arrival>;

export type WayName = keyof typeof WAYS;

export interface LoginsOptions {
  readonly programs: Programs;
  readonly certificate: Certificate;
  /** That arrive in each turn of a way. */
  readonly visitors: number;
  /** Turns of each way that count, and turns before them, until the code of the servers is compiled. */
  readonly rounds: number;
  readonly warmUp: number;
}

export interface LoginsResult {
  readonly way: WayName;
  /** Processor time of the server for each visitor: the median of the rounds. */
  readonly cpuMs: number;
}

/** Visitors arrive in each way in turn: what that costs the server. What it costs that they leave is not counted. */
export async function logins(options: LoginsOptions): Promise<readonly LoginsResult[]> {
  const { visitors, rounds, warmUp } = options;
  await using bare = await Side.start("servers/raw", options);
  await using own = await Side.start("servers/chatwire", options);
  await own.register();
  const ways = Object.entries(WAYS).map(([name, arrival]) => ({
    way: name as WayName,
    arrival,
    costsMs: [] as number[],
  }));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const { arrival, costsMs } of ways) {
      const costMs = await (arrival.proof === "none" ? bare : own).turn(arrival);
      if (round >= warmUp) costsMs.push(costMs / visitors);
    }
  }
  return ways.map(({ way, costsMs }) => ({ way, cpuMs: median(costsMs) }));
}

/** What a server and its clients measured when all visitors logged in at once. */
export interface StormResult {
  readonly turn: LongestTurn;
  /** Until the last one was logged in. */
  readonly tookMs: number;
}

/** All visitors log in at once, with their devices. */
export async function storm(options: LoginsOptions): Promise<StormResult> {
  const { visitors, warmUp } = options;
  await using own = await Side.start("servers/chatwire", options);
  await own.register();
  for (let round = 0; round < warmUp; round++) await own.turn(WAYS["device key"]);
  // Awaited, because the server ends with this function.
  return await own.storm(visitors);
}

/** A server and its visitors. */
class Side implements AsyncDisposable {
  readonly #server: ServerProcess;
  readonly #crowd: CrowdProcess;

  static async start(path: string, { programs, certificate, visitors }: LoginsOptions): Promise<Side> {
    const server = await ServerProcess.ofNode([programs.file(path)], certificate);
    const crowd = new CrowdProcess(programs.file("crowd-main"));
    await crowd.ask({ kind: "gather", port: server.port, size: visitors });
    return new Side(server, crowd);
  }

  private constructor(server: ServerProcess, crowd: CrowdProcess) {
    this.#server = server;
    this.#crowd = crowd;
  }

  async register(): Promise<void> {
    await this.#crowd.ask({ kind: "register" });
  }

  /** All arrive in one way, and leave. @returns the processor time of the server until the last one has arrived, in milliseconds */
  async turn(arrival: Arrival): Promise<number> {
    if (arrival.proof === "session") {
      await this.#arrive(WAYS["device key"]);
      await this.#crowd.ask({ kind: "cut" });
      await setTimeout(SETTLE_MS);
    }
    const before = this.#server.cpuSeconds;
    await this.#arrive(arrival);
    const cpuMs = (this.#server.cpuSeconds - before) * 1_000;
    await this.#leave();
    return cpuMs;
  }

  async storm(visitors: number): Promise<StormResult> {
    await this.#server.longestTurn();
    await setTimeout(SETTLE_MS);
    await this.#server.longestTurn();
    const tookMs = await this.#arrive(WAYS["device key"], visitors);
    const turn = await this.#server.longestTurn();
    await this.#leave();
    return { turn, tookMs };
  }

  async #arrive(arrival: Arrival, atOnce = AT_ONCE): Promise<number> {
    const tookMs = await this.#crowd.ask({ kind: "arrive", arrival, atOnce });
    await setTimeout(SETTLE_MS);
    return tookMs;
  }

  async #leave(): Promise<void> {
    await this.#crowd.ask({ kind: "leave" });
    await setTimeout(SETTLE_MS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#crowd.end();
    await this.#server.end();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

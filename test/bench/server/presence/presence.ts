import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { Certificate } from "../../../../src/net/certificate.ts";
import type { LongestTurn } from "../../turns.ts";
import type { Programs } from "../programs.ts";
import type { Target } from "../protocols/protocol.ts";
import { ServerProcess } from "../server-process.ts";
import type { AudienceAnswer, AudienceRequest } from "./audience.ts";

/** How long sessions of the server may be resumed. */
export const RESUME_WINDOW_MS = 1_000;
/** After so long, a server has told everybody what has changed. */
const SETTLE_MS = 500;

export interface PresenceOptions {
  readonly programs: Programs;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  readonly watchers: number;
  /** Clients that log in, in each turn. */
  readonly visitors: number;
  /** Turns that count, and turns before them, until the code of the servers is compiled. */
  readonly rounds: number;
  readonly warmUp: number;
  /** How long visitors change their statuses, one of them each `everyMs`. */
  readonly changesForMs: number;
  readonly everyMs: number;
}

export interface PresenceResult {
  /** Processor time of the server for a login, without watchers and with them: medians of the rounds. */
  readonly loginMs: { readonly alone: number; readonly watched: number };
  /** Processor time of the server for a change of a status. */
  readonly changeMs: number;
  /** The longest turns: as all watchers drop, and as their sessions end. */
  readonly drop: LongestTurn;
  readonly end: LongestTurn;
  /** The longest turn of a server of bare sockets, as as many drop. */
  readonly bareDrop: LongestTurn;
}

/** Measures what watchers of the list of peers cost a server, beside a server that nobody watches. */
export async function presence(options: PresenceOptions): Promise<PresenceResult> {
  await using alone = await Side.start("presence/watched-server", options);
  await using watched = await Side.start("presence/watched-server", options);
  await watched.ask({ kind: "watch", target: watched.target, count: options.watchers });
  const costsMs = { alone: [] as number[], watched: [] as number[] };
  for (let round = 0; round < options.warmUp + options.rounds; round++) {
    for (const [name, side] of Object.entries({ alone, watched })) {
      const { cpuMs, requests } = await side.costOf({ kind: "log in", target: side.target, count: options.visitors });
      if (round >= options.warmUp) costsMs[name as keyof typeof costsMs].push(cpuMs / requests);
    }
  }
  const { changesForMs: forMs, everyMs } = options;
  const changes = await watched.costOf({ kind: "change status", forMs, everyMs });
  const drop = await watched.dropAll();
  await setTimeout(RESUME_WINDOW_MS + SETTLE_MS);
  const end = await watched.longestTurn();
  return {
    loginMs: { alone: median(costsMs.alone), watched: median(costsMs.watched) },
    changeMs: changes.cpuMs / changes.requests,
    drop,
    end,
    bareDrop: await dropBare(options),
  };
}

async function dropBare(options: PresenceOptions): Promise<LongestTurn> {
  await using bare = await Side.start("servers/raw", options);
  await bare.ask({ kind: "connect", target: bare.target, count: options.watchers });
  return await bare.dropAll();
}

/** A server, and its clients. */
class Side implements AsyncDisposable {
  readonly target: Target;
  readonly #server: ServerProcess;
  readonly #clients: ChildProcess;
  readonly #ended: Promise<unknown>;

  /** @param program  of the server */
  static async start(program: string, { programs, certificate }: PresenceOptions): Promise<Side> {
    const server = await ServerProcess.ofNode([programs.file(program)], certificate);
    const clients = spawn(process.execPath, [programs.file("presence/audience-main")], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return new Side(server, clients, certificate === undefined ? "plain" : "tls");
  }

  private constructor(server: ServerProcess, clients: ChildProcess, security: Target["security"]) {
    this.#server = server;
    this.#clients = clients;
    this.#ended = once(clients, "exit");
    this.target = { port: server.port, security };
  }

  async ask(request: AudienceRequest): Promise<AudienceAnswer> {
    const ended = this.#ended.then(() => [{ error: "The process of the clients has ended." }]);
    this.#clients.send(request);
    const [answer] = await Promise.race([once(this.#clients, "message"), ended]);
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }

  /** Asks, and measures what it costs the server until everybody is told. */
  async costOf(request: AudienceRequest): Promise<AudienceAnswer & { readonly cpuMs: number }> {
    const before = this.#server.cpuSeconds;
    const answer = await this.ask(request);
    await setTimeout(SETTLE_MS);
    return { ...answer, cpuMs: (this.#server.cpuSeconds - before) * 1_000 };
  }

  /** All clients that watch drop at once. @returns the longest turn before the sessions end */
  async dropAll(): Promise<LongestTurn> {
    await this.longestTurn();
    await this.ask({ kind: "drop" });
    await setTimeout(RESUME_WINDOW_MS / 2);
    return this.longestTurn();
  }

  longestTurn(): Promise<LongestTurn> {
    return this.#server.longestTurn();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#clients.kill("SIGKILL");
    await this.#ended;
    await this.#server.end();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

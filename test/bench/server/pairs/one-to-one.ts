import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Certificate } from "../../../../src/net/certificate.ts";
import type { Programs } from "../programs.ts";
import { ServerProcess } from "../server-process.ts";
import type { Exchange } from "./pair.ts";
import type { PairsProtocol, PairsRequest } from "./pairs.ts";

/** What one of the servers does. */
export interface Duty {
  readonly name: string;
  readonly protocol: PairsProtocol;
  readonly exchange: Exchange;
  /** The path of the server's program, from the folder of the bench; undefined: `nats-server`. */
  readonly program: string | undefined;
}

export interface OneToOneOptions {
  readonly duties: readonly Duty[];
  readonly programs: Programs;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  readonly pairs: number;
  readonly bursts: number;
  readonly perBurst: number;
  /** Turns of each duty that count, and turns before them, until its code is compiled. */
  readonly rounds: number;
  readonly warmUp: number;
}

export interface OneToOneResult {
  readonly name: string;
  /** Exchanges for each second of processor time of the server: the median of the rounds. */
  readonly perSecond: number;
}

/** Pairs of clients write to each other, at each server in turn. */
export async function oneToOne(options: OneToOneOptions): Promise<readonly OneToOneResult[]> {
  const sides: Side[] = [];
  try {
    for (const duty of options.duties) sides.push(await Side.start(duty, options));
    for (let round = 0; round < options.warmUp + options.rounds; round++)
      for (const side of sides) await side.turn(round >= options.warmUp);
    return sides.map((side) => side.result);
  } finally {
    for (const side of sides) await side.end();
  }
}

class Side {
  readonly #name: string;
  readonly #server: ServerProcess;
  readonly #clients: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #options: OneToOneOptions;
  readonly #perSecond: number[] = [];

  static async start({ name, protocol, exchange, program }: Duty, options: OneToOneOptions): Promise<Side> {
    const { programs, certificate, pairs } = options;
    const server =
      program === undefined
        ? await ServerProcess.ofNats(certificate)
        : await ServerProcess.ofNode([programs.file(program)], certificate);
    const side = new Side(name, server, options);
    const target = { port: server.port, security: certificate === undefined ? "plain" : "tls" } as const;
    await side.#ask({ kind: "join", protocol, target, exchange, pairs });
    return side;
  }

  private constructor(name: string, server: ServerProcess, options: OneToOneOptions) {
    this.#name = name;
    this.#server = server;
    this.#options = options;
    this.#clients = spawn(process.execPath, [options.programs.file("pairs/pairs-main")], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#ended = once(this.#clients, "exit");
  }

  get result(): OneToOneResult {
    const sorted = this.#perSecond.toSorted((a, b) => a - b);
    return { name: this.#name, perSecond: sorted[sorted.length >> 1] ?? Number.NaN };
  }

  async turn(isCounted: boolean): Promise<void> {
    const { pairs, bursts, perBurst } = this.#options;
    const before = this.#server.cpuSeconds;
    await this.#ask({ kind: "send", bursts, perBurst });
    if (isCounted) this.#perSecond.push((pairs * bursts * perBurst) / (this.#server.cpuSeconds - before));
  }

  async end(): Promise<void> {
    this.#clients.kill("SIGKILL");
    await this.#ended;
    await this.#server.end();
  }

  async #ask(request: PairsRequest): Promise<void> {
    const ended = this.#ended.then(() => [{ error: "The process of the clients has ended." }]);
    this.#clients.send(request);
    const [answer] = await Promise.race([once(this.#clients, "message"), ended]);
    if ("error" in answer) throw new Error(answer.error);
  }
}

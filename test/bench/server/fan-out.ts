import type { Certificate } from "../../../src/net/certificate.ts";
import type { FanOut } from "./load.ts";
import { LoadProcess } from "./load-process.ts";
import type { Programs } from "./programs.ts";
import type { ServerProcess } from "./server-process.ts";
import { type Subject, start } from "./subjects.ts";

/** Messages that the sender publishes at once. */
const PER_BURST = 10;

export interface FanOutOptions {
  readonly subjects: readonly Subject[];
  readonly programs: Programs;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  readonly receivers: number;
  /** Deliveries of one turn, about. */
  readonly deliveries: number;
  /** Turns of each subject that count, and turns before them, until its code is compiled. */
  readonly rounds: number;
  readonly warmUp: number;
}

export interface FanOutResult {
  readonly name: string;
  /** Deliveries for each second of processor time of the server: the median of the rounds. */
  readonly perSecond: number;
  /** Of the time from the sender's write to the last delivery of a burst, in all rounds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** One sender publishes to many receivers, of each server in turn. */
export async function fanOut(options: FanOutOptions): Promise<readonly FanOutResult[]> {
  const { deliveries, receivers, rounds, warmUp } = options;
  const bursts = Math.max(1, Math.round(deliveries / receivers / PER_BURST));
  const sides: Side[] = [];
  try {
    for (const subject of options.subjects) sides.push(await Side.start(subject, options));
    for (let round = 0; round < warmUp + rounds; round++)
      for (const side of sides) await side.turn(bursts, round >= warmUp);
    return sides.map((side) => side.result);
  } finally {
    for (const side of sides) await side.end();
  }
}

class Side {
  readonly #name: string;
  readonly #server: ServerProcess;
  readonly #load: LoadProcess;
  readonly #perSecond: number[] = [];
  readonly #burstsMs: number[] = [];

  static async start(subject: Subject, { programs, certificate, receivers }: FanOutOptions): Promise<Side> {
    const server = await start(subject, programs, certificate);
    const load = new LoadProcess([programs.file("load-main")]);
    const target = { port: server.port, security: certificate === undefined ? "plain" : "tls" } as const;
    await load.join(subject.protocol, [target], receivers);
    return new Side(subject.name, server, load);
  }

  private constructor(name: string, server: ServerProcess, load: LoadProcess) {
    this.#name = name;
    this.#server = server;
    this.#load = load;
  }

  get result(): FanOutResult {
    return {
      name: this.#name,
      perSecond: quantile(this.#perSecond, 1 / 2),
      p50Ms: quantile(this.#burstsMs, 1 / 2),
      p99Ms: quantile(this.#burstsMs, 99 / 100),
    };
  }

  async turn(bursts: number, isCounted: boolean): Promise<void> {
    const before = this.#server.cpuSeconds;
    const { deliveries, burstsMs }: FanOut = await this.#load.fanOut(bursts, PER_BURST);
    if (!isCounted) return;
    this.#perSecond.push(deliveries / (this.#server.cpuSeconds - before));
    this.#burstsMs.push(...burstsMs);
  }

  async end(): Promise<void> {
    await this.#load.end();
    await this.#server.end();
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

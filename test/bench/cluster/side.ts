import type { Certificate } from "../../../src/net/certificate.ts";
import { quantile } from "../server/fan-out.ts";
import { LoadProcess } from "../server/load-process.ts";
import type { Programs } from "../server/programs.ts";
import { ServerProcess } from "../server/server-process.ts";

const CORE = "../cluster/core-main";
const GATEWAY = "../cluster/gateway-main";
const WHOLE = "servers/chatwire";

/** For `Programs.bundle`. */
export const PROGRAMS = ["load-main", CORE, GATEWAY, WHOLE];

/** A server that is measured. */
export interface Shape {
  readonly name: string;
  /** How many gateways it has; 0: it is one process. */
  readonly gateways: number;
  /** Of each gateway, or of the process. */
  readonly receivers: number;
}

/** What a server took for its deliveries. Times of processors are in seconds, and those of all rounds together. */
export interface Cost {
  readonly deliveries: number;
  /** Of all gateways, or of the process. */
  readonly gatewaysCpu: number;
  readonly coreCpu: number;
  readonly natsCpu: number;
  /** Of the time from the sender's write to the last delivery of a burst, in milliseconds. */
  readonly p50Ms: number;
}

/** One server with its clients. A sender at the first gateway publishes to receivers at all of them. */
export class Side {
  readonly shape: Shape;
  readonly #nats: ServerProcess | undefined;
  readonly #core: ServerProcess | undefined;
  readonly #gateways: readonly ServerProcess[];
  readonly #load: LoadProcess;
  readonly #burstsMs: number[] = [];
  #deliveries = 0;
  #cpu = { gateways: 0, core: 0, nats: 0 };

  /** @param certificate  undefined: plain TCP */
  static async start(shape: Shape, programs: Programs, certificate: Certificate | undefined): Promise<Side> {
    const parts = await startParts(shape.gateways, programs, certificate);
    const load = new LoadProcess([programs.file("load-main")]);
    const security = certificate === undefined ? "plain" : "tls";
    const targets = parts.gateways.map(({ port }) => ({ port, security }) as const);
    await load.join("chatwire", targets, shape.receivers * targets.length);
    return new Side(shape, parts, load);
  }

  private constructor(shape: Shape, { nats, core, gateways }: Parts, load: LoadProcess) {
    this.shape = shape;
    this.#nats = nats;
    this.#core = core;
    this.#gateways = gateways;
    this.#load = load;
  }

  get cost(): Cost {
    return {
      deliveries: this.#deliveries,
      gatewaysCpu: this.#cpu.gateways,
      coreCpu: this.#cpu.core,
      natsCpu: this.#cpu.nats,
      p50Ms: quantile(this.#burstsMs, 1 / 2),
    };
  }

  /** Publishes bursts, each when all have the one before. */
  async turn(bursts: number, perBurst: number, isCounted: boolean): Promise<void> {
    const before = this.#takeCpu();
    const { deliveries, burstsMs } = await this.#load.fanOut(bursts, perBurst);
    const after = this.#takeCpu();
    if (!isCounted) return;
    this.#deliveries += deliveries;
    this.#burstsMs.push(...burstsMs);
    this.#cpu = {
      gateways: this.#cpu.gateways + after.gateways - before.gateways,
      core: this.#cpu.core + after.core - before.core,
      nats: this.#cpu.nats + after.nats - before.nats,
    };
  }

  async end(): Promise<void> {
    await this.#load.end();
    await endAll([...this.#gateways, this.#core, this.#nats]);
  }

  #takeCpu(): { gateways: number; core: number; nats: number } {
    const gateways = this.#gateways.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
    return { gateways, core: this.#core?.cpuSeconds ?? 0, nats: this.#nats?.cpuSeconds ?? 0 };
  }
}

/** The processes of a server. One that is a single process counts as its gateway. */
interface Parts {
  readonly nats: ServerProcess | undefined;
  readonly core: ServerProcess | undefined;
  readonly gateways: readonly ServerProcess[];
}

async function startParts(count: number, programs: Programs, certificate: Certificate | undefined): Promise<Parts> {
  if (count === 0) {
    const whole = await ServerProcess.ofNode([programs.file(WHOLE)], certificate);
    return { nats: undefined, core: undefined, gateways: [whole] };
  }
  const nats = await ServerProcess.ofNats(undefined);
  const url = `nats://127.0.0.1:${nats.port}`;
  const core = await ServerProcess.ofNode([programs.file(CORE)], undefined, [url]);
  const gateways: ServerProcess[] = [];
  for (let number = 1; number <= count; number++)
    gateways.push(await ServerProcess.ofNode([programs.file(GATEWAY)], certificate, [url, `gateway-${number}`]));
  return { nats, core, gateways };
}

async function endAll(processes: readonly (ServerProcess | undefined)[]): Promise<void> {
  for (const each of processes) await each?.end();
}

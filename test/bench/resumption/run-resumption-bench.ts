import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";

export interface ResumptionBenchOptions {
  /** Clients that send broadcasts, and receive those of the others. */
  readonly senders: number;
  /** Clients that only receive. */
  readonly receivers: number;
  /** Clients that are connected only while memory is measured: one connection is little beside what else changes. */
  readonly idle: number;
  readonly rounds: number;
  /** Rounds at first that are not counted, until the code is compiled. */
  readonly warmUp: number;
  readonly security: "tls" | "plain";
  /** After logins, before memory is measured: until their last messages are acknowledged. */
  readonly settleMs: number;
}

/** What a server takes, with the feature and without. */
export interface Costs {
  /** Processor time for one delivered event, in microseconds: the median of the rounds, each with the pause after it. */
  readonly deliveryUs: number;
  /** Memory that an idle connection holds, in bytes. */
  readonly idleBytes: number;
}

/** The bound of the rate of `Broadcast`, and the time in which it gains one. */
const BROADCASTS = 3;
const REFILL_MS = 1_100 * BROADCASTS;

/** One of so many connections comes first. */
const FIRST_SHARE = 5;

const TEXT = "a text of a hundred bytes, as people write them in a chat, more or less, with some words";

/** Runs both kinds of server side by side, a process each: their rounds alternate. */
export async function runResumptionBench(options: ResumptionBenchOptions): Promise<Record<"with" | "without", Costs>> {
  const sides = [await Side.start(options, true), await Side.start(options, false)] as const;
  try {
    // Each has a process of its own, so the memory of one does not depend on the other.
    await Promise.all(sides.map((side) => side.join()));
    for (let round = 0; round < options.rounds; round++) {
      // The first of the two finds the processor idle, so each is the first in turn.
      const inTurn = round % 2 === 0 ? sides : [sides[1], sides[0]];
      for (const side of inTurn) await side.round(round >= options.warmUp);
    }
    for (const side of sides) await side.endRound();
    return { with: sides[0].costs, without: sides[1].costs };
  } finally {
    for (const side of sides) await side.end();
  }
}

class Side {
  readonly #options: ResumptionBenchOptions;
  readonly #hasFeature: boolean;
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #clients: ChatClient[] = [];
  readonly #deliveriesUs: number[] = [];
  #idleBytes = 0;
  #received = 0;
  /** When the present round began, what the server had used by then, and whether it counts. */
  #round: { readonly startedMs: number; readonly cpuUs: number; readonly isCounted: boolean } | undefined;

  static async start(options: ResumptionBenchOptions, hasFeature: boolean): Promise<Side> {
    const { security } = options;
    const limits = { scramIterations: TEST_ITERATIONS, registrationsPerAddressMax: 10_000, idleTimeoutMs: 3_600_000 };
    const withoutFeatures = hasFeature ? [] : ["RESUMPTION"];
    const settings = JSON.stringify({ limits, security, withoutFeatures });
    const program = argumentsFor("test/bench/resumption/server.ts", settings);
    const child = spawn(process.execPath, ["--expose-gc", ...program], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const [{ port }] = await once(child, "message");
    return new Side(options, hasFeature, child, port);
  }

  private constructor(options: ResumptionBenchOptions, hasFeature: boolean, child: ChildProcess, port: number) {
    this.#options = options;
    this.#hasFeature = hasFeature;
    this.#child = child;
    this.#port = port;
  }

  get costs(): Costs {
    const sorted = [...this.#deliveriesUs].sort((a, b) => a - b);
    return { deliveryUs: sorted[Math.floor(sorted.length / 2)] ?? 0, idleBytes: this.#idleBytes };
  }

  async join(): Promise<void> {
    const { senders, receivers, idle, settleMs } = this.#options;
    const count = senders + receivers + idle;
    const first = Math.ceil((senders + receivers) / FIRST_SHARE);
    // What the first connections bring to life is not counted, the code that handles acknowledgements included.
    while (this.#clients.length < first) await this.#add();
    await setTimeout(settleMs);
    const before = await this.#measure("memory");
    while (this.#clients.length < count) await this.#add();
    await setTimeout(settleMs);
    const after = await this.#measure("memory");
    this.#idleBytes = (after.heldBytes - before.heldBytes) / (count - first);
    for (const client of this.#clients.splice(senders + receivers)) await client.close();
  }

  /** Each sender sends some broadcasts, one after the other, which everybody else gets. */
  async round(isCounted: boolean): Promise<void> {
    await this.endRound();
    const { senders } = this.#options;
    const { cpuUs } = await this.#measure("cpu");
    this.#round = { startedMs: performance.now(), cpuUs, isCounted };
    for (let count = 0; count < BROADCASTS; count++) {
      for (const sender of this.#clients.slice(0, senders)) {
        const expected = this.#received + this.#clients.length - 1;
        await sender.broadcast(TEXT);
        // Or several would leave in one write, more or less of them by chance.
        while (this.#received < expected) await setImmediate();
      }
    }
  }

  /** Acknowledgements may come after the last delivery: the pause until the next round belongs to the round. */
  async endRound(): Promise<void> {
    if (this.#round === undefined) return;
    const { startedMs, cpuUs, isCounted } = this.#round;
    await setTimeout(Math.max(0, startedMs + REFILL_MS - performance.now()));
    const after = await this.#measure("cpu");
    const deliveries = this.#options.senders * BROADCASTS * (this.#clients.length - 1);
    if (isCounted) this.#deliveriesUs.push((after.cpuUs - cpuUs) / deliveries);
  }

  async end(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
    for (const client of this.#clients) await client.close();
  }

  async #add(): Promise<void> {
    const scheme = this.#options.security === "plain" ? "chat+plain" : "chat";
    const client = await ChatClient.connect(`${scheme}://127.0.0.1:${this.#port}`, {
      grease: false,
      portMapping: false,
      pins: new MemoryPins(),
      limits: { scramIterationsMin: TEST_ITERATIONS },
      withoutFeatures: this.#hasFeature ? [] : ["RESUMPTION"],
    });
    this.#clients.push(client);
    await client.register({ name: `user-${this.#clients.length}x`, password: "secret-1", privacy: "PUBLIC" });
    this.#count(client).catch(() => {});
  }

  async #count(client: ChatClient): Promise<void> {
    for await (const _text of client.texts.messages) this.#received += 1;
  }

  async #measure(what: "cpu" | "memory"): Promise<{ cpuUs: number; heldBytes: number }> {
    const answer = once(this.#child, "message");
    this.#child.send(what);
    const [usage] = await answer;
    return usage;
  }
}

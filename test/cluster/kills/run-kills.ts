/** Kills processes of a server of several processes, one after the other, while clients are busy, and counts what follows. */

import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { Figure } from "../../crash/table.ts";
import type { Faults } from "./arrivals.ts";
import { Load, sleep, until } from "./load.ts";
import type { Cluster, Part } from "./parts.ts";

const CLIENTS_PER_GATEWAY = 2;
/** From the death of a core until the next one has confirmed something. */
const TAKE_OVER_MAX_MS = 3_000;
/** How long to wait for a confirmation after a kill before the run has failed, and for arrivals at the end. */
const CONFIRMED_MAX_MS = 60_000;
/** How long a killed process stays away. */
const AWAY_MS = 500;
/** The pause before a kill. */
export const PAUSE_MIN_MS = 1_500;
const PAUSE_MS = 4_500;

export type Victim = "core" | "standby" | "gateway" | "nats" | "postgres";

export interface KillOptions {
  /** Who is killed, one after the other. */
  readonly victims: readonly Victim[];
  readonly seed: number;
  /** Ends the kills early. */
  readonly signal?: AbortSignal;
  /** The longest pause before a kill, at least `PAUSE_MIN_MS`. Default: `PAUSE_MS`. */
  readonly pauseMs?: number;
  /** Gets a line for each kill. */
  readonly print: (line: string) => void;
}

export interface KillResults extends Faults {
  readonly confirmed: { readonly texts: number; readonly posts: number };
  /** Calls of clients that have failed. */
  readonly failed: readonly string[];
  readonly killed: readonly Victim[];
  /** From the death of each core until the next one has confirmed something. */
  readonly takeOversMs: readonly number[];
  /** Connections that clients have lost after a kill, until the next one. */
  readonly connectionsLost: readonly LostConnection[];
  /** Why the run has ended early. */
  readonly stuck: readonly string[];
}

interface LostConnection {
  readonly killed: Victim | "nothing";
  /** Of the client. */
  readonly name: string;
}

/** Kills, waits for what was sent, and compares it with what has arrived. */
export async function runKills(cluster: Cluster, options: KillOptions): Promise<KillResults> {
  return new KillRun(cluster, options, await Load.start(cluster.urls, CLIENTS_PER_GATEWAY)).run();
}

/** The connections of clients that were lost although no gateway was killed. */
export function lostByOthers({ connectionsLost }: KillResults): string[] {
  return connectionsLost.flatMap(({ killed, name }) => (killed === "gateway" ? [] : [`${name} by ${killed}`]));
}

/** The figures of a run, with their targets. */
export function figuresOf(results: KillResults): Figure[] {
  const { killed, confirmed, connectionsLost } = results;
  const takeOversMs = results.takeOversMs.map(Math.round).sort((a, b) => a - b);
  const byOthers = lostByOthers(results);
  return [
    { what: "kills", count: killed.length },
    ...[...new Set(killed)].sort().map((victim) => ({
      what: `  of ${victim}`,
      count: killed.filter((each) => each === victim).length,
    })),
    { what: "texts confirmed", count: confirmed.texts },
    { what: "posts confirmed", count: confirmed.posts },
    { what: "lost", found: results.lost },
    { what: "doubled", found: results.doubled },
    { what: "out of order", found: results.disordered },
    { what: "calls that failed", found: results.failed },
    { what: "connections lost by kills of gateways", count: connectionsLost.length - byOthers.length },
    { what: "connections lost by other kills", found: byOthers },
    { what: "take-over in ms, median", count: takeOversMs[Math.floor(takeOversMs.length / 2)] ?? 0 },
    { what: "take-over in ms, longest", count: takeOversMs.at(-1) ?? 0 },
    {
      what: `take-overs of more than ${TAKE_OVER_MAX_MS} ms`,
      found: takeOversMs.filter((ms) => ms > TAKE_OVER_MAX_MS),
    },
    { what: "stuck", found: results.stuck },
  ];
}

class KillRun {
  readonly #cluster: Cluster;
  readonly #options: KillOptions;
  readonly #load: Load;
  readonly #random: SeededRandom;
  readonly #killed: Victim[] = [];
  /** In milliseconds. */
  readonly #takeOvers: number[] = [];
  readonly #lost: LostConnection[] = [];
  readonly #stuck: string[] = [];

  constructor(cluster: Cluster, options: KillOptions, load: Load) {
    this.#cluster = cluster;
    this.#options = options;
    this.#load = load;
    this.#random = new SeededRandom(options.seed);
    load.onLost = (name) => this.#lost.push({ killed: this.#killed.at(-1) ?? "nothing", name });
  }

  async run(): Promise<KillResults> {
    const { victims, signal, pauseMs = PAUSE_MS } = this.#options;
    for (const victim of victims) {
      await sleep(PAUSE_MIN_MS + this.#random.below(pauseMs - PAUSE_MIN_MS + 1));
      if (this.#stuck.length > 0 || signal?.aborted === true) break;
      this.#killed.push(victim);
      await this.#kill(victim);
    }
    const faults = await this.#load.finish(CONFIRMED_MAX_MS);
    const { confirmed, failed } = this.#load;
    return {
      ...faults,
      confirmed,
      failed,
      killed: this.#killed,
      takeOversMs: this.#takeOvers,
      connectionsLost: this.#lost,
      stuck: this.#stuck,
    };
  }

  async #kill(victim: Victim): Promise<void> {
    const { print } = this.#options;
    const core = await this.#answering();
    if (core === undefined) return;
    const name = `${this.#killed.length}: ${victim}`;
    if (victim === "core") {
      const ms = await this.#killCore(core);
      if (ms !== undefined) print(`${name} was killed: the next core has confirmed after ${Math.round(ms)} ms`);
      return;
    }
    print(`${name} is killed`);
    if (victim === "standby") {
      const standby = this.#cluster.cores.find((each) => each !== core);
      await restart(standby, /Standing by/);
    } else if (victim === "gateway") {
      const { gateways } = this.#cluster;
      await restart(gateways[this.#random.below(gateways.length)], /Listening/);
    } else {
      await this.#cluster[victim].kill();
      await sleep(AWAY_MS);
      await this.#cluster[victim].start();
    }
    await this.#waitForConfirmation(victim);
  }

  /** Returns the milliseconds until the next core has confirmed something. */
  async #killCore(core: Part): Promise<number | undefined> {
    const startMs = performance.now();
    await core.kill();
    // What the gateways had received by then is still confirmed. Only what comes later is of the next core.
    if ((await this.#answering()) === undefined || !(await this.#waitForConfirmation("core"))) return undefined;
    const takeOverMs = this.#load.confirmedMs - startMs;
    this.#takeOvers.push(takeOverMs);
    await core.start(/Standing by/);
    return takeOverMs;
  }

  /** The core that answers, now or soon. */
  async #answering(): Promise<Part | undefined> {
    const cluster = this.#cluster;
    if (!(await until(() => cluster.answering !== undefined, CONFIRMED_MAX_MS))) this.#stuck.push("no core answers");
    return cluster.answering;
  }

  async #waitForConfirmation(victim: Victim): Promise<boolean> {
    const sinceMs = performance.now();
    const isConfirmed = await until(() => this.#load.confirmedMs > sinceMs, CONFIRMED_MAX_MS);
    if (!isConfirmed) this.#stuck.push(`nothing was confirmed after the death of ${victim}`);
    return isConfirmed;
  }
}

async function restart(part: Part | undefined, ready: RegExp): Promise<void> {
  await part?.kill();
  await sleep(AWAY_MS);
  await part?.start(ready);
}

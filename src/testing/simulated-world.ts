/**
 * The network in a box: servers and clients in one process, on virtual time and
 * from a seed. Minutes of virtual time take milliseconds, and the same seed
 * gives the same messages at the same times.
 *
 * How the folder fits together: `virtual-time.ts` is the one queue of events.
 * A `packet.ts` is a UDP datagram or a segment of a TCP connection. `routing/`
 * carries packets: `subnet.ts` is the internet, or the network behind a
 * `simulated-router.ts`, which translates addresses as its `nat.ts` says; each
 * host and router has a `link.ts` of two `line.ts`, which delay, lose, duplicate
 * and reorder packets. `backbone.ts` carries them across the internet.
 * `simulated-host.ts` is a machine, the `Network` of one server or client: it has
 * a `network-interface.ts` or several, sockets on its `ports.ts`, a
 * `host-clock.ts`, and TCP in `tcp/`. `simulated-world.ts` holds all this and
 * lets the time pass.
 *
 * Invariant: everything a host does follows from the seed and from the order of
 * the events. So a host computes PBKDF2 at once instead of on another thread,
 * and time moves only when no promise job is left to run: after each event the world
 * waits for one turn of the real event loop, in which all promise jobs run.
 * Work outside of the `Network`, such as files or `createCertificate`, settles
 * at a time that no seed determines: finish it beforehand, and use `MemoryStore` and
 * `MemoryPins`.
 */

import { UsageError } from "../errors.ts";
import { checkKeys, type KeysOf } from "../known-words.ts";
import { Backbone, FAST_STREAMS, type StreamConditions } from "./backbone.ts";
import { type DatagramConditions, type DatagramNetwork, PERFECT_CONDITIONS } from "./datagram-network.ts";
import { checkConditions } from "./routing/line.ts";
import { Partitions } from "./routing/partitions.ts";
import { type RouterOptions, SimulatedRouter } from "./routing/simulated-router.ts";
import { Subnet } from "./routing/subnet.ts";
import { SeededRandom } from "./seeded-random.ts";
import { type AttachOptions, type HostWorld, SimulatedHost } from "./simulated-host.ts";
import { VirtualTime } from "./virtual-time.ts";

/** The seed and the conditions of a `SimulatedWorld`. Conditions that are missing have the defaults. */
export interface SimulatedWorldOptions {
  /** A whole number, 0 to 2^32 - 1. */
  readonly seed: number;
  readonly datagrams?: Partial<DatagramConditions>;
  readonly streams?: Partial<StreamConditions>;
}

const WORLD_KEYS: KeysOf<SimulatedWorldOptions> = { seed: true, datagrams: true, streams: true };

/** More rounds of callbacks than this at the end of one tick are a loop. */
const ROUNDS_AT_END_OF_TICK_MAX = 10_000;

/** How long `run` and `runUntilIdle` wait at most, in virtual milliseconds: ten minutes. */
const RUN_MS_MAX = 600_000;

/**
 * Machines, the network between them, and their time. Time passes only during
 * `advance`, `run` and `runUntilIdle`, which are called one at a time:
 *
 *     const world = new SimulatedWorld({ seed: 1, datagrams: { lossRate: 0.1 } });
 *     const server = await ChatServer.listen({ network: world.addHost("192.0.2.1"), certificate });
 *     const home = world.addRouter({ address: "203.0.113.1", nat: NATS.portRestricted });
 *     const network = world.addHost("192.168.1.2", { behind: home });
 *     const client = await world.run(ChatClient.connect("chat://192.0.2.1", { network }));
 *     await world.advance(60_000);
 *     await world.run(client.close());
 */
export class SimulatedWorld {
  readonly #backbone: Backbone;
  readonly #partitions = new Partitions();
  readonly #time: VirtualTime;
  readonly #seed: number;
  readonly #shared: HostWorld;
  #endOfTick: (() => void)[] = [];
  #isDriven = false;

  /** @throws UsageError an option or a condition is unknown or out of range */
  constructor(options: SimulatedWorldOptions) {
    checkKeys(options, WORLD_KEYS, "option", " of SimulatedWorld");
    const { seed, datagrams = {}, streams = {} } = options;
    checkConditions(datagrams, " of datagrams");
    this.#seed = seed;
    this.#time = new VirtualTime({ nowMs: 0, seed });
    const random = new SeededRandom(seed);
    const fork = (): SeededRandom => new SeededRandom(random.next());
    const time = this.#time;
    this.#backbone = new Backbone({
      time,
      fork,
      conditions: { ...PERFECT_CONDITIONS, ...datagrams },
      arrive: (packet) => internet.arrive(packet),
    });
    this.streams = { ...FAST_STREAMS, ...streams };
    const internet = new Subnet({
      carry: (packet) => this.#backbone.carry(packet),
      partitions: this.#partitions,
      gateway: undefined,
    });
    this.#shared = {
      time,
      fork,
      internet,
      partitions: this.#partitions,
      runAtEndOfTick: (run) => void this.#endOfTick.push(run),
    };
  }

  /**
   * The datagrams that cross the internet: `conditions` sets what happens to them from now on, besides what happens to
   * them on links, and `record()` records them.
   */
  get datagrams(): DatagramNetwork {
    return this.#backbone.datagrams;
  }

  /** The conditions for stream connections on the internet from now on. */
  get streams(): StreamConditions {
    return this.#backbone.streams;
  }

  /** @throws UsageError a condition is unknown or out of range */
  set streams(conditions: StreamConditions) {
    checkKeys(conditions, FAST_STREAMS, "condition", " of streams");
    checkConditions(conditions, " of streams");
    this.#backbone.streams = conditions;
  }

  /** Virtual milliseconds since the world began. */
  get nowMs(): number {
    return this.#time.nowMs;
  }

  /**
   * Adds a host.
   *
   * @param addresses  IPv4, IPv6 or both; servers there are reached at `chat://address`
   * @param options    where the host is: by default on the internet, by a perfect link
   * @throws UsageError an address is not valid or taken, or an option is unknown
   */
  addHost(addresses: string | readonly string[], options: AttachOptions = {}): SimulatedHost {
    return new SimulatedHost(addresses, options, this.#shared);
  }

  /**
   * Adds a router, with a NAT for IPv4 and a firewall for IPv6. Hosts and further routers are added `behind` it.
   *
   * @throws UsageError an option is unknown, or the address is not valid or taken
   */
  addRouter(options: RouterOptions): SimulatedRouter {
    return new SimulatedRouter(options, this.#shared);
  }

  /**
   * Loses all packets between two groups of hosts and routers. A host behind a router is not in the group of its router:
   * name the router to cut off all behind it, or both to cut a host off from its router.
   *
   * @returns the function that ends the partition
   */
  partition(
    some: readonly (SimulatedHost | SimulatedRouter)[],
    others: readonly (SimulatedHost | SimulatedRouter)[],
  ): () => void {
    return this.#partitions.add(some, others);
  }

  /** Lets everything happen that is due within a time. */
  async advance(durationMs: number): Promise<void> {
    const untilMs = this.nowMs + durationMs;
    await this.#drive(untilMs);
    this.#time.advanceTo(untilMs);
  }

  /**
   * Lets things happen until a promise settles, and returns its result.
   *
   * @throws Error it did not settle within `withinMs` of virtual time, or nothing is left that could settle it
   */
  async run<T>(promise: Promise<T>, withinMs = RUN_MS_MAX): Promise<T> {
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    await this.#drive(this.nowMs + withinMs, () => isSettled);
    if (isSettled) return await promise;
    throw this.#failure(
      this.#time.nextMs === undefined
        ? "nothing is left to happen, and the promise has not settled"
        : `the promise has not settled within ${withinMs} ms`,
    );
  }

  /**
   * Lets things happen until nothing is left: no timer, no packet under way, no connection that sends keep-alives.
   *
   * @throws Error something was left after `withinMs` of virtual time
   */
  async runUntilIdle(withinMs = RUN_MS_MAX): Promise<void> {
    await this.#drive(this.nowMs + withinMs);
    if (this.#time.nextMs !== undefined) throw this.#failure(`the world is still busy after ${withinMs} ms`);
  }

  /** Runs one event after another, each once everything before it has settled. */
  async #drive(untilMs: number, isDone: () => boolean = () => false): Promise<void> {
    if (this.#isDriven) throw new UsageError("The world is already running; wait for that call first.", "WRONG_STATE");
    this.#isDriven = true;
    try {
      for (;;) {
        await this.#settle();
        const { nextMs } = this.#time;
        if (isDone() || nextMs === undefined || nextMs > untilMs) return;
        this.#time.runNext();
      }
    } finally {
      this.#isDriven = false;
    }
  }

  /**
   * Runs all promise jobs and the callbacks of `runAtEndOfTick`, until none are left.
   *
   * @throws Error the callbacks schedule further ones again and again
   */
  async #settle(): Promise<void> {
    for (let round = 0; round <= ROUNDS_AT_END_OF_TICK_MAX; round++) {
      await new Promise((resolve) => setImmediate(resolve));
      const runs = this.#endOfTick;
      if (runs.length === 0) return;
      this.#endOfTick = [];
      for (const run of runs) run();
    }
    throw this.#failure(`the end of the tick still has callbacks after ${ROUNDS_AT_END_OF_TICK_MAX} rounds`);
  }

  #failure(what: string): Error {
    return new Error(`In the world of seed ${this.#seed}, at ${this.nowMs} ms, ${what}.`);
  }
}

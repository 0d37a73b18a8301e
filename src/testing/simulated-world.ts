/**
 * The network in a box: servers and clients in one process, on virtual time and
 * from a seed. Minutes of virtual time take milliseconds, and the same seed
 * gives the same messages at the same times.
 *
 * How the folder fits together: `virtual-time.ts` is the one queue of events.
 * `datagram-network.ts` carries UDP datagrams and loses, duplicates and reorders
 * them. `simulated-stream.ts` is a TCP connection and `simulated-handshake.ts`
 * its beginning, TLS included. `simulated-host.ts` combines them into the
 * `Network` of one host, and `simulated-world.ts` holds the hosts and lets
 * the time pass.
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
import { parseIpAddress } from "../socket-address.ts";
import { type DatagramConditions, DatagramNetwork, PERFECT_CONDITIONS } from "./datagram-network.ts";
import { SeededRandom } from "./seeded-random.ts";
import { type SharedWorld, SimulatedHost } from "./simulated-host.ts";
import { FAST_STREAMS, type StreamConditions } from "./simulated-stream.ts";
import { VirtualTime } from "./virtual-time.ts";

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
 *     const network = world.addHost("192.0.2.2");
 *     const client = await world.run(ChatClient.connect("chat://192.0.2.1", { network }));
 *     await world.advance(60_000);
 *     await world.run(client.close());
 */
export class SimulatedWorld {
  /** The conditions for datagrams from now on. `datagrams.record()` records the datagrams themselves. */
  readonly datagrams: DatagramNetwork;
  #streams: StreamConditions;
  readonly #time: VirtualTime;
  readonly #hosts = new Map<string, SimulatedHost>();
  readonly #seed: number;
  readonly #random: SeededRandom;
  readonly #shared: SharedWorld;
  #endOfTick: (() => void)[] = [];
  #isDriven = false;

  /** @throws UsageError an option or a condition is unknown */
  constructor(options: SimulatedWorldOptions) {
    checkKeys(options, WORLD_KEYS, "option", " of SimulatedWorld");
    const { seed, datagrams = {}, streams = {} } = options;
    checkKeys(datagrams, PERFECT_CONDITIONS, "condition", " of datagrams");
    this.#seed = seed;
    this.#time = new VirtualTime({ nowMs: 0, seed });
    this.#random = new SeededRandom(seed);
    this.#streams = { ...FAST_STREAMS };
    this.streams = { ...FAST_STREAMS, ...streams };
    this.datagrams = new DatagramNetwork(
      this.#time,
      { ...PERFECT_CONDITIONS, ...datagrams },
      this.#fork(),
      (datagram) => this.#hosts.get(datagram.to.address)?.receive(datagram),
    );
    this.#shared = {
      time: this.#time,
      random: this.#fork(),
      datagrams: this.datagrams,
      streamConditions: () => this.streams,
      findHost: (address) => this.#hosts.get(address),
      runAtEndOfTick: (run) => void this.#endOfTick.push(run),
    };
  }

  /** The conditions for stream connections from now on. */
  get streams(): StreamConditions {
    return this.#streams;
  }

  /** @throws UsageError a condition is unknown */
  set streams(conditions: StreamConditions) {
    checkKeys(conditions, FAST_STREAMS, "condition", " of streams");
    this.#streams = conditions;
  }

  /** Virtual milliseconds since the world began. */
  get nowMs(): number {
    return this.#time.nowMs;
  }

  /**
   * Adds a host.
   *
   * @param address  IPv4 or IPv6; servers there are reached at `chat://address`
   * @throws UsageError the address is not valid, or another host has it
   */
  addHost(address: string): SimulatedHost {
    if (parseIpAddress(address) === undefined) throw new UsageError(`A host needs an IP address, not "${address}".`);
    if (this.#hosts.has(address)) throw new UsageError(`The world already has a host ${address}.`);
    const host = new SimulatedHost(address, this.#shared, this.#fork());
    this.#hosts.set(address, host);
    return host;
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

  /** A source of random numbers of its own, so that one use does not change the numbers of another. */
  #fork(): SeededRandom {
    return new SeededRandom(this.#random.next());
  }

  #failure(what: string): Error {
    return new Error(`In the world of seed ${this.#seed}, at ${this.nowMs} ms, ${what}.`);
  }
}

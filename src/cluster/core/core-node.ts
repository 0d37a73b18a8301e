import { TransportError } from "../../errors.ts";
import type { Network } from "../../net/network.ts";
import { systemNetwork } from "../../net/system-network.ts";
import { Timer } from "../../net/timers.ts";
import type { DrainOutcome } from "../../server/observation/log-entry.ts";
import { type CloseOptions, checkCloseOptions } from "../../server/server-options.ts";
import type { Store } from "../../store/store.ts";
import { BusSubjects, checkPartName } from "../bus/bus.ts";
import { LeaseKeeper, type LeaseTimes } from "../lease/lease-keeper.ts";
import type { Lease, Leases } from "../lease/leases.ts";
import { CoreServer, type CoreServerOptions, checkCoreOptions } from "./core-server.ts";
import { GatewayWatch } from "./gateway-watch.ts";

/** How long a core that could not begin, or has failed, waits before it stands by again, in milliseconds. */
const RESTART_MS = 1_000;
/** A core without the bus answers nobody. It leaves the lease to another one after this time, in milliseconds. */
const BUS_GONE_MS = 2_000;
/** How often to look whether the bus is there. */
const BUS_LOOK_MS = 250;

export interface CoreNodeOptions extends Omit<CoreServerOptions, "store" | "token" | "expected" | "mayAnswer"> {
  /** The name of this node, which no other one of the server has: 1 to 32 letters, digits, "_" or "-". */
  readonly name: string;
  /** By which the nodes agree which of them answers. The node closes it. */
  readonly leases: Leases;
  /** Opens the store, which ends the core that has it. Called for each lease. */
  readonly openStore: () => Promise<Store>;
  readonly leaseTimes?: LeaseTimes;
  /** Called when the node begins or ceases to answer. */
  readonly onChange?: (core: CoreServer | undefined) => void;
  /** Called when a call of `leases` or `openStore` has failed, or the core has. It is repeated. */
  readonly onError?: (error: unknown) => void;
}

/**
 * A process that is the core of a server, or stands by until the one that is has gone.
 *
 * It takes the lease, opens the store, asks the gateways what they have, and answers, until the lease is over by the
 * monotonic clock of this machine, another core has the store, or the bus is gone. Then it forgets everything and stands by
 * again. It does not take the lease while the bus is gone.
 */
export class CoreNode implements AsyncDisposable {
  readonly #options: CoreNodeOptions;
  readonly #network: Network;
  readonly #gateways: GatewayWatch;
  readonly #restart: Timer;
  readonly #busLooks: Timer;
  /** When the bus was last connected, in monotonic milliseconds. */
  #busSeenMs: number;
  #keeper: LeaseKeeper | undefined;
  /** Undefined: it stands by. */
  #core: CoreServer | undefined;
  #leading: Promise<void> = Promise.resolve();
  #steppingDown: Promise<void> = Promise.resolve();
  #closing: Promise<DrainOutcome> | undefined;

  /** Stands by from now on. @throws UsageError an option is wrong, or two do not fit each other */
  constructor(options: CoreNodeOptions) {
    checkPartName(options.name, "core");
    checkCoreOptions(options);
    const { network = systemNetwork } = options;
    this.#options = options;
    this.#network = network;
    this.#gateways = new GatewayWatch(network, options.bus, new BusSubjects(options.server));
    this.#restart = new Timer(network, () => this.#standBy());
    this.#busSeenMs = network.monotonicMs();
    this.#busLooks = new Timer(network, () => this.#lookAtBus());
    this.#lookAtBus();
    this.#standBy();
  }

  /** The core, while this node is the one that answers. */
  get core(): CoreServer | undefined {
    return this.#core;
  }

  /** Whether the node is closing or closed. */
  get draining(): boolean {
    return this.#closing !== undefined;
  }

  /**
   * Answers what waits for the store, and lets another node take over at once, also if the store fails.
   *
   * @param options  `timeoutMs`: how long it waits for the store. Default: 10 s
   * @returns "drained", or "cut-short" if the store took too long
   * @throws UsageError `timeoutMs` is not a positive number
   * @throws the error of the store, if closing it fails
   */
  async close(options: CloseOptions = {}): Promise<DrainOutcome> {
    checkCloseOptions(options, "CoreNode.close");
    this.#closing ??= this.#close(options);
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(options: CloseOptions): Promise<DrainOutcome> {
    this.#restart.clear();
    this.#busLooks.clear();
    try {
      await this.#leading;
      await this.#steppingDown;
      return (await this.#core?.close(options)) ?? "drained";
    } finally {
      // After the last commit: the next core loads all of them.
      await this.#keeper?.release().catch((error) => this.#options.onError?.(error));
      this.#gateways.close();
      this.#setCore(undefined);
      await this.#options.leases.close();
    }
  }

  #standBy(): void {
    if (this.draining) return;
    if (!this.#hasBus) {
      this.#restart.set(this.#network.monotonicMs() + RESTART_MS);
      return;
    }
    const { leases, name, leaseTimes, onError = () => {} } = this.#options;
    const random = Buffer.from(this.#network.randomBytes(8)).toString("hex");
    const keeper: LeaseKeeper = new LeaseKeeper({
      clock: this.#network,
      leases,
      holder: `${name} ${random}`,
      ...(leaseTimes && { times: leaseTimes }),
      onHeld: (lease) => {
        this.#leading = this.#lead(keeper, lease);
      },
      onLost: () => this.#stepDown(keeper, 0),
      onError,
    });
    this.#keeper = keeper;
  }

  get #hasBus(): boolean {
    return this.#network.monotonicMs() - this.#busSeenMs < BUS_GONE_MS;
  }

  #lookAtBus(): void {
    const nowMs = this.#network.monotonicMs();
    if (this.#options.bus.isConnected) this.#busSeenMs = nowMs;
    else if (!this.#hasBus && this.#keeper !== undefined) {
      this.#options.onError?.(new TransportError("UNREACHABLE", "The bus is gone. Another core may answer."));
      this.#stepDown(this.#keeper, RESTART_MS);
    }
    this.#busLooks.set(nowMs + BUS_LOOK_MS);
  }

  async #lead(keeper: LeaseKeeper, { token }: Lease): Promise<void> {
    const { openStore, onError } = this.#options;
    const mayAnswer = (): boolean => keeper.held !== undefined;
    try {
      const store = await openStore();
      if (this.draining || !mayAnswer()) {
        await store.close();
        return;
      }
      const expected = this.#gateways.names;
      keeper.beginLoading();
      const core = await CoreServer.start({ ...this.#options, store, token, expected, mayAnswer });
      void core.takenOver.then(() => keeper.endLoading());
      this.#setCore(core);
      core.closed.catch((error) => {
        onError?.(error);
        this.#stepDown(keeper, RESTART_MS);
      });
    } catch (error) {
      onError?.(error);
      this.#stepDown(keeper, RESTART_MS);
    }
  }

  /** Ends the core, gives the lease back if it still holds, and stands by again. Does nothing the second time. */
  #stepDown(keeper: LeaseKeeper, pauseMs: number): void {
    if (this.#keeper !== keeper) return;
    this.#keeper = undefined;
    this.#steppingDown = this.#endCore(keeper, pauseMs);
  }

  async #endCore(keeper: LeaseKeeper, pauseMs: number): Promise<void> {
    await this.#leading;
    const core = this.#core;
    this.#setCore(undefined);
    const onError = (error: unknown): void => this.#options.onError?.(error);
    await core?.abandon().catch(onError);
    await keeper.release().catch(onError);
    if (!this.draining) this.#restart.set(this.#network.monotonicMs() + pauseMs);
  }

  #setCore(core: CoreServer | undefined): void {
    if (this.#core === core) return;
    this.#core = core;
    try {
      this.#options.onChange?.(core);
    } catch (error) {
      this.#options.onError?.(error);
    }
  }
}

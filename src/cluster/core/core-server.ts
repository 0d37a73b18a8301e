import { ANNOUNCEMENT_SALT_BYTES } from "../../crypto/link/announcement.ts";
import type { FeatureName } from "../../framing/capabilities.ts";
import { type Limits, resolveLimits } from "../../limits.ts";
import { resolvesWithin } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { systemNetwork } from "../../net/system-network.ts";
import { endOfTick } from "../../net/timers.ts";
import { checkLimits } from "../../server/check-limits.ts";
import { LocalCore } from "../../server/core/local-core.ts";
import type { ApplicationOptions } from "../../server/extension/application.ts";
import type { ServerActions } from "../../server/extension/program.ts";
import type { DrainOutcome, Logger } from "../../server/observation/log-entry.ts";
import { Observer } from "../../server/observation/observer.ts";
import type { ServerStatistics } from "../../server/observation/statistics.ts";
import { guardTracer, type Tracer } from "../../server/observation/tracing.ts";
import type { Operator } from "../../server/operator/operator.ts";
import { NOTHING_RELAYED } from "../../server/relay.ts";
import {
  type CloseOptions,
  checkApplicationOptions,
  checkCloseOptions,
  featuresOf,
} from "../../server/server-options.ts";
import type { Store } from "../../store/store.ts";
import { type Bus, BusSubjects } from "../bus/bus.ts";
import { type BusLimits, DEFAULT_BUS_LIMITS } from "../bus/limits.ts";
import { checkMessageSizes } from "../message-sizes.ts";
import type { BusConnection } from "./bus-connection.ts";
import { CoreHost } from "./core-host.ts";
import { CoreRelay } from "./core-relay.ts";
import { LeasedBus } from "./leased-bus.ts";

/** How long a core that closes waits for the store by default. */
const CLOSE_MS = 10_000;

export interface CoreServerOptions extends ApplicationOptions {
  /** What its gateways are reached by. The core does not close it. */
  readonly bus: Bus;
  /** The name of the server on the bus: 1 to 32 letters, digits, "_" or "-". */
  readonly server: string;
  /** The core closes it. */
  readonly store: Store;
  /** The fencing token of this core: higher than that of every core before it. */
  readonly token: number;
  /** The names of the gateways of the core before this one. It waits for them for `TAKE_OVER_WAIT_MS`. Default: none. */
  readonly expected?: readonly string[];
  /** Whether the lease of the core still holds. If not, it sends nothing. Default: it always does. */
  readonly mayAnswer?: () => boolean;
  /** What waits for each gateway, and for how long. All parts need the same ones. Default: `DEFAULT_BUS_LIMITS`. */
  readonly busLimits?: BusLimits;
  /** Limits that differ from the defaults. All gateways take them over. */
  readonly limits?: Partial<Limits>;
  /** Features that the server does not offer, although this implementation has them. Default: none. */
  readonly withoutFeatures?: readonly FeatureName[];
  /** See `ChatServer.listen`: whether conversations get a relay, at the gateway of the inviter. Default: they do. */
  readonly relay?: boolean;
  /** Gets each log entry. Default: the core logs nothing. */
  readonly logger?: Logger | undefined;
  /** Follows each request from when the core takes it until it answers. Its gateway follows it too. Default: none. */
  readonly tracer?: Tracer;
  /** Timers, the clock and randomness. Default: those of this machine. */
  readonly network?: Network;
}

/**
 * Checks the options of a core.
 *
 * @throws UsageError an option is wrong, or two do not fit each other
 */
export function checkCoreOptions(options: Omit<CoreServerOptions, "store" | "token">) {
  checkApplicationOptions(options, "CoreServer.start");
  const limits = { ...resolveLimits(options.limits ?? {}) };
  checkLimits(limits);
  checkMessageSizes(limits, options.busLimits ?? DEFAULT_BUS_LIMITS, options.bus);
  return { subjects: new BusSubjects(options.server), limits, features: featuresOf(options) };
}

/** The core of a server that runs as several processes: the rules of the chat and the store. Its gateways have the connections. */
export class CoreServer implements AsyncDisposable {
  /** What the operator can do while the core runs. Of the connections, it has those that have asked for something. */
  readonly operator: Operator;
  /** What the application's program may do. */
  readonly actions: ServerActions;
  /** Resolves when the core is closed; rejects if the store failed. */
  readonly closed: Promise<void>;
  /** Resolves once it has the connections that the core before it had, or has waited long enough for them. */
  readonly takenOver: Promise<void>;
  readonly #core: LocalCore<BusConnection>;
  readonly #host: CoreHost;
  readonly #network: Network;
  readonly #observer: Observer;
  #closing: Promise<DrainOutcome> | undefined;
  #isAbandoned = false;
  #settle: { resolve: () => void; reject: (error: unknown) => void } = { resolve() {}, reject() {} };

  /**
   * Loads the store, and answers gateways from then on.
   *
   * @throws UsageError an option is wrong, or `scramIterations` is not that of the store. The store is closed
   * @throws StoreError the store cannot be read. It is closed
   */
  static async start(options: CoreServerOptions): Promise<CoreServer> {
    const { store, token, logger, network = systemNetwork, busLimits = DEFAULT_BUS_LIMITS } = options;
    const { expected = [], mayAnswer = () => true } = options;
    let onFailure = (_error: unknown): void => {};
    try {
      const { subjects, limits, features } = checkCoreOptions(options);
      const bus = new LeasedBus(options.bus, mayAnswer);
      const relay = new CoreRelay();
      const observer = new Observer(network, logger, limits);
      const core = await LocalCore.open<BusConnection>({
        network,
        store,
        limits,
        iterations: options.limits?.scramIterations,
        observer,
        grease: undefined,
        takesNotes: true,
        application: options,
        // A slow gateway is cut, not waited for.
        isCrowded: () => false,
        onFailure: (error) => onFailure(error),
      });
      const announcementSalt = network.randomBytes(ANNOUNCEMENT_SALT_BYTES);
      core.start({ target: relay });
      const host = new CoreHost({
        network,
        bus,
        subjects,
        core,
        relay,
        observer,
        tracer: guardTracer(options.tracer, (error) => observer.internalError(error)),
        limits,
        features,
        announcementSalt,
        expected,
        token,
        busLimits,
      });
      const started = new CoreServer(network, observer, core, host);
      onFailure = (error) => started.#fail(error);
      return started;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(network: Network, observer: Observer, core: LocalCore<BusConnection>, host: CoreHost) {
    this.#network = network;
    this.#observer = observer;
    this.#core = core;
    this.#host = host;
    this.actions = core.program;
    this.takenOver = host.takenOver;
    this.operator = core.operatorOf({
      connections: () => host.connections.values(),
      onLimits: () => host.sendLimits(),
      onBans: (changes) => host.sendBans(changes),
    });
    this.closed = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.closed.catch(() => {});
  }

  /** The names of the gateways that have sent something lately. */
  get gateways(): readonly string[] {
    return this.#host.gateways;
  }

  /** See `ChatServer.statistics`. What is about connections is counted by their gateways, and 0 here. */
  statistics(): ServerStatistics {
    const { accounts, rooms, room } = this.#core;
    return this.#observer.statistics({
      open: [],
      accounts,
      rooms,
      detached: 0,
      keptBytes: 0,
      datagramsDropped: 0,
      store: { bytesNow: room.bytes, fullNow: room.isFull },
      relay: { pairsNow: 0, ...NOTHING_RELAYED },
    });
  }

  /** Ends at once, because another core has taken over: answers nothing more, and leaves the gateways to it. */
  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    this.#closing ??= this.#abandon();
    await this.#closing;
  }

  /**
   * Answers what waits for the store, and closes it. The gateways keep the connections of their clients until another core
   * answers.
   *
   * @param options  `timeoutMs`: how long it waits for the store. Default: 10 s
   * @returns "drained", or "cut-short" if the store took too long
   * @throws UsageError `timeoutMs` is not a positive number
   */
  async close(options: CloseOptions = {}): Promise<DrainOutcome> {
    checkCloseOptions(options, "CoreServer.close");
    this.#closing ??= this.#close(options.timeoutMs ?? CLOSE_MS);
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(timeoutMs: number): Promise<DrainOutcome> {
    const { commits, store } = this.#core;
    const startedMs = this.#network.monotonicMs();
    const leftMs = (): number => Math.max(1, startedMs + timeoutMs - this.#network.monotonicMs());
    this.#observer.drainStarted(this.#host.connections.size);
    this.#core.beginClosing();
    const isWhole = await resolvesWithin(this.#network, commits.drain(), leftMs());
    if (!isWhole) commits.giveUp();
    this.#core.stop();
    // The last answers leave at the end of this turn.
    await endOfTick(this.#network);
    this.#host.close();
    const isClosed = await resolvesWithin(this.#network, store.close(), leftMs());
    const outcome = isWhole && isClosed ? "drained" : "cut-short";
    this.#observer.drainEnded(outcome, this.#network.monotonicMs() - startedMs);
    this.#settle.resolve();
    return outcome;
  }

  async #abandon(): Promise<DrainOutcome> {
    const { commits, store } = this.#core;
    this.#core.beginClosing();
    this.#core.stop();
    this.#host.close();
    commits.giveUp();
    await resolvesWithin(this.#network, store.close(), CLOSE_MS);
    this.#settle.resolve();
    return "cut-short";
  }

  /** Stops, because it must not confirm what it cannot store. Whatever fails after `abandon` concerns nobody any more. */
  #fail(error: unknown): void {
    if (this.#isAbandoned) return;
    this.#settle.reject(error);
    this.#observer.storeFailed(error);
    this.close().catch((second) => this.#observer.storeFailed(second));
  }
}

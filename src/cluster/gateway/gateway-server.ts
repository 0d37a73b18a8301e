import { isDeepStrictEqual } from "node:util";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { ownFeatures } from "../../framing/capabilities.ts";
import { Grease } from "../../framing/grease.ts";
import { type Limits, resolveLimits } from "../../limits.ts";
import type { Certificate } from "../../net/certificate.ts";
import { resolvesWithin, untilAborted } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { SendQueues } from "../../net/send-queues.ts";
import { systemNetwork } from "../../net/system-network.ts";
import { Gateway } from "../../server/gateway.ts";
import type { DrainOutcome } from "../../server/observation/log-entry.ts";
import { Observer } from "../../server/observation/observer.ts";
import type { ServerStatistics } from "../../server/observation/statistics.ts";
import { guardTracer } from "../../server/observation/tracing.ts";
import {
  type ChatServerOptions,
  type CloseOptions,
  checkCloseOptions,
  resolveListenOptions,
} from "../../server/server-options.ts";
import { WallClock } from "../../server/wall-clock.ts";
import { type Bus, BusSubjects } from "../bus/bus.ts";
import { type BusLimits, DEFAULT_BUS_LIMITS } from "../bus/limits.ts";
import { checkMessageSizes } from "../message-sizes.ts";
import { GatewayOperator } from "./gateway-operator.ts";
import { GatewayRelay, type GatewayRelayOptions } from "./gateway-relay.ts";
import { type OwnRelay, RemoteCore } from "./remote-core.ts";

/** The longest time that connections get for their last bytes. */
const LAST_BYTES_MS = 2_000;

/** Only a gateway with a relay forwards what travels on connections. */
const RELAY = Feature.RELAY_MESSAGES;

/** Options of `ChatServer.listen` that are about connections. */
type ConnectionOptions = Pick<
  ChatServerOptions,
  | "host"
  | "addresses"
  | "port"
  | "certificate"
  | "nextKey"
  | "dataDir"
  | "security"
  | "tap"
  | "onKeyLog"
  | "logger"
  | "tracer"
  | "grease"
  | "relay"
  | "secondProbePort"
  | "secondProbeHost"
  | "network"
>;

export interface GatewayServerOptions {
  /** What the core is reached by. The gateway does not close it. */
  readonly bus: Bus;
  /** The name of the server on the bus: 1 to 32 letters, digits, "_" or "-". */
  readonly server: string;
  /** The name of this gateway, which no other one of the server has. */
  readonly name: string;
  /** As for `ChatServer.listen`. All gateways of a server need one certificate. */
  readonly listen?: ConnectionOptions;
  /** What waits for the core, and for how long. All parts need the same ones. Default: `DEFAULT_BUS_LIMITS`. */
  readonly busLimits?: BusLimits;
  /** Ends the wait for a core. */
  readonly signal?: AbortSignal;
}

/** The parts of a gateway. */
interface GatewayParts {
  readonly network: Network;
  readonly observer: Observer;
  readonly core: RemoteCore;
  readonly gateway: Gateway;
  readonly wallClock: WallClock;
  /** Those in force. */
  readonly limits: Limits;
}

/** A gateway of a server that runs as several processes: the connections of clients. The core has the rules of the chat. */
export class GatewayServer implements AsyncDisposable {
  /** The commands of the operator at this gateway. */
  readonly operator: GatewayOperator;
  readonly #network: Network;
  readonly #observer: Observer;
  readonly #core: RemoteCore;
  readonly #gateway: Gateway;
  readonly #wallClock: WallClock;
  #closing: Promise<DrainOutcome> | undefined;

  /**
   * Waits for a core, then listens.
   *
   * @throws UsageError an option is wrong, or the limits of the core do not fit `busLimits`
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   * @throws the reason of the signal, if it fires before a core is there
   */
  static async listen({ bus, server, name, listen = {}, ...options }: GatewayServerOptions): Promise<GatewayServer> {
    const { busLimits = DEFAULT_BUS_LIMITS, signal = new AbortController().signal } = options;
    const { network = systemNetwork, logger, tap, onKeyLog, addresses } = listen;
    const subjects = new BusSubjects(server);
    const { limits: ownLimits, features: _, ...at } = await resolveListenOptions(listen);
    const own = ownFeatures("connection");
    const hasRelay = listen.relay !== false;
    const limits: { -readonly [Name in keyof Limits]: number } = { ...ownLimits };
    const observer = new Observer(network, logger, limits);
    const grease = listen.grease === false ? undefined : new Grease(network.randomBytes);
    const onJump = (jumpMs: number): void => observer.clockJumped(jumpMs);
    const wallClock = new WallClock({ clock: network, jumpMs: limits.clockJumpMs, onJump });
    let gateway: Gateway | undefined;
    const core = new RemoteCore({
      network,
      bus,
      subjects,
      name,
      observer,
      busLimits,
      grease,
      wallMs: () => wallClock.nowMs(),
      onLimits: (of) => {
        const changed = resolveLimits(knownLimits(limits, of));
        if (isDeepStrictEqual(changed, limits)) return;
        Object.assign(limits, changed);
        gateway?.adoptLimits();
      },
      onBans: () => gateway?.closeBanned(),
    });
    try {
      const { features } = await untilAborted(core.welcomed, signal);
      checkMessageSizes(limits, busLimits, bus);
      gateway = await Gateway.open({
        network,
        wallClock,
        core,
        observer,
        limits,
        grease,
        addresses,
        tap,
        onKeyLog,
        listen: at,
        features: new Set(features.filter((feature) => own.has(feature) && (hasRelay || feature !== RELAY))),
        queues: new SendQueues(network, limits.sendQueuesBytesMax),
        tracer: guardTracer(listen.tracer, (error) => observer.internalError(error)),
        announcementSalt: () => core.announcementSalt,
        hasRelay,
      });
      const onError = (error: unknown): void => observer.internalError(error);
      core.relay = relayOf(gateway, { bus, subjects, name, limits, onError });
    } catch (error) {
      core.close();
      throw error;
    }
    const started = new GatewayServer({ network, observer, core, gateway, wallClock, limits });
    gateway.start();
    observer.started(started, 0);
    return started;
  }

  private constructor({ network, observer, core, gateway, wallClock, limits }: GatewayParts) {
    this.operator = new GatewayOperator({ observer, connections: () => gateway.connections.values() }, limits);
    this.#network = network;
    this.#observer = observer;
    this.#core = core;
    this.#gateway = gateway;
    this.#wallClock = wallClock;
  }

  /** SHA-256 of the server's public key, in hex, which clients pin; undefined without TLS. */
  get fingerprint(): string | undefined {
    return this.#gateway.keys?.fingerprint;
  }

  /** SHA-256 of the key that the server announces, in hex; undefined if it announces none. */
  get nextFingerprint(): string | undefined {
    return this.#gateway.keys?.nextFingerprint;
  }

  /** The TCP and UDP port. */
  get port(): number {
    return this.#gateway.listener.address.port;
  }

  /** The second UDP port, which answers probes only; undefined: there is none. */
  get secondProbePort(): number | undefined {
    return this.#gateway.secondProbePort;
  }

  /** The IP address that the gateway listens on. */
  get host(): string {
    return this.#gateway.listener.address.address;
  }

  /** The number of open connections, logged in or not. */
  get connections(): number {
    return this.#gateway.connections.size;
  }

  /** Whether the gateway is closing or closed. */
  get draining(): boolean {
    return this.#closing !== undefined;
  }

  /** Whether a core has answered lately. */
  get hasCore(): boolean {
    return this.#core.isReady;
  }

  /** See `ChatServer.statistics`. Accounts, rooms and the store are those of the core, and 0 here. */
  statistics(): ServerStatistics {
    return this.#gateway.statistics({ accounts: 0, rooms: 0, store: { bytesNow: 0, fullNow: false } });
  }

  /** See `ChatServer.setCertificate`. */
  setCertificate(certificate: Certificate): void {
    this.#gateway.setCertificate(certificate);
  }

  /** See `ChatServer.announceKey`. */
  announceKey(nextKey: string | undefined): void {
    this.#gateway.announceKey(nextKey);
    this.#gateway.tellKey();
  }

  /**
   * Refuses new connections, answers what the core still answers, tells all clients GOING_AWAY, and closes.
   *
   * @param options  `timeoutMs`: after which it closes without waiting further. Default: 4 s
   * @returns "drained", or "cut-short" if the time was over before everything was answered and sent
   * @throws UsageError `timeoutMs` is not a positive number
   */
  async close(options: CloseOptions = {}): Promise<DrainOutcome> {
    checkCloseOptions(options, "GatewayServer.close");
    this.#closing ??= this.#close(options.timeoutMs ?? Number.POSITIVE_INFINITY);
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(timeoutMs: number): Promise<DrainOutcome> {
    const gateway = this.#gateway;
    const startedMs = this.#network.monotonicMs();
    this.#observer.drainStarted(gateway.connections.size);
    this.#wallClock.close();
    gateway.listener.stop();
    // If no core answers, there must be time left to say goodbye.
    const isWhole = await resolvesWithin(this.#network, this.#core.answered(), Math.min(LAST_BYTES_MS, timeoutMs / 2));
    gateway.sayGoodbye();
    const leftMs = Math.max(1, startedMs + timeoutMs - this.#network.monotonicMs());
    const cut = await gateway.listener.close(Math.min(LAST_BYTES_MS, leftMs));
    await Promise.all(gateway.datagramSockets.map((socket) => socket.close()));
    this.#core.close();
    const outcome = isWhole && cut === 0 ? "drained" : "cut-short";
    this.#observer.drainEnded(outcome, this.#network.monotonicMs() - startedMs);
    return outcome;
  }
}

/** The relay of a gateway, as the core needs it; undefined: there is none. */
function relayOf(
  { relay, relayPlace: place, connections }: Gateway,
  options: Omit<GatewayRelayOptions, "relay" | "connectionOf">,
): OwnRelay | undefined {
  if (relay === undefined || place === undefined) return undefined;
  return { place, relay: new GatewayRelay({ ...options, relay, connectionOf: (number) => connections.get(number) }) };
}

/** The limits of a core that this version has. */
function knownLimits(own: Limits, given: ReadonlyMap<string, number>): Partial<Limits> {
  return Object.fromEntries([...given].filter(([name]) => Object.hasOwn(own, name)));
}

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { ownFeatures } from "../../framing/capabilities.ts";
import { Grease } from "../../framing/grease.ts";
import { type Limits, resolveLimits } from "../../limits.ts";
import type { Certificate } from "../../net/certificate.ts";
import { resolvesWithin } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { SendQueues } from "../../net/send-queues.ts";
import { systemNetwork } from "../../net/system-network.ts";
import { Gateway } from "../../server/gateway.ts";
import type { DrainOutcome } from "../../server/observation/log-entry.ts";
import { Observer } from "../../server/observation/observer.ts";
import type { ServerStatistics } from "../../server/observation/statistics.ts";
import { guardTracer } from "../../server/observation/tracing.ts";
import { type ChatServerOptions, resolveListenOptions } from "../../server/server-options.ts";
import { WallClock } from "../../server/wall-clock.ts";
import { type Bus, BusSubjects } from "../bus/bus.ts";
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
}

/** A gateway of a server that runs as several processes: the connections of clients. The core has the rules of the chat. */
export class GatewayServer implements AsyncDisposable {
  readonly #network: Network;
  readonly #observer: Observer;
  readonly #core: RemoteCore;
  readonly #gateway: Gateway;
  readonly #wallClock: WallClock;
  #closing: Promise<DrainOutcome> | undefined;

  /**
   * Waits for a core, then listens.
   *
   * @throws UsageError an option is wrong
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  static async listen({ bus, server, name, listen = {} }: GatewayServerOptions): Promise<GatewayServer> {
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
      fingerprint: at.keys?.fingerprint,
      grease,
      wallMs: () => wallClock.nowMs(),
      onLimits: (of) => {
        Object.assign(limits, resolveLimits(knownLimits(limits, of)));
        gateway?.adoptLimits();
      },
      onBans: () => gateway?.closeBanned(),
    });
    try {
      const { features } = await core.welcomed;
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
      core.relay = relayOf(gateway, { bus, subjects, name, limits });
    } catch (error) {
      core.close();
      throw error;
    }
    const started = new GatewayServer(network, observer, core, gateway, wallClock);
    gateway.start();
    observer.started(started, 0);
    return started;
  }

  private constructor(network: Network, observer: Observer, core: RemoteCore, gateway: Gateway, wallClock: WallClock) {
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
    return this.#core.isReachable;
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

  /** Refuses new connections, tells all clients GOING_AWAY, and closes. */
  async close(): Promise<DrainOutcome> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): Promise<DrainOutcome> {
    const gateway = this.#gateway;
    const startedMs = this.#network.monotonicMs();
    this.#observer.drainStarted(gateway.connections.size);
    this.#wallClock.close();
    gateway.listener.stop();
    const isWhole = await resolvesWithin(this.#network, this.#core.answered(), LAST_BYTES_MS);
    gateway.sayGoodbye();
    const cut = await gateway.listener.close(LAST_BYTES_MS);
    await Promise.all(gateway.datagramSockets.map((socket) => socket.close()));
    this.#core.close();
    const outcome = isWhole && cut === 0 ? "drained" : "cut-short";
    this.#observer.drainEnded(outcome, this.#network.monotonicMs() - startedMs);
    return outcome;
  }
}

/** What the core is told of the relay of a gateway; undefined: it has none. */
function relayOf(
  { relay, relayPlace: place, connections }: Gateway,
  options: Pick<GatewayRelayOptions, "bus" | "subjects" | "name" | "limits">,
): OwnRelay | undefined {
  if (relay === undefined || place === undefined) return undefined;
  return { place, relay: new GatewayRelay({ ...options, relay, connectionOf: (number) => connections.get(number) }) };
}

/** The limits of a core that this version has. */
function knownLimits(own: Limits, given: ReadonlyMap<string, number>): Partial<Limits> {
  return Object.fromEntries([...given].filter(([name]) => Object.hasOwn(own, name)));
}

import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import type { RelayPlace } from "../chat/state/user.ts";
import { ProtocolError, UsageError } from "../errors.ts";
import type { KeyLog } from "../key-log.ts";
import type { Limits } from "../limits.ts";
import type { Certificate } from "../net/certificate.ts";
import type { DatagramSocket } from "../net/datagram-socket.ts";
import { Listener } from "../net/listener.ts";
import type { Network, OpenSocket } from "../net/network.ts";
import type { SendQueues } from "../net/send-queues.ts";
import { PostedList } from "../session/posted-list.ts";
import { bindPort } from "./bound-port.ts";
import { announceLimits } from "./connection-routes.ts";
import { drawReturnPause } from "./drain.ts";
import { ownAddresses } from "./further-addresses.ts";
import { guardKeyLog } from "./observation/key-log.ts";
import type { Observer } from "./observation/observer.ts";
import type { ServerStatistics } from "./observation/statistics.ts";
import { ProbeSockets } from "./probe-sockets.ts";
import { AccountRates } from "./rates/account-rates.ts";
import { AddressRates } from "./rates/address-rates.ts";
import { NOTHING_RELAYED, Relay } from "./relay.ts";
import { KeptSessions } from "./resumption/kept-sessions.ts";
import { type ConnectionHost, ServerConnection } from "./server-connection.ts";
import { checkCertificatePair, type ServerKeys } from "./server-keys.ts";
import { checkCertificateKeys, type ListenOptions } from "./server-options.ts";

export interface GatewayOptions
  extends Pick<
    ConnectionHost,
    "network" | "announcementSalt" | "wallClock" | "core" | "grease" | "addresses" | "tap" | "observer" | "tracer"
  > {
  /** Where it listens, and with which certificate. */
  readonly listen: Pick<ListenOptions, "host" | "port" | "secondProbes" | "certificate" | "keys">;
  /** The features that clients are told. */
  readonly features: ReadonlySet<Feature>;
  /** One object for all parts of a server: the operator may change limits while it runs. */
  readonly limits: Limits;
  readonly queues: SendQueues;
  readonly onKeyLog: KeyLog | undefined;
  /** Whether it forwards datagrams between two clients. */
  readonly hasRelay: boolean;
}

/** What it has opened. */
interface OpenPorts {
  readonly listener: Listener;
  readonly datagrams: DatagramSocket;
  readonly probes: ProbeSockets;
}

/** The connections of clients: sockets, TLS, sessions, budgets, queues, probes and the relay. What they ask goes to the core. */
export class Gateway {
  /** Undefined: it has none. */
  readonly relay: Relay | undefined;
  /** By id. */
  readonly connections = new Map<number, ServerConnection>();
  readonly listener: Listener;
  readonly #network: Network;
  readonly #observer: Observer;
  readonly #datagrams: DatagramSocket;
  readonly #host: ConnectionHost;
  #lastConnectionId = 0;
  /** The limits as clients are told them. */
  #announcedLimits: ServerLimits;
  /** Whether it takes connections: not before it is started, and not after its clients were told that it goes away. */
  #isOpen = false;

  /**
   * Opens the ports. Connections are refused until `start`.
   *
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  static async open(options: GatewayOptions): Promise<Gateway> {
    const { network, limits, observer, listen } = options;
    let accept = ({ socket }: OpenSocket, _onLogin: () => void): void => void socket.destroy();
    const { listener, datagrams } = await bindPort(network, listen.host, listen.port, (at) =>
      Listener.listen(network, {
        ...at,
        certificate: listen.certificate,
        handshakeTimeoutMs: limits.helloTimeoutMs,
        arrivalsAtOnceMax: limits.arrivalsAtOnceMax,
        arrivalTurnMs: limits.arrivalTurnMs,
        connectionsMax: limits.connectionsMax,
        onKeyLog: guardKeyLog(options.onKeyLog, (error) => observer.internalError(error)),
        limits,
        onConnection: (open, onLogin) => accept(open, onLogin),
        onRefused: (address, code, by) => observer.refusedConnection(address, code, by),
        onExhausted: (code) => observer.descriptorsExhausted(code),
      }),
    );
    const probes = await ProbeSockets.open(network, datagrams, listen.secondProbes).catch(async (error) => {
      await Promise.all([listener.close(0), datagrams.close()]);
      throw error;
    });
    const gateway = new Gateway(options, { listener, datagrams, probes });
    accept = (open, onLogin) => gateway.#accept(open, onLogin);
    return gateway;
  }

  private constructor(options: GatewayOptions, { listener, datagrams, probes }: OpenPorts) {
    const { network, limits, observer, grease } = options;
    this.#network = network;
    this.#observer = observer;
    this.listener = listener;
    this.#datagrams = datagrams;
    this.relay = options.hasRelay ? new Relay(network, datagrams, limits) : undefined;
    this.#announcedLimits = announceLimits(limits, grease);
    this.#host = {
      network,
      limits,
      observer,
      grease,
      wallClock: options.wallClock,
      core: options.core,
      features: options.features,
      announcementSalt: options.announcementSalt,
      keys: options.listen.keys,
      addresses: options.addresses,
      tap: options.tap,
      tracer: options.tracer,
      queues: options.queues,
      probes,
      relay: this.relay,
      rates: new AccountRates(limits),
      addressRates: new AddressRates(limits, (limit, prefix) => observer.refusedAtPrefix(limit, prefix)),
      nothingPosted: PostedList.empty(),
      sessions: new KeptSessions({
        clock: network,
        windowMs: limits.resumeWindowMs,
        bytesMax: limits.sendQueuesBytesMax,
      }),
      onClosed: ({ id }) => this.connections.delete(id),
      announcedLimits: () => this.#announcedLimits,
    };
  }

  /** Takes connections from now on. */
  start(): void {
    this.#isOpen = true;
  }

  /** Undefined without TLS. */
  get keys(): ServerKeys | undefined {
    return this.#host.keys;
  }

  /** The second UDP port, which answers probes only; undefined: there is none. */
  get secondProbePort(): number | undefined {
    return this.#host.probes.secondPort?.port;
  }

  /** The UDP sockets. */
  get datagramSockets(): readonly { close(): Promise<void> }[] {
    return [this.#datagrams, this.#host.probes];
  }

  /** Where its relay is; undefined: it has none. */
  get relayPlace(): RelayPlace | undefined {
    if (this.relay === undefined) return undefined;
    const { probes, addresses: named, network } = this.#host;
    const addresses = ownAddresses({ bound: probes.boundAddress, named, interfaces: network.interfaces() });
    return { port: probes.port, addresses };
  }

  /** The number of dropped datagrams: too short, of no connection, not authentic, or replayed. */
  get datagramsDropped(): number {
    return this.#datagrams.dropped + this.#host.probes.dropped;
  }

  /** See `ChatServer.statistics`. */
  statistics(ofCore: Pick<ServerStatistics, "store"> & { accounts: number; rooms: number }): ServerStatistics {
    const { sessions } = this.#host;
    return this.#observer.statistics({
      ...ofCore,
      open: [...this.connections.values()],
      detached: sessions.detached,
      keptBytes: sessions.bytes,
      datagramsDropped: this.datagramsDropped,
      relay: { pairsNow: this.relay?.pairs ?? 0, ...(this.relay?.counts ?? NOTHING_RELAYED) },
    });
  }

  /** See `ChatServer.setCertificate`. */
  setCertificate(certificate: Certificate): void {
    checkCertificateKeys(certificate);
    const keys = this.#requireKeys();
    checkCertificatePair(certificate);
    try {
      this.listener.setCertificate(certificate);
    } catch (error) {
      throw new UsageError(`TLS does not accept the certificate: ${error instanceof Error ? error.message : error}`);
    }
    const change = keys.setCertificate(certificate);
    this.#observer.certificateLoaded(keys.fingerprint, change);
  }

  /** See `ChatServer.announceKey`. Call `tellKey` for the clients that are connected. */
  announceKey(nextKey: string | undefined): void {
    this.#observer.keyAnnounced(this.#requireKeys().announce(nextKey));
  }

  /** Tells all clients the announced key. */
  tellKey(): void {
    for (const connection of this.connections.values()) connection.notices.announceKey();
  }

  /** Takes over limits that have changed, and tells the clients. */
  adoptLimits(): void {
    this.#announcedLimits = announceLimits(this.#host.limits, this.#host.grease);
    this.#host.rates.renew(this.#network.monotonicMs());
    for (const connection of [...this.connections.values()]) connection.adoptLimits();
  }

  /** Closes the connections from addresses that are banned now. */
  closeBanned(): void {
    for (const connection of [...this.connections.values()]) {
      const error = this.#host.core.banOf(connection.address);
      if (error !== undefined) connection.closeWith(error);
    }
  }

  /** Tells all clients GOING_AWAY, and closes their connections. */
  sayGoodbye(): void {
    this.#isOpen = false;
    this.relay?.stop();
    this.#host.sessions.stop();
    const connections = [...this.connections.values()];
    for (const connection of connections) {
      const retryAfterMs = drawReturnPause(connections.length, this.#network.randomBytes);
      connection.closeWith(new ProtocolError("GOING_AWAY", "The server is shutting down.", { retryAfterMs }));
    }
  }

  #requireKeys(): ServerKeys {
    const { keys } = this.#host;
    if (keys !== undefined) return keys;
    throw new UsageError("A server without TLS has no certificate.", "WRONG_STATE");
  }

  #accept(open: OpenSocket, onLogin: () => void): void {
    // The TLS handshake may end after the other clients were told GOING_AWAY.
    if (!this.#isOpen) return void open.socket.destroy();
    this.#lastConnectionId += 1;
    const connection = new ServerConnection(this.#lastConnectionId, open, onLogin, this.#host);
    this.connections.set(connection.id, connection);
  }
}

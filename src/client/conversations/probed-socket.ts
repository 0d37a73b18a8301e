import { OpenDatagramRequest } from "../../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { createKeyExchange } from "../../crypto/datagram-keys.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { mayBelongTo, scopeOf } from "../../ip-network.ts";
import type { Limits } from "../../limits.ts";
import { DatagramSocket, onAllAddresses } from "../../net/datagram-socket.ts";
import { untilAborted } from "../../net/deadline.ts";
import { PortMapper } from "../../net/mapping/port-mapper.ts";
import type { InterfaceAddress, Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { Destination } from "../../peering/path/path-kind.ts";
import { ProbeClient } from "../../session/probe/probe-client.ts";
import type { ProbeKeys } from "../../session/probe/probe-server.ts";
import {
  isCandidateAddress,
  isLoopbackAddress,
  isSameAddress,
  parseIpAddress,
  type SocketAddress,
} from "../../socket-address.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
import { ownAddresses } from "./own-addresses.ts";
import { destinationsOf } from "./peer-candidates.ts";

/** Further addresses of a server that are looked at. */
const ADDRESSES_MAX = 4;
/** How long the client waits for the server's view over the second family, once it has the first, in milliseconds. */
const SECOND_FAMILY_MS = 100;

export interface ProbedSocketOptions {
  readonly connection: Connection;
  readonly limits: Limits;
  /** Whether to ask the gateways of this machine to map the socket's port. */
  readonly portMapping: boolean;
  /**
   * Called when a gateway has mapped the port, or no longer does: `candidates` may have more. And when the server has
   * seen the socket at a further address, which it adds to the next offer, even to an empty one.
   */
  readonly onCandidates: (isSeen: boolean) => void;
}

/** What the client and the server agreed on for probes. */
interface AgreedProbes extends ProbeKeys {
  /** The server's addresses to ask at, at most one of each family. */
  readonly targets: readonly SocketAddress[];
}

/**
 * A UDP socket of both families, where the machine has both, whose addresses the server has seen.
 *
 * The client knows only the addresses of its network interfaces. Probes let the server see the address that the
 * socket has from outside in each family, and the server adds it to the candidates for the peer. The gateways of this
 * machine may map the port of the socket, which makes further candidates; nothing waits for them.
 */
export class ProbedSocket {
  readonly socket: DatagramSocket;
  readonly #network: Network;
  /** The local address of the connection to the server. */
  readonly #local: string;
  /** Undefined if this client maps no ports. */
  readonly #mapper: PortMapper | undefined;
  /** Undefined if the server or this client has no probes. */
  readonly #probe: ProbeClient | undefined;
  /** The server's IP address. */
  readonly server: string;
  readonly #targets: readonly SocketAddress[];
  readonly #onCandidates: (isSeen: boolean) => void;
  readonly #timer: Timer;
  /** Callbacks of `refresh`. */
  #onSettled: (() => void)[] = [];
  /** How many of its addresses the server had seen when `refresh` last settled. */
  #seen = 0;

  /**
   * Opens the socket, and agrees on keys for probes with the server if both have the feature.
   *
   * @throws TransportError; ProtocolError; ClosedError: see `Connection.call`
   */
  static async open(options: ProbedSocketOptions): Promise<ProbedSocket> {
    const { connection } = options;
    const probes = connection.protocol.features.has("PROBES") ? await agreeOnProbes(connection, {}) : undefined;
    const socket = await onAllAddresses((host) => DatagramSocket.bind(connection.network, host, 0));
    return new ProbedSocket(options, socket, probes);
  }

  private constructor(
    { connection, limits, portMapping, onCandidates }: ProbedSocketOptions,
    socket: DatagramSocket,
    keys: AgreedProbes | undefined,
  ) {
    const { network } = connection;
    const { local, server } = connection.datagramAddresses;
    const onChange = (): void => onCandidates(false);
    this.#network = network;
    if (portMapping) this.#mapper = new PortMapper({ network, socket: socket.address, limits, onChange });
    this.#timer = new Timer(network, () => this.#run());
    this.socket = socket;
    this.server = server;
    this.#local = local;
    this.#onCandidates = onCandidates;
    this.#targets = keys?.targets ?? [];
    if (keys === undefined) return;
    const probe = new ProbeClient(keys, this.#network.monotonicMs(), keys.targets.length);
    this.#probe = probe;
    socket.claim(keys.connectionId, (bytes) => {
      probe.handleDatagram(bytes, this.#network.monotonicMs());
      this.#run();
      return true;
    });
  }

  /**
   * Lets the server see the socket's current addresses. Resolves when it has, or a little after it has seen the first,
   * and also when all probes stayed without an answer or there are none: links can work without the server's UDP port.
   * Asks the gateways for mappings too, and does not wait for them.
   *
   * @throws the reason of the signal
   */
  async refresh(signal: AbortSignal): Promise<void> {
    this.#mapper?.refresh();
    const settled = new Promise<void>((resolve) => this.#onSettled.push(resolve));
    this.#seen = Number.POSITIVE_INFINITY;
    this.#probe?.ask(this.#network.monotonicMs());
    this.#run();
    await untilAborted(settled, signal);
  }

  /** Returns the candidates that this client knows: the addresses of this machine, and those that gateways mapped. */
  candidates(candidatesMax: number): Candidate[] {
    const { port } = this.socket.address;
    const addresses = ownAddresses(this.#network.interfaces(), this.#local);
    // A socket without IPv6 receives nothing at such an address.
    const reached = this.socket.address.address === "::" ? addresses : addresses.filter((each) => !each.includes(":"));
    const hosts = reached.map((address) => ({ kind: CandidateKind.HOST, address, port }));
    const mapped = (this.#mapper?.mapped ?? [])
      .filter((external) => !hosts.some((host) => isSameAddress(host, external)))
      .map((external) => ({ kind: CandidateKind.PORT_MAPPED, ...external }));
    // Those that are mapped first: others reach them from elsewhere, too.
    const usable = [...mapped, ...hosts].filter(isCandidateAddress);
    return usable.slice(0, candidatesMax).map((each) => Candidate.create(each));
  }

  /** Where to try the candidates of a peer. */
  destinationsOf(candidates: readonly Candidate[]): Destination[] {
    const isOnServersHost = isLoopbackAddress(this.server);
    return destinationsOf(candidates, { interfaces: this.#network.interfaces(), isOnServersHost });
  }

  async close(): Promise<void> {
    this.#timer.clear();
    await this.#mapper?.close();
    await this.socket.close();
  }

  #run(): void {
    const nowMs = this.#network.monotonicMs();
    const probe = this.#probe;
    for (let out = probe?.pollTransmit(nowMs); out !== undefined; out = probe?.pollTransmit(nowMs)) {
      const to = this.#targets[out.target];
      if (to !== undefined) this.socket.send(out.bytes, to);
    }
    const dueMs = probe?.nextTimeoutMs();
    const enoughMs = (probe?.answeredMs ?? Number.POSITIVE_INFINITY) + SECOND_FAMILY_MS;
    const isSettled = dueMs === undefined || enoughMs <= nowMs;
    this.#timer.set(dueMs === undefined || isSettled ? dueMs : Math.min(dueMs, enoughMs));
    const seen = probe?.endpoints.filter((each) => each !== undefined).length ?? 0;
    if (seen > this.#seen) this.#onCandidates(true);
    if (!isSettled) return;
    this.#seen = seen;
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }
}

/** Agrees on keys for probes, and learns at which addresses the server may be asked. */
async function agreeOnProbes(connection: Connection, options: CallOptions): Promise<AgreedProbes> {
  const exchange = createKeyExchange(connection.network.randomBytes);
  const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
  const response = await connection.call(OpenDatagram, request, options);
  const { publicKey, connectionId, port, addresses } = response;
  const { clientKey, serverKey } = exchange.derive(publicKey, connection.exportDatagramSecret());
  const { server } = connection.datagramAddresses;
  const targets = [server, ...furtherAddress(server, addresses, connection.network.interfaces())];
  const probes = targets.map((address) => ({ address, port }));
  return { connectionId, sealKey: clientKey, openKey: serverKey, targets: probes };
}

/**
 * The first address of the server of the other family than that of the connection, if this machine has an address of
 * that family too. Only one that may be the server's own: a server must not make its clients send into their networks.
 */
function furtherAddress(
  server: string,
  told: readonly string[],
  interfaces: readonly InterfaceAddress[],
): readonly string[] {
  const isOther = (address: string): boolean =>
    isCandidateAddress({ address, port: 1 }) &&
    parseIpAddress(address)?.family !== parseIpAddress(server)?.family &&
    mayBelongTo(server, address);
  const found = told.slice(0, ADDRESSES_MAX).find(isOther);
  const family = found === undefined ? undefined : parseIpAddress(found)?.family;
  const isNear = isLoopbackAddress(found ?? "");
  const hasFamily = interfaces.some(
    ({ address, family: own }) =>
      own === family && scopeOf(address) !== "link" && (isNear || !isLoopbackAddress(address)),
  );
  return found !== undefined && hasFamily ? [found] : [];
}

/** Returns a new connection id: 64 random bits. */
export function createConnectionId(random: RandomBytes): bigint {
  return Buffer.from(random(8)).readBigUInt64BE();
}

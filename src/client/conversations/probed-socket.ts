import { OpenDatagramRequest } from "../../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { createKeyExchange } from "../../crypto/datagram-keys.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Limits } from "../../limits.ts";
import { DatagramSocket } from "../../net/datagram-socket.ts";
import { untilAborted } from "../../net/deadline.ts";
import { PortMapper } from "../../net/mapping/port-mapper.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import { mappingOf, type SeenMapping, UNKNOWN_MAPPING } from "../../peering/search/nat-mapping.ts";
import { ProbeClient, type ProbePort } from "../../session/probe/probe-client.ts";
import type { ProbeKeys } from "../../session/probe/probe-server.ts";
import { isCandidateAddress, isSameAddress, parseIpAddress, type SocketAddress } from "../../socket-address.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
import { ownAddresses } from "./own-addresses.ts";

export interface ProbedSocketOptions {
  readonly connection: Connection;
  readonly limits: Limits;
  /** Whether to ask the gateways of this machine to map the socket's port. */
  readonly portMapping: boolean;
  /** Called when a gateway has mapped the port, or no longer does: `candidates` may have more. */
  readonly onCandidates: () => void;
}

/**
 * A UDP socket whose address the server has seen.
 *
 * The client knows only the addresses of its network interfaces. Probes let the server see the address that the
 * socket has from outside, and the server adds it to the candidates for the peer. The gateways of this machine may map
 * the port of the socket, which makes further candidates; nothing waits for them.
 */
export class ProbedSocket {
  readonly socket: DatagramSocket;
  readonly #network: Network;
  readonly #addresses: readonly string[];
  /** Undefined if this client maps no ports. */
  readonly #mapper: PortMapper | undefined;
  /** Undefined if the server or this client has no probes. */
  readonly #probe: ProbeClient | undefined;
  /** The server's IP address. */
  readonly server: string;
  /** The ports of the server that answer probes. */
  readonly #probeAddresses: ReadonlyMap<ProbePort, SocketAddress>;
  readonly #timer: Timer;
  /** Callbacks of `refresh`. */
  #onSettled: (() => void)[] = [];
  #seen = UNKNOWN_MAPPING;
  readonly #onSeen = new Set<(seen: SeenMapping) => void>();

  /**
   * Opens the socket, and agrees on keys for probes with the server if both have the feature.
   *
   * @throws TransportError; ProtocolError; ClosedError: see `Connection.call`
   */
  static async open(options: ProbedSocketOptions): Promise<ProbedSocket> {
    const { connection } = options;
    const { network } = connection;
    const { local, server } = connection.datagramAddresses;
    const family = parseIpAddress(server)?.family ?? 4;
    const agreed = connection.protocol.features.has("PROBES") ? await agreeOnProbes(connection, server, {}) : undefined;
    const { datagramBytesMax, datagramBytesProbedMax } = options.limits;
    const bytesMax = Math.max(datagramBytesMax, datagramBytesProbedMax);
    const socket = await DatagramSocket.bind(network, family === 6 ? "::" : "0.0.0.0", 0, bytesMax);
    return new ProbedSocket(options, socket, ownAddresses(network.interfaces(), family, local), agreed, server);
  }

  private constructor(
    { connection: { network }, limits, portMapping, onCandidates }: ProbedSocketOptions,
    socket: DatagramSocket,
    addresses: readonly string[],
    agreed: AgreedProbes | undefined,
    server: string,
  ) {
    this.#network = network;
    if (portMapping) this.#mapper = new PortMapper({ network, socket: socket.address, limits, onChange: onCandidates });
    this.#timer = new Timer(network, () => this.#run());
    this.socket = socket;
    this.#addresses = addresses;
    this.server = server;
    this.#probeAddresses = agreed?.addresses ?? new Map();
    if (agreed === undefined) return;
    const { keys } = agreed;
    const probe = new ProbeClient(keys, this.#network.monotonicMs(), [...this.#probeAddresses.keys()]);
    this.#probe = probe;
    socket.claim(keys.connectionId, (bytes) => {
      probe.handleDatagram(bytes, this.#network.monotonicMs());
      this.#run();
      return true;
    });
  }

  /**
   * Lets the server see the socket's current address. Resolves when it has, and also when all probes stayed without
   * an answer or there are none: links can work without the server's UDP port. Asks the gateways for mappings too, and
   * does not wait for them.
   *
   * @throws the reason of the signal
   */
  async refresh(signal: AbortSignal): Promise<void> {
    this.#mapper?.refresh();
    const settled = new Promise<void>((resolve) => this.#onSettled.push(resolve));
    this.#probe?.ask(this.#network.monotonicMs());
    this.#run();
    await untilAborted(settled, signal);
  }

  /** Returns the candidates that this client knows: the addresses of this machine, and those that gateways mapped. */
  candidates(candidatesMax: number): Candidate[] {
    const { port } = this.socket.address;
    const hosts = this.#addresses.map((address) => ({ kind: CandidateKind.HOST, address, port }));
    const mapped = (this.#mapper?.mapped ?? [])
      .filter((external) => !hosts.some((host) => isSameAddress(host, external)))
      .map((external) => ({ kind: CandidateKind.PORT_MAPPED, ...external }));
    // Those that are mapped first: others reach them from elsewhere, too.
    const usable = [...mapped, ...hosts].filter(isCandidateAddress);
    return usable.slice(0, candidatesMax).map((each) => Candidate.create(each));
  }

  async close(): Promise<void> {
    this.#timer.clear();
    await this.#mapper?.close();
    await this.socket.close();
  }

  /** The address that the server saw last, and how it came about. */
  get seen(): SeenMapping {
    return this.#seen;
  }

  /** Calls `handler` whenever `seen` has changed, until the function that this returns is called. */
  onSeen(handler: (seen: SeenMapping) => void): () => void {
    this.#onSeen.add(handler);
    return () => void this.#onSeen.delete(handler);
  }

  #run(): void {
    const nowMs = this.#network.monotonicMs();
    for (const [port, address] of this.#probeAddresses) {
      const bytes = this.#probe?.pollTransmit(nowMs, port);
      if (bytes !== undefined) this.socket.send(bytes, address);
    }
    this.#timer.set(this.#probe?.nextTimeoutMs());
    if (this.#probe?.isSettled("second") === true && this.#probe.isSettled("first")) this.#judge(this.#probe);
    // The second port only shows how the NAT maps: nothing waits for it.
    if (this.#probe?.isSettled("first") === false) return;
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }

  #judge(probe: ProbeClient): void {
    const { port } = this.socket.address;
    const own = this.#addresses.map((address) => ({ address, port }));
    const [first, second] = [probe.endpointAt("first"), probe.endpointAt("second")];
    const seen = { mapping: mappingOf(first, second, own), endpoint: first };
    const { mapping, endpoint } = this.#seen;
    const isSame = endpoint && first ? isSameAddress(endpoint, first) : endpoint === first;
    if (mapping === seen.mapping && isSame) return;
    this.#seen = seen;
    for (const handler of this.#onSeen) handler(seen);
  }
}

/** What a client and its server agree on for probes. */
interface AgreedProbes {
  readonly keys: ProbeKeys;
  readonly addresses: ReadonlyMap<ProbePort, SocketAddress>;
}

/** @param server  the server's IP address */
async function agreeOnProbes(connection: Connection, server: string, options: CallOptions): Promise<AgreedProbes> {
  const exchange = createKeyExchange(connection.network.randomBytes);
  const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
  const response = await connection.call(OpenDatagram, request, options);
  const { publicKey, connectionId, port } = response;
  const { clientKey, serverKey } = exchange.derive(publicKey, connection.exportDatagramSecret());
  const addresses = new Map<ProbePort, SocketAddress>([["first", { address: server, port }]]);
  const second = { address: response.secondAddress || server, port: response.secondPort };
  if (isSecondPort(second, server)) addresses.set("second", second);
  return { keys: { connectionId, sealKey: clientKey, openKey: serverKey }, addresses };
}

/** Whether a second port of the server can be probed: it may be at another address, but of the same family. */
function isSecondPort(second: SocketAddress, server: string): boolean {
  if (second.address === server) return second.port >= 1 && second.port <= 65_535;
  return isCandidateAddress(second) && parseIpAddress(second.address)?.family === parseIpAddress(server)?.family;
}

/** Returns a new connection id: 64 random bits. */
export function createConnectionId(random: RandomBytes): bigint {
  return Buffer.from(random(8)).readBigUInt64BE();
}

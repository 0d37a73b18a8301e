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
import { ProbeClient } from "../../session/probe/probe-client.ts";
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
  readonly #probeAddress: SocketAddress;
  readonly #timer: Timer;
  /** Callbacks of `refresh`. */
  #onSettled: (() => void)[] = [];

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
    const keys = connection.protocol.features.has("PROBES") ? await agreeOnProbes(connection, {}) : undefined;
    const { datagramBytesMax, datagramBytesProbedMax } = options.limits;
    const bytesMax = Math.max(datagramBytesMax, datagramBytesProbedMax);
    const socket = await DatagramSocket.bind(network, family === 6 ? "::" : "0.0.0.0", 0, bytesMax);
    return new ProbedSocket(options, socket, ownAddresses(network.interfaces(), family, local), keys, server);
  }

  private constructor(
    { connection: { network }, limits, portMapping, onCandidates }: ProbedSocketOptions,
    socket: DatagramSocket,
    addresses: readonly string[],
    keys: (ProbeKeys & { port: number }) | undefined,
    server: string,
  ) {
    this.#network = network;
    if (portMapping) this.#mapper = new PortMapper({ network, socket: socket.address, limits, onChange: onCandidates });
    this.#timer = new Timer(network, () => this.#run());
    this.socket = socket;
    this.#addresses = addresses;
    this.server = server;
    this.#probeAddress = { address: server, port: keys?.port ?? 0 };
    if (keys === undefined) return;
    const probe = new ProbeClient(keys, this.#network.monotonicMs());
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

  #run(): void {
    const bytes = this.#probe?.pollTransmit(this.#network.monotonicMs());
    if (bytes !== undefined) this.socket.send(bytes, this.#probeAddress);
    const dueMs = this.#probe?.nextTimeoutMs();
    this.#timer.set(dueMs);
    if (dueMs !== undefined) return;
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }
}

/** Agrees on keys for probes. `port` is the server's UDP port. */
async function agreeOnProbes(connection: Connection, options: CallOptions): Promise<ProbeKeys & { port: number }> {
  const exchange = createKeyExchange(connection.network.randomBytes);
  const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
  const { publicKey, connectionId, port } = await connection.call(OpenDatagram, request, options);
  const { clientKey, serverKey } = exchange.derive(publicKey, connection.exportDatagramSecret());
  return { connectionId, sealKey: clientKey, openKey: serverKey, port };
}

/** Returns a new connection id: 64 random bits. */
export function createConnectionId(random: RandomBytes): bigint {
  return Buffer.from(random(8)).readBigUInt64BE();
}

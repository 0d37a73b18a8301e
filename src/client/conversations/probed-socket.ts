import { OpenDatagramRequest } from "../../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { createKeyExchange } from "../../crypto/datagram-keys.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { DatagramSocket } from "../../net/datagram-socket.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import { ProbeClient } from "../../session/probe/probe-client.ts";
import type { ProbeKeys } from "../../session/probe/probe-server.ts";
import { isCandidateAddress, parseIpAddress, type SocketAddress } from "../../socket-address.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
import { ownAddresses } from "./own-addresses.ts";

/**
 * A UDP socket whose address the server has seen.
 *
 * The client knows only the addresses of its network interfaces. Probes let the server see the address that the
 * socket has from outside, and the server adds it to the candidates for the peer.
 */
export class ProbedSocket {
  readonly socket: DatagramSocket;
  readonly #network: Network;
  readonly #addresses: readonly string[];
  /** Undefined if the server or this client has no probes. */
  readonly #probe: ProbeClient | undefined;
  readonly #server: SocketAddress;
  readonly #timer: Timer;
  /** Callbacks of `refresh`. */
  #onSettled: (() => void)[] = [];

  /**
   * Opens the socket, and agrees on keys for probes with the server if both have the feature.
   *
   * @throws TransportError; ProtocolError; ClosedError: see `Connection.call`
   */
  static async open(connection: Connection, options: CallOptions): Promise<ProbedSocket> {
    const { network } = connection;
    const { local, server } = connection.datagramAddresses;
    const family = parseIpAddress(server)?.family ?? 4;
    const keys = connection.protocol.features.has("PROBES") ? await agreeOnProbes(connection, options) : undefined;
    const socket = await DatagramSocket.bind(network, family === 6 ? "::" : "0.0.0.0", 0);
    const address = { address: server, port: keys?.port ?? 0 };
    return new ProbedSocket(network, socket, ownAddresses(network.interfaces(), family, local), keys, address);
  }

  private constructor(
    network: Network,
    socket: DatagramSocket,
    addresses: readonly string[],
    keys: ProbeKeys | undefined,
    server: SocketAddress,
  ) {
    this.#network = network;
    this.#timer = new Timer(network, () => this.#run());
    this.socket = socket;
    this.#addresses = addresses;
    this.#server = server;
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
   * an answer or there are none: links can work without the server's UDP port.
   *
   * @throws the reason of the signal
   */
  async refresh(signal: AbortSignal): Promise<void> {
    const settled = new Promise<void>((resolve) => this.#onSettled.push(resolve));
    this.#probe?.ask(this.#network.monotonicMs());
    this.#run();
    await untilAborted(settled, signal);
  }

  /** Returns the candidates that this machine knows: its own addresses. */
  candidates(candidatesMax: number): Candidate[] {
    const { port } = this.socket.address;
    const usable = this.#addresses.filter((address) => isCandidateAddress({ address, port }));
    const candidates = usable.map((address) => Candidate.create({ kind: CandidateKind.HOST, address, port }));
    return candidates.slice(0, candidatesMax);
  }

  async close(): Promise<void> {
    this.#timer.clear();
    await this.socket.close();
  }

  #run(): void {
    const bytes = this.#probe?.pollTransmit(this.#network.monotonicMs());
    if (bytes !== undefined) this.socket.send(bytes, this.#server);
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

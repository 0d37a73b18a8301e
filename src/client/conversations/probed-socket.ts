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

/** How long an invitation waits for the answer to its probes, unless the server is far away. */
const WAIT_MS_MIN = 250;

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
  /** How long `refresh` waits at most. */
  readonly #waitMs: number;
  /** Whether the server left all probes before the present ones unanswered. */
  #wasBlocked = false;
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
    const startMs = network.monotonicMs();
    const keys = connection.protocol.features.has("PROBES") ? await agreeOnProbes(connection, {}) : undefined;
    const roundTripMs = network.monotonicMs() - startMs;
    const socket = await DatagramSocket.bind(network, family === 6 ? "::" : "0.0.0.0", 0);
    return new ProbedSocket(
      options,
      socket,
      ownAddresses(network.interfaces(), family, local),
      keys && { ...keys, roundTripMs },
      server,
    );
  }

  private constructor(
    { connection: { network }, limits, portMapping, onCandidates }: ProbedSocketOptions,
    socket: DatagramSocket,
    addresses: readonly string[],
    keys: (ProbeKeys & { port: number; roundTripMs: number }) | undefined,
    server: string,
  ) {
    this.#network = network;
    if (portMapping) this.#mapper = new PortMapper({ network, socket: socket.address, limits, onChange: onCandidates });
    this.#timer = new Timer(network, () => this.#run());
    this.socket = socket;
    this.#addresses = addresses;
    this.server = server;
    this.#probeAddress = { address: server, port: keys?.port ?? 0 };
    this.#waitMs = Math.max(WAIT_MS_MIN, 3 * (keys?.roundTripMs ?? 0));
    if (keys === undefined) return;
    const probe = new ProbeClient(keys, this.#network.monotonicMs());
    this.#probe = probe;
    socket.claim(keys.connectionId, (bytes) => {
      probe.handleDatagram(bytes, this.#network.monotonicMs());
      this.#run();
      return true;
    });
  }

  /** Whether nothing that the server sends by datagram seems to arrive. Probes that are under way have the last word. */
  get isBlocked(): boolean {
    return this.#probe !== undefined && this.#probe.endpoint === undefined;
  }

  /**
   * Lets the server see the socket's current address. Resolves when it has, and also after three times the time that the server
   * took to answer over TCP, or when there are no probes: links can work without the server's UDP port. If the server
   * left all earlier probes unanswered, does not wait at all; the probes go on nevertheless. Asks the gateways for
   * mappings too, and does not wait for them.
   *
   * @throws the reason of the signal
   */
  async refresh(signal: AbortSignal): Promise<void> {
    this.#mapper?.refresh();
    let cancel = (): void => {};
    const settled = new Promise<void>((resolve) => {
      this.#onSettled.push(resolve);
      if (!this.#wasBlocked) cancel = this.#network.setTimer(resolve, this.#waitMs);
      else resolve();
    });
    this.#probe?.ask(this.#network.monotonicMs());
    this.#run();
    await untilAborted(settled, signal).finally(() => cancel());
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
    this.#wasBlocked = this.isBlocked;
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

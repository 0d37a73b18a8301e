import { isIP } from "node:net";
import { OpenDatagramRequest } from "../../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { createKeyExchange, DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../../crypto/datagram-keys.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { DatagramSocket } from "../../net/datagram-socket.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import { ProbeClient } from "../../session/probe/probe-client.ts";
import type { ProbeKeys } from "../../session/probe/probe-server.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";

/**
 * The client's one UDP socket, and the server's knowledge of where it is.
 *
 * The server tells peers the address it saw; the client itself only knows the
 * addresses of its network interfaces.
 */
export class ProbedSocket {
  readonly socket: DatagramSocket;
  readonly #network: Network;
  readonly #addresses: readonly string[];
  readonly #probe: ProbeClient;
  readonly #server: SocketAddress;
  readonly #timer: Timer;
  #onSettled: (() => void)[] = [];

  /** Opens the socket and agrees on keys with the server. */
  static async open(link: Connection, options: CallOptions): Promise<ProbedSocket> {
    const { network } = link;
    const { local, remote } = link.addresses;
    const family = isIP(remote) === 6 ? 6 : 4;
    const exchange = createKeyExchange(network.randomBytes);
    const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
    const { publicKey, connectionId, port } = await link.call(OpenDatagram, request, options);
    const exported =
      link.secrets?.exporter(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES) ??
      new Uint8Array(DATAGRAM_EXPORTER_BYTES);
    const { clientKey, serverKey } = exchange.derive(publicKey, exported);
    const keys = { connectionId, sealKey: clientKey, openKey: serverKey };
    const socket = await DatagramSocket.bind(network, family === 6 ? "::" : "0.0.0.0", 0);
    return new ProbedSocket(network, socket, network.ownAddresses(family, local), keys, { address: remote, port });
  }

  private constructor(
    network: Network,
    socket: DatagramSocket,
    addresses: readonly string[],
    keys: ProbeKeys,
    server: SocketAddress,
  ) {
    this.#network = network;
    this.#timer = new Timer(network, () => this.#run());
    this.socket = socket;
    this.#addresses = addresses;
    this.#server = server;
    this.#probe = new ProbeClient(keys, this.#network.monotonicMs());
    socket.claim(keys.connectionId, (bytes) => {
      this.#probe.handleDatagram(bytes, this.#network.monotonicMs());
      this.#run();
      return true;
    });
  }

  /**
   * Lets the server see where the socket is now. Resolves when it has, or after
   * some tries: a server whose UDP port does not answer is no reason to fail.
   */
  async refresh(signal: AbortSignal): Promise<void> {
    const settled = new Promise<void>((resolve) => this.#onSettled.push(resolve));
    this.#probe.ask(this.#network.monotonicMs());
    this.#run();
    await untilAborted(settled, signal);
  }

  /** Where this client may be reached, as far as it knows itself. */
  candidates(candidatesMax: number): Candidate[] {
    const { port } = this.socket.address;
    const candidates = this.#addresses.map((address) => Candidate.create({ kind: CandidateKind.HOST, address, port }));
    return candidates.slice(0, candidatesMax);
  }

  async close(): Promise<void> {
    this.#timer.clear();
    await this.socket.close();
  }

  #run(): void {
    const bytes = this.#probe.pollTransmit(this.#network.monotonicMs());
    if (bytes !== undefined) this.socket.send(bytes, this.#server);
    const dueMs = this.#probe.nextTimeoutMs();
    this.#timer.set(dueMs);
    if (dueMs !== undefined) return;
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }
}

/** A new connection id, 64 random bits. */
export function createConnectionId(random: RandomBytes): bigint {
  return Buffer.from(random(8)).readBigUInt64BE();
}

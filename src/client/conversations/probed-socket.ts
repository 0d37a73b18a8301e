import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Limits } from "../../limits.ts";
import { DatagramSocket, onAllAddresses } from "../../net/datagram-socket.ts";
import { PortMapper } from "../../net/mapping/port-mapper.ts";
import type { Network } from "../../net/network.ts";
import type { OwnAddresses } from "../../peering/addresses.ts";
import type { OfferedDestination } from "../../peering/peer-connection.ts";
import { isCandidateAddress, isLoopbackAddress, isSameAddress, type SocketAddress } from "../../socket-address.ts";
import type { Connection } from "../connection/connection.ts";
import type { OwnFacts } from "./explain/link-explainer.ts";
import { ownFamilies } from "./explain/own-families.ts";
import { ownAddresses } from "./own-addresses.ts";
import { destinationsOf } from "./peer-candidates.ts";
import { type AgreedProbes, agreeOnProbes, ServerView } from "./server-view.ts";

export interface ProbedSocketOptions {
  readonly connection: Connection;
  readonly limits: Limits;
  /** Whether to ask the gateways of this machine to map the socket's port. */
  readonly portMapping: boolean;
  /** Called when `own` has changed: a gateway has mapped the port, or the server sees another address. */
  readonly onAddresses: () => void;
  /** Called when the server sees another address than before, though this machine has the same: a NAT has changed it. */
  readonly onMoved: () => void;
  /** Called when the server has seen a further address late. It adds that to the next offer, even to an empty one. */
  readonly onLateAnswer: () => void;
}

/** Because a path has failed, the server is asked at most this often. */
const LOOK_PAUSE_MS = 5_000;

/**
 * A UDP socket of both families, where the machine has both, whose addresses the server has seen.
 *
 * The client knows only the addresses of its network interfaces. Probes let the server see the address that the
 * socket has from outside in each family, and the server adds it to the candidates for the peer. The gateways of this
 * machine may map the port of the socket, which makes further candidates; nothing waits for them.
 */
export class ProbedSocket {
  readonly socket: DatagramSocket;
  /** The server's IP address. */
  readonly server: string;
  /** What the server sees of the socket. */
  readonly view: ServerView;
  readonly #network: Network;
  readonly #limits: Limits;
  /** The local address of the connection to the server. */
  readonly #local: string;
  /** Undefined if this client maps no ports. */
  readonly #mapper: PortMapper | undefined;
  #lookedMs = Number.NEGATIVE_INFINITY;

  /**
   * Opens the socket, and agrees on keys for probes with the server if both have the feature.
   *
   * @throws TransportError; ProtocolError; ClosedError: see `Connection.call`
   */
  static async open(options: ProbedSocketOptions): Promise<ProbedSocket> {
    const { connection, limits } = options;
    const agreed = connection.protocol.features.has("PROBES") ? await agreeOnProbes(connection) : undefined;
    const bytesMax = Math.max(limits.datagramBytesMax, limits.datagramBytesProbedMax);
    const socket = await onAllAddresses((host) => DatagramSocket.bind(connection.network, host, 0, bytesMax));
    return new ProbedSocket(options, socket, agreed);
  }

  private constructor(
    { connection, limits, portMapping, onAddresses, onMoved, onLateAnswer }: ProbedSocketOptions,
    socket: DatagramSocket,
    agreed: AgreedProbes | undefined,
  ) {
    const { network } = connection;
    const { local, server } = connection.datagramAddresses;
    this.socket = socket;
    this.server = server;
    this.#network = network;
    this.#limits = limits;
    this.#local = local;
    this.view = new ServerView({
      network,
      socket,
      agreed,
      hosts: () => this.#hosts(),
      onLateAnswer,
      onAddresses: (isMoved) => (isMoved ? onMoved() : onAddresses()),
    });
    if (portMapping) this.#mapper = new PortMapper({ network, socket: socket.address, limits, onChange: onAddresses });
  }

  /**
   * Lets the server see the socket's current addresses, and resolves as `ServerView.settled` does: links can work without
   * the server's UDP port. Asks the gateways for mappings too, and does not wait for them.
   *
   * @throws the reason of the signal
   */
  async refresh(signal: AbortSignal): Promise<void> {
    this.#mapper?.refresh();
    await this.view.settled(signal);
  }

  /** The addresses of this machine have changed: asks the server and the gateways again. */
  interfacesChanged(): void {
    this.view.forget();
    this.#ask();
  }

  /** A path has failed: the network may have changed the address of the socket. Asks the server. */
  look(): void {
    const nowMs = this.#network.monotonicMs();
    if (nowMs < this.#lookedMs + LOOK_PAUSE_MS) return;
    this.#lookedMs = nowMs;
    this.#ask();
  }

  #ask(): void {
    this.#mapper?.refresh();
    this.view.ask();
  }

  /** Returns where this client may be reachable: its candidates, and the addresses that the server saw. */
  own(candidatesMax: number): OwnAddresses {
    const candidates = this.candidates(candidatesMax);
    const seen = this.view.addresses;
    const reflexive = seen
      .filter((each) => isCandidateAddress(each) && !candidates.some((candidate) => isSameAddress(candidate, each)))
      .map((each) => Candidate.create({ kind: CandidateKind.SERVER_REFLEXIVE, ...each }));
    return {
      candidates: [...reflexive, ...candidates].slice(0, candidatesMax),
      seenByServer: seen.map(({ address }) => address),
    };
  }

  /** Returns the candidates that this client knows: the addresses of this machine, and those that gateways mapped. */
  candidates(candidatesMax: number): Candidate[] {
    const hosts = this.#hosts().map((host) => ({ kind: CandidateKind.HOST, ...host }));
    const mapped = (this.#mapper?.mapped ?? [])
      .filter((external) => !hosts.some((host) => isSameAddress(host, external)))
      .map((external) => ({ kind: CandidateKind.PORT_MAPPED, ...external }));
    // Those that are mapped first: others reach them from elsewhere, too.
    const usable = [...mapped, ...hosts].filter(isCandidateAddress);
    return usable.slice(0, candidatesMax).map((each) => Candidate.create(each));
  }

  /** What this client knows of its own way to the internet. */
  facts(candidatesMax: number): OwnFacts {
    const { asked, addresses } = this.view;
    // The server adds them to those that this client offers.
    const seen = addresses.map((each) => Candidate.create({ kind: CandidateKind.SERVER_REFLEXIVE, ...each }));
    return {
      families: ownFamilies(this.#network.interfaces(), { hosts: this.#hosts(), asked }),
      candidates: [...seen, ...this.candidates(candidatesMax)],
    };
  }

  /** Where to try the candidates of a peer. */
  destinationsOf(candidates: readonly Candidate[]): OfferedDestination[] {
    const isOnServersHost = isLoopbackAddress(this.server);
    const { candidatesMax } = this.#limits;
    return destinationsOf(candidates, { interfaces: this.#network.interfaces(), isOnServersHost, candidatesMax });
  }

  async close(): Promise<void> {
    this.view.close();
    await this.#mapper?.close();
    await this.socket.close();
  }

  /** The addresses of the socket on this machine, the best first. */
  #hosts(): SocketAddress[] {
    const { address, port } = this.socket.address;
    const interfaces = this.#network.interfaces();
    const isStill = isLoopbackAddress(this.#local) || interfaces.some((each) => each.address === this.#local);
    const addresses = ownAddresses(interfaces, isStill ? this.#local : "");
    // A socket without IPv6 receives nothing at such an address.
    const reached = address === "::" ? addresses : addresses.filter((each) => !each.includes(":"));
    return reached.map((each) => ({ address: each, port }));
  }
}

/** Returns a new connection id: 64 random bits. */
export function createConnectionId(random: RandomBytes): bigint {
  return Buffer.from(random(8)).readBigUInt64BE();
}

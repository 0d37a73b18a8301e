import { Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import type { Limits } from "../../../limits.ts";
import { DatagramSocket, onAllAddresses } from "../../../net/datagram-socket.ts";
import { PortMapper } from "../../../net/mapping/port-mapper.ts";
import type { Network } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";
import type { OwnAddresses } from "../../../peering/addresses.ts";
import type { UpnpClient } from "../../../peering/mapping/upnp.ts";
import type { LinkProbes } from "../../../peering/path/free-probes.ts";
import type { OfferedDestination } from "../../../peering/peer-connection.ts";
import { isCandidateAddress, isLoopbackAddress, isSameAddress, type SocketAddress } from "../../../socket-address.ts";
import type { Connection } from "../../connection/connection.ts";
import { ownFamilies } from "../explain/own-families.ts";
import type { OwnFacts } from "../explain/side-facts.ts";
import { ServerProbes } from "../server-probes.ts";
import { Uplinks } from "../uplinks/uplinks.ts";
import { ownAddresses } from "./own-addresses.ts";
import { destinationsOf } from "./peer-candidates.ts";
import { agreeOnProbes, ServerView } from "./server-view.ts";

export interface ProbedSocketOptions {
  readonly connection: Connection;
  readonly limits: Limits;
  /** A part in the budget of the client, for the addresses that the server names. */
  readonly probes: LinkProbes;
  /** Whether to ask the gateways of this machine to map the socket's port. */
  readonly portMapping: boolean;
  /** Asks those of them that speak nothing but UPnP. Undefined: nobody does. */
  readonly upnp?: UpnpClient | undefined;
  /** Whether to look for further uplinks. */
  readonly uplinks: boolean;
  /** Whether there is a conversation or an invitation of this user that may use more than the relay. */
  readonly hasDirect: () => boolean;
  /** Called when there are other uplinks than before, or the server sees one elsewhere. `own` has changed then. */
  readonly onUplinks: () => void;
  /** Called when `own` or `facts` has changed: a gateway has mapped the port, or the server has answered or is silent. */
  readonly onChange: () => void;
  /** Called when the server sees another address than before, though this machine has the same: a NAT has changed it. */
  readonly onMoved: () => void;
}

/** Because a path has failed, the server is asked at most this often. */
const LOOK_PAUSE_MS = 5_000;

/**
 * A UDP socket of both families, where the machine has both, and what is known of its addresses.
 *
 * The client knows only the addresses of its network interfaces. Probes let the server see the address that the
 * socket has from outside in each family, and the server adds it to the candidates for the peer. The gateways of this
 * machine may map the port of the socket, which makes further candidates. Nothing waits for either, nor for further
 * uplinks.
 */
export class ProbedSocket {
  readonly socket: DatagramSocket;
  /** Limits what goes to the addresses that the server names. */
  readonly probes: ServerProbes;
  /** What the server sees of the socket. */
  readonly view: ServerView;
  /** The further uplinks of this machine; undefined: the client uses none, or cannot find any. */
  readonly uplinks: Uplinks | undefined;
  /** Of the socket. A closed one does not tell it, but links explain themselves after their end. */
  readonly #address: SocketAddress;
  readonly #connection: Connection;
  readonly #network: Network;
  readonly #limits: Limits;
  /** The local address of the connection to the server. */
  #local: string;
  /** Undefined if this client maps no ports. */
  readonly #mapper: PortMapper | undefined;
  readonly #hasDirect: () => boolean;
  /** Fires when `look` may ask again, if it was called too early. */
  readonly #looks: Timer;
  #lookedMs = Number.NEGATIVE_INFINITY;

  /**
   * Opens the socket.
   *
   * @throws TransportError
   */
  static async open(options: ProbedSocketOptions): Promise<ProbedSocket> {
    const { connection, limits } = options;
    const bytesMax = Math.max(limits.datagramBytesMax, limits.datagramBytesProbedMax);
    const socket = await onAllAddresses((host) => DatagramSocket.bind(connection.network, host, 0, bytesMax));
    return new ProbedSocket(options, socket);
  }

  private constructor(options: ProbedSocketOptions, socket: DatagramSocket) {
    const { connection, limits, probes, portMapping, upnp, uplinks, onUplinks, onChange, onMoved } = options;
    const { network } = connection;
    const { local, server } = connection.datagramAddresses;
    this.socket = socket;
    this.#address = socket.address;
    this.#connection = connection;
    this.#network = network;
    this.#limits = limits;
    this.#local = local;
    this.#hasDirect = options.hasDirect;
    this.#looks = new Timer(network, () => this.look());
    this.probes = new ServerProbes(server, probes, network);
    this.view = new ServerView({
      network,
      socket,
      probes: this.probes,
      hasDirect: options.hasDirect,
      agree: connection.protocol.features.has("PROBES") ? () => agreeOnProbes(connection) : undefined,
      hosts: () => this.#hosts(),
      onAgreed: () => this.uplinks?.look(),
      onChange,
      onMoved,
      onAnswered: () => this.uplinks?.judge(),
    });
    // From the server's own machine, every interface leads to it.
    if (uplinks && connection.protocol.features.has("PROBES") && !isLoopbackAddress(server)) {
      const common = { network, limits, view: this.view, probes: this.probes };
      this.uplinks = new Uplinks({ ...common, main: socket, local, onChange: onUplinks });
    }
    if (!portMapping) return;
    this.#mapper = new PortMapper({ network, socket: socket.address, limits, upnp, onChange });
  }

  /** The user is logged in again, maybe at another server: what the server before has told and seen holds no longer. */
  renew(): void {
    const { local, server } = this.#connection.datagramAddresses;
    this.#local = local;
    this.probes.server = server;
    this.view.renew();
  }

  /** The server's IP address. */
  get server(): string {
    return this.probes.server;
  }

  /** Learns the addresses of the server, and tells nobody where this client is. Waits for nothing. */
  learn(): void {
    this.view.learn();
  }

  /** Lets the server see the socket's current addresses, and asks the gateways for mappings. Waits for nothing. */
  ask(): void {
    this.#mapper?.refresh();
    this.view.ask();
  }

  /** The addresses of this machine have changed. */
  interfacesChanged(): void {
    this.probes.restart(this.#network.monotonicMs());
    this.view.forget();
    this.uplinks?.look();
  }

  /** Gives the mappings back: all conversations go over the relay only. */
  releaseMappings(): void {
    this.#mapper?.release().catch(() => {});
  }

  /** A path has failed: the network may have changed the address of the socket. Asks the server, after the pause. */
  look(): void {
    if (!this.#hasDirect()) return;
    const nowMs = this.#network.monotonicMs();
    if (nowMs < this.#lookedMs + LOOK_PAUSE_MS) {
      // What has changed since the latest answer would stay unknown.
      this.#looks.set(this.#lookedMs + LOOK_PAUSE_MS);
      return;
    }
    this.#lookedMs = nowMs;
    this.ask();
    this.uplinks?.look();
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
      seenByServer: [...seen, ...this.#uplinkAddresses].map(({ address }) => address),
    };
  }

  /**
   * Returns the candidates that this client knows: the addresses of this machine, those that gateways mapped, and those
   * of its further uplinks.
   */
  candidates(candidatesMax: number): Candidate[] {
    const hosts = this.#hosts().map((host) => ({ kind: CandidateKind.HOST, ...host }));
    const mapped = (this.#mapper?.mapped ?? [])
      .filter((external) => !hosts.some((host) => isSameAddress(host, external)))
      .map((external) => ({ kind: CandidateKind.PORT_MAPPED, ...external }));
    const further = this.#uplinkAddresses.map((seen) => ({ kind: CandidateKind.SERVER_REFLEXIVE, ...seen }));
    // Those of the machine last: others reach the rest from elsewhere, too.
    const usable = [...mapped, ...further, ...hosts].filter(isCandidateAddress);
    return usable.slice(0, candidatesMax).map((each) => Candidate.create(each));
  }

  /** What this client knows of its own way to the internet. */
  facts(candidatesMax: number): OwnFacts {
    const { asked, addresses, seen: mappings } = this.view;
    // The server adds them to those that this client offers.
    const seen = addresses.map((each) => Candidate.create({ kind: CandidateKind.SERVER_REFLEXIVE, ...each }));
    return {
      families: ownFamilies(this.#network.interfaces(), { hosts: this.#hosts(), asked, seen: mappings }),
      candidates: [...seen, ...this.candidates(candidatesMax)],
    };
  }

  /** Where to try the candidates of a peer. */
  destinationsOf(candidates: readonly Candidate[]): OfferedDestination[] {
    const isOnServersHost = isLoopbackAddress(this.server);
    const { candidatesMax } = this.#limits;
    return destinationsOf(candidates, { interfaces: this.#network.interfaces(), isOnServersHost, candidatesMax });
  }

  /** The server's IP address, and the one of the other family, if the server has told one by now. */
  get serverAddresses(): readonly string[] {
    const { further } = this.view.agreed ?? {};
    return further === undefined ? [this.server] : [this.server, further];
  }

  async close(): Promise<void> {
    this.#looks.clear();
    this.view.close();
    this.uplinks?.stop();
    await this.#mapper?.close();
    await this.socket.close();
  }

  get #uplinkAddresses(): readonly SocketAddress[] {
    return this.uplinks?.addresses ?? [];
  }

  /** The addresses of the socket on this machine, the best first. */
  #hosts(): SocketAddress[] {
    const { address, port } = this.#address;
    const interfaces = this.#network.interfaces();
    const isStill = isLoopbackAddress(this.#local) || interfaces.some((each) => each.address === this.#local);
    const addresses = ownAddresses(interfaces, isStill ? this.#local : "");
    // A socket without IPv6 receives nothing at such an address.
    const reached = address === "::" ? addresses : addresses.filter((each) => !each.includes(":"));
    return reached.map((each) => ({ address: each, port }));
  }
}
